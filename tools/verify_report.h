// What a verification found, one line for each promise, then what is wrong.
#pragma once

#include "tools/shell.h"
#include "tools/verification.h"

namespace caseledger::tools {

/// `full` also says what became of the read models, files and the time of each leaf.
void print_report(const Shell& shell, const Verified& report, bool full);

}  // namespace caseledger::tools
