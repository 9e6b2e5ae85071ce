// The proof that the read models are nothing but the ledger: made anew beside the live ones, they
// have the same content. That is looked at only where their pages and indexes are sound, because
// an answer may come from an index as well as from a row.
#pragma once

#include <filesystem>
#include <vector>

#include "ledger/audit/verify.h"

namespace caseledger::tools {

/// Brings the live models up to the end, makes others from position 0 in a folder that only this
/// user may enter (DIR/read/trial; elsewhere where DIR cannot be written or another verification
/// is at work there) and compares. Findings are of the promise "models"; a damaged file is one.
Result<std::vector<ledger::Finding>> compare_with_rebuild(const std::filesystem::path& folder);

}  // namespace caseledger::tools
