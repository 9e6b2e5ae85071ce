// Files that the user names on the command line. One that cannot be read is his mistake: malformed,
// with the name.
#pragma once

#include <fstream>
#include <string>

#include "ledger/fault.h"

namespace caseledger::tools {

Result<std::ifstream> open_named_file(const std::string& file);
/// The whole of it.
Result<std::string> text_of_file(const std::string& file);

}  // namespace caseledger::tools
