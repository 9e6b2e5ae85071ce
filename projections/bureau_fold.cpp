// What the events of the bureau change in its own row. Its officers are officer_register.h's.
#include "projections/fold.h"

namespace caseledger::projections {

void fold_event(BureauRow& row, StreamState&, const ledger::Leaf& leaf, Told&) {
  std::visit(
      Overloaded{[&](const LedgerOpened& opened) {
                   row.name = opened.bureau;
                   row.opened_on = local_day(leaf.fact.occurred_at);
                   row.trust = opened.trust;
                   row.clock = opened.clock;
                 },
                 [&](const RulesetActivated& activated) { row.ruleset = activated.ruleset; },
                 [&](const CalendarActivated& activated) { row.calendar = activated.calendar; },
                 [](const auto&) {}},
      leaf.fact.event);
}

void show_correction(BureauRow&, ledger::Position, std::string_view, const Wording&) {}

void fold_deadlines(BureauRow&, const Deadlines&) {}

}  // namespace caseledger::projections
