// Days and instants as text, and the edges between them.
#include "statemachines/words/time.h"

#include <gtest/gtest.h>

#include <random>

namespace caseledger {
namespace {

Day day(std::string_view text) { return parse_day(text).value(); }
Instant instant(std::string_view text) { return parse_instant(text).value(); }

TEST(Day, IsCountedFromTheFirstOfJanuary1970) {
  EXPECT_EQ(day_of(1970, 1, 1), Day{0});
  EXPECT_EQ(day_of(2021, 9, 15), Day{18'885});
  EXPECT_EQ(day_of(2000, 3, 1) - day_of(2000, 2, 28), 2);
  EXPECT_EQ(year_of(Day{-1}), 1969);
}

TEST(Day, KnowsItsWeekday) {
  EXPECT_EQ(weekday_of(day("2021-09-26")), 7U);
  EXPECT_EQ(weekday_of(day("2021-09-27")), 1U);
  EXPECT_EQ(weekday_of(Day{0}), 4U);
  EXPECT_EQ(weekday_of(Day{-1}), 3U);
}

TEST(Day, ReadsWhatItWritesOnEveryDayOfFourHundredYears) {
  for (Day one = day("1970-01-01"); one <= day("2370-01-01"); one = one + 1) {
    ASSERT_EQ(parse_day(to_text(one)), one);
  }
  EXPECT_EQ(to_text(day("9999-12-31")), "9999-12-31");
}

TEST(Day, RefusesDatesThatDoNotExist) {
  for (const auto* text : {"2021-02-29", "2021-04-31", "2021-00-10", "2021-13-01", "2021-01-00",
                           "2021-01-32", "1900-02-29", "2100-02-29"}) {
    EXPECT_EQ(parse_day(text), std::nullopt) << text;
  }
  EXPECT_NE(parse_day("2024-02-29"), std::nullopt);
}

TEST(Day, RefusesEveryOtherForm) {
  for (const auto* text : {"", "2021", "2021-9-15", "21-09-15", "2021/09/15", "2021-09-15 ",
                           " 2021-09-15", "2021-09-15T", "+2021-09-15", "-021-09-15", "20210915",
                           "2021-09-1x", "1969-12-31", "二〇二一-09-15"}) {
    EXPECT_EQ(parse_day(text), std::nullopt) << text;
  }
}

TEST(Day, RefusesATextCutAnywhere) {
  const std::string_view whole = "2021-09-15";
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_EQ(parse_day(whole.substr(0, length)), std::nullopt) << length;
  }
}

TEST(Day, HalfAYearFromTheLastOfAugustEndsWithFebruary) {
  EXPECT_EQ(add_months(day("2021-08-31"), 6), day("2022-02-28"));
  EXPECT_EQ(add_months(day("2023-08-31"), 6), day("2024-02-29"));
  EXPECT_EQ(add_months(day("2021-09-15"), 6), day("2022-03-15"));
  EXPECT_EQ(add_months(day("2024-02-29"), 12), day("2025-02-28"));
  EXPECT_EQ(add_months(day("2021-01-31"), -2), day("2020-11-30"));
  EXPECT_EQ(add_months(day("2021-09-15"), 0), day("2021-09-15"));
}

TEST(Instant, FallsOnTheDayOfShanghai) {
  EXPECT_EQ(local_day(instant("2021-09-15T00:00:00+08:00")), day("2021-09-15"));
  EXPECT_EQ(local_day(instant("2021-09-14T23:59:59.999999+08:00")), day("2021-09-14"));
  EXPECT_EQ(local_day(instant("2021-09-14T16:00:00Z")), day("2021-09-15"));
  EXPECT_EQ(local_day(instant("2021-09-14T15:59:59Z")), day("2021-09-14"));
  EXPECT_EQ(local_day(Instant{-kShanghaiOffsetSeconds * kMicrosPerSecond - 1}), Day{-1});
}

TEST(Instant, BeginsADayAtItsMidnight) {
  EXPECT_EQ(start_of(day("2021-09-15")), instant("2021-09-15T00:00:00+08:00"));
  EXPECT_EQ(local_day(start_of(day("2021-09-15"))), day("2021-09-15"));
}

TEST(Instant, IsWrittenInLocalTimeWithMicrosOnlyWhereThereAreSome) {
  EXPECT_EQ(to_text(instant("2021-09-15T02:00:00Z")), "2021-09-15T10:00:00+08:00");
  EXPECT_EQ(to_text(instant("2021-09-15T10:00:00.5+08:00")), "2021-09-15T10:00:00.500000+08:00");
  EXPECT_EQ(to_text(instant("2021-09-15T10:00:00.000001+08:00")),
            "2021-09-15T10:00:00.000001+08:00");
}

TEST(Instant, ReadsAnyOffset) {
  const auto noon = instant("2021-09-15T12:00:00+08:00");
  for (const auto* text : {"2021-09-15T04:00:00Z", "2021-09-15T04:00:00+00:00",
                           "2021-09-15T04:00:00-00:00", "2021-09-14T18:30:00-09:30",
                           "2021-09-15T09:45:00+05:45", "2021-09-15T12:00:00.000000+08:00"}) {
    EXPECT_EQ(parse_instant(text), noon) << text;
  }
}

TEST(Instant, RefusesEveryOtherForm) {
  for (const auto* text : {"",
                           "2021-09-15",
                           "2021-09-15T10:00:00",
                           "2021-09-15 10:00:00+08:00",
                           "2021-09-15t10:00:00+08:00",
                           "2021-09-15T10:00:00z",
                           "2021-09-15T24:00:00+08:00",
                           "2021-09-15T10:60:00+08:00",
                           "2021-09-15T10:00:60+08:00",
                           "2021-09-15T10:00+08:00",
                           "2021-09-15T10:00:00.+08:00",
                           "2021-09-15T10:00:00.1234567+08:00",
                           "2021-09-15T10:00:00+24:00",
                           "2021-09-15T10:00:00+08:60",
                           "2021-09-15T10:00:00+0800",
                           "2021-09-15T10:00:00+08",
                           "2021-09-15T10:00:00+08:00 ",
                           "2021-09-31T10:00:00+08:00",
                           "1969-12-31T23:59:59+08:00",
                           "9999-12-31T23:59:59-09:00",
                           "2021-09-15T1:00:00+08:00"}) {
    EXPECT_EQ(parse_instant(text), std::nullopt) << text;
  }
}

TEST(Instant, RefusesATextCutAnywhere) {
  const std::string_view whole = "2021-09-15T10:00:00.123456+08:00";
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_EQ(parse_instant(whole.substr(0, length)), std::nullopt) << length;
  }
}

TEST(Instant, ReadsWhatItWritesAtRandom) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937_64 random(seed);
  const auto last = start_of(day("9999-12-31")).micros;
  std::uniform_int_distribution<std::int64_t> any(start_of(Day{0}).micros, last);
  for (int n = 0; n < 20'000; ++n) {
    const Instant at{any(random)};
    ASSERT_EQ(parse_instant(to_text(at)), at) << at.micros;
    ASSERT_EQ(local_day(at), parse_day(to_text(at).substr(0, 10)));
  }
}

}  // namespace
}  // namespace caseledger
