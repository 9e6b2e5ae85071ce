// A year file is read to the letter, and refused with its line when a day cannot be right.
#include "engine/calendar_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "ledger/base/hash.h"
#include "tests/both.h"
#include "tests/engine/small_pack.h"

namespace caseledger::engine {
namespace {

Day day(std::string_view text) { return parse_day(text).value(); }

constexpr std::string_view kSmallYear = R"(year = 2019

[[notice]]
number = "国办发明电〔2018〕15号"
title = "关于2019年部分节假日安排的通知"
published = 2018-12-06
source = "https://example.invalid/2018"

[[notice]]
number = "国办发明电〔2019〕3号"
title = "关于调整2019年劳动节假期安排的通知"
published = 2019-03-22
source = "https://example.invalid/2019"

[[holiday]]
name = "元旦"
zh = "2018年12月30日至2019年1月1日放假调休，共3天。"
from = 2018-12-30
to = 2019-01-01
make_up = [2018-12-29]

[[holiday]]
name = "清明节"
from = 2019-04-05

[[holiday]]
name = "劳动节"
notice = "国办发明电〔2019〕3号"
from = 2019-05-01
to = 2019-05-04
make_up = [2019-04-28, 2019-05-05]
)";

std::string fault_with(std::string_view what, std::string_view instead) {
  const auto text = with(kSmallYear, what, instead);
  EXPECT_NE(text, kSmallYear) << what;
  const auto file = read_calendar_file("2019.toml", text);
  if (file) return "accepted";
  EXPECT_EQ(file.error().kind, FaultKind::malformed);
  return both(file.error());
}

TEST(CalendarFile, ReadsAYear) {
  const auto file = read_calendar_file("2019.toml", kSmallYear).value();
  EXPECT_EQ(file.file, "2019.toml");
  EXPECT_EQ(file.year.year, 2019);
  EXPECT_EQ(file.year.notice, "国办发明电〔2018〕15号、国办发明电〔2019〕3号");
  EXPECT_EQ(file.year.source, "https://example.invalid/2018");
  EXPECT_EQ(
      file.year.holidays,
      (std::vector{day("2018-12-30"), day("2018-12-31"), day("2019-01-01"), day("2019-04-05"),
                   day("2019-05-01"), day("2019-05-02"), day("2019-05-03"), day("2019-05-04")}));
  EXPECT_EQ(file.year.make_up_days,
            (std::vector{day("2018-12-29"), day("2019-04-28"), day("2019-05-05")}));
}

TEST(CalendarFile, IsKnownByTheDigestOfItsBytes) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(kSmallYear.data());
  EXPECT_EQ(read_calendar_file("any name", kSmallYear)->digest,
            ledger::sha256({bytes, kSmallYear.size()}));
}

TEST(CalendarFile, RefusesAMakeUpDayThatIsNoWeekendDay) {
  EXPECT_EQ(fault_with("make_up = [2018-12-29]", "make_up = [2018-12-28]"),
            "2019.toml:20: [[holiday]]: make_up: 2018-12-28 不是周末"
            " — 2018-12-28 is no weekend day");
}

TEST(CalendarFile, RefusesADayThatStandsTwice) {
  EXPECT_EQ(fault_with("from = 2019-04-05", "from = 2019-01-01"),
            "2019.toml:24: [[holiday]]: from: 2019-01-01 重复出现"
            " — 2019-01-01 stands here twice");
  EXPECT_EQ(fault_with("[2019-04-28, 2019-05-05]", "[2019-05-04]"),
            "2019.toml:31: [[holiday]]: make_up: 2019-05-04 重复出现"
            " — 2019-05-04 stands here twice");
  EXPECT_EQ(fault_with("[2019-04-28, 2019-05-05]", "[2019-04-28, 2019-04-28]"),
            "2019.toml:31: [[holiday]]: make_up: 日期重复 — a day twice");
}

TEST(CalendarFile, RefusesADayOfAnotherYear) {
  EXPECT_EQ(fault_with("from = 2019-04-05", "from = 2018-04-05"),
            "2019.toml:24: [[holiday]]: from: 2018-04-05 不属于本年"
            " — 2018-04-05 is not of this year");
}

TEST(CalendarFile, RefusesADayThatDoesNotExist) {
  EXPECT_THAT(fault_with("from = 2019-04-05", "from = 2019-04-31"),
              testing::StartsWith("2019.toml:24: 不合 TOML 格式 — Error while parsing date"));
}

TEST(CalendarFile, RefusesASpanThatEndsBeforeItBeginsOrHasNoEndInSight) {
  EXPECT_EQ(fault_with("to = 2019-01-01", "to = 2018-12-29"),
            "2019.toml:19: [[holiday]]: to: 早于 from — lies before from");
  EXPECT_EQ(fault_with("to = 2019-01-01", "to = 2019-02-01"),
            "2019.toml:19: [[holiday]]: to: 距 from 过远 — is too far from `from`");
}

TEST(CalendarFile, RefusesAYearThatIsNone) {
  EXPECT_EQ(fault_with("year = 2019", "year = 219"),
            "2019.toml:1: calendar: year: 应在1999至2199之间 — must lie between 1999 and 2199");
  EXPECT_EQ(fault_with("year = 2019\n", ""), "2019.toml:1: calendar: year: 缺失 — is missing");
}

TEST(CalendarFile, RefusesWhatNamesNoNotice) {
  EXPECT_EQ(fault_with("notice = \"国办发明电〔2019〕3号\"", "notice = \"国办发明电〔2019〕4号\""),
            "2019.toml:28: [[holiday]]: notice: 本文件没有这一 [[notice]]"
            " — names no [[notice]] of this file");
  EXPECT_EQ(fault_with("number = \"国办发明电〔2019〕3号\"", "number = \"国办发明电〔2018〕15号\""),
            "2019.toml:10: [[notice]]: number: 重复出现 — stands here a second time");
  EXPECT_EQ(fault_with("source = \"https://example.invalid/2018\"\n", ""),
            "2019.toml:3: [[notice]]: source: 缺失 — is missing");
  EXPECT_EQ(both(read_calendar_file("2019.toml", "year = 2019\n").error()),
            "2019.toml:1: [[notice]]: 缺失 — is missing");
}

TEST(CalendarFile, RefusesAKeyItDoesNotKnow) {
  EXPECT_EQ(
      fault_with("name = \"清明节\"", "name = \"清明节\"\nhalf_day = true"),
      "2019.toml:24: [[holiday]]: half_day: 不是此处可写的键 — is not a key that is known here");
}

TEST(CalendarFile, RefusesCharactersOfAnyRangeOutsideOfQuotes) {
  for (const auto* stray : {"、", "あ", "案", "\u2011", "\u2E80", "\u1681", "😀"}) {
    for (const auto& text :
         {std::string("year = 2021") + stray + "\n", stray + std::string(" = 1\n")}) {
      const auto file = read_calendar_file("stray.toml", text);
      ASSERT_FALSE(file) << text;
      EXPECT_EQ(file.error().kind, FaultKind::malformed);
      EXPECT_THAT(both(file.error()), testing::StartsWith("stray.toml:1:")) << text;
    }
  }
}

TEST(CalendarFile, ThrowsNothingWhicheverBytesAreWrongAtRandom) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  std::uniform_int_distribution<std::size_t> any_place(0, kSmallYear.size() - 1);
  std::uniform_int_distribution<int> any_byte(0, 255);
  for (int round = 0; round < 3'000; ++round) {
    std::string text(kSmallYear);
    for (int n = 0; n < 3; ++n) text[any_place(random)] = static_cast<char>(any_byte(random));
    const auto file = read_calendar_file("noise.toml", text);
    ASSERT_TRUE(file || file.error().kind == FaultKind::malformed);
  }
}

}  // namespace
}  // namespace caseledger::engine
