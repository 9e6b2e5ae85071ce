// The duty that every procedure has.
#pragma once

#include "statemachines/table/duty.h"

namespace caseledger {

/// 处罚法75
struct to_answer_irregularities {
  static constexpr Owed owed{.zh = "答复违规记录",
                             .en = "answer the irregularities",
                             .capacity = Capacity::supervisor,
                             .only_while = OwedWhile::something_is_unanswered};
};

}  // namespace caseledger
