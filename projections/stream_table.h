// Streams in and out of the tables: a row of bureau, cases or items with its clocks and parts.
// Private to the room. All functions may throw SQLite's exceptions.
#pragma once

#include "projections/insert.h"
#include "projections/stream_state.h"

namespace caseledger::projections {

class StreamTable {
 public:
  explicit StreamTable(SQLite::Database& database);

  /// As it was saved; a new one where it never was.
  StreamState load(const StreamKey& key);
  /// Writes what changed.
  void save(StreamState& state);

 private:
  void load_deadlines(StreamState& state);
  void save_deadlines(const StreamState& state);
  void save_people(const CaseRow& row);
  void save_measures(const CaseRow& row);
  void save_editions(StreamState& state, const ItemRow& row);

  Insert bureau_, cases_, items_, deadlines_, participants_, measures_, editions_;
  SQLite::Statement one_bureau_, one_case_, one_item_, its_deadlines_;
  SQLite::Statement forget_people_, forget_measures_, end_edition_;
};

}  // namespace caseledger::projections
