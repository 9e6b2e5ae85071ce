#include "statemachines/case/archive_requirements.h"

namespace caseledger {
namespace {

constexpr int kMonthsAYear = 12;

/// Zero where no period ends.
int years_kept(Retention retention) {
  switch (retention) {
    case Retention::ten_years:
      return 10;
    case Retention::thirty_years:
      return 30;
    case Retention::permanent:
    case Retention::unspecified:
      break;
  }
  return 0;
}

}  // namespace

Verdict by_approver_of_disposal::holds(const Context& context) {
  if (context.ruleset.answers_to(LeaderTerm::principal_responsible, context.capacity)) {
    return Verdict::met();
  }
  return Verdict::unmet(Id(key_of(context.capacity)));
}

Verdict records_still_exist::holds(const CaseFile& file, const Context&) {
  return Verdict::of(file.stage != CaseStage::disposed);
}

Verdict hold_stands::holds(const CaseFile& file, const Context&) {
  return Verdict::of(file.holds != 0);
}

Verdict no_hold_stands::holds(const CaseFile& file, const Context&) {
  return Verdict::of(file.holds == 0);
}

/// It ends at 24:00 of its last day.
Verdict retention_has_ended::holds(const CaseFile& file, const Context& context) {
  const auto years = years_kept(file.retention);
  if (years == 0) return Verdict::unmet(Id(key_of(file.retention)));
  const auto last = add_months(file.archived_on, years * kMonthsAYear);
  return last < context.day() ? Verdict::met() : Verdict::unmet(to_text(last));
}

Verdict records_are_appraised::holds(const CaseFile& file, const Context&) {
  return Verdict::of(!file.appraiser.empty());
}

Verdict approver_is_not_the_appraiser::holds(const CaseFile& file, const Context& context) {
  return context.actor == file.appraiser ? Verdict::unmet(file.appraiser) : Verdict::met();
}

}  // namespace caseledger
