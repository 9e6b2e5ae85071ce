// What a fault says, and how it is handed up.
#include "ledger/base/fault.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace caseledger {
namespace {

const Fault kFault{FaultKind::unavailable, "the disk", {"没有应答", "does not answer"}};

Result<int> number(bool is_there) { return is_there ? Result<int>(7) : tl::unexpected(kFault); }
Result<void> work(bool succeeds) { return succeeds ? Result<void>() : tl::unexpected(kFault); }

Result<int> one_more(bool is_there) {
  CL_TRY(const auto found, number(is_there));
  return found + 1;
}

Result<std::vector<int>> all_of(bool is_there, bool succeeds) {
  std::vector<int> all{1, 2};
  CL_TRY(all[1], number(is_there));
  CL_TRY(work(succeeds));
  return all;
}

TEST(Fault, IsASentenceWithItsPlaceInEachLanguage) {
  EXPECT_EQ(kFault.sentence(), (Bilingual{"the disk: 没有应答", "the disk: does not answer"}));
  EXPECT_EQ((Fault{FaultKind::full, "", {"满", "full"}}.sentence()), (Bilingual{"满", "full"}));
}

TEST(Fault, KeepsWhatStandsInItsPlace) {
  const auto further = kFault.within("/数据/a — b: c");
  EXPECT_EQ(further.kind, FaultKind::unavailable);
  EXPECT_EQ(further.place, "/数据/a — b: c: the disk");
  EXPECT_EQ(further.what, kFault.what);
  EXPECT_EQ((Fault{FaultKind::full, "", {"满", "full"}}.within("a").place), "a");
}

TEST(Try, DeclaresTheValueOrReturnsTheFault) {
  EXPECT_EQ(one_more(true), 8);
  ASSERT_FALSE(one_more(false));
  EXPECT_EQ(one_more(false).error(), kFault);
}

TEST(Try, GivesTheValueToWhatIsThere) {
  EXPECT_EQ(all_of(true, true), (std::vector{1, 7}));
  EXPECT_EQ(all_of(false, true).error(), kFault);
  EXPECT_EQ(all_of(true, false).error(), kFault);
}

TEST(Try, MovesWhatIsMadeInIt) {
  const auto made = []() -> Result<std::unique_ptr<int>> { return std::make_unique<int>(5); };
  const auto take = [&]() -> Result<int> {
    CL_TRY(const auto one, made());
    CL_TRY(const auto other, made());
    return *one + *other;
  };
  EXPECT_EQ(take(), 10);
}

TEST(Try, LeavesWhatHasANameAsItIs) {
  const auto again = []() -> Result<std::vector<int>> {
    const Result<std::vector<int>> named(std::vector{1, 2, 3});
    CL_TRY(named);
    CL_TRY(auto copy, named);
    copy.push_back(4);
    return *named;
  };
  EXPECT_EQ(again()->size(), 3U);
}

/// A lock that is held by a value would be worth nothing if it went with the line.
TEST(Try, KeepsTheValueAsLongAsItsName) {
  auto held = std::make_shared<int>(0);
  const auto lock = [&]() -> Result<std::shared_ptr<int>> { return held; };
  const auto uses = [&]() -> Result<long> {
    CL_TRY(const auto lock_of_this, lock());
    return held.use_count();
  };
  EXPECT_EQ(uses(), 2);
  EXPECT_EQ(held.use_count(), 1);
}

}  // namespace
}  // namespace caseledger
