// Whether the keys that an act brings into the register are keys at all: what anybody could sign
// with is nobody's. The door turns such acts away, and the audit names the leaves that hold one.
#pragma once

#include <optional>
#include <string>

#include "ledger/base/bilingual.h"
#include "statemachines/words/shape.h"

namespace caseledger::engine {

/// Where in the fields of an act or an event the first unsound key is ("key"); nothing where all
/// are sound (ledger/tree/signature.h). A key that is not of its form is left to the law, which
/// refuses it in words.
std::optional<std::string> unsound_key(const Shape& shape, const void* value);

/// What is said of it.
Bilingual key_is_unsound();

}  // namespace caseledger::engine
