// Names of cases and items that look like that of another, or differ from it by upper and lower
// case or width alone. That is no mistake of form, and the law does not forbid it: an item by hand
// may be called as its bureau likes. But whoever gives one should know.
#pragma once

#include <vector>

#include "tools/session.h"
#include "tools/shell.h"

namespace caseledger::tools {

/// Says on the error stream which of the streams that were just opened look like others of their
/// procedure. Where the read models cannot be asked nothing is said: it is a hint.
void hint_at_twins(const Shell& shell, Session& session,
                   const std::vector<projections::StreamKey>& opened);

}  // namespace caseledger::tools
