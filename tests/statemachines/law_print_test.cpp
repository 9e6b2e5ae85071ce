// The page says of every row what the row says, and LAW.md is that page.
#include "statemachines/law_print.h"

#include <gmock/gmock.h>

#include <set>

#include "statemachines/procedures.h"

namespace caseledger {
namespace {

using ::testing::HasSubstr;

TEST(LawPrint, GivesEveryEffectItsPhrase) {
  std::set<std::string_view> effects;
  for (const auto& one : procedures()) {
    for (const auto& row : one.rows()) effects.insert(row.then.begin() + 1, row.then.end());
  }
  for (const auto effect : effects) EXPECT_NE(effect_in_chinese(effect), "") << effect;
}

TEST(LawPrint, ReadsAClockEffectAsASentence) {
  EXPECT_EQ(effect_in_chinese("starts<ClockKind::review>"), "起算法制审核期限");
  EXPECT_EQ(effect_in_chinese("stops<ClockKind::publication>"), "办结公示期限");
  EXPECT_EQ(effect_in_chinese("stops_all_clocks"), "办结全部期限");
  EXPECT_EQ(effect_in_chinese("starts<ClockKind::nothing>"), "");
  EXPECT_EQ(effect_in_chinese("dances"), "");
}

TEST(LawPrint, ShowsARowWithItsArticleActorRequirementsAndOutcome) {
  const auto page = print_law();
  EXPECT_THAT(page, HasSubstr("附1-10 保密审查 `clear_secrecy`\n"
                              "\n"
                              "- 阶段：已审核 → 已保密审查\n"
                              "- 由谁：附1-10　由保密审查人审查 — cleared by a secrecy reviewer "
                              "`by_secrecy_reviewer`\n"));
  EXPECT_THAT(page, HasSubstr("- 记载：`secrecy_cleared`\n"));
  EXPECT_THAT(page, HasSubstr("；起算更新期限 `starts update`"));
  EXPECT_THAT(page, HasSubstr("〔记录〕 — enforcement decisions are published"));
  EXPECT_THAT(page, HasSubstr("- 适用于：处罚法48　该信息曾经公示"));
}

TEST(LawPrint, CountsTheRowsOfEachTable) {
  const auto page = print_law();
  for (const auto& one : procedures()) {
    EXPECT_THAT(page, HasSubstr("，" + std::to_string(one.rows().size()) + " 行。"));
  }
}

}  // namespace
}  // namespace caseledger
