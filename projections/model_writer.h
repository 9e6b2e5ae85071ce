// Turns leaves into rows, within a transaction that somebody else (read_models.cpp) holds. Rows of
// histories are written at once; a stream's own row is kept in memory and written once for all its
// leaves of the batch, which is what makes rebuilding fast. Private to the room; may throw SQLite's
// exceptions.
#pragma once

#include <unordered_map>

#include "projections/history_tables.h"
#include "projections/officer_register.h"
#include "projections/officer_table.h"
#include "projections/stream_table.h"

namespace caseledger::projections {

class ModelWriter {
 public:
  explicit ModelWriter(SQLite::Database& database);

  Result<void> take(const ledger::Leaf& leaf, const Digest& leaf_hash, const Source& source);
  /// Writes what is still in memory. Afterwards the tables say everything.
  void flush();
  /// What is in memory was never written, or the tables were changed by others.
  void forget();
  /// Takes every row of one stream out of the tables. Call forget() or flush() before.
  void remove(const StreamKey& key);

 private:
  struct HashKey {
    std::size_t operator()(const StreamKey& key) const {
      return std::hash<std::string>{}(key.stream) ^ static_cast<std::size_t>(key.procedure);
    }
  };
  StreamState& stream(const StreamKey& key);
  StreamState load(const StreamKey& key);
  void save(StreamState& state);

  SQLite::Database& database_;
  StreamTable stream_table_;
  HistoryTables histories_;
  OfficerTable officer_table_;
  std::unordered_map<StreamKey, StreamState, HashKey> streams_;
  std::vector<StreamState*> changed_;
  OfficerRegister officers_;  ///< beside the bureau's stream, loaded and forgotten with it
};

}  // namespace caseledger::projections
