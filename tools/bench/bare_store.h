// A database with nothing in front of it, to append leaves to. It is spoken to directly here and
// nowhere else outside its room: that is the point of a benchmark.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "ledger/base/bytes.h"

namespace caseledger::tools {

class BareStore {
 public:
  virtual ~BareStore() = default;
  /// Each says whether it worked; after a failure none does.
  virtual bool begin() = 0;
  virtual bool put(std::uint64_t key, ledger::Bytes bytes) = 0;
  /// Durable when it returns.
  virtual bool commit() = 0;
};

/// Both make a fresh database in a folder that is not there yet.
/// LMDB with its default flags, MDB_INTEGERKEY and MDB_APPEND.
std::unique_ptr<BareStore> bare_lmdb(const std::filesystem::path& folder);
/// SQLite with journal_mode WAL and synchronous FULL, one table keyed by the row number.
std::unique_ptr<BareStore> bare_sqlite(const std::filesystem::path& folder);

}  // namespace caseledger::tools
