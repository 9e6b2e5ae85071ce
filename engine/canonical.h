// One text for one command: every field by its path, then the words by theirs, a line each. Two
// commands are the same command exactly when their texts are equal; a refused command is kept as a
// commitment to this text. Blanks and order in the door's form do not matter.
#pragma once

#include <string>

#include "engine/command.h"

namespace caseledger::engine {

std::string canonical_text(const Command& command);

}  // namespace caseledger::engine
