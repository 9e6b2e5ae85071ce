// The same verification with the keys of the data folder, for whoever may read the words.
#pragma once

#include "tools/verification.h"

namespace caseledger::tools {

/// What a verification does without the passphrase of the keys: it fails, or it goes on, leaves
/// everything sealed unchecked and says so.
enum class WithoutKeys { fails, goes_on };

Result<Verified> verify_ledger(
    const adapters::DataFolder& folder, const std::optional<std::string>& against,
    const adapters::TimeOptions& time = {}, WithoutKeys without_keys = WithoutKeys::fails,
    const std::function<void(std::uint64_t done, std::uint64_t of)>& progress = {});

}  // namespace caseledger::tools
