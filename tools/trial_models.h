// The read models of a data folder beside those that its ledger gives. They say in the clear what
// the vault seals: those made to compare lie in memory alone, and nothing in the folder is written.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "ledger/audit/verify.h"

namespace caseledger::tools {

struct ComparedModels {
  std::vector<ledger::Finding> findings;
  std::optional<Bilingual> unchecked;  ///< why they could not be compared
  Bilingual reach;                     ///< how far they are, where the ledger is longer
};

/// unavailable, corrupt: what keeps the ledger itself from being followed.
Result<ComparedModels> compare_with_rebuild(const std::filesystem::path& data_folder);

}  // namespace caseledger::tools
