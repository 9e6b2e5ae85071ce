// What keys are called, as a table, so that whoever opens the file can read them in Chinese.
#pragma once

#include <vector>

#include "projections/database.h"
#include "projections/fixed_rows.h"

namespace caseledger::projections {

/// All of them; a vocabulary that two columns share may come twice.
const std::vector<WordRow>& words();
void fill_words(SQLite::Database& database);

}  // namespace caseledger::projections
