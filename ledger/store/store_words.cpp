// What follows the commits into the vault. See store.h and words_ahead.h.
#include <lmdb.h>

#include <cstring>

#include "ledger/store/store_state.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

/// So much is handed over at once, by groups.
constexpr std::size_t kBytesAtOnce = std::size_t{4} << 20;

struct CloseCursor {
  void operator()(MDB_cursor* cursor) const { mdb_cursor_close(cursor); }
};

/// Goes over the groups that have words.
class WordsCursor {
 public:
  static Result<WordsCursor> open(MDB_txn* transaction, DatabaseId ahead) {
    MDB_cursor* cursor = nullptr;
    const int code = mdb_cursor_open(transaction, ahead, &cursor);
    if (code != 0) return lmdb_fault("words ahead", code);
    return WordsCursor(cursor);
  }

  /// False where there is none.
  Result<bool> move(MDB_cursor_op where, std::uint64_t from = 0) {
    MDB_val key{sizeof from, &from}, value{};
    const int code = mdb_cursor_get(cursor_.get(), &key, &value, where);
    if (code == MDB_NOTFOUND) return false;
    if (code != 0) return lmdb_fault("words ahead", code);
    if (key.mv_size != sizeof first_)
      return fault(FaultKind::corrupt, "words ahead", {"没有编号", "no number"});
    std::memcpy(&first_, key.mv_data, sizeof first_);
    bytes_ = {static_cast<const std::uint8_t*>(value.mv_data), value.mv_size};
    return true;
  }
  Result<void> remove() {
    const int code = mdb_cursor_del(cursor_.get(), 0);
    return code == 0 ? Result<void>() : lmdb_fault("words ahead", code);
  }

  std::uint64_t first() const { return first_; }
  SealedWords words() const { return SealedWords(bytes_); }

 private:
  explicit WordsCursor(MDB_cursor* cursor) : cursor_(cursor) {}
  std::unique_ptr<MDB_cursor, CloseCursor> cursor_;
  std::uint64_t first_ = 0;  // key of the group
  Bytes bytes_;
};

}  // namespace

void Store::State::words_soon() {
  words_ahead_bytes = 0;
  housekeeping->post([this] { return hand_over_words(); });
}

Result<void> Store::State::hand_over_words() {
  for (;;) {
    std::vector<SealedWords> groups;
    std::size_t bytes = 0;
    std::uint64_t next = taken_to;
    {
      CL_TRY(const auto snapshot, ReadTransaction::begin(*environment));
      CL_TRY(auto cursor, WordsCursor::open(snapshot.handle(), ahead));
      auto found = cursor.move(MDB_SET_RANGE, next);
      for (; found && *found && bytes < kBytesAtOnce; found = cursor.move(MDB_NEXT)) {
        groups.push_back(cursor.words());
        bytes += groups.back().bytes().size();
        next = cursor.first() + 1;
      }
      CL_TRY(found);
    }
    if (groups.empty()) return {};
    CL_REQUIRE(options.take_words != nullptr);
    CL_TRY(options.take_words(groups));
    // From here the store's own copy may go.
    taken_to = next;
    // The rest came meanwhile, and comes with the next: others wait for this thread.
    if (bytes < kBytesAtOnce) return {};
  }
}

Result<bool> Store::State::drop_taken_words(MDB_txn* transaction, std::size_t groups_max) {
  CL_TRY(auto cursor, WordsCursor::open(transaction, ahead));
  bool has_dropped = false;
  for (std::size_t n = 0; n < groups_max; ++n) {
    CL_TRY(const auto found, cursor.move(MDB_FIRST));
    if (!found || cursor.first() >= taken_to) break;
    CL_TRY(cursor.remove());
    has_dropped = true;
  }
  return has_dropped;
}

Result<void> Store::settle_words() {
  CL_REQUIRE(!state_->read_only && !state_->group_is_open);
  state_->words_soon();
  CL_TRY(state_->housekeeping->wait());
  // The room for it was kept free (Limits::disk_reserve_bytes).
  CL_TRY(const auto group, open_group());
  return group->commit();
}

Result<void> Store::scan_words(const VisitWords& visit) const {
  CL_TRY(const auto snapshot, ReadTransaction::begin(*state_->environment));
  CL_TRY(auto cursor, WordsCursor::open(snapshot.handle(), state_->ahead));
  auto found = cursor.move(MDB_FIRST);
  for (; found && *found; found = cursor.move(MDB_NEXT)) {
    if (!visit(cursor.words())) return {};
  }
  return found ? Result<void>() : tl::unexpected(found.error());
}

Result<SealedWords> Store::words_at(std::uint64_t key) const {
  CL_TRY(const auto snapshot, ReadTransaction::begin(*state_->environment));
  CL_TRY(auto cursor, WordsCursor::open(snapshot.handle(), state_->ahead));
  auto found = cursor.move(MDB_SET_RANGE, key + 1);
  if (found) found = cursor.move(*found ? MDB_PREV : MDB_LAST);
  CL_TRY(found);
  return *found ? cursor.words() : SealedWords();
}

}  // namespace caseledger::ledger
