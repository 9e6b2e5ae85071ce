// The body of a command by its act: which acts there are, which streams know them, and how each
// is read. One table over all alternatives of CommandBody.
#pragma once

#include <optional>
#include <string_view>

#include "adapters/forms/form_reader.h"
#include "statemachines/acts/facts.h"

namespace caseledger::adapters {

struct Act {
  std::string_view name;
  Procedure procedure = Procedure::unspecified;  ///< unspecified: any stream
  CommandBody (*read)(const Json& body, const Place& place, FormReader& reader) = nullptr;
};

/// Null for an act that nobody knows.
const Act* find_act(std::string_view name);

}  // namespace caseledger::adapters
