// Everything `verify` asks of a data folder, callable by those who must know before they act.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "adapters/data_folder.h"
#include "adapters/language.h"
#include "adapters/time_bounds.h"
#include "ledger/verify.h"
#include "tools/named_file.h"

namespace caseledger::tools {

struct Verified : ledger::VerifyReport {
  adapters::Bilingual time;  ///< when the leaves were written, as far as others prove it
  std::vector<adapters::TimeInterval> intervals;  ///< the same, leaf by leaf
};

/// `against` is the text of a checkpoint that somebody kept; `time` has the roots and the policy of
/// whoever asks. malformed where those cannot be read. Read models are not compared here.
Result<Verified> verify_ledger(
    const adapters::DataFolder& folder, const std::optional<std::string>& against,
    const adapters::TimeOptions& time = {},
    const std::function<void(std::uint64_t done, std::uint64_t of)>& progress = {});

}  // namespace caseledger::tools
