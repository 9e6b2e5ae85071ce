// The vocabularies as a table, so that whoever opens the file can read the keys in Chinese.
#pragma once

#include "projections/database.h"

namespace caseledger::projections {

void fill_words(SQLite::Database& database);

}  // namespace caseledger::projections
