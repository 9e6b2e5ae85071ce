// The time of the machine, and chance that never repeats.
#include "adapters/clock.h"

#include <gtest/gtest.h>

#include <ctime>

#include "adapters/forms/uuid.h"
#include "adapters/keys/random.h"

namespace caseledger::adapters {
namespace {

TEST(Clock, IsTheMachinesAndHoldsNothingBack) {
  const auto seconds = [](Instant at) { return at.micros / kMicrosPerSecond; };
  const auto before = ::time(nullptr);
  const auto shown = seconds(system_clock()());
  EXPECT_LE(before, shown + 1);
  EXPECT_LE(shown, ::time(nullptr) + 1);
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
