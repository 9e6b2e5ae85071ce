// The ruleset that this build ships with: whole, with its texts, and what the program expects.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>

#include "engine/ruleset_stack.h"
#include "statemachines/bureau/bureau_law.h"
#include "statemachines/case/case_law.h"
#include "statemachines/day/clock_effects.h"
#include "statemachines/disclosure/disclosure_law.h"
#include "tests/both.h"

namespace caseledger::engine {
namespace {

Day day(std::string_view text) { return parse_day(text).value(); }

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
  return rules ? "accepted" : both(rules.error());
}

TEST(RulesetStack, LetsAPackLoosenWhatItsOwnLevelOrders) {
  EXPECT_EQ(stacked_with_effect("adviser_opinion_is_enclosed", "flag"), "accepted");
  EXPECT_EQ(stacked_with_effect("opinion_agrees", "block"), "accepted");
}

TEST(RulesetStack, LetsNoPackLoosenWhatAnArticleForbids) {
  EXPECT_EQ(stacked_with_effect("opinion_agrees", "flag"),
            "z.toml:9: opinion_agrees 不能改为提示，附4-18b 规定不得"
            " — opinion_agrees cannot be a flag: 附4-18b forbids (不得)");
}

TEST(RulesetStack, LetsNoPackLoosenAHigherLaw) {
  EXPECT_EQ(
      stacked_with_effect("rights_were_notified", "flag"),
      "z.toml:9: rights_were_notified 不能改为提示，处罚法44 层级高于本规则"
      " — rights_were_notified cannot be a flag: 处罚法44 is of a higher level than this pack");
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
  check(bureau_rows(), bureau_clauses());
  check(case_rows(), case_clauses());
  check(disclosure_rows(), disclosure_clauses());
  for (std::size_t clock = 0; clock < terms_of<ClockKind>().size(); ++clock) {
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
  for (std::size_t clock = 1; clock < terms_of<ClockKind>().size(); ++clock) {
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
