// A command that arrives twice is answered with its first answer, read back from the ledger: the
// leaves are the only memory of what was answered.
#pragma once

#include <vector>

#include "engine/command.h"

namespace caseledger::engine {

/// Whether the command that wrote these leaves is this one, words included. Words that were erased
/// since cannot be compared and do not count.
Result<bool> is_same_command(const ledger::Ledger& ledger, const Command& command,
                             const std::vector<ledger::Leaf>& leaves);

/// The answer that was given for the leaves of one command.
Answer answer_again(const ledger::Ledger& ledger, const std::vector<ledger::Leaf>& leaves);

}  // namespace caseledger::engine
