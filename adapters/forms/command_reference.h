// The reference of all acts and their bodies for those who write commands: integrators and
// clerks. Printed from the same field lists the door reads by, so it cannot lie; COMMANDS.md is
// this print, and a test compares.
#pragma once

#include <string>

namespace caseledger::adapters {

/// The whole of COMMANDS.md.
std::string describe_commands();

}  // namespace caseledger::adapters
