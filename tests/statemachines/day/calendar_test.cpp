// Counting working days, by the dates that are known to be got wrong and at random.
#include "statemachines/day/calendar.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/statemachines/calendar_2021.h"

namespace caseledger {
namespace {

DueDay workdays_after(const Calendar& calendar, std::string_view act, std::int32_t count) {
  return calendar.due_after(day(act), count, DayUnit::workday);
}

TEST(Calendar, TakesTheWeekWhereNoNoticeIsLoaded) {
  const Calendar calendar;
  EXPECT_TRUE(calendar.is_workday(day("2021-10-01")));
  EXPECT_FALSE(calendar.is_workday(day("2021-09-26")));
  EXPECT_EQ(workdays_after(calendar, "2021-09-15", 7), (DueDay{day("2021-09-24"), true}));
}

TEST(Calendar, KnowsHolidaysAndMakeUpDays) {
  const auto calendar = calendar_2021_2022();
  EXPECT_FALSE(calendar.is_workday(day("2021-10-01")));
  EXPECT_FALSE(calendar.is_workday(day("2021-09-25")));
  EXPECT_TRUE(calendar.is_workday(day("2021-09-26")));
  EXPECT_TRUE(calendar.is_workday(day("2021-10-08")));
}

// The dates that systems without make-up days get wrong.
TEST(Calendar, CountsTheDatesThatEveryReaderOfTheNoticeCounts) {
  const auto calendar = calendar_2021_2022();
  EXPECT_EQ(workdays_after(calendar, "2021-09-15", 20).day, day("2021-10-19"));
  EXPECT_EQ(workdays_after(calendar, "2021-09-15", 7).day, day("2021-09-26"));  // a Sunday
  EXPECT_EQ(workdays_after(calendar, "2021-09-10", 10).day, day("2021-09-26"));
  EXPECT_EQ(workdays_after(calendar, "2021-09-10", 20).day, day("2021-10-14"));
  EXPECT_EQ(workdays_after(calendar, "2022-01-26", 3).day, day("2022-01-29"));  // a Saturday
}

TEST(Calendar, CountsAcrossTheSpringFestivalsOfOtherYears) {
  const auto year_2024 = year_of_notice(
      2024, "国办发明电〔2023〕7号", {{"2024-02-10", "2024-02-17"}}, {"2024-02-04", "2024-02-18"});
  const auto year_2026 = year_of_notice(
      2026, "国办发明电〔2025〕7号", {{"2026-02-15", "2026-02-23"}}, {"2026-02-14", "2026-02-28"});
  const auto calendar = calendar_of({year_2026, year_2024});
  EXPECT_EQ(workdays_after(calendar, "2024-02-08", 7).day, day("2024-02-23"));
  EXPECT_EQ(workdays_after(calendar, "2026-02-13", 10).day, day("2026-03-05"));
}

TEST(Calendar, LeavesOutTheDayOfTheActWhateverDayItIs) {
  const auto calendar = calendar_2021_2022();
  EXPECT_EQ(workdays_after(calendar, "2021-09-26", 1).day, day("2021-09-27"));
  EXPECT_EQ(workdays_after(calendar, "2021-10-01", 1).day, day("2021-10-08"));
  EXPECT_EQ(workdays_after(calendar, "2021-10-01", 0).day, day("2021-10-01"));
}

TEST(Calendar, CountsCalendarDaysMonthsAndYearsAsTheyAre) {
  const auto calendar = calendar_2021_2022();
  EXPECT_EQ(calendar.due_after(day("2021-09-15"), 90, DayUnit::day).day, day("2021-12-14"));
  EXPECT_EQ(calendar.due_after(day("2021-08-31"), 6, DayUnit::month).day, day("2022-02-28"));
  EXPECT_EQ(calendar.due_after(day("2024-02-29"), 3, DayUnit::year).day, day("2027-02-28"));
}

TEST(Calendar, NeedsNoNoticeToCountCalendarDays) {
  const auto calendar = calendar_of({year_2021()});
  EXPECT_FALSE(calendar.due_after(day("2021-12-15"), 90, DayUnit::day).is_provisional);
  EXPECT_FALSE(calendar.due_after(day("2021-12-15"), 3, DayUnit::year).is_provisional);
}

TEST(Calendar, RollsALastDayThatIsNoWorkdayToTheNextOne) {
  const auto calendar = calendar_2021_2022();
  EXPECT_EQ(calendar.due_after(day("2021-09-21"), 10, DayUnit::day, true).day, day("2021-10-08"));
  EXPECT_EQ(calendar.due_after(day("2021-09-16"), 10, DayUnit::day, true).day, day("2021-09-26"));
  EXPECT_EQ(calendar.due_after(day("2021-09-16"), 9, DayUnit::day, true).day, day("2021-09-26"));
  EXPECT_TRUE(calendar.due_after(day("2022-12-01"), 35, DayUnit::day, true).is_provisional);
}

TEST(Calendar, CallsADateProvisionalWhenItReachesIntoAYearWithoutNotice) {
  const auto calendar = calendar_of({year_2021()});
  EXPECT_FALSE(workdays_after(calendar, "2021-12-06", 15).is_provisional);  // 2021-12-27
  EXPECT_TRUE(workdays_after(calendar, "2021-12-20", 20).is_provisional);
  EXPECT_TRUE(workdays_after(calendar, "2020-12-31", 1).day == day("2021-01-04"));
  EXPECT_FALSE(workdays_after(calendar, "2020-12-31", 1).is_provisional);
  EXPECT_TRUE(workdays_after(calendar, "2020-12-30", 1).is_provisional);
}

TEST(Calendar, SettlesTheLastDaysOfDecemberOnlyWithTheNextNotice) {
  const auto year_2018 =
      year_of_notice(2018, "国办发明电〔2017〕12号", {{"2018-01-01", "2018-01-01"}}, {});
  const auto year_2019 = year_of_notice(2019, "国办发明电〔2018〕15号",
                                        {{"2018-12-30", "2019-01-01"}}, {"2018-12-29"});
  const auto before = calendar_of({year_2018});
  EXPECT_TRUE(before.is_settled(day("2018-12-27")));
  EXPECT_FALSE(before.is_settled(day("2018-12-28")));
  EXPECT_EQ(workdays_after(before, "2018-12-27", 2), (DueDay{day("2018-12-31"), true}));
  const auto after = calendar_of({year_2018, year_2019});
  EXPECT_EQ(workdays_after(after, "2018-12-27", 2), (DueDay{day("2018-12-29"), false}));
}

TEST(Calendar, NamesTheNoticeOfAYear) {
  const auto calendar = calendar_of({year_2021()});
  EXPECT_TRUE(calendar.covers(2021));
  EXPECT_FALSE(calendar.covers(2022));
  EXPECT_EQ(calendar.notice(2021), "国办发明电〔2020〕27号");
  EXPECT_EQ(calendar.notice(2022), "");
}

TEST(Calendar, CountsWorkdaysBetweenDays) {
  const auto calendar = calendar_2021_2022();
  EXPECT_EQ(calendar.workdays_between(day("2021-09-15"), day("2021-10-19")), 20);
  EXPECT_EQ(calendar.workdays_between(day("2021-09-30"), day("2021-10-07")), 0);
  EXPECT_EQ(calendar.workdays_between(day("2021-09-25"), day("2021-09-26")), 1);
  EXPECT_EQ(calendar.workdays_between(day("2021-09-26"), day("2021-09-26")), 0);
  EXPECT_EQ(calendar.workdays_between(day("2021-09-27"), day("2021-09-20")), 0);
}

TEST(Calendar, GoesBackByWorkdays) {
  const auto calendar = calendar_2021_2022();
  EXPECT_EQ(calendar.workdays_before(day("2021-10-08"), 1), day("2021-09-30"));
  EXPECT_EQ(calendar.workdays_before(day("2021-09-27"), 1), day("2021-09-26"));
  EXPECT_EQ(calendar.workdays_before(day("2021-10-03"), 3), day("2021-09-28"));
  EXPECT_EQ(calendar.workdays_before(day("2021-10-03"), 0), day("2021-10-03"));
}

TEST(Calendar, CountsThereAndBackTheSameAtRandom) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  std::uniform_int_distribution<std::int32_t> any_day(day("2020-06-01").count,
                                                      day("2023-06-01").count);
  std::uniform_int_distribution<std::int32_t> any_count(1, 120);
  const auto calendar = calendar_2021_2022();
  for (int n = 0; n < 5'000; ++n) {
    const Day act{any_day(random)};
    const auto count = any_count(random);
    const auto due = calendar.due_after(act, count, DayUnit::workday).day;
    ASSERT_TRUE(calendar.is_workday(due));
    ASSERT_EQ(calendar.workdays_between(act, due), count) << to_text(act);
    ASSERT_EQ(calendar.workdays_between(act, due - 1), count - 1) << to_text(act);
    const auto back = calendar.workdays_before(due, count);
    ASSERT_LE(back, act);
    ASSERT_EQ(calendar.workdays_between(back, due), count);
  }
}

}  // namespace
}  // namespace caseledger
