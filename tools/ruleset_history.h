// caseledger ruleset list|show|diff: what was ever in force, what it says, and what another one
// would change, with the open cases that the change touches.
#pragma once

#include "tools/shell.h"

namespace caseledger::tools {

void add_ruleset_history(Subcommand ruleset, Shell& shell);

}  // namespace caseledger::tools
