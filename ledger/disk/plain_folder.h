// A folder that was handed over: nothing below it leads anywhere else. A link in the place of a
// file that is opened for writing, be it only a lock, would lay whoever looks at the folder open to
// whoever made it; a pipe would let them wait for ever.
#pragma once

#include <filesystem>

#include "ledger/base/fault.h"

namespace caseledger::ledger {

/// malformed: the first thing below it that is neither a folder nor a file, by name. The folder
/// itself may be reached through links. What the user may not look into is left alone: nobody opens
/// it for them either.
Result<void> must_be_plain(const std::filesystem::path& folder);

}  // namespace caseledger::ledger
