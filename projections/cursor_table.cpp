// One row, whose id is always zero.
#include "projections/cursor_table.h"

#include "projections/insert.h"

namespace caseledger::projections {

Cursor read_cursor(const SQLite::Database& database) {
  SQLite::Statement statement(database, select_all<CursorRow>());
  const auto rows = take_all<CursorRow>(statement);
  if (rows.empty()) return {};
  return {rows.front().next_position, rows.front().last_leaf_hash};
}

void write_cursor(SQLite::Database& database, const Cursor& cursor) {
  Insert<CursorRow>(database).write({0, cursor.next, cursor.last_leaf_hash});
}

}  // namespace caseledger::projections
