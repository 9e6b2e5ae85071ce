// What people see of the bureau beyond what the law needs to know of it. Its officers are
// officer_register.h's.
#include "projections/fold.h"

namespace caseledger::projections {

void fold_event(Folded<BureauRow>& folded, const Folding& folding) {
  const auto& event = folding.leaf.fact.event;
  if (event.is<LedgerOpened>()) folded.row.opened_on = folding.day();
  if (event.is<IrregularityRecorded>()) ++folded.row.irregularities;
}

}  // namespace caseledger::projections
