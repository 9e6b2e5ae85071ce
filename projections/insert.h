// A prepared statement that writes whole rows of one table, private to this room. The columns are
// the table's own, in their order; a row that is there already is replaced.
#pragma once

#include "projections/row_io.h"
#include "projections/table_sql.h"
#include "statemachines/words/check.h"

namespace caseledger::projections {

/// Runs a prepared statement that answers nothing, with these values.
template <class... Values>
void run(SQLite::Statement& statement, const Values&... values) {
  Writer writer(statement);
  (writer.put(values), ...);
  CL_ASSERT(writer.count() == statement.getBindParameterCount());
  statement.exec();
  statement.reset();
}

template <IsTable Row>
class Insert {
 public:
  explicit Insert(SQLite::Database& database) : statement_(database, upsert_sql(table_of<Row>())) {}

  void write(const Row& row) { run(statement_, row); }

 private:
  SQLite::Statement statement_;
};

/// All of a table or view; what follows it is a WHERE or an ORDER BY.
template <IsTable Row>
std::string select_all() {
  return "SELECT * FROM " + std::string(Description<Row>::table.name) + " ";
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
