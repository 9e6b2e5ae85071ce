// The world takes a stream as it was written, one version after the other, or not at all.
#include "engine/world.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace caseledger::engine {
namespace {

ledger::Leaf gathered(std::uint64_t version) {
  ledger::Leaf leaf;
  leaf.position = {40 + version};
  leaf.fact.procedure = Procedure::matter;
  leaf.fact.stream = Id("2021-SF-0007");
  leaf.fact.version = {version};
  leaf.fact.event = RecordGathered{};
  return leaf;
}

ledger::Leaf refused(std::uint64_t version) {
  auto leaf = gathered(version);
  leaf.fact.event = CommandRefused{};
  return leaf;
}

/// The version at which a stream of these leaves stands.
Result<Version> version_of(std::vector<ledger::Leaf> leaves) {
  RuleBook rules([](const Digest&) { return Result<std::string>(""); });
  const auto load = [&](Procedure, std::string_view) -> Result<std::vector<ledger::Leaf>> {
    return leaves;
  };
  World world(rules, load, 0);
  return world.version(Procedure::matter, "2021-SF-0007");
}

TEST(World, TakesVersionsThatFollowEachOtherAndRefusalsBetweenThem) {
  EXPECT_EQ(version_of({refused(0), gathered(1), refused(1), gathered(2)}), Version{2});
}

TEST(World, NamesTheLeafBehindAGapInItsStream) {
  const auto version = version_of({gathered(1), gathered(3)});
  ASSERT_FALSE(version);
  EXPECT_EQ(version.error().kind, FaultKind::corrupt);
  EXPECT_THAT(version.error().place, testing::HasSubstr("43"));
}

TEST(World, NamesARefusalThatCounts) { EXPECT_FALSE(version_of({gathered(1), refused(2)})); }

}  // namespace
}  // namespace caseledger::engine
