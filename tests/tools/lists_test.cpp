// What supervisors and sections ask every day: refusals, irregularities, what is overdue, the
// numbers of a year, and why any leaf is what it is.
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"

namespace caseledger::tools {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// A case that was decided and published, and a second act of service that was refused.
class Lists : public testing::Test {
 protected:
  Lists() {
    desk_.run_case(1, 100);
    const auto commands = typical_case(2);
    desk_.must(commands.front());
    for (const auto& command : commands) {
      if (name_of(command.body) == "serve") desk_.refusal(command);
    }
    desk_.close();
  }
  std::string out(const char* language, std::vector<std::string> words) {
    const std::size_t commands = words.front() == "case" ? 2 : 1;
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(commands), desk_.folder().string());
    const auto ended = run_in(language, words);
    EXPECT_EQ(ended.exit, 0) << ended.err;
    return ended.out;
  }
  std::string position_of(std::string_view event) {
    const auto session = Session::open(desk_.folder(), Mode::read_facts);
    std::string position;
    const auto& ledger = (*session)->ledger();
    std::ignore = ledger.scan({}, ledger.head()->next_position(), [&](ledger::Leaf&& leaf) {
      if (name_of(leaf.fact.event) == event) position = std::to_string(leaf.position.index);
      return true;
    });
    EXPECT_NE(position, "") << event;
    return position;
  }
  Desk desk_;
};

TEST_F(Lists, RefusalsSayWhatWasAskedAndEverythingThatWasNotMet) {
  const auto zh = out("zh", {"refusals"});
  EXPECT_TRUE(has(zh, "送达")) << zh;
  EXPECT_TRUE(has(zh, "2021-SF-2")) << zh;
  const auto en = out("en", {"refusals", "--match", "serve"});
  EXPECT_TRUE(has(en, "serve the decision")) << en;
  EXPECT_EQ(lines_of(out("en", {"refusals", "--until", "2000-01-01"})), 1);
  const auto json = out("zh", {"refusals", "--json"});
  for (const char* part : {R"("stream":"2021-SF-2")", R"("act":"serve")", R"("act_zh":"送达")",
                           R"("breaches":[{"article":)", R"("requirement_zh":")"}) {
    EXPECT_TRUE(has(json, part)) << part << "\n" << json;
  }
}

TEST_F(Lists, ADayThatIsNoneIsAWrongCall) {
  expect_bad(run({"refusals", desk_.folder().string(), "--since", "2021-13-01"}), "--since");
  expect_bad(run({"case", "show", desk_.folder().string(), "2021-SF-1", "--on", "昨天"}), "--on");
}

TEST_F(Lists, WhyKnowsALeafOfEveryProcedure) {
  const auto bureau = out("zh", {"why", "0"});
  EXPECT_TRUE(has(bureau, "第0号事实")) << bureau;
  const auto refused = out("en", {"why", position_of("command_refused")});
  EXPECT_TRUE(has(refused, "refused: serve the decision")) << refused;
  EXPECT_TRUE(has(refused, "✗")) << refused;
  EXPECT_FALSE(has(refused, "当事人")) << refused;  // the law's sentence in English too
  const auto item = out("zh", {"why", position_of("item_opened"), "--json"});
  EXPECT_TRUE(has(item, R"("procedure":"disclosure")")) << item;
  EXPECT_TRUE(has(item, R"("occasion":{"kind":"ordered_by")")) << item;
  EXPECT_TRUE(has(item, R"("event":"decided)")) << item;
  expect_bad(run({"why", desk_.folder().string(), "999999"}), "N");
}

TEST_F(Lists, WhyOfAnIrregularityNamesItsActAndWhoAnswersForIt) {
  const auto ticked = run({"tick", desk_.folder().string(), "--now", "2031-01-01T00:00:00+08:00"});
  ASSERT_EQ(ticked.exit, 0) << ticked.err;
  const auto number = position_of("irregularity_recorded");
  const auto zh = out("zh", {"why", number});
  for (const char* part : {"所指行为：", "期限提醒", "责任人：", "在规定期限内完成", "⚑"}) {
    EXPECT_TRUE(has(zh, part)) << part << "\n" << zh;
  }
  const auto json = out("zh", {"why", number, "--json"});
  EXPECT_TRUE(has(json, R"("responsible":[)")) << json;
  EXPECT_TRUE(has(out("zh", {"irregularities"}), "2021-SF-2"));
  const auto reminder = out("en", {"why", position_of("deadline_passed")});
  EXPECT_TRUE(has(reminder, "its clock was started by leaf ")) << reminder;
}

TEST_F(Lists, ReportPrintsEveryNumberOfTheYear) {
  const auto zh = out("zh", {"report", "--year", "2021"});
  for (const char* part : {"立案", "年末在办案件", "公示", "被拒绝的行为"}) {
    EXPECT_TRUE(has(zh, part)) << part << "\n" << zh;
  }
  EXPECT_FALSE(has(out("en", {"report", "--year", "2021"}), "立案"));
  const auto json = out("zh", {"report", "--year", "2021", "--json"});
  EXPECT_TRUE(has(json, R"({"number":"filed","zh":"立案","en":"cases filed","value":2,"unit")"))
      << json;
  expect_bad(run({"report", desk_.folder().string()}), "--year");
}

TEST_F(Lists, OnADayIsLegalTimeAndAtALeafIsLedgerTime) {
  const auto json = out("zh", {"case", "show", "2021-SF-1", "--on", "2999-01-01", "--json"});
  EXPECT_EQ(json, out("zh", {"case", "show", "2021-SF-1", "--json"}));
  const auto before =
      run({"case", "show", desk_.folder().string(), "2021-SF-1", "--on", "2000-01-01"});
  EXPECT_EQ(before.exit, 5) << before.out;
}

TEST_F(Lists, AnItemIsShownInTheWordsOfItsOwnProcedure) {
  const auto zh = out("zh", {"case", "show", "2021-SF-1", "--item"});
  EXPECT_TRUE(has(zh, "拟公开")) << zh;
  for (const char* key : {"draft", "decisions", "penalty"}) EXPECT_FALSE(has(zh, key)) << zh;
}

TEST_F(Lists, WhatIsOverdueIsAskedOfCasesAndItemsAlike) {
  const auto ticked = run({"tick", desk_.folder().string(), "--now", "2031-01-01T00:00:00+08:00"});
  ASSERT_EQ(ticked.exit, 0) << ticked.err;
  const auto cases = out("zh", {"cases", "--overdue", "--json"});
  EXPECT_TRUE(has(cases, R"("procedure":"case")")) << cases;
  EXPECT_TRUE(has(cases, R"("procedure":"disclosure")")) << cases;
  const auto deadlines = out("zh", {"deadlines", "--overdue"});
  EXPECT_TRUE(has(deadlines, "2021-SF-2")) << deadlines;
  EXPECT_TRUE(has(deadlines, "公示期限")) << deadlines;
  EXPECT_FALSE(has(out("zh", {"deadlines", "--overdue", "--section", "nowhere"}), "2021"));
}

}  // namespace
}  // namespace caseledger::tools
