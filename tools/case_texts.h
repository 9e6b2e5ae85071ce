// caseledger case texts DIR CASE: the documents of a case, and the page on which its drafted, its
// reviewed and its decided text stand beside each other.
#pragma once

#include "tools/shell.h"

namespace caseledger::tools {

void add_case_texts(Subcommand command, Shell& shell);

}  // namespace caseledger::tools
