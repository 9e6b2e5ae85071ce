// Which program this is: the build id that the linker wrote into it. Two programs with the same id
// were made of the same code and carry the same files.
#pragma once

#include <string>

namespace caseledger::adapters {

/// In hexadecimal; empty where the linker wrote none.
std::string program_id();

}  // namespace caseledger::adapters
