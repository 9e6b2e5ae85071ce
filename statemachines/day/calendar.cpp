// Counting working days, one by one: no count of the law is long enough to deserve more.
#include "statemachines/day/calendar.h"

#include <algorithm>

#include "statemachines/words/check.h"

namespace caseledger {
namespace {

constexpr std::uint8_t kWorkday = 1;
constexpr std::uint8_t kSettled = 2;

bool is_weekday(Day day) { return weekday_of(day) <= 5; }

Day first_day(int year) { return day_of(year, 1, 1); }

/// From here on the next year's notice may still move a day.
Day first_open_day(int year) { return day_of(year, 12, 28); }

}  // namespace

Calendar::Calendar(Digest digest, const std::vector<CalendarYear>& years) : digest_(digest) {
  for (const auto& year : years) {
    CL_REQUIRE(notices_.emplace(year.year, year.notice).second);
  }
  if (!years.empty()) spread(years);
}

void Calendar::spread(const std::vector<CalendarYear>& years) {
  // One year more on either side, because a notice may list days of its neighbours.
  first_ = first_day(notices_.begin()->first - 1);
  const Day end = first_day(notices_.rbegin()->first + 2);
  for (Day day = first_; day < end; day = day + 1) {
    const int year = year_of(day);
    const bool is_settled = covers(year) && (day < first_open_day(year) || covers(year + 1));
    days_.push_back(
        static_cast<std::uint8_t>((is_weekday(day) ? kWorkday : 0) | (is_settled ? kSettled : 0)));
  }
  const auto set = [&](Day day, bool is_workday) {
    CL_REQUIRE(first_ <= day && day < end);
    auto& known = days_[static_cast<std::size_t>(day - first_)];
    known = static_cast<std::uint8_t>((known & kSettled) | (is_workday ? kWorkday : 0));
  };
  auto in_order = years;
  std::ranges::sort(in_order, {}, &CalendarYear::year);
  for (const auto& year : in_order) {
    for (const auto day : year.holidays) set(day, false);
    for (const auto day : year.make_up_days) set(day, true);
  }
}

std::uint8_t Calendar::known(Day day) const {
  const auto index = static_cast<std::int64_t>(day.count) - first_.count;
  if (index >= 0 && index < static_cast<std::int64_t>(days_.size())) {
    return days_[static_cast<std::size_t>(index)];
  }
  return is_weekday(day) ? kWorkday : std::uint8_t{0};
}

std::string_view Calendar::notice(int year) const {
  const auto found = notices_.find(year);
  return found == notices_.end() ? std::string_view{} : found->second;
}

bool Calendar::is_workday(Day day) const { return (known(day) & kWorkday) != 0; }

bool Calendar::is_settled(Day day) const { return (known(day) & kSettled) != 0; }

DueDay Calendar::due_after(Day act, std::int32_t count, DayUnit unit, bool rolls) const {
  CL_REQUIRE(count >= 0);
  CL_REQUIRE(unit != DayUnit::unspecified);
  DueDay due{act, false};
  const auto step = [&] {
    due.day = due.day + 1;
    due.is_provisional |= !is_settled(due.day);
  };
  switch (unit) {
    case DayUnit::workday:
      for (std::int32_t left = count; left > 0; left -= is_workday(due.day) ? 1 : 0) step();
      return due;
    case DayUnit::month:
      due.day = add_months(act, count);
      break;
    case DayUnit::year:
      due.day = add_months(act, 12 * count);
      break;
    case DayUnit::day:
    case DayUnit::unspecified:
      due.day = act + count;
      break;
  }
  if (!rolls || count == 0) return due;
  due.is_provisional = !is_settled(due.day);
  while (!is_workday(due.day)) step();
  return due;
}

std::int32_t Calendar::workdays_between(Day after, Day until) const {
  std::int32_t count = 0;
  for (Day day = after + 1; day <= until; day = day + 1) count += is_workday(day) ? 1 : 0;
  return count;
}

Day Calendar::workdays_before(Day day, std::int32_t count) const {
  CL_REQUIRE(count >= 0);
  while (count > 0) {
    day = day - 1;
    count -= is_workday(day) ? 1 : 0;
  }
  return day;
}

}  // namespace caseledger
