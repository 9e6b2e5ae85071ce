// A clock's move as JSON, for receipts and for facts.
#pragma once

#include "adapters/forms/json.h"
#include "statemachines/day/deadline.h"

namespace caseledger::adapters {

/// {"clock":"review","clock_zh":"法制审核期限","basis":…,"move":"started","on":…,"due":…,
///  "due_without_pause":…,"provisional":false}
Json clock_json(const ClockMoved& moved);
Json clocks_json(const std::vector<ClockMoved>& moves);

}  // namespace caseledger::adapters
