// See the header.
#include "projections/insert.h"

#include "statemachines/words/check.h"

namespace caseledger::projections {
namespace {

/// "id, stage, …" and "?, ?, …"; an update in place keeps the row where it is in the file.
std::string upsert_sql(SQLite::Database& database, const std::string& table) {
  SQLite::Statement columns(database, "SELECT name, pk FROM pragma_table_info(?)");
  columns.bind(1, table);
  std::string places, keys, updates;
  const auto add = [](std::string& list, const std::string& one) {
    list += (list.empty() ? "" : ", ") + one;
  };
  while (columns.executeStep()) {
    const auto name = columns.getColumn(0).getString();
    add(places, "?");
    if (columns.getColumn(1).getInt() != 0) {
      add(keys, name);
    } else {
      add(updates, name + " = excluded." + name);
    }
  }
  const auto insert = "INSERT INTO " + table + " VALUES(" + places + ") ON CONFLICT(" + keys + ")";
  return insert + (updates.empty() ? " DO NOTHING" : " DO UPDATE SET " + updates);
}

}  // namespace

Insert::Insert(SQLite::Database& database, const std::string& table)
    : statement_(database, upsert_sql(database, table)) {}

void Insert::run(int values) {
  CL_ASSERT(values == statement_.getBindParameterCount());
  statement_.exec();
  statement_.reset();
}

}  // namespace caseledger::projections
