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

  /// What a row's parts need when it is loaded and saved; most rows have none.
  template <class Row>
  void load_parts(Folded<Row>&) {}
  void load_parts(Folded<ItemRow>& folded);
  template <class Row>
  void save_folded(StreamState& state, Folded<Row>& folded);
  void save_folded(StreamState& state, Folded<CaseRow>& folded);
  void save_folded(StreamState& state, Folded<ItemRow>& folded);
  void save_people(const CaseRow& row);
  void save_measures(const CaseRow& row);

  /// The tables with a row for each stream of a procedure.
  template <class Row>
  struct Rows {
    explicit Rows(SQLite::Database& database)
        : insert(database), one(database, select_all<Row>() + "WHERE id = ?") {}
    Insert<Row> insert;
    SQLite::Statement one;
  };
  template <class List>
  struct RowsOf;
  template <class... Ps>
  struct RowsOf<Types<Ps...>> : Rows<typename RowOf<Ps>::type>... {
    explicit RowsOf(SQLite::Database& database) : Rows<typename RowOf<Ps>::type>(database)... {}
  };
  template <class Row>
  Rows<Row>& rows() {
    return rows_;
  }

  RowsOf<Procedures> rows_;
  Insert<DeadlineRow> deadlines_;
  Insert<ParticipantRow> participants_;
  Insert<MeasureRow> measures_;
  Insert<EditionRow> editions_;
  SQLite::Statement its_deadlines_, last_edition_;
  SQLite::Statement forget_people_, forget_measures_, end_edition_;
};

}  // namespace caseledger::projections
