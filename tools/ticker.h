// Turns what has fallen due into commands: the read model says which rungs are reached, the law
// judges each as it judges any act. A command's id is made of the clock that it is about, from the
// fact that started it on, and of the state of its stream, so that it is one command however often
// it is asked, and never that of another clock.
#pragma once

#include "tools/session.h"

namespace caseledger::tools {

struct TickReport {
  std::uint32_t rungs = 0;
  std::uint32_t recomputed = 0;
  std::uint32_t refused = 0;  ///< the law found otherwise; the next tick looks again
};

/// Counts anew what the calendar in force changes, also days that counted as settled; how many.
Result<std::uint32_t> recount(Session& session, Instant now, std::uint32_t& refused);

/// `now` is ledger time on a simulated clock and ignored otherwise. Requires Mode::write.
Result<TickReport> tick(Session& session, Instant now);

}  // namespace caseledger::tools
