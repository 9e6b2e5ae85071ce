// Case numbers that look like that of another case. That is no mistake of form, and the law does
// not forbid it; but whoever files one should know.
#pragma once

#include <string>
#include <vector>

#include "tools/session.h"
#include "tools/shell.h"

namespace caseledger::tools {

/// Says on the error stream which of the cases that were just filed look like others. Where the
/// read models cannot be asked nothing is said: it is a hint.
void hint_at_twins(const Shell& shell, Session& session, const std::vector<Id>& filed);

}  // namespace caseledger::tools
