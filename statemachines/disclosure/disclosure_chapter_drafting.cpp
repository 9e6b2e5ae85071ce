// 拟公开, 校对: the machine of the first stages.
#include "statemachines/disclosure/disclosure_table.h"

namespace caseledger::disclosure {

void hear_drafting(std::string_view stage, Hearing<DisclosureFile>& hearing,
                   const CommandBody& command) {
  if (Drafting::contains(stage)) Drafting::hear(stage, hearing, command);
}

}  // namespace caseledger::disclosure
