// After the last test: every row of the case table was accepted once, and each of its requirements
// refused or flagged once.
#include "tests/statemachines/case_situation.h"

namespace caseledger {

namespace {

class CaseCoverage : public ::testing::Environment {
  void TearDown() override { case_coverage().expect_complete(); }
};

const auto* const kCoverage = ::testing::AddGlobalTestEnvironment(new CaseCoverage);

TEST(CaseTable, HasRowsThatNameTheirArticlesAndSentences) {
  const auto rows = case_rows();
  const auto clauses = case_clauses();
  ASSERT_EQ(rows.size(), clauses.size());
  for (std::size_t n = 0; n < rows.size(); ++n) {
    EXPECT_EQ(rows[n].number, n + 1);
    EXPECT_FALSE(rows[n].article.empty());
    EXPECT_EQ(clauses[n].size(), rows[n].by.size() + rows[n].provided.size());
    for (const auto& clause : clauses[n]) {
      EXPECT_FALSE(clause.article.empty() || clause.zh.empty() || clause.en.empty());
    }
  }
}

/// The first fitting row wins; so that nobody has to wonder which, no two fit.
TEST(CaseTable, HasOneRowPerStageAndAct) {
  std::set<std::pair<std::string_view, std::string_view>> seen;
  for (const auto& row : case_rows()) {
    for (const auto stage : row.from) EXPECT_TRUE(seen.emplace(stage, row.upon).second);
  }
}

}  // namespace
}  // namespace caseledger
