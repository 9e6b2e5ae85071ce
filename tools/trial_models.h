// The proof that the read models are nothing but the ledger: made anew beside the live ones, they
// have the same content.
#pragma once

#include <filesystem>
#include <vector>

#include "ledger/verify.h"

namespace caseledger::tools {

/// Brings the live models up to the end, makes others in a temporary folder from position 0 and
/// compares. Findings are of the promise "models".
Result<std::vector<ledger::Finding>> compare_with_rebuild(const std::filesystem::path& folder);

}  // namespace caseledger::tools
