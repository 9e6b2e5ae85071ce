// Private to repair: what was made new in `repair/` takes the place of what is damaged, which keeps
// lying beside it under another name. That is many renames, and a crash may come between any two:
// so a note says durably, before the first, that all of it is ready and which name becomes which.
// From there a repair only goes on and never begins anew.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "ledger/base/fault.h"

namespace caseledger::ledger {

/// Where the new folders are made.
std::filesystem::path repair_work(const std::filesystem::path& data_folder);

/// Makes durable what lies in the work folder, then the note. The folders of these names will take
/// the places of those in the data folder.
Result<void> note_exchange(const std::filesystem::path& data_folder,
                           std::span<const char* const> names);

/// Carries out what the note says, as far as that was not done before, and removes the work folder.
/// Answers with the names under which damaged folders are kept now. Requires that there is a note.
Result<std::vector<std::string>> carry_out_exchange(const std::filesystem::path& data_folder);

}  // namespace caseledger::ledger
