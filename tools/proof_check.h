// Whoever was given a leaf and its proof holds them against keys that they know, without any
// ledger: what `prove check` and the small verifier ask.
#pragma once

#include <string>
#include <vector>

#include "tools/shell.h"

namespace caseledger::tools {

struct ProofCheck {
  std::string proof, leaf;
  std::vector<std::string> keys;
};

void add_proof_options(Subcommand command, ProofCheck& request);
/// Prints what was found, and below it what the leaf says where all of it holds.
Exit check_proof(const Shell& shell, const ProofCheck& request);

}  // namespace caseledger::tools
