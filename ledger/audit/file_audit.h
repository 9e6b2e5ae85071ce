// Verification of the files in the vault (sealed_file.h): every file opens under a live key of the
// vault, as the file of its name, and has the content that its head says. Whatever else lies there
// is a finding too. A file whose key is destroyed is one unless its disposal is still under way,
// and so is one whose key ought to have been destroyed.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "ledger/base/fault.h"
#include "ledger/vault/aead.h"
#include "ledger/vault/case_keys.h"

namespace caseledger::ledger {

struct FilesReport {
  std::uint64_t files = 0;  ///< that are sound
  std::vector<Bilingual> findings;
};

/// Reads all of them. unavailable: the folder of the vault cannot be read, or the bureau's key is
/// not the right one.
Result<FilesReport> audit_files(const std::filesystem::path& vault, const SecretKey& bureau_key,
                                const std::set<SlotNumber>& overdue = {});

}  // namespace caseledger::ledger
