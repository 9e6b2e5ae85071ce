// The one place at which two texts differ, whole characters and words of it.
#include "adapters/site/difference.h"

#include <gtest/gtest.h>

namespace caseledger::adapters {
namespace {

TEST(Difference, IsWhatStandsBetweenWhatBothHave) {
  EXPECT_EQ(difference_of("罚款85000元。", "罚款80000元。"),
            (Difference{"罚款", "85000", "80000", "元。"}));
  EXPECT_EQ(difference_of("漏写期限。", "六个月内起诉。漏写期限。"),
            (Difference{"", "", "六个月内起诉。", "漏写期限。"}));
  EXPECT_EQ(difference_of("", "新"), (Difference{"", "", "新", ""}));
  EXPECT_EQ(difference_of("旧", ""), (Difference{"", "旧", "", ""}));
}

TEST(Difference, OfEqualTextsIsNothing) {
  EXPECT_EQ(difference_of("一样", "一样"), (Difference{"一样", "", "", ""}));
  EXPECT_EQ(difference_of("", ""), (Difference{"", "", "", ""}));
}

/// 未 and 朱 share their first byte, 一 and 丁 their first two.
TEST(Difference, CutsNoCharacterInTwo) {
  EXPECT_EQ(difference_of("甲一乙", "甲丁乙"), (Difference{"甲", "一", "丁", "乙"}));
  EXPECT_EQ(difference_of("甲未", "甲朱"), (Difference{"甲", "未", "朱", ""}));
  EXPECT_EQ(difference_of("一一", "一"), (Difference{"一", "一", "", ""}));
}

TEST(Difference, CutsNoNumberInTwo) {
  EXPECT_EQ(difference_of("证号晋E0524012；", "证号晋E0524021；"),
            (Difference{"证号晋", "E0524012", "E0524021", "；"}));
  EXPECT_EQ(difference_of("12", "1234"), (Difference{"", "12", "1234", ""}));
}

TEST(Difference, ShowsALittleOfWhatStandsAround) {
  std::string around;
  for (int n = 0; n < 30; ++n) around += "字";
  const auto found = difference_of(around + "甲" + around, around + "乙" + around);
  EXPECT_EQ(found.before, "…" + around.substr(0, 60));
  EXPECT_EQ(found.after, around.substr(0, 60) + "…");
  EXPECT_EQ(found.old_words + found.new_words, "甲乙");
  EXPECT_EQ(difference_of("标题\n\n罚甲元\n救济", "标题\n\n罚乙元\n救济"),
            (Difference{"…罚", "甲", "乙", "元…"}));
}

}  // namespace
}  // namespace caseledger::adapters
