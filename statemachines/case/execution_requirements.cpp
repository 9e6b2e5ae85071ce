// What has waited long enough, what still stands, and which steps left no record.
#include "statemachines/case/execution_requirements.h"

#include <algorithm>

namespace caseledger {
namespace {

bool is_annulled(const CaseFile& file) {
  switch (file.overturn) {
    case OverturnKind::revoked:
    case OverturnKind::unlawful:
    case OverturnKind::void_:
      return true;
    case OverturnKind::changed:
    case OverturnKind::unspecified:
      break;
  }
  return false;
}

bool was_inspected(const CaseFile& file) {
  return std::ranges::any_of(file.records, [](RecordKind one) {
    return one == RecordKind::patrol || one == RecordKind::site_inspection ||
           one == RecordKind::inquiry || one == RecordKind::sampling;
  });
}

bool owes_review(const CaseFile& file) {
  return file.decided_on != Day{} && (file.is_major.value_or(true) || file.is_voluntary);
}

/// 申请受理、现场检查、内部审核、文书送达: what there is no record of, in this order. A case that
/// ended early owes only the steps it came to; one the head may decide alone owes no review.
std::string gaps_of(const CaseFile& file) {
  const bool was_decided = file.decided_on != Day{};
  std::string gaps;
  const auto note = [&](bool is_gap, std::string_view step) {
    if (!is_gap) return;
    if (!gaps.empty()) gaps += ' ';
    gaps += step;
  };
  note(!file.filing_is_approved, "filing_approval");
  note(!was_inspected(file), "inspection");
  note(was_decided && !file.final_report.given(), "final_report");
  note(owes_review(file) && !file.opinion, "review");
  note(was_decided && file.served_on == Day{} && !is_annulled(file), "service");
  return gaps;
}

}  // namespace

Verdict decision_stands::holds(const CaseFile& file, const Context&) {
  return is_annulled(file) ? Verdict::unmet(Id(key_of(file.overturn))) : Verdict::met();
}

Verdict last_instalment_is_dated::holds(const CaseFile&, const GrantInstalments& command,
                                        const Context& context) {
  if (command.until == Day{}) return Verdict::unmet();
  return command.until > context.day() ? Verdict::met() : Verdict::unmet(to_text(command.until));
}

Verdict service_of_demand_is_dated::holds(const CaseFile& file, const DemandPerformance& command,
                                          const Context& context) {
  const bool fits = command.served_on != Day{} && command.served_on >= file.served_on &&
                    command.served_on <= context.day();
  return fits ? Verdict::met() : Verdict::unmet(to_text(command.served_on));
}

Verdict instalments_have_run_out::holds(const CaseFile& file, const Context& context) {
  const bool runs = file.instalments_until != Day{} && context.day() <= file.instalments_until;
  return runs ? Verdict::unmet(to_text(file.instalments_until)) : Verdict::met();
}

Verdict performance_is_outstanding::holds(const CaseFile& file, const Context&) {
  return Verdict::of(!file.performed);
}

Verdict performance_was_demanded::holds(const CaseFile& file, const Context&) {
  return Verdict::of(file.demanded_on != Day{});
}

Verdict demand_has_waited::holds(const CaseFile& file, const Context& context) {
  if (file.demanded_on == Day{}) return Verdict::met();
  const auto waits_until = context.calendar.due_after(
      file.demanded_on, context.parameters().court_waits_workdays, DayUnit::workday);
  if (waits_until.day < context.day()) return Verdict::met();
  return Verdict::unmet(to_text(waits_until.day));
}

Verdict remedy_period_is_over::holds(const CaseFile& file, const Context& context) {
  const auto over = add_months(file.served_on, context.parameters().remedy_months);
  return over < context.day() ? Verdict::met() : Verdict::unmet(to_text(over));
}

Verdict decision_is_carried_out::holds(const CaseFile& file, const Context&) {
  return Verdict::of(file.performed || file.court_applied_on != Day{} || is_annulled(file));
}

Verdict records_cover_the_case::holds(const CaseFile& file, const ArchiveCase& command,
                                      const Context&) {
  auto gaps = gaps_of(file);
  if (gaps.empty() || command.gap_explanation.given()) return Verdict::met();
  return Verdict::unmet(std::move(gaps));
}

Verdict irregular_act_is_answered::holds(const CaseFile& file, const Context&) {
  const bool is_irregular = file.irregular_act != IrregularAct::unspecified;
  return Verdict::of(!is_irregular || file.irregular_act_is_answered);
}

Verdict case_went_to_the_police::holds(const CaseFile& file, const Context&) {
  if (file.transferred_as == TransferKind::suspected_crime) return Verdict::met();
  return Verdict::unmet(Id(key_of(file.transferred_as)));
}

Verdict irregular_decision_is_enclosed::holds(const CaseFile&, const RecordIrregularAct& command,
                                              const Context&) {
  return Verdict::of(!is_a_decision(command.irregular) || command.document.given());
}

}  // namespace caseledger
