// Asks the one chapter that holds the stage; the others say nothing.
#include "statemachines/disclosure/disclosure_law.h"

#include "statemachines/disclosure/disclosure_table.h"
#include "statemachines/table/general_law.h"

namespace caseledger {
namespace {

constexpr GeneralArticles kArticles{.capacity = "附1-5", .order = "附1-3", .rows = disclosure_rows};

}  // namespace

Decision decide(const DisclosureFile& file, const CommandBody& command, const Context& context) {
  return judge(file, command, context, kArticles, [&](Hearing<DisclosureFile>& hearing) {
    const auto stage = key_of(file.stage);
    disclosure::hear_drafting(stage, hearing, command);
    disclosure::hear_approval(stage, hearing, command);
    disclosure::hear_display(stage, hearing, command);
  });
}

std::vector<LawRow> disclosure_rows() { return disclosure::DisclosureLaw::rows(); }
std::vector<std::vector<Clause>> disclosure_clauses() {
  return disclosure::DisclosureLaw::clauses();
}
std::vector<LawDuty> disclosure_duties() { return disclosure::DisclosureLaw::duties(); }

}  // namespace caseledger
