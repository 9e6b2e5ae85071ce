// A prepared statement that writes whole rows of one table, private to this room. The columns are
// the table's own, in their order; a row that is there already is replaced.
#pragma once

#include "projections/row_io.h"

namespace caseledger::projections {

class Insert {
 public:
  Insert(SQLite::Database& database, const std::string& table);

  /// The values of one row, in the order of the columns.
  template <class... Values>
  void write(const Values&... values) {
    Writer writer(statement_);
    (writer.put(values), ...);
    run(writer.count());
  }

 private:
  void run(int values);

  SQLite::Statement statement_;
};

/// Runs a prepared statement that answers nothing, with these values.
template <class... Values>
void run(SQLite::Statement& statement, const Values&... values) {
  Writer writer(statement);
  (writer.put(values), ...);
  statement.exec();
  statement.reset();
}

/// Puts the values and takes all rows of the answer.
template <class Row, class... Values>
std::vector<Row> ask(SQLite::Statement& statement, const Values&... values) {
  Writer writer(statement);
  (writer.put(values), ...);
  auto rows = take_all<Row>(statement);
  statement.reset();
  return rows;
}

}  // namespace caseledger::projections
