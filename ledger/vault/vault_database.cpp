#include "ledger/vault/vault_database.h"

#include <lmdb.h>

#include <algorithm>

#include "ledger/vault/vault_anchor.h"

namespace caseledger::ledger {
namespace {

Bytes bytes_of(const MDB_val& value) {
  return {static_cast<const std::uint8_t*>(value.mv_data), value.mv_size};
}

MDB_val anchor_key() { return {kVaultAnchorKey.size(), const_cast<char*>(kVaultAnchorKey.data())}; }

}  // namespace

MDB_val value_of(const VaultKey& key) { return {sizeof key, const_cast<VaultKey*>(&key)}; }

void CloseCursor::operator()(MDB_cursor* cursor) const { mdb_cursor_close(cursor); }

Result<Cursor> open_cursor(MDB_txn* transaction, DatabaseId words) {
  MDB_cursor* cursor = nullptr;
  if (const int code = mdb_cursor_open(transaction, words, &cursor); code != 0) {
    return lmdb_fault("vault", code);
  }
  return Cursor(cursor);
}

Result<std::optional<Stored>> next_record(MDB_cursor* cursor, const VaultKey* from) {
  MDB_val key{}, value{};
  if (from != nullptr) key = value_of(*from);
  const int code = mdb_cursor_get(cursor, &key, &value, from != nullptr ? MDB_SET_RANGE : MDB_NEXT);
  if (code == MDB_NOTFOUND) return std::nullopt;
  if (code != 0) return lmdb_fault("vault", code);
  return Stored{bytes_of(key), bytes_of(value)};
}

Result<void> put_anchor(MDB_txn* transaction, DatabaseId unnamed, const Environment& environment,
                        std::uint64_t slots) {
  auto bytes = to_bytes(VaultAnchor{mdb_txn_id(transaction), environment.map_bytes(), slots});
  MDB_val key = anchor_key(), value{bytes.size(), bytes.data()};
  if (const int code = mdb_put(transaction, unnamed, &key, &value, 0); code != 0) {
    return lmdb_fault("vault", code);
  }
  return {};
}

Result<std::uint64_t> count_slots(Environment& environment, DatabaseId words) {
  CL_TRY(const auto snapshot, ReadTransaction::begin(environment));
  CL_TRY(const auto cursor, open_cursor(snapshot.handle(), words));
  const VaultKey first = 0;
  std::uint64_t slots = 0;
  auto stored = next_record(cursor.get(), &first);
  for (; stored && *stored; stored = next_record(cursor.get(), nullptr)) {
    if (const auto slot = slot_of_vault_record((*stored)->value)) {
      slots = std::max(slots, std::uint64_t{*slot} + 1);
    }
  }
  CL_TRY(stored);
  return slots;
}

Result<std::optional<std::uint64_t>> slots_counted(Environment& environment, DatabaseId unnamed) {
  CL_TRY(const auto snapshot, ReadTransaction::begin(environment));
  MDB_val key = anchor_key(), value{};
  const int code = mdb_get(snapshot.handle(), unnamed, &key, &value);
  if (code != 0 && code != MDB_NOTFOUND) return lmdb_fault("vault", code);
  const auto anchor = code == 0 ? parse_vault_anchor(bytes_of(value)) : std::nullopt;
  if (!anchor) {
    return fault(FaultKind::corrupt, "vault/data.mdb",
                 {"文库自述的记录已损坏", "the vault's anchor is damaged"});
  }
  return anchor->slots;
}

}  // namespace caseledger::ledger
