// Where exports may write: each into a folder of its own. The first run into a missing or empty
// folder leaves a mark there, the file `.caseledger-export`, which says which export of which
// ledger the folder is; later runs ask for that mark. So no export writes over other people's
// files, and none over another ledger's export.
#pragma once

#include <filesystem>
#include <string_view>

#include "ledger/base/fault.h"

namespace caseledger::adapters {

/// conflict: the path is a data folder or lies in one. What is exported there would get into its
/// backups, and might replace files of its own.
Result<void> must_be_outside_data(const std::filesystem::path& path);

/// Makes the folder, if it is missing, with its mark in it. `kind` is "site" or "tiles". conflict:
/// it lies in a data folder, is no folder, holds files and no mark, or is another export.
Result<void> claim_export_folder(const std::filesystem::path& folder, std::string_view kind,
                                 std::string_view origin);

}  // namespace caseledger::adapters
