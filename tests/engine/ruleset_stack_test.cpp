// Packs that fit together and packs that do not, and the ruleset that ships.
#include "engine/ruleset_stack.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "ledger/base/hash.h"
#include "statemachines/day/clock_effects.h"
#include "statemachines/procedures.h"
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
  return rules.error().what;
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
  EXPECT_EQ(stack_packs(std::vector{county(), nation()}).error().what,
            "nation.toml:1: 不能位于 county.toml 之下，后者层级更低"
            " — a national pack cannot lie below the county pack county.toml");
}

TEST(RulesetStack, RefusesWhatStandsTwice) {
  const auto already = [](std::string line, std::string name, std::string in) {
    return "county.toml:" + line + ": 已见于 " + in + "：" + name + " — " + name +
           " stands already in " + in;
  };
  EXPECT_EQ(stack_packs(std::vector{county(), county()}).error().what,
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
  EXPECT_EQ(stack_packs(std::vector{above, elsewhere}).error().what,
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
  EXPECT_EQ(stack_packs(std::vector{county(), pack(other, "other.toml")}).error().what,
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

// What this build ships with.

const Ruleset& shipped() {
  static const Ruleset rules = shipped_ruleset().value();
  return rules;
}

std::string without_blanks(std::string text) {
  for (const std::string_view blank : {" ", "\t", "\r", "\n", "\u3000", "\u00a0"}) {
    for (auto at = text.find(blank); at != std::string::npos; at = text.find(blank, at)) {
      text.erase(at, blank.size());
    }
  }
  return text;
}

std::string source_text() {
  std::ifstream in(CL_SOURCE_DIR "/tests/engine/lingshuizi-2021-93.txt", std::ios::binary);
  return without_blanks(std::string(std::istreambuf_iterator<char>(in), {}));
}

/// What becomes of the shipped packs with one more that states this effect.
std::string stacked_with_effect(std::string_view requirement, std::string_view effect) {
  const auto text = R"([pack]
id = "more"
title = "补充解释"
level = "ruling"
jurisdiction = "140524"
valid_from = 2022-01-01

[effects]
)" + std::string(requirement) +
                    " = { effect = \"" + std::string(effect) + "\", basis = \"附4-21\" }\n";
  std::vector<EmbeddedFile> files{{"z.toml", text}};
  for (const auto& file : shipped_packs()) {
    if (!is_calendar(file)) files.push_back(file);
  }
  const auto rules = stack_packs(read_packs(files).value());
  return rules ? "accepted" : rules.error().what;
}

TEST(RulesetStack, LetsAPackLoosenWhatItsOwnLevelOrders) {
  EXPECT_EQ(stacked_with_effect("adviser_opinion_is_enclosed", "flag"), "accepted");
  EXPECT_EQ(stacked_with_effect("opinion_agrees", "block"), "accepted");
}

TEST(RulesetStack, LetsNoPackLoosenWhatAnArticleForbids) {
  EXPECT_EQ(stacked_with_effect("opinion_agrees", "flag"),
            "z.toml:9: opinion_agrees 不能改为提示，附4-18b 规定不得"
            " — cannot be a flag: 附4-18b forbids (不得)");
}

TEST(RulesetStack, LetsNoPackLoosenAHigherLaw) {
  EXPECT_EQ(stacked_with_effect("rights_were_notified", "flag"),
            "z.toml:9: rights_were_notified 不能改为提示，处罚法44 层级高于本规则"
            " — cannot be a flag: 处罚法44 is of a higher level than this pack");
}

TEST(RulesetStack, RefusesAnEffectOnARequirementThatNoLawHas) {
  EXPECT_EQ(stacked_with_effect("opinion_agreed", "block"),
            "z.toml:9: 没有要件 \"opinion_agreed\" — no law has a requirement \"opinion_agreed\"");
}

TEST(ShippedRuleset, QuotesTheCountysDocumentToTheLetter) {
  const auto source = source_text();
  ASSERT_GT(source.size(), 15'000U);
  int quoted = 0;
  for (const auto& [id, article] : shipped().articles) {
    if (article.document != "陵水字〔2021〕93号") continue;
    EXPECT_NE(source.find(without_blanks(article.zh)), std::string::npos) << id;
    EXPECT_FALSE(article.is_paraphrase) << id;
    EXPECT_FALSE(article.en.empty()) << id;
    ++quoted;
  }
  EXPECT_EQ(quoted, 143);
}

TEST(ShippedRuleset, ContainsEveryArticleOfTheFourAnnexes) {
  const int articles[] = {15, 18, 17, 22};
  for (int annex = 1; annex <= 4; ++annex) {
    for (int number = 1; number <= articles[annex - 1]; ++number) {
      const auto id = "附" + std::to_string(annex) + "-" + std::to_string(number);
      EXPECT_NE(shipped().article(id), nullptr) << id;
    }
  }
}

TEST(ShippedRuleset, ContainsEveryItemOfTheLists) {
  const std::pair<std::string_view, int> lists[] = {
      {"附1-7", 6}, {"附1-9", 5},  {"附2-18", 5}, {"附3-12", 3}, {"附3-16", 6},
      {"附4-7", 5}, {"附4-11", 6}, {"附4-12", 5}, {"附4-13", 8}, {"附4-15", 5}};
  for (const auto& [article, items] : lists) {
    for (int item = 1; item <= items; ++item) {
      const auto id = std::string(article) + "(" + std::to_string(item) + ")";
      EXPECT_NE(shipped().article(id), nullptr) << id;
    }
  }
}

TEST(ShippedRuleset, ShowsTheSentenceThatForbids) {
  const auto* article = shipped().article("附4-18b");
  ASSERT_NE(article, nullptr);
  EXPECT_EQ(article->cite, "附件4第十八条");
  EXPECT_EQ(article->zh, "法制审核未通过的，不得作出决定。");
}

TEST(ShippedRuleset, ContainsEveryArticleThatTheTablesCite) {
  const auto check = [](const std::vector<LawRow>& rows,
                        const std::vector<std::vector<Clause>>& clauses) {
    for (const auto& row : rows) EXPECT_NE(shipped().article(row.article), nullptr) << row.article;
    for (const auto& row : clauses) {
      for (const auto& clause : row) {
        EXPECT_NE(shipped().article(clause.article), nullptr) << clause.article;
      }
    }
  };
  for (const auto& one : procedures()) check(one.rows(), one.clauses());
  for (std::size_t clock = 0; clock < words_of<ClockKind>().size(); ++clock) {
    const auto article = home_article(static_cast<ClockKind>(clock));
    EXPECT_NE(shipped().article(article), nullptr) << article;
  }
}

TEST(ShippedRuleset, StatesEveryParameterWithItsBasis) {
  for (const auto& form : parameter_forms()) {
    const auto key = "parameters." + std::string(form.key);
    const auto& all = shipped().settings;
    EXPECT_TRUE(std::ranges::any_of(all, [&](const Setting& one) { return one.key == key; }))
        << key;
  }
}

// The defaults of ruleset.h are what tests without packs run on; they must not drift apart.
TEST(ShippedRuleset, AgreesWithTheDefaultsOfTheProgram) {
  const auto& shipped_ones = shipped().parameters_on(day("2026-01-01"));
  const Parameters defaults;
  for (const auto& form : parameter_forms()) {
    std::visit([&](auto member) { EXPECT_EQ(shipped_ones.*member, defaults.*member) << form.key; },
               form.member);
  }
}

/// 水利部令第55号 took effect on 2023-05-01; before it stood 水利部令第8号.
TEST(ShippedRuleset, HasTheSumsOfEachTime) {
  const auto& old_ones = shipped().parameters_on(day("2023-04-30"));
  EXPECT_EQ(old_ones.hearing_fine_person_fen, 500'001U);
  EXPECT_EQ(old_ones.hearing_fine_unit_fen, 5'000'001U);
  EXPECT_EQ(old_ones.collective_fine_person_fen, kNoSum);
  EXPECT_EQ(old_ones.collective_fine_unit_fen, kNoSum);
  const auto& new_ones = shipped().parameters_on(day("2023-05-01"));
  EXPECT_EQ(new_ones.hearing_fine_person_fen, 1'000'000U);
  EXPECT_EQ(new_ones.hearing_fine_unit_fen, 8'000'000U);
  EXPECT_EQ(new_ones.collective_fine_person_fen, 500'000U);
  EXPECT_EQ(new_ones.collective_fine_unit_fen, 5'000'000U);
}

TEST(ShippedRuleset, MapsAllSixLeaders) {
  using L = LeaderTerm;
  using C = Capacity;
  const std::map<L, std::vector<C>> leaders = {
      {L::principal_responsible, {C::principal_head}},
      {L::deputy_responsible, {C::deputy_head}},
      {L::superior, {C::section_head, C::deputy_head}},
      {L::competent, {C::deputy_head, C::principal_head}},
      {L::main, {C::principal_head}},
      {L::bureau_competent, {C::deputy_head, C::principal_head}}};
  EXPECT_EQ(shipped().leaders, leaders);
}

TEST(ShippedRuleset, HasAClockForEveryKind) {
  for (std::size_t clock = 1; clock < words_of<ClockKind>().size(); ++clock) {
    const auto kind = static_cast<ClockKind>(clock);
    EXPECT_TRUE(std::ranges::count(shipped().clocks, kind, &ClockRule::clock) > 0) << key_of(kind);
  }
}

TEST(ShippedRuleset, PublishesAPenaltyUnderTwoBases) {
  int clocks = 0;
  for (const auto& rule : shipped().clocks) {
    if (rule.clock == ClockKind::publication) ++clocks;
  }
  EXPECT_EQ(clocks, 2);
}

TEST(ShippedRuleset, CallsItsRulingsProposals) {
  EXPECT_EQ(shipped().rulings.size(), 11U);
  for (const auto& ruling : shipped().rulings) EXPECT_TRUE(ruling.is_proposed) << ruling.id;
}

}  // namespace
}  // namespace caseledger::engine
