// The articles of the rules in force as a table. Private to the room; may throw SQLite's
// exceptions.
#pragma once

#include "projections/database.h"
#include "statemachines/day/ruleset.h"

namespace caseledger::projections {

/// Nothing is written where the table says the same already.
void write_articles(SQLite::Database& database, const Ruleset& ruleset);

}  // namespace caseledger::projections
