// One text for one command: every field by its path, then the words by theirs, a line each. Two
// commands are the same command exactly when their texts are equal; a refused command is kept as a
// commitment to this text. Blanks and order in the door's form do not matter.
//
// The statement of an act is the same text with a commitment in the place of words: what an officer
// signs (engine/act_signature.h).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/command.h"

namespace caseledger::engine {

std::string canonical_text(const Command& command);

/// The commitment to the words at a content path.
using CommitmentAt = std::function<Digest(std::string_view path)>;
std::string statement(const Command& command, std::string_view origin,
                      const CommitmentAt& commitment_at);
/// The lines of a statement before those of the body.
std::string statement_head(const Circumstances& circumstances, std::string_view act,
                           std::string_view origin);

/// A document as these texts have it: SHA-256, SM3 and size.
std::string plain_document(const Document& value);

/// Content paths of all words that a command says, in the order of its fields.
std::vector<std::string> paths_of_words(const CommandBody& body);

}  // namespace caseledger::engine
