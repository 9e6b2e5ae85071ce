// 公示之后: the machine of what is on display and of the ends.
#include "statemachines/disclosure/disclosure_table.h"

namespace caseledger::disclosure {

void hear_display(std::string_view stage, Hearing<DisclosureFile>& hearing,
                  const CommandBody& command) {
  if (Display::contains(stage)) Display::hear(stage, hearing, command);
}

}  // namespace caseledger::disclosure
