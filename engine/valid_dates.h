// Whether the law can count with the days of a fact. No door takes others, but a forger writes any
// number, and calendars go day by day.
#pragma once

#include "ledger/leaf/leaf.h"

namespace caseledger::engine {

/// Every day and instant in it lies in the years 1 to 9999.
bool has_valid_dates(const ledger::Fact& fact);

}  // namespace caseledger::engine
