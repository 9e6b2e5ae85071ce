// Every table as its description says, then the views and the rows that never change.
#include "projections/schema.h"

#include <vector>

#include "projections/cursor_table.h"
#include "projections/table_sql.h"
#include "projections/words_table.h"
#include "projections/worklist_view.h"

namespace caseledger::projections {
namespace {

void drop_everything(SQLite::Database& database) {
  std::vector<std::string> drops;
  SQLite::Statement all(database,
                        "SELECT 'DROP ' || type || ' ' || quote(name) FROM sqlite_schema"
                        " WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
                        " ORDER BY type DESC, name");
  while (all.executeStep()) drops.push_back(all.getColumn(0).getString());
  all.reset();
  for (const auto& drop : drops) database.exec(drop);
}

}  // namespace

void make_schema(SQLite::Database& database) {
  drop_everything(database);
  for (const auto& table : tables()) {
    if (!table.about.is_view) database.exec(create_sql(table));
  }
  write_cursor(database, {});
  fill_words(database);
  make_worklists(database);
  database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  database.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion));
}

bool has_schema(SQLite::Database& database) {
  return ask_integer(database, "PRAGMA application_id") == kApplicationId &&
         ask_integer(database, "PRAGMA user_version") == kSchemaVersion;
}

}  // namespace caseledger::projections
