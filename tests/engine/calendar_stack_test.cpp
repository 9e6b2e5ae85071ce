// Years side by side, and the calendar that ships.
#include "engine/calendar_stack.h"

#include <gtest/gtest.h>

#include "ledger/base/hash.h"
#include "tests/both.h"

namespace caseledger::engine {
namespace {

Day day(std::string_view text) { return parse_day(text).value(); }

CalendarFile file_of(int year, std::vector<Day> holidays, std::vector<Day> make_up_days) {
  CalendarFile file;
  file.file = std::to_string(year) + ".toml";
  file.digest.bytes[0] = static_cast<std::uint8_t>(year - 2000);
  file.year = {year, "某号", "", std::move(holidays), std::move(make_up_days)};
  return file;
}

TEST(CalendarStack, IsTheSameWhateverTheOrderOfItsFiles) {
  const auto one = file_of(2018, {day("2018-01-01")}, {});
  const auto two = file_of(2019, {day("2018-12-31")}, {day("2018-12-29")});
  const auto calendar = stack_calendar({two, one}).value();
  EXPECT_EQ(calendar.digest(), stack_calendar({one, two})->digest());
  ledger::Hasher hasher(ledger::HashFunction::sha256);
  hasher.update(one.digest.bytes).update(two.digest.bytes);
  EXPECT_EQ(calendar.digest(), hasher.finish());
  EXPECT_FALSE(calendar.is_workday(day("2018-12-31")));
  EXPECT_TRUE(calendar.is_workday(day("2018-12-29")));
}

TEST(CalendarStack, RefusesNothing) {
  EXPECT_EQ(both(stack_calendar({}).error()),
            "日历至少要有一年 — a calendar needs at least one year");
}

TEST(CalendarStack, RefusesAYearTwice) {
  const auto one = file_of(2018, {day("2018-01-01")}, {});
  EXPECT_EQ(both(stack_calendar({one, one}).error()),
            "2018.toml: 2018 年已见于 2018.toml — 2018 stands already in 2018.toml");
}

TEST(CalendarStack, RefusesFilesThatDisagreeAboutADay) {
  const auto one = file_of(2018, {day("2018-12-29")}, {});
  const auto two = file_of(2019, {day("2018-12-31")}, {day("2018-12-29")});
  EXPECT_EQ(both(stack_calendar({two, one}).error()),
            "2019.toml: 2018-12-29 与 2018.toml 所列相反"
            " — 2018-12-29 is the opposite in 2018.toml");
}

TEST(ShippedCalendar, CountsTheDatesThatEveryReaderOfTheNoticesCounts) {
  const auto calendar = shipped_calendar().value();
  const auto after = [&](std::string_view act, std::int32_t count) {
    return calendar.due_after(day(act), count, DayUnit::workday);
  };
  EXPECT_EQ(after("2021-09-15", 20), (DueDay{day("2021-10-19"), false}));
  EXPECT_EQ(after("2021-09-15", 7), (DueDay{day("2021-09-26"), false}));
  EXPECT_EQ(after("2021-09-10", 10), (DueDay{day("2021-09-26"), false}));
  EXPECT_EQ(after("2021-09-10", 20), (DueDay{day("2021-10-14"), false}));
  EXPECT_EQ(after("2022-01-26", 3), (DueDay{day("2022-01-29"), false}));
  EXPECT_EQ(after("2024-02-08", 7), (DueDay{day("2024-02-23"), false}));
  EXPECT_EQ(after("2026-02-13", 10), (DueDay{day("2026-03-05"), false}));
}

TEST(ShippedCalendar, FollowsTheNoticesThatChangedAYear) {
  const auto calendar = shipped_calendar().value();
  EXPECT_FALSE(calendar.is_workday(day("2019-05-03")));
  EXPECT_TRUE(calendar.is_workday(day("2019-05-05")));
  EXPECT_FALSE(calendar.is_workday(day("2020-02-01")));
  EXPECT_EQ(calendar.notice(2020), "国办发明电〔2019〕16号、国办发明电〔2020〕1号");
}

TEST(ShippedCalendar, CoversNineYearsAndKnowsWhereItsKnowledgeEnds) {
  const auto calendar = shipped_calendar().value();
  for (int year = 2018; year <= 2026; ++year) EXPECT_TRUE(calendar.covers(year)) << year;
  EXPECT_TRUE(calendar.is_settled(day("2018-01-01")));
  EXPECT_TRUE(calendar.is_settled(day("2026-12-27")));
  EXPECT_FALSE(calendar.is_settled(day("2026-12-28")));
  EXPECT_FALSE(calendar.is_settled(day("2027-01-04")));
}

// Counted with other people's calendars; tests/peers compares every single day.
TEST(ShippedCalendar, LeavesEveryYearItsWorkdays) {
  const auto calendar = shipped_calendar().value();
  const std::pair<int, int> workdays[] = {{2018, 250}, {2019, 250}, {2020, 249},
                                          {2021, 250}, {2022, 249}, {2023, 249},
                                          {2024, 251}, {2025, 248}, {2026, 248}};
  for (const auto& [year, count] : workdays) {
    EXPECT_EQ(calendar.workdays_between(day_of(year - 1, 12, 31), day_of(year, 12, 31)), count)
        << year;
  }
}

}  // namespace
}  // namespace caseledger::engine
