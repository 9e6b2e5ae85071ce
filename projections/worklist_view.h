// The view `worklists`, who has to do what now, and `tasks`, of which it is made: the duties over
// the rows of their streams. Private to the room; may throw SQLite's exceptions.
#pragma once

#include "projections/database.h"

namespace caseledger::projections {

/// The columns of `worklists` are those of WorklistRow.
void make_worklists(SQLite::Database& database);

}  // namespace caseledger::projections
