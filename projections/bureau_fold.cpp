// What the events of the bureau change in its own row. Its officers are officer_register.h's.
#include "projections/fold.h"

namespace caseledger::projections {

void fold_event(BureauRow& row, StreamState&, const ledger::Leaf& leaf, Told&) {
  const auto& event = leaf.fact.event;
  if (const auto* opened = event.get_if<LedgerOpened>()) {
    row.name = opened->bureau;
    row.opened_on = local_day(leaf.fact.occurred_at);
    row.trust = opened->trust;
    row.clock = opened->clock;
  }
  if (const auto* rules = event.get_if<RulesetActivated>()) row.ruleset = rules->ruleset;
  if (const auto* days = event.get_if<CalendarActivated>()) row.calendar = days->calendar;
}

void show_correction(BureauRow&, ledger::Position, std::string_view, const Wording&) {}

void fold_deadlines(BureauRow&, const Deadlines&) {}

}  // namespace caseledger::projections
