// Time that never runs back, and chance that never repeats.
#include "adapters/clock.h"

#include <gtest/gtest.h>

#include <thread>

#include "adapters/forms/uuid.h"
#include "adapters/keys/random.h"

namespace caseledger::adapters {
namespace {

TEST(Clock, NeverRunsBackwards) {
  const auto now = system_clock();
  auto last = now();
  for (int n = 0; n < 1'000; ++n) {
    const auto next = now();
    EXPECT_GE(next, last);
    last = next;
  }
}

TEST(Clock, DoesNotContradictItselfAmongThreads) {
  Instant other;
  const auto now = system_clock();
  const auto before = now();
  std::thread([&] { other = system_clock()(); }).join();
  EXPECT_GE(other, before);
  EXPECT_GE(now(), other);
}

TEST(Clock, DoesNotAnswerBeforeWhatTheLedgerSawLast) {
  const auto ahead = Instant{system_clock()().micros + 1'000'000};
  EXPECT_GE(system_clock(ahead)(), ahead);
  EXPECT_GE(system_clock()(), ahead);
}

TEST(Random, FillsEveryByteAndDiffers) {
  const auto random = system_random();
  std::array<std::uint8_t, 64> one{}, two{};
  random(one);
  random(two);
  EXPECT_NE(one, two);
  EXPECT_NE(one, (std::array<std::uint8_t, 64>{}));
  random({});
}

TEST(Random, MakesIdsThatDiffer) {
  const auto now = system_clock();
  EXPECT_NE(uuid_v7(now(), system_random()), uuid_v7(now(), system_random()));
}

}  // namespace
}  // namespace caseledger::adapters
