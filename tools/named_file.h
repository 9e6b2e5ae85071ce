// Files that the user names on the command line. One that cannot be read is their mistake: malformed,
// with the name.
#pragma once

#include <fstream>
#include <string>
#include <string_view>

#include "ledger/base/fault.h"

namespace caseledger::tools {

Result<std::ifstream> open_named_file(const std::string& file);
/// The whole of it.
Result<std::string> text_of_file(const std::string& file);

/// A fault of what is in a file, with the line that it names: "FILE:3".
Fault at_line(const std::string& file, const Fault& fault);

/// conflict: the name is taken. What the user has already is never written over.
Result<void> check_is_new(const std::string& file);
/// A new file, durable on return; a crash leaves all of it or none. conflict as above.
Result<void> write_new_file(const std::string& file, std::string_view bytes);

}  // namespace caseledger::tools
