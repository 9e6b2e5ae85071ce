// What all queries share, private to the room: one connection whose answers take turns, each of one
// moment, and the conditions of a WHERE.
#pragma once

#include <mutex>
#include <variant>

#include "projections/database.h"
#include "projections/insert.h"
#include "projections/queries.h"

namespace caseledger::projections {

struct Queries::State {
  explicit State(SQLite::Database opened) : database(std::move(opened)) {}

  SQLite::Database database;
  std::mutex turn;

  /// Runs `work(database)` alone, on one moment of the file.
  template <class Work>
  auto ask(std::string_view doing, Work&& work) {
    const std::lock_guard alone(turn);
    return guarded(doing, [&] {
      SQLite::Transaction one_moment(database);
      return work(database);
    });
  }
};

/// " WHERE …" of what was asked, with its values; nothing asked, everything answered.
class Conditions {
 public:
  /// `sql` has one place for the value.
  void add(const std::string& sql, std::string value);
  void add(const std::string& sql);
  void add(const StreamKey& stream);
  template <Vocabulary E>
  void add_word(const std::string& column, const std::optional<E>& word) {
    if (word) add(column + " = ?", std::string(key_of(*word)));
  }
  void add_id(const std::string& column, const std::optional<Id>& id);
  /// Of rows with the columns `procedure` and `stream` (whose.h).
  void add_section(const std::optional<Id>& section);
  void add_officer(const std::optional<Id>& officer);
  /// That the texts, an SQL expression, have this part, however it is written (folded.h). Whatever
  /// signs the part has: LIKE's own are escaped. Empty: nothing is asked.
  void add_match(const std::string& texts, const std::string& part);

  /// The rows of their table that answer; `rest` is " ORDER BY …".
  template <IsTable Row>
  std::vector<Row> ask(SQLite::Database& database, const std::string& rest) const {
    return ask<Row>(database, select_all<Row>(), rest);
  }
  /// The same of another statement, "SELECT … FROM …".
  template <HasColumns Row>
  std::vector<Row> ask(SQLite::Database& database, const std::string& select,
                       const std::string& rest) const {
    SQLite::Statement statement(database, select + where_ + rest);
    Writer writer(statement);
    for (const auto& value : values_) writer.put(value);
    return take_all<Row>(statement);
  }

 private:
  std::string where_ = " WHERE 1";
  std::vector<std::string> values_;
};

/// What several queries ask, on a connection whose turn it is.
std::vector<DeadlineRow> ask_deadlines(SQLite::Database& database, const DeadlineFilter& filter);
std::vector<ItemRow> ask_items(SQLite::Database& database, const ItemFilter& filter);
std::optional<CaseRow> ask_case(SQLite::Database& database, std::string_view id);
std::vector<TimelineRow> ask_timeline(SQLite::Database& database, const StreamKey& stream);
std::vector<IrregularityRow> ask_irregularities(SQLite::Database& database,
                                                const HistoryFilter& filter);
std::vector<RefusalRow> ask_refusals(SQLite::Database& database, const HistoryFilter& filter);
std::vector<CorrectionRow> ask_corrections(SQLite::Database& database, const StreamKey& stream);

}  // namespace caseledger::projections
