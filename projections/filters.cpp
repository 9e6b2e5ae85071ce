#include "projections/filters.h"

namespace caseledger::projections {
namespace {

/// LAW: reminders at three working days.
constexpr std::int32_t kNearWorkdays = 3;

}  // namespace

std::int32_t workdays_left(const Today& today, Day due) {
  if (due < today.day) {
    // A due day that was overrun by a holiday only is overdue all the same.
    const auto late = today.calendar.workdays_between(due, today.day);
    return late == 0 ? -1 : -late;
  }
  return today.calendar.workdays_between(today.day, due);
}

Light light_of(const std::optional<std::int32_t>& days_left) {
  if (!days_left) return Light::none;
  if (*days_left < 0) return Light::red;
  return *days_left <= kNearWorkdays ? Light::yellow : Light::green;
}

}  // namespace caseledger::projections
