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
  /// Shows what the law's file holds, and writes what changed.
  void save(StreamState& state);

 private:
  void load_deadlines(StreamState& state);
  void load_displayed(Folded<ItemRow>& folded);

  void save_folded(StreamState& state, Folded<BureauRow>& folded);
  void save_folded(StreamState& state, Folded<CaseRow>& folded);
  void save_folded(StreamState& state, Folded<ItemRow>& folded);
  void save_people(const CaseRow& row);
  void save_measures(const CaseRow& row);

  Insert<BureauRow> bureau_;
  Insert<CaseRow> cases_;
  Insert<ItemRow> items_;
  Insert<DeadlineRow> deadlines_;
  Insert<ParticipantRow> participants_;
  Insert<MeasureRow> measures_;
  Insert<EditionRow> editions_;
  SQLite::Statement one_bureau_, one_case_, one_item_, its_deadlines_, last_edition_;
  SQLite::Statement forget_people_, forget_measures_, end_edition_;
};

}  // namespace caseledger::projections
