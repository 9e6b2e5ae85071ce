// How a passphrase is found, the same for making keys as for opening them. One line break at its
// end is not part of it: editors and `echo` add one to a file that somebody takes away and brings
// back. An empty passphrase is none.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "ledger/base/fault.h"

namespace caseledger::adapters {

/// Without one line feed, or carriage return and line feed, at its end; nothing where then nothing
/// is left.
std::optional<std::string> passphrase_of(std::string text);
/// What the environment variable gives; nothing where it is not set or is empty.
std::optional<std::string> passphrase_in_environment(const char* variable);
/// What the file gives; nothing where it is missing or empty. unavailable: it cannot be read.
Result<std::optional<std::string>> passphrase_in_file(const std::filesystem::path& file);

}  // namespace caseledger::adapters
