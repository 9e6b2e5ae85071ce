// A ruleset that fits together and still cannot be the law of a ledger.
#include "engine/complete_ruleset.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/ruleset_stack.h"
#include "tests/both.h"

namespace caseledger::engine {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::vector<EmbeddedFile> shipped_files() {
  std::vector<EmbeddedFile> files;
  for (const auto& file : shipped_packs()) {
    if (!is_calendar(file)) files.push_back(file);
  }
  return files;
}

std::string fault_of(const Ruleset& rules) {
  const auto whole = require_complete(rules);
  if (whole) return "complete";
  EXPECT_EQ(whole.error().kind, FaultKind::malformed);
  return both(whole.error());
}

TEST(CompleteRuleset, IsWhatShips) {
  const auto rules = complete_ruleset(read_packs(shipped_files()).value());
  ASSERT_TRUE(rules) << both(rules.error());
  EXPECT_EQ(rules->digest, shipped_ruleset()->digest);
}

TEST(CompleteRuleset, IsNotTheNationsPackAlone) {
  auto files = shipped_files();
  std::erase_if(files, [](const EmbeddedFile& file) { return file.name != "national.toml"; });
  ASSERT_EQ(files.size(), 1U);
  const auto rules = complete_ruleset(read_packs(files).value());
  ASSERT_FALSE(rules);
  EXPECT_EQ(rules.error().kind, FaultKind::malformed);
  EXPECT_THAT(both(rules.error()), HasSubstr("clock: review, "));
  EXPECT_THAT(both(rules.error()), HasSubstr("leader: principal_responsible, "));
  EXPECT_THAT(both(rules.error()), HasSubstr("article: 附"));
}

TEST(CompleteRuleset, HasAClockForEveryDuty) {
  auto rules = shipped_ruleset().value();
  std::erase_if(rules.clocks, [](const ClockRule& one) { return one.clock == ClockKind::service; });
  EXPECT_THAT(fault_of(rules), HasSubstr("; clock: service"));
  EXPECT_THAT(fault_of(rules), Not(HasSubstr("leader")));
}

TEST(CompleteRuleset, HasAllSixLeaders) {
  auto rules = shipped_ruleset().value();
  rules.leaders.erase(LeaderTerm::bureau_competent);
  EXPECT_THAT(fault_of(rules), HasSubstr("; leader: bureau_competent"));
}

TEST(CompleteRuleset, HasTheTextOfEveryArticleItMayCite) {
  for (const auto* article : {"附4-18b", "处罚法48", "附2-10", "附4-20"}) {
    auto rules = shipped_ruleset().value();
    rules.articles.erase(Id(article));
    EXPECT_THAT(fault_of(rules), HasSubstr("; article: " + std::string(article)));
  }
}

TEST(CompleteRuleset, SaysFirstWhatDoesNotFit) {
  const auto packs = read_packs(shipped_files()).value();
  const auto rules = complete_ruleset(std::vector{packs.front(), packs.front()});
  ASSERT_FALSE(rules);
  EXPECT_THAT(both(rules.error()), HasSubstr("stands already"));
}

}  // namespace
}  // namespace caseledger::engine
