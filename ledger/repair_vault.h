// Private to repair: the vault put together again. Records stay sealed as they lie; one is taken
// from the backup where ours does not open. A key that was destroyed stays destroyed.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "ledger/repair.h"

namespace caseledger::ledger {

struct VaultRepair {
  std::uint64_t mended = 0;  ///< records and keys that came from the backup
  std::vector<Loss> losses;  ///< what is there and opens nowhere
};

/// Makes `to`, a vault with the words of the leaves before `end`, from the data folder and a backup
/// of it.
Result<VaultRepair> repair_vault(const std::filesystem::path& damaged,
                                 const std::optional<std::filesystem::path>& backup,
                                 const std::filesystem::path& to, const SecretKey& bureau_key,
                                 Position end);

}  // namespace caseledger::ledger
