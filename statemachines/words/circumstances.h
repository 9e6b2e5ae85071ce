// Who does something where, when, in which capacity and under which id: what a command, an act
// before the law and the fact that it becomes have in common.
#pragma once

#include "statemachines/words/time.h"
#include "statemachines/words/values.h"
#include "statemachines/words/vocabulary.h"

namespace caseledger {

struct Circumstances {
  Procedure procedure = Procedure::unspecified;
  Id stream;             ///< the case, the item; of the bureau its own name: "bureau"
  CommandId command_id;  ///< the same for all facts of one command; zero: nobody asked
  Id actor;
  Capacity capacity = Capacity::unspecified;
  Instant occurred_at;  ///< legal time, as the actor states it
  friend bool operator==(const Circumstances&, const Circumstances&) = default;
};

}  // namespace caseledger
