// What verification shows to a judge, and what it says it did not look into.
#include <gtest/gtest.h>

#include <set>

#include "ledger/audit/verify.h"
#include "tests/ledger/ledger_fixture.h"

namespace caseledger::ledger {
namespace {

class LeafAuditTest : public testing::Test {
 protected:
  /// An honest ledger of so many leaves, closed.
  void write(std::uint64_t leaves) {
    auto ledger = must(Ledger::create(folder.path(), small_ledger()));
    must(ledger->append(some_drafts(0, leaves)));
    must(ledger->close());
  }

  TemporaryFolder folder;
};

TEST_F(LeafAuditTest, ShowsEveryLeafToTheJudgeInOrder) {
  write(1'030);
  VerifyOptions options;
  std::uint64_t next = 0, done = 0;
  options.judge = [&](const Leaf& leaf, std::span<const VaultRecord>) {
    EXPECT_EQ(leaf.position.index, next++);
    return leaf.position.index == 700
               ? std::vector<Finding>{{"law", leaf.position, {"不合法", "was not lawful"}}}
               : std::vector<Finding>{};
  };
  options.progress = [&](std::uint64_t at, std::uint64_t of) {
    EXPECT_EQ(of, 1'030u);
    done = at;
  };
  const auto report = must(verify(folder.path(), options));
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0], (Finding{"law", Position{700}, {"不合法", "was not lawful"}}));
  EXPECT_EQ(next, 1'030u);
  EXPECT_EQ(done, 1'030u);
}

TEST_F(LeafAuditTest, GivesTheJudgeTheWordsOfEachLeaf) {
  write(1'030);
  VerifyOptions options;
  options.vault_key = bureau_key();
  std::uint64_t seen = 0;
  options.judge = [&](const Leaf& leaf, std::span<const VaultRecord> words) {
    std::set<std::string> paths;
    for (const auto& record : words) {
      EXPECT_EQ(record.position, leaf.position);
      paths.insert(record.path);
      ++seen;
    }
    for (const auto& commitment : leaf.commitments) EXPECT_TRUE(paths.contains(commitment.path));
    return std::vector<Finding>{};
  };
  const auto report = must(verify(folder.path(), options));
  EXPECT_TRUE(report.is_clean());
  EXPECT_GT(report.words, 1'000u);
  EXPECT_GE(seen, report.words);
}

TEST_F(LeafAuditTest, SaysWhatItCannotLookIntoWithoutTheKey) {
  write(3);
  const auto report = must(verify(folder.path(), {}));
  EXPECT_TRUE(report.is_clean());
  ASSERT_EQ(report.unchecked.size(), 2u);
  EXPECT_EQ(report.unchecked[0].promise, "words");
  EXPECT_EQ(report.unchecked[1].promise, "files");
}

}  // namespace
}  // namespace caseledger::ledger
