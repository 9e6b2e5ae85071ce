// Whether the identifiers and words of an act look like what they are. The doors turn an act away
// whose characters cannot be seen; the audit names the leaf that holds some all the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ledger/base/bilingual.h"
#include "statemachines/acts/facts.h"
#include "statemachines/words/circumstances.h"

namespace caseledger::engine {

/// An identifier has at most so many bytes.
inline constexpr std::size_t kIdBytesMax = 64;

/// What is wrong with an identifier, or a text; nothing where it may be. An empty one may.
std::optional<Bilingual> wrong_with_id(std::string_view id);
std::optional<Bilingual> wrong_with_text(std::string_view text);

/// Of the name of a ledger, whose form is its own (ledger/tree/checkpoint.h).
std::optional<Bilingual> wrong_with_origin(std::string_view origin);

struct Unclean {
  std::string path;  ///< "stream", "actor", "body/officer"
  Bilingual what;
};
/// The first identifier of an act that may not be. `body` may be of no act.
std::optional<Unclean> unclean_id(const Circumstances& act, const CommandBody& body);

}  // namespace caseledger::engine
