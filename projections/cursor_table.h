// The follower's cursor in and out of its table. Private to the room; may throw SQLite's
// exceptions.
#pragma once

#include "projections/database.h"
#include "projections/follower.h"

namespace caseledger::projections {

/// At the beginning where the table has no row yet.
Cursor read_cursor(const SQLite::Database& database);
void write_cursor(SQLite::Database& database, const Cursor& cursor);

}  // namespace caseledger::projections
