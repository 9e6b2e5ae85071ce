// Names that nobody bears, as every subcommand answers to them: a fault of its own kind, with the
// names that may have been meant.
#pragma once

#include "tools/session.h"

namespace caseledger::tools {

/// Whether a fact stands in it. Attempts that were all refused opened nothing.
Result<bool> is_opened(Session& session, Procedure procedure, const Id& stream);

/// absent: no case, or no item, is called so. The place is what the caller wrote.
Fault no_such_stream(Session& session, Procedure procedure, const Id& stream,
                     const std::string& place);
/// absent: the register knows no such officer. Success where it does.
Result<void> must_know_officer(Session& session, const Id& officer, const std::string& place);

/// What the engine said of a command on a case or an item that is not there, with those that may
/// have been meant; any other fault as it is. Where the read models cannot be asked nobody is
/// named: it is a hint. Not for Mode::read_facts.
Fault with_nearest(Session& session, const engine::Command& command, Fault fault);

}  // namespace caseledger::tools
