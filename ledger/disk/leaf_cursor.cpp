#include "ledger/disk/leaf_cursor.h"

#include <lmdb.h>

#include <cstring>

namespace caseledger::ledger {

tl::unexpected<Fault> missing_leaf(Position position) {
  const auto number = std::to_string(position.index);
  return fault(FaultKind::corrupt, "",
               {"缺少第" + number + "号事实", "leaf " + number + " is missing"});
}
namespace {

Bytes bytes_of(const MDB_val& value) {
  return {static_cast<const std::uint8_t*>(value.mv_data), value.mv_size};
}

}  // namespace

void LeafCursor::Close::operator()(MDB_cursor* cursor) const { mdb_cursor_close(cursor); }

Result<LeafCursor> LeafCursor::open(const ReadTransaction& transaction, DatabaseId leaves) {
  MDB_cursor* cursor = nullptr;
  const int code = mdb_cursor_open(transaction.handle(), leaves, &cursor);
  if (code != 0) return lmdb_fault("leaves", code);
  return LeafCursor(cursor);
}

Result<std::optional<Bytes>> LeafCursor::seek(Position position) {
  MDB_val key{sizeof position.index, &position.index};
  MDB_val value{};
  const int code = mdb_cursor_get(cursor_.get(), &key, &value, MDB_SET_KEY);
  return found(code, position, bytes_of(key), bytes_of(value));
}

Result<std::optional<Bytes>> LeafCursor::next() {
  MDB_val key{}, value{};
  const int code = mdb_cursor_get(cursor_.get(), &key, &value, MDB_NEXT);
  return found(code, at_.next(), bytes_of(key), bytes_of(value));
}

Result<std::optional<Bytes>> LeafCursor::found(int code, Position expected, Bytes key,
                                               Bytes value) {
  if (code == MDB_NOTFOUND) return std::nullopt;
  const auto number = std::to_string(expected.index);
  if (code != 0) return lmdb_fault("leaf " + number, code);
  std::uint64_t index = 0;
  if (key.size() != sizeof index) {
    return fault(FaultKind::corrupt, "",
                 {"第" + number + "号事实没有编号", "leaf " + number + " has no number"});
  }
  std::memcpy(&index, key.data(), sizeof index);
  if (index != expected.index) return missing_leaf(expected);
  at_ = expected;
  return value;
}

}  // namespace caseledger::ledger
