// What a verification found, as every command prints it: on the error stream, one line a finding,
// or as JSON.
#pragma once

#include <span>

#include "adapters/forms/json.h"
#include "ledger/audit/verify.h"
#include "tools/shell.h"

namespace caseledger::tools {

/// {"promise", "seq" where one leaf is meant, "what" in the caller's language} of each.
adapters::Json findings_json(const Shell& shell, std::span<const ledger::Finding> findings);

void print_findings(const Shell& shell, std::span<const ledger::Finding> findings);

}  // namespace caseledger::tools
