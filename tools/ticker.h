// Turns what has fallen due into commands: the read model says which rungs are reached, the law
// judges each as it judges any act. A rung's command id is made of its clock, rung and due day, so
// that it is one command however often it is asked.
#pragma once

#include "tools/session.h"

namespace caseledger::tools {

struct TickReport {
  std::uint32_t rungs = 0;
  std::uint32_t recomputed = 0;
  std::uint32_t refused = 0;  ///< the law found otherwise; the next tick looks again
};

/// `now` is ledger time on a simulated clock and ignored otherwise. Requires Mode::write.
Result<TickReport> tick(Session& session, Instant now);

}  // namespace caseledger::tools
