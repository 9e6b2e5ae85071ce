// Packs that fit together and packs that do not.
#include "engine/ruleset_stack.h"

#include <gtest/gtest.h>

#include "ledger/base/hash.h"
#include "tests/both.h"
#include "tests/engine/small_pack.h"

namespace caseledger::engine {
namespace {

Day day(std::string_view text) { return parse_day(text).value(); }

constexpr std::string_view kNation = R"([pack]
id = "nation"
title = "国家"
document = "主席令第一号"
level = "national"
jurisdiction = "000000"
valid_from = 2012-01-01

[article."法1"]
cite = "《某法》第一条"
zh = "一日内。"

[[clock]]
id = "case-1"
kind = "case_total"
article = "法1"
count = 1
unit = "day"

[parameters]
review_extension_workdays = { value = 15, basis = "法1" }
quorum_percent = { value = 66, basis = "法1" }

[leaders]
main = { capacities = ["deputy_head", "principal_head"], basis = "法1" }
)";

Pack pack(std::string_view text, std::string_view file = "nation.toml") {
  return read_pack(file, text).value();
}

Pack nation() { return pack(kNation); }
Pack county() { return pack(kSmallPack, "county.toml"); }

/// What stack_packs says of the county's pack with one thing changed, below the nation's.
std::string fault_with(std::string_view what, std::string_view instead) {
  const auto text = with(kSmallPack, what, instead);
  EXPECT_NE(text, kSmallPack) << what;
  const auto rules = stack_packs(std::vector{nation(), pack(text, "county.toml")});
  if (rules) return "accepted";
  EXPECT_EQ(rules.error().kind, FaultKind::malformed);
  return both(rules.error());
}

TEST(RulesetStack, KeepsTheArticlesClocksAndRulingsOfAllPacks) {
  const auto rules = stack_packs(std::vector{nation(), county()}).value();
  EXPECT_NE(rules.article("法1"), nullptr);
  EXPECT_NE(rules.article("附4-16"), nullptr);
  ASSERT_EQ(rules.clocks.size(), 3U);
  EXPECT_EQ(rules.clocks[0].id, "case-1");
  EXPECT_EQ(rules.clocks[2].id, "case-90");
  EXPECT_EQ(rules.rulings.size(), 1U);
}

TEST(RulesetStack, LetsTheLowerPackDecide) {
  const auto rules = stack_packs(std::vector{nation(), county()}).value();
  EXPECT_EQ(rules.parameters.review_extension_workdays, 10);
  EXPECT_EQ(rules.parameters.quorum_percent, 66);
  EXPECT_TRUE(rules.parameters.notice_before_review);
  EXPECT_EQ(rules.leaders.at(LeaderTerm::main),
            (std::vector{Capacity::principal_head, Capacity::deputy_head}));
  EXPECT_EQ(rules.effects.at("entry_is_timely"), Effect::block);
  EXPECT_EQ(rules.severity.front(), Measure::fine);
}

TEST(RulesetStack, RemembersWhoSetWhatOnWhichBasis) {
  const auto rules = stack_packs(std::vector{nation(), county()}).value();
  std::vector<const Setting*> extension;
  for (const auto& setting : rules.settings) {
    if (setting.key == "parameters.review_extension_workdays") extension.push_back(&setting);
  }
  ASSERT_EQ(extension.size(), 2U);
  EXPECT_EQ(extension[0]->value, "15");
  EXPECT_EQ(extension[0]->pack, "nation");
  EXPECT_EQ(extension[1]->value, "10");
  EXPECT_EQ(extension[1]->basis, "附4-16");
}

TEST(RulesetStack, GivesAClockTheDatesOfItsArticleUnlessItHasItsOwn) {
  const auto rules = stack_packs(std::vector{nation(), county()}).value();
  EXPECT_EQ(rules.clocks[0].valid_from, day("2012-01-01"));
  EXPECT_EQ(rules.clocks[0].valid_until, Day{});
  EXPECT_EQ(rules.clocks[1].valid_from, day("2021-09-03"));
  EXPECT_EQ(rules.clocks[1].valid_until, day("2031-09-02"));
  EXPECT_EQ(rules.clocks[2].valid_from, day("2021-10-01"));
}

TEST(RulesetStack, LetsARulingBeCitedLikeAnArticle) {
  const auto rules = stack_packs(std::vector{county()}).value();
  const auto* ruling = rules.article("解释1");
  ASSERT_NE(ruling, nullptr);
  EXPECT_EQ(ruling->cite, "水政监察大队解释1");
  EXPECT_EQ(ruling->zh, "十日。");
}

TEST(RulesetStack, IsKnownByTheDigestsOfItsPacksInTheirOrder) {
  const auto rules = stack_packs(std::vector{nation(), county()}).value();
  EXPECT_EQ(rules.packs, (std::vector{nation().digest, county().digest}));
  ledger::Hasher hasher(ledger::HashFunction::sha256);
  hasher.update(nation().digest.bytes).update(county().digest.bytes);
  EXPECT_EQ(rules.digest, hasher.finish());
  EXPECT_NE(rules.digest, stack_packs(std::vector{county()})->digest);
}

TEST(RulesetStack, RefusesNothing) {
  EXPECT_EQ(stack_packs({}).error().kind, FaultKind::malformed);
}

TEST(RulesetStack, RefusesALowerPackAboveAHigherOne) {
  EXPECT_EQ(both(stack_packs(std::vector{county(), nation()}).error()),
            "nation.toml:1: 不能位于 county.toml 之下，后者层级更低"
            " — a national pack cannot lie below the county pack county.toml");
}

TEST(RulesetStack, RefusesWhatStandsTwice) {
  const auto already = [](std::string line, std::string name, std::string in) {
    return "county.toml:" + line + ": 已见于 " + in + "：" + name + " — " + name +
           " stands already in " + in;
  };
  EXPECT_EQ(both(stack_packs(std::vector{county(), county()}).error()),
            already("1", "pack \"county\"", "county.toml"));
  EXPECT_EQ(fault_with("id = \"county\"", "id = \"nation\""),
            already("1", "pack \"nation\"", "nation.toml"));
  EXPECT_EQ(fault_with("[article.\"处罚法60\"]", "[article.\"法1\"]"),
            already("21", "article \"法1\"", "nation.toml"));
  EXPECT_EQ(fault_with("id = \"review-10\"", "id = \"case-1\""),
            already("27", "clock \"case-1\"", "nation.toml"));
  EXPECT_EQ(fault_with("id = \"解释1\"", "id = \"法1\""),
            already("60", "article \"法1\"", "nation.toml"));
}

TEST(RulesetStack, RefusesABasisThatNoPackContains) {
  EXPECT_EQ(
      fault_with("article = \"附4-16\"", "article = \"附4-61\""),
      "county.toml:27: 各规则中没有条款 \"附4-61\" — no pack contains the article \"附4-61\"");
  EXPECT_EQ(
      fault_with("{ value = 10, basis = \"附4-16\" }", "{ value = 10, basis = \"附4-61\" }"),
      "county.toml:47: 各规则中没有条款 \"附4-61\" — no pack contains the article \"附4-61\"");
  EXPECT_EQ(
      fault_with("basis = \"处罚法60\"", "basis = \"处罚法6\""),
      "county.toml:56: 各规则中没有条款 \"处罚法6\" — no pack contains the article \"处罚法6\"");
}

TEST(RulesetStack, AcceptsABasisInAnyPackOfTheStack) {
  EXPECT_EQ(fault_with("basis = \"处罚法60\"", "basis = \"法1\""), "accepted");
}

TEST(RulesetStack, RefusesAJurisdictionOutsideTheOneAbove) {
  auto province = with(kNation, "level = \"national\"", "level = \"province\"");
  province = with(province, "\"000000\"", "\"140000\"");
  const auto above = pack(province);
  EXPECT_TRUE(stack_packs(std::vector{above, county()}));
  const auto elsewhere = pack(with(kSmallPack, "\"140524\"", "\"130524\""), "county.toml");
  EXPECT_EQ(both(stack_packs(std::vector{above, elsewhere}).error()),
            "county.toml:1: 区划 130524 不在 nation.toml 的 140000 之内"
            " — jurisdiction 130524 does not lie in 140000 of nation.toml");
}

TEST(RulesetStack, RefusesTwoPacksOfOneLevelThatDisagree) {
  const std::string other = R"([pack]
id = "other"
title = "另一办法"
document = "某字〔2022〕1号"
level = "county"
jurisdiction = "140524"
valid_from = 2022-01-01

[parameters]
review_extension_workdays = { value = 9, basis = "附4-16" }
)";
  EXPECT_EQ(both(stack_packs(std::vector{county(), pack(other, "other.toml")}).error()),
            "other.toml:10: parameters.review_extension_workdays: 同级的 county.toml 另有规定"
            " — county.toml of the same level says otherwise");
  EXPECT_TRUE(stack_packs(
      std::vector{county(), pack(with(other, "value = 9", "value = 10"), "other.toml")}));
}

TEST(RulesetStack, ReadsFilesIntoTheOrderOfTheirLevels) {
  const EmbeddedFile files[] = {{"a.toml", kSmallPack}, {"b.toml", kNation}};
  const auto packs = read_packs(files).value();
  ASSERT_EQ(packs.size(), 2U);
  EXPECT_EQ(packs[0].file, "b.toml");
  EXPECT_EQ(packs[1].file, "a.toml");
  const EmbeddedFile broken[] = {{"a.toml", kSmallPack}, {"b.toml", "["}};
  EXPECT_EQ(read_packs(broken).error().kind, FaultKind::malformed);
}

}  // namespace
}  // namespace caseledger::engine
