// Effects compute moves and orders from the file and the context; folding them is case_file.cpp's.
#include "statemachines/case/case_effects.h"

#include <algorithm>

#include "statemachines/case/decision_requirements.h"
#include "statemachines/case/investigation_requirements.h"

namespace caseledger {
namespace {

void hold_responsible(Accepted& accepted, const Id& officer) {
  auto& all = accepted.responsible;
  if (std::ranges::find(all, officer) == all.end()) all.push_back(officer);
}

/// The review is owed by its group, everything else by the handlers.
void hold_those_responsible(Accepted& accepted, const CaseFile& file, ClockKind clock) {
  if (clock == ClockKind::review) {
    for (const auto& member : file.group) hold_responsible(accepted, member.officer);
  } else {
    for (const auto& handler : file.handlers) hold_responsible(accepted, handler);
  }
}

/// A day that somebody sets has a rule too, of count zero; without one the kind is its own basis.
Id basis_of(ClockKind clock, const Ruleset& ruleset) {
  const auto found = std::ranges::find_if(
      ruleset.clocks, [&](const ClockRule& one) { return one.clock == clock && one.count == 0; });
  return found == ruleset.clocks.end() ? Id(key_of(clock)) : found->id;
}

void start_named(Accepted& accepted, ClockKind clock, Day due, const Context& context) {
  accepted.clocks.push_back(
      start_until(clock, basis_of(clock, context.ruleset), context.day(), due, context.calendar));
}

void order(Accepted& accepted, const Context& context, CommandBody command) {
  accepted.orders.push_back({Procedure::disclosure, Id(context.stream), std::move(command)});
}

OpenItem item_of(const CaseFile& file, Day since, const Document& decision,
                 const Context& context) {
  return {
      PublicRegister::decisions, Id(context.stream), file.section, since, decision, file.action};
}

void rest(Accepted& accepted, const CaseFile& file, TransferKind kind, const Context& context) {
  if (kind == TransferKind::suspected_crime) {
    suspends<ClockKind::case_total>::act(accepted, file, kind, context);
  } else {
    close_clock(accepted, file, ClockKind::case_total, context);
  }
}

constexpr BrokenRule kReviewed{
    "decision_was_reviewed",
    {"附4-9a", "决定作出前已经法制审核", "the decision was reviewed before it was made"}};
constexpr BrokenRule kByMeeting{
    "decision_was_made_by_the_meeting",
    {"附4-18a", "由党组会议集体讨论决定", "the decision was made by the party group's meeting"}};
constexpr BrokenRule kBeforeService{
    "decision_precedes_service",
    {"处罚法61", "先作出决定，后送达", "the decision is made before it is served"}};
constexpr BrokenRule kBeforeEnforcement{
    "decision_precedes_enforcement",
    {"处罚法72", "先作出决定，后执行", "the decision is made before it is enforced"}};
constexpr BrokenRule kLawful{"act_is_lawful",
                             {"附4-20", "依照规定办理", "the case is handled as the rules say"}};

}  // namespace

void close_clock(Accepted& accepted, const CaseFile& file, ClockKind clock,
                 const Context& context) {
  const auto flags = accepted.flags.size();
  if (is_duty(clock)) flag_kind(accepted, file.deadlines, clock, context);
  if (accepted.flags.size() != flags) hold_those_responsible(accepted, file, clock);
  stop_kind(accepted, file.deadlines, clock, context);
}

void extends_review::act(Accepted& accepted, const CaseFile& file, const ExtendReview&,
                         const Context& context) {
  const auto workdays = context.parameters().review_extension_workdays;
  for (auto& moved : extend_clocks(file.deadlines, context.calendar, ClockKind::review, workdays,
                                   context.day())) {
    accepted.clocks.push_back(std::move(moved));
  }
}

void rests_the_case::act(Accepted& accepted, const CaseFile& file, const AdoptTransfer&,
                         const Context& context) {
  rest(accepted, file, file.opined_transfer, context);
}
void rests_the_case::act(Accepted& accepted, const CaseFile& file, const ResolveTransfer& command,
                         const Context& context) {
  rest(accepted, file, command.kind, context);
}

void starts_completion::act(Accepted& accepted, const CaseFile&, const RequestSupplement& command,
                            const Context& context) {
  start_named(accepted, ClockKind::supplement, command.due, context);
}

void starts_revisit::act(Accepted& accepted, const CaseFile&, const Defer& command,
                         const Context& context) {
  start_named(accepted, ClockKind::revisit, command.revisit, context);
}

void names_who_owed_it::act(Accepted& accepted, const CaseFile& file, const PassDeadline& command,
                            const Context&) {
  if (!accepted.flags.empty()) hold_those_responsible(accepted, file, command.clock);
}

void opens_disclosure::act(Accepted& accepted, const CaseFile& file, const DecideOrdinary& command,
                           const Context& context) {
  order(accepted, context, item_of(file, context.day(), command.decision, context));
}
void opens_disclosure::act(Accepted& accepted, const CaseFile& file, const DecideByMeeting& command,
                           const Context& context) {
  order(accepted, context, item_of(file, context.day(), command.decision, context));
}

void requires_withdrawal::act(Accepted& accepted, const CaseFile& file, const Overturn& command,
                              const Context& context) {
  if (!file.disclosure_is_open) return;
  order(accepted, context, RequireWithdrawal{command.kind, context.day()});
}

void closes_service_of_the_annulled::act(Accepted& accepted, const CaseFile& file,
                                         const Overturn& command, const Context& context) {
  if (command.kind == OverturnKind::changed) return;
  close_clock(accepted, file, ClockKind::service, context);
}

void flags_the_irregular_act::act(Accepted& accepted, const CaseFile&,
                                  const RecordIrregularAct& command, const Context&) {
  const auto [requirement, clause] = rule_broken_by(command.irregular);
  accepted.flags.insert(accepted.flags.begin(), {clause.article, requirement, clause.zh, clause.en,
                                                 std::string(key_of(command.irregular))});
  for (const auto& officer : command.responsible) hold_responsible(accepted, officer);
}

void holds_disclosure::act(Accepted& accepted, const CaseFile& file, const RecordIrregularAct&,
                           const Context& context) {
  if (!file.disclosure_is_open || file.disclosure_is_held) return;
  order(accepted, context, HoldPublication{});
}

void frees_disclosure::act(Accepted& accepted, const CaseFile& file, const AnswerIrregularity&,
                           const Context& context) {
  if (file.disclosure_is_held) order(accepted, context, ReleasePublication{});
  if (file.disclosure_is_open || !owes_disclosure_of_an_irregular_decision(file)) return;
  order(accepted, context, item_of(file, file.decided_on, file.decision, context));
}

BrokenRule rule_broken_by(IrregularAct act) {
  switch (act) {
    case IrregularAct::decided_without_review:
      return kReviewed;
    case IrregularAct::decided_against_review:
      return {"opinion_agrees", opinion_agrees::clause};
    case IrregularAct::decided_without_meeting:
      return kByMeeting;
    case IrregularAct::decided_on_changed_draft:
      return {"decision_is_the_reviewed_draft", decision_is_the_reviewed_draft::clause};
    case IrregularAct::served_without_decision:
      return kBeforeService;
    case IrregularAct::enforced_without_decision:
      return kBeforeEnforcement;
    case IrregularAct::decided_without_notice:
      return {"rights_were_notified", rights_were_notified::clause};
    case IrregularAct::other:
    case IrregularAct::unspecified:
      break;
  }
  return kLawful;
}

}  // namespace caseledger
