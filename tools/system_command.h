// What the system asks by itself: the first facts, deadlines that were reached, timestamps. It
// holds a capacity of its own and signs nothing.
#pragma once

#include <string_view>

#include "engine/command.h"

namespace caseledger::tools {

/// Without an id. `recorded_at` is ledger time, only on a simulated clock.
engine::Command by_system(Procedure procedure, const Id& stream, CommandBody body,
                          Instant occurred_at, std::optional<Instant> recorded_at);

/// The same occasion is the same command, however often it is asked: "caseledger/tick/…".
CommandId id_of_occasion(std::string_view occasion);

}  // namespace caseledger::tools
