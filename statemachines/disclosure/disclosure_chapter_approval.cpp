// 审核, 保密审查, 审定: the machine of the stages before publication.
#include "statemachines/disclosure/disclosure_table.h"

namespace caseledger::disclosure {

void hear_approval(std::string_view stage, Hearing<DisclosureFile>& hearing,
                   const CommandBody& command) {
  if (Approval::contains(stage)) Approval::hear(stage, hearing, command);
}

}  // namespace caseledger::disclosure
