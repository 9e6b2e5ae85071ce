// Items arrive in their order, a few portions at most are under way, and nobody waits for ever.
#include "ledger/disk/portion_queue.h"

#include <gtest/gtest.h>

#include <atomic>
#include <numeric>
#include <thread>

namespace caseledger::ledger {
namespace {

using Queue = PortionQueue<int>;

TEST(PortionQueue, GivesEveryItemInOrder) {
  Queue queue;
  std::jthread maker([&queue] {
    for (int n = 0; n < 10'000;) {
      Queue::Portion portion(static_cast<std::size_t>(1 + n % 7));
      std::iota(portion.begin(), portion.end(), n);
      n += static_cast<int>(portion.size());
      ASSERT_TRUE(queue.put(portion));
      ASSERT_TRUE(portion.empty());
    }
    queue.finish();
  });
  int next = 0;
  while (const auto* item = queue.take()) EXPECT_EQ(*item, next++);
  EXPECT_GE(next, 10'000);
  EXPECT_EQ(queue.take(), nullptr) << "the end stays the end";
}

TEST(PortionQueue, IsOverWhereNothingWasPut) {
  Queue queue;
  queue.finish();
  EXPECT_EQ(queue.take(), nullptr);
}

TEST(PortionQueue, HoldsBackAMakerWhoIsFaster) {
  Queue queue;
  std::atomic<int> made = 0;
  std::jthread maker([&] {
    for (Queue::Portion portion{1}; queue.put(portion); portion = {1}) ++made;
  });
  constexpr int kAheadMax = 8;
  for (int taken = 1; taken <= 1'000; ++taken) {
    EXPECT_NE(queue.take(), nullptr);
    while (made < taken + kAheadMax) std::this_thread::yield();
    EXPECT_EQ(made, taken + kAheadMax);
  }
  queue.abandon();
}

TEST(PortionQueue, TellsAWaitingMakerThatNobodyTakes) {
  Queue queue;
  std::atomic<bool> is_told = false;
  std::jthread maker([&] {
    for (Queue::Portion portion{1}; queue.put(portion); portion = {1}) {
    }
    is_told = true;
    queue.finish();
  });
  while (queue.take() == nullptr) {
  }
  queue.abandon();
  maker.join();
  EXPECT_TRUE(is_told);
}

}  // namespace
}  // namespace caseledger::ledger
