// Private to the vault: its two databases in LMDB, the words and the unnamed one, as cursors,
// records and the anchor (vault_anchor.h).
#pragma once

#include <memory>
#include <optional>

#include "ledger/disk/environment.h"
#include "ledger/vault/vault_record.h"

struct MDB_cursor;
struct MDB_txn;
struct MDB_val;

namespace caseledger::ledger {

/// The key as LMDB takes it; it is not copied.
MDB_val value_of(const VaultKey& key);

struct CloseCursor {
  void operator()(MDB_cursor* cursor) const;
};
using Cursor = std::unique_ptr<MDB_cursor, CloseCursor>;

Result<Cursor> open_cursor(MDB_txn* transaction, DatabaseId words);

/// One record as stored; the bytes are LMDB's and valid as long as the snapshot.
struct Stored {
  Bytes key, value;
  Result<Position> position() const { return position_of_vault_record(key); }
};

/// The first record at or behind a key, or behind the cursor.
Result<std::optional<Stored>> next_record(MDB_cursor* cursor, const VaultKey* from);

/// Belongs into every transaction.
Result<void> put_anchor(MDB_txn* transaction, DatabaseId unnamed, const Environment& environment,
                        std::uint64_t slots);
/// How many slots the file of keys must have at least, as the anchor says; nothing where it does
/// not count them yet.
Result<std::optional<std::uint64_t>> slots_counted(Environment& environment, DatabaseId unnamed);
/// How many the records name, by looking at all of them.
Result<std::uint64_t> count_slots(Environment& environment, DatabaseId words);

}  // namespace caseledger::ledger
