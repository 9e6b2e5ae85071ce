// What the read models say, as one hash: every row of every table in the order of its key. Two
// files with the same digest show the same, wherever their pages lie. Private to the room.
#pragma once

#include "projections/database.h"
#include "statemachines/words/digest.h"

namespace caseledger::projections {

/// May throw SQLite's exceptions. Reads one moment.
Digest digest_of(SQLite::Database& database);

}  // namespace caseledger::projections
