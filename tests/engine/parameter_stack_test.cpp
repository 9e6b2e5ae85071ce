// Who may change a number that a higher law sets, in which direction, and for which days.
#include "engine/parameter_stack.h"

#include <gtest/gtest.h>

#include "engine/ruleset_stack.h"
#include "tests/both.h"

namespace caseledger::engine {
namespace {

Day day(std::string_view text) { return parse_day(text).value(); }

/// A pack with one article of its own and these lines, the first of which is line 13.
Pack pack(std::string_view level, std::string_view lines) {
  const auto text = R"([pack]
id = ")" + std::string(level) +
                    R"("
title = "某办法"
document = "某字〔2021〕1号"
level = ")" + std::string(level) +
                    R"("
jurisdiction = ")" + (level == "national" ? "000000" : "140524") +
                    R"("
valid_from = 2012-01-01

[article."of-)" + std::string(level) +
                    R"("]
cite = "第一条"
zh = "一日。"
)" + std::string(lines);
  return read_pack(std::string(level) + ".toml", text).value();
}

Pack saying(std::string_view level, std::string_view key, std::string_view value,
            std::string_view basis = {}, std::string_view more = {}) {
  const auto article = basis.empty() ? "of-" + std::string(level) : std::string(basis);
  return pack(level, "[parameters]\n" + std::string(key) + " = { value = " + std::string(value) +
                         ", basis = \"" + article + "\"" + std::string(more) + " }\n");
}

std::string fault_of(const std::vector<Pack>& packs) {
  const auto rules = stack_packs(packs);
  if (rules) return "accepted";
  EXPECT_EQ(rules.error().kind, FaultKind::malformed);
  return both(rules.error());
}

TEST(ParameterStack, LetsNoPackLoosenWhatAHigherLawSets) {
  const auto above = saying("national", "court_waits_workdays", "10");
  EXPECT_EQ(
      fault_of({above, saying("ruling", "court_waits_workdays", "0")}),
      "ruling.toml:13: parameters.court_waits_workdays 不能为 0，上级的 of-national 定为 10，只能从严"
      " — parameters.court_waits_workdays cannot be 0: of-national of a higher level makes it 10,"
      " and may only be made stricter");
  EXPECT_EQ(
      fault_of({above, saying("county", "court_waits_workdays", "9", "of-national")}),
      "county.toml:13: parameters.court_waits_workdays 不能为 9，上级的 of-national 定为 10，只能从严"
      " — parameters.court_waits_workdays cannot be 9: of-national of a higher level makes it 10,"
      " and may only be made stricter");
}

TEST(ParameterStack, LetsEveryPackBeStricter) {
  const auto rules = stack_packs(std::vector{saying("national", "court_waits_workdays", "10"),
                                             saying("county", "court_waits_workdays", "15")});
  ASSERT_TRUE(rules);
  EXPECT_EQ(rules->parameters.court_waits_workdays, 15);
}

/// Stricter is more days to wait, but less money on the spot, and a yes or a no by its meaning.
TEST(ParameterStack, KnowsOfEachParameterWhichWayIsStricter) {
  const std::tuple<std::string_view, std::string_view, std::string_view> pairs[] = {
      {"review_all_but_summary", "false", "true"},
      {"section_head_reviews_own_case", "true", "false"},
      {"no_decision_needs_meeting", "false", "true"},
      {"notice_before_review", "false", "true"},
      {"review_extension_workdays", "11", "9"},
      {"late_entry_workdays_max", "4", "2"},
      {"recording_tolerance_seconds", "1", "0"},
      {"quorum_percent", "50", "66"},
      {"court_waits_workdays", "9", "11"},
      {"hearing_fine_person_fen", "1000000", "500000"},
      {"hearing_fine_unit_fen", "8000000", "5000000"},
      {"summary_fine_person_fen", "20000", "10000"},
      {"summary_fine_unit_fen", "300000", "100000"},
      {"remedy_months", "3", "6"},
      {"collective_fine_person_fen", "500000", "400000"},
      {"collective_fine_unit_fen", "5000000", "4000000"}};
  ASSERT_EQ(std::size(pairs), parameter_forms().size());
  for (const auto& [key, lax, strict] : pairs) {
    SCOPED_TRACE(key);
    EXPECT_EQ(fault_of({saying("national", key, lax), saying("county", key, strict)}), "accepted");
    EXPECT_NE(fault_of({saying("national", key, strict), saying("county", key, lax)}), "accepted");
  }
}

TEST(ParameterStack, LetsARulingInterpretTheCountysOwnNumber) {
  EXPECT_EQ(fault_of({saying("county", "late_entry_workdays_max", "3"),
                      saying("ruling", "late_entry_workdays_max", "5")}),
            "accepted");
}

/// 地方性法规、地方政府规章另有规定的，从其规定: of a province or city, and of nobody below.
TEST(ParameterStack, LetsLocalLegislationSetItsOwnSums) {
  const auto nation = saying("national", "hearing_fine_unit_fen", "8000000");
  const auto city = saying("city", "hearing_fine_unit_fen", "10000000");
  EXPECT_EQ(fault_of({nation, city}), "accepted");
  EXPECT_EQ(fault_of({nation, city, saying("county", "hearing_fine_unit_fen", "9000000")}),
            "accepted");
  EXPECT_NE(fault_of({nation, city, saying("county", "hearing_fine_unit_fen", "11000000")}),
            "accepted");
  EXPECT_NE(fault_of({nation, saying("county", "hearing_fine_unit_fen", "9000000")}), "accepted");
}

TEST(ParameterStack, AnswersAsOfTheDay) {
  const auto rules = stack_packs(std::vector{pack("national", R"([parameters]
hearing_fine_unit_fen = [
  { value = 5_000_000, basis = "of-national", valid_until = 2023-04-30 },
  { value = 8_000_000, basis = "of-national", valid_from = 2023-05-01 },
]
collective_fine_unit_fen = [
  { value = 4_000_000, basis = "of-national", valid_from = 2022-01-01, valid_until = 2022-12-31 },
]
)")});
  ASSERT_TRUE(rules) << both(rules.error());
  EXPECT_EQ(rules->parameters_on(day("2023-04-30")).hearing_fine_unit_fen, 5'000'000U);
  EXPECT_EQ(rules->parameters_on(day("2023-05-01")).hearing_fine_unit_fen, 8'000'000U);
  EXPECT_EQ(rules->parameters_on(day("2021-12-31")).collective_fine_unit_fen, kNoSum);
  EXPECT_EQ(rules->parameters_on(day("2022-01-01")).collective_fine_unit_fen, 4'000'000U);
  EXPECT_EQ(rules->parameters_on(day("2023-01-01")).collective_fine_unit_fen, kNoSum);
  EXPECT_EQ(rules->parameters_on(day("2022-06-01")).quorum_percent, Parameters{}.quorum_percent);
  ASSERT_EQ(rules->settings.size(), 3U);
  EXPECT_EQ(rules->settings[0].valid_until, day("2023-04-30"));
}

TEST(ParameterStack, ComparesOnlyValuesOfTheSameDays) {
  const auto nation =
      saying("national", "summary_fine_unit_fen", "100000", {}, ", valid_from = 2021-07-15");
  const auto county = pack("county", R"([parameters]
summary_fine_unit_fen = [
  { value = 300000, basis = "of-county", valid_until = 2021-07-14 },
  { value = 90000, basis = "of-county", valid_from = 2021-07-15 },
]
)");
  EXPECT_EQ(fault_of({nation, county}), "accepted");
}

TEST(ParameterStack, RefusesDaysWithoutAValueWhereTheLawHasNone) {
  EXPECT_EQ(fault_of({saying("national", "remedy_months", "6", {}, ", valid_from = 2017-07-01")}),
            "national.toml:13: parameters.remedy_months 一直没有取值"
            " — parameters.remedy_months has no value from the beginning on");
  EXPECT_EQ(fault_of({saying("national", "remedy_months", "6", {}, ", valid_until = 2017-06-30")}),
            "national.toml:13: parameters.remedy_months 自 2017-07-01 起没有取值"
            " — parameters.remedy_months has no value from 2017-07-01 on");
}

TEST(ParameterStack, RefusesTwoValuesForOneDay) {
  EXPECT_EQ(fault_of({pack("national", R"([parameters]
remedy_months = [
  { value = 6, basis = "of-national", valid_until = 2022-01-01 },
  { value = 3, basis = "of-national", valid_from = 2022-01-01 },
]
)")}),
            "national.toml:15: parameters.remedy_months: 同级的 national.toml 另有规定"
            " — national.toml of the same level says otherwise");
}

// 领导称谓.

Pack naming(std::string_view level, std::string_view capacities) {
  return pack(level, "[leaders]\ncompetent = { capacities = [" + std::string(capacities) +
                         "], basis = \"of-" + std::string(level) + "\" }\n");
}

TEST(LeaderStack, LetsNobodyLeadWhoLeadsNothing) {
  EXPECT_EQ(fault_of({naming("ruling", R"("handler")")}),
            "ruling.toml:13: leaders.competent: handler 不是领导 — handler leads nothing here");
  EXPECT_EQ(fault_of({naming("county", R"("section_head")")}),
            "county.toml:13: leaders.competent: section_head 不是领导"
            " — section_head leads nothing here");
}

TEST(LeaderStack, NamesFewerThanAHigherLawButNoOthers) {
  const auto two = naming("national", R"("deputy_head", "principal_head")");
  const auto one = naming("national", R"("principal_head")");
  EXPECT_EQ(fault_of({two, naming("county", R"("principal_head")")}), "accepted");
  EXPECT_EQ(
      fault_of({one, naming("county", R"("deputy_head")")}),
      "county.toml:13: leaders.competent 不能为 deputy_head，上级条款另有所指"
      " — leaders.competent cannot be deputy_head: an article of a higher level names others");
  EXPECT_EQ(fault_of({naming("county", R"("principal_head")"),
                      naming("ruling", R"("deputy_head", "principal_head")")}),
            "accepted");
}

}  // namespace
}  // namespace caseledger::engine
