// Calendars say which years they cover.
#include "engine/rule_succession.h"

namespace caseledger::engine {
namespace {

tl::unexpected<Fault> in_force_already(const char* field) {
  return fault(FaultKind::conflict, field, {"现已在用，无须再次启用", "is in force already"});
}

}  // namespace

Result<void> must_be_others(const Ruleset& in_force, const Digest& next) {
  if (next.is_zero() || in_force.digest != next) return {};
  return in_force_already("$.body.ruleset");
}

Result<void> must_be_others(const Calendar& in_force, const Digest& next) {
  if (next.is_zero() || in_force.digest() != next) return {};
  return in_force_already("$.body.calendar");
}

Result<void> must_keep_years(const Calendar& in_force, const Calendar& next, Day day) {
  std::string lost;
  for (const int year : {year_of(day) - 1, year_of(day)}) {
    if (!in_force.covers(year) || next.covers(year)) continue;
    lost.append(lost.empty() ? "" : " ").append(std::to_string(year));
  }
  if (lost.empty()) return {};
  return fault(FaultKind::malformed, "$.body.files",
               {lost + " 年将失去日历，而办理中的期限和补录的事实仍须按其计算；请一并列入这些年份",
                lost + " would fall out of force, by which deadlines and late entries are still "
                       "counted: name these years too"});
}

}  // namespace caseledger::engine
