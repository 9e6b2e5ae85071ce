// What an act presupposes before the law is asked: an officer whom the register knows, and a case
// or item that was opened, unless the act is one that opens it. A name that nobody bears is a slip
// of the pen, no deed: the door turns it away and writes nothing, and the audit names a leaf,
// accepted or refused, that rests on one.
#pragma once

#include <string>
#include <string_view>

#include "engine/world.h"

namespace caseledger::engine {

/// absent: the actor is not in the register ("$.actor", check_officer), or the stream was never
/// opened ("$.case") and the act of that name opens none. Who acts as the system is in no register.
Result<void> check_presence(World& world, const Circumstances& act, std::string_view act_name);

/// absent, at that place, with those that may have been meant: the register knows no such officer.
Result<void> check_officer(const Bureau& bureau, const Id& officer, std::string place);

/// absent, at that place: no stream of the procedure bears the name.
Fault no_such_stream(Procedure procedure, const std::string& stream, std::string place);

}  // namespace caseledger::engine
