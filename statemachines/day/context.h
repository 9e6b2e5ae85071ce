// Everything a requirement may read besides the file and the command: time, actor and the rules
// of that day. It is built by the engine before the law is asked, and by the auditor when a step
// is judged again years later; both must get the same answer.
#pragma once

#include "statemachines/day/bureau.h"
#include "statemachines/day/calendar.h"
#include "statemachines/day/ruleset.h"

namespace caseledger {

struct Context {
  Instant occurred_at;  ///< legal time: deadlines run on it
  Instant recorded_at;  ///< ledger time
  std::string_view actor;
  Capacity capacity = Capacity::unspecified;
  std::string_view stream;  ///< the case or item asked about
  const Bureau& bureau;
  const Ruleset& ruleset;
  const Calendar& calendar;

  Day day() const { return local_day(occurred_at); }
  const Parameters& parameters() const { return ruleset.parameters_on(day()); }
};

}  // namespace caseledger
