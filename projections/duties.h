// Who has to do what, in which stage, under which article: the duties of the law's rows
// (statemachines/table/duty.h), in the order in which worklists show them. Private to the room; the
// view `worklists` is made of them.
#pragma once

#include <span>

#include "statemachines/table/duty.h"

namespace caseledger::projections {

struct ProcedureDuty : LawDuty {
  Procedure procedure = Procedure::unspecified;
};

/// In the order of the procedures; within one in the order of the stages, those of any stage last.
std::span<const ProcedureDuty> duties();

}  // namespace caseledger::projections
