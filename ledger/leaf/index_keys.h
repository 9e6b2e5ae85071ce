// What the store must know of a leaf's meaning to find it again: nothing but these keys. They are
// derived from the leaf's bytes by the codec, so the index can always be made anew.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "ledger/base/fault.h"
#include "ledger/base/position.h"
#include "statemachines/words/values.h"

namespace caseledger::ledger {

struct IndexKeys {
  std::string stream;                ///< the case or other stream the leaf belongs to; empty: none
  std::optional<CommandId> command;  ///< only on the first leaf that a command wrote
};

/// The keys of a stored leaf; a fault says that it cannot be read. Called from any thread.
using IndexKeysOf = std::function<Result<IndexKeys>(Position position, Bytes leaf)>;

}  // namespace caseledger::ledger
