// Words and leaves are two files and one promise: whatever moment a process ends at, by kill or
// because a step failed in either way, the ledger that is found has no leaf without its words, and
// it verifies without a finding before and after it is opened again.
#include <gmock/gmock.h>

#include <random>

#include "ledger/audit/verify.h"
#include "ledger/base/fault_plan.h"
#include "tests/both.h"
#include "tests/ledger/ledger_fixture.h"
#include "tests/ledger/mortal_process.h"

namespace caseledger::ledger {
namespace {

/// Fails the n-th step of all.
class FailingPlan : public FaultPlan {
 public:
  FailingPlan(int step, FaultFate fate) : left_(step), fate_(fate) {}
  FaultFate at(FaultStep) override { return --left_ == 0 ? fate_ : FaultFate::proceed; }
  bool has_failed() const { return left_ <= 0; }

 private:
  std::atomic<int> left_;
  FaultFate fate_;
};

/// Small and large groups, with words and without; false at the first fault.
bool append_groups(Ledger& ledger, int groups) {
  auto next = must(ledger.head()).next_position().index;
  for (int n = 0; n < groups; ++n) {
    const std::uint64_t size = n % 3 == 1 ? 20 : 2;
    if (!ledger.append(some_drafts(next, next + size))) return false;
    next += size;
  }
  return true;
}

class LedgerCrash : public testing::Test {
 protected:
  LedgerCrash() {
    auto ledger = must(Ledger::create(folder.path(), small_ledger()));
    append_groups(*ledger, 2);
    must(ledger->close());
  }

  void verifies(std::uint64_t acknowledged) {
    VerifyOptions options;
    options.vault_key = bureau_key();
    const auto report = must(verify(folder.path(), options));
    ASSERT_TRUE(report.is_clean()) << both(report.findings.front().what);
    ASSERT_EQ(report.words_erased, 0u);
    ASSERT_GE(report.leaves, acknowledged);
  }

  void goes_on(std::uint64_t acknowledged = 22) {
    ASSERT_NO_FATAL_FAILURE(verifies(acknowledged));
    auto ledger = must(Ledger::open(folder.path(), small_ledger()));
    ASSERT_TRUE(append_groups(*ledger, 3));
    must(ledger->close());
    ASSERT_NO_FATAL_FAILURE(verifies(acknowledged));
  }

  TemporaryFolder folder;
};

TEST_F(LedgerCrash, LeavesNoLeafWithoutItsWordsWhereAStepFails) {
  int steps = 0;
  for (const auto fate : {FaultFate::fail, FaultFate::fail_but_persist}) {
    bool has_failed = true;
    for (int step = 1; has_failed; ++step, ++steps) {
      MortalProcess child([&](LifeSigns&) {
        FailingPlan plan(step, fate);
        auto ledger = Ledger::open(folder.path(), small_ledger(&plan));
        if (ledger && append_groups(**ledger, 4)) void((*ledger)->close());
        if (!plan.has_failed()) ::_exit(7);
      });
      const int status = child.end().status;
      has_failed = !WIFEXITED(status) || WEXITSTATUS(status) != 7;
      SCOPED_TRACE("step " + std::to_string(step) + (fate == FaultFate::fail ? "" : ", persisted"));
      ASSERT_NO_FATAL_FAILURE(goes_on());
    }
  }
  EXPECT_GT(steps, 16) << "four groups commit words and leaves, in two ways";
}

TEST_F(LedgerCrash, LeavesNoLeafWithoutItsWordsWhereItIsKilled) {
  const auto seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937_64 random(seed);
  for (int round = 0; round < 20; ++round) {
    MortalProcess child([&](LifeSigns& signs) {
      auto ledger = must(Ledger::open(folder.path(), small_ledger(&signs)));
      while (append_groups(*ledger, 2)) signs.acknowledge(must(ledger->head()).tree.size());
    });
    child.kill_after(random() % 60);
    ASSERT_NO_FATAL_FAILURE(goes_on(child.end().acknowledged));
  }
}

}  // namespace
}  // namespace caseledger::ledger
