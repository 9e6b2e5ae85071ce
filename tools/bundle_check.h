// A disclosure bundle held against keys that its reader knows, without any ledger: what `disclose
// check` and the small verifier ask.
#pragma once

#include <string>
#include <vector>

#include "tools/shell.h"

namespace caseledger::tools {

struct BundleCheck {
  std::string file;
  std::vector<std::string> keys;
};

void add_bundle_options(Subcommand command, BundleCheck& request);
/// Prints what was found of each part.
Exit check_bundle(const Shell& shell, const BundleCheck& request);

}  // namespace caseledger::tools
