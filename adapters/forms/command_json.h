// The strict JSON door: a line in, a command out. The form is COMMANDS.md; every line that is not
// of it gives one sentence which names the place, and nothing else happens.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "adapters/forms/json.h"
#include "engine/command.h"

namespace caseledger::adapters {

/// Who may speak at this door. The system's own acts (opening the ledger, passing deadlines) come
/// from the program, not from outside; a door says `system_may_ask` only for lines it made itself.
struct DoorRules {
  bool system_may_ask = false;
};

/// malformed, at a path of the line: `$.body.findings[2].answer`.
Result<engine::Command> parse_command(std::string_view line, DoorRules rules = {});

/// The id of a line that could not be read as a command, if at least that could be; so that its
/// answer can bear it.
std::optional<CommandId> find_command_id(std::string_view line);

/// The same of the case, item or register that the line is about.
struct StreamNamed {
  Procedure procedure = Procedure::unspecified;
  Id stream;
};
std::optional<StreamNamed> find_stream(std::string_view line);

/// The line that reads as this command: documents whose text is among the contents inline, others
/// by their digests. Requires the words of its texts among the contents.
std::string print_command(const engine::Command& command);

}  // namespace caseledger::adapters
