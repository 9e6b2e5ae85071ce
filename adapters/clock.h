// The one clock of the house. Ledger time may stand still, but never runs back.
#pragma once

#include "engine/engine.h"

namespace caseledger::adapters {

/// UTC of this machine, to the microsecond. Within this process no answer is before another one
/// given earlier, nor before `not_before`, though the machine's clock were set back. Any thread.
engine::Now system_clock(Instant not_before = {});

}  // namespace caseledger::adapters
