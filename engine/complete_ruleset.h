// Whether a ruleset says all that the law needs of it. Packs may fit together and still be no
// ruleset: without a clock for a duty nobody is ever late, without leaders nobody can approve, and
// a refusal must show the text it cites. Whatever founds a ledger or puts rules in force asks here.
#pragma once

#include <span>

#include "engine/ruleset_pack.h"

namespace caseledger::engine {

/// malformed, naming what is missing: a rule for each kind of clock, each of the six leaders, the
/// text of each article that the tables cite.
Result<void> require_complete(const Ruleset& rules);

/// What stack_packs makes of the packs, if it is complete.
Result<Ruleset> complete_ruleset(std::span<const Pack> packs);

}  // namespace caseledger::engine
