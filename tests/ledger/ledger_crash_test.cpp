// Words and leaves are two files and one promise: whatever moment a process ends at, by kill or
// because a step failed in either way, the ledger that is found has no leaf without its words, and
// it verifies without a finding before and after it is opened again.
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <random>

#include "ledger/audit/verify.h"
#include "ledger/base/fault_plan.h"
#include "tests/both.h"
#include "tests/ledger/ledger_fixture.h"

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

  template <class Work>
  static pid_t start(const Work& work) {
    const auto child = ::fork();
    if (child != 0) return child;
    std::freopen("/dev/null", "w", stderr);
    work();
    ::_exit(0);
  }

  void verifies() {
    VerifyOptions options;
    options.vault_key = bureau_key();
    const auto report = must(verify(folder.path(), options));
    ASSERT_TRUE(report.is_clean()) << both(report.findings.front().what);
    ASSERT_EQ(report.words_erased, 0u);
    ASSERT_GE(report.leaves, 22u);
  }

  void goes_on() {
    ASSERT_NO_FATAL_FAILURE(verifies());
    auto ledger = must(Ledger::open(folder.path(), small_ledger()));
    ASSERT_TRUE(append_groups(*ledger, 3));
    must(ledger->close());
    ASSERT_NO_FATAL_FAILURE(verifies());
  }

  TemporaryFolder folder;
};

TEST_F(LedgerCrash, LeavesNoLeafWithoutItsWordsWhereAStepFails) {
  int steps = 0;
  for (const auto fate : {FaultFate::fail, FaultFate::fail_but_persist}) {
    bool has_failed = true;
    for (int step = 1; has_failed; ++step, ++steps) {
      const auto child = start([&] {
        FailingPlan plan(step, fate);
        auto ledger = Ledger::open(folder.path(), small_ledger(&plan));
        if (ledger && append_groups(**ledger, 4)) void((*ledger)->close());
        if (!plan.has_failed()) ::_exit(7);
      });
      int status = 0;
      ::waitpid(child, &status, 0);
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
    const auto child = start([&] {
      auto ledger = must(Ledger::open(folder.path(), small_ledger()));
      append_groups(*ledger, 1'000'000);
    });
    ::usleep(static_cast<useconds_t>(random() % 20'000));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ASSERT_NO_FATAL_FAILURE(goes_on());
  }
}

}  // namespace
}  // namespace caseledger::ledger
