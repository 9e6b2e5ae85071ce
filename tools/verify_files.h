// The files that whoever verifies holds a ledger against: a checkpoint, roots, a policy.
#pragma once

#include <optional>
#include <string>

#include "adapters/proofs/time_bounds.h"
#include "tools/command_line.h"

namespace caseledger::tools {

struct VerifyFiles {
  std::string against, roots, policy;  ///< names; empty: none
};

/// --against, --ca and --policy.
void add_verify_files(Subcommand command, VerifyFiles& files);

struct VerifyAgainst {
  std::optional<std::string> against;
  adapters::TimeOptions time;
};

/// malformed, with the name of the file: one cannot be read, or is none of its kind.
Result<VerifyAgainst> read_files(const VerifyFiles& files);

}  // namespace caseledger::tools
