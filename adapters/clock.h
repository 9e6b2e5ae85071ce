// The machine's clock as it stands. Whether it is believed is the engine's business
// (engine/clock_doubt.h): a clock that is held from running back would hide that it leapt ahead.
#pragma once

#include "engine/engine.h"

namespace caseledger::adapters {

/// UTC of this machine, to the microsecond. Any thread.
engine::Now system_clock();

}  // namespace caseledger::adapters
