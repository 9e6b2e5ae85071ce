// What was known then, and what had happened by then.
#include "projections/as_of.h"

#include "tests/both.h"
#include "tests/projections/fixture.h"

namespace caseledger::projections::test {
namespace {

class AsOfTest : public Folder {
 protected:
  AsOfTest() {
    book_.add_case("A", filing(), filing_words("甲"));
    book_.add_case("B", filing(), filing_words("乙"));
    // Investigated on the 3rd, entered on the 8th.
    book_.add_case("A", InvestigationOpened(),
                   {.stage = "investigating", .occurred_at = at(9, 3), .recorded_at = at(9, 8)});
    book_.add_case("A", InvestigationConcluded(),
                   {.stage = "concluded", .occurred_at = at(9, 9), .recorded_at = at(9, 9)});
  }
  std::size_t leaves(const AsOf& as_of) {
    follow_book();
    return ask()->timeline({Procedure::matter, "A"}, as_of)->size();
  }
  CaseStage stage(const AsOf& as_of) const { return (**case_as_of(book_, "A", as_of)).row.stage; }
};

TEST_F(AsOfTest, APositionIsInclusive) {
  EXPECT_EQ(leaves({.position = ledger::Position{0}}), 1U);
  EXPECT_EQ(leaves({.position = ledger::Position{2}}), 2U);
  EXPECT_EQ(stage({.position = ledger::Position{2}}), CaseStage::investigating);
  EXPECT_EQ(stage({}), CaseStage::concluded);
}

TEST_F(AsOfTest, KnownAtAsksWhatWasRecordedByThen) {
  EXPECT_EQ(leaves({.known_at = at(9, 5)}), 1U);
  EXPECT_EQ(stage({.known_at = at(9, 5)}), CaseStage::filed);
  EXPECT_EQ(stage({.known_at = at(9, 8)}), CaseStage::investigating);
}

TEST_F(AsOfTest, HappenedAtAsksWhatHadOccurredByThenThoughRecordedLater) {
  EXPECT_EQ(leaves({.happened_at = at(9, 5)}), 2U);
  EXPECT_EQ(stage({.happened_at = at(9, 5)}), CaseStage::investigating);
}

TEST_F(AsOfTest, BothTimesTogetherAskWhatWasKnownThenOfWhatHadOccurredByThen) {
  EXPECT_EQ(stage({.known_at = at(9, 5), .happened_at = at(9, 5)}), CaseStage::filed);
  EXPECT_EQ(stage({.known_at = at(9, 8), .happened_at = at(9, 5)}), CaseStage::investigating);
}

/// An act of the 10th was entered before one of the 5th that stops its clock.
TEST_F(AsOfTest, ADayWithoutTheActThatStartedAClockIsADayWithoutThatClock) {
  const auto clock = [](ClockMove move, Day on) {
    return ClockMoved{ClockKind::review, "review-10", move, on, day(9, 24), day(9, 24), false};
  };
  book_.add_case("C", filing(), filing_words("丙"));
  Telling late{.stage = "reviewing", .occurred_at = at(9, 10)};
  late.clocks = {clock(ClockMove::started, day(9, 10))};
  book_.add_case("C", PacketAccepted(), late);
  Telling early{.stage = "reviewing", .occurred_at = at(9, 5), .recorded_at = at(9, 11)};
  early.clocks = {clock(ClockMove::stopped, day(9, 5))};
  book_.add_case("C", InquiryMade(), early);
  const auto then = case_as_of(book_, "C", {.happened_at = at(9, 6)});
  ASSERT_TRUE(then) << both(then.error());
  EXPECT_EQ((*then)->row.stage, CaseStage::reviewing);
  EXPECT_EQ((*then)->deadlines.size(), 0U);
  EXPECT_EQ((*case_as_of(book_, "C", {}))->deadlines.size(), 1U);
}

TEST_F(AsOfTest, TheGapBetweenTheTwoIsShown) {
  follow_book();
  const auto timeline = *ask()->timeline({Procedure::matter, "A"});
  EXPECT_EQ(timeline[1].days_late, 5U);
  EXPECT_EQ(timeline[2].days_late, 0U);
}

TEST_F(AsOfTest, BeforeTheFirstLeafThereIsNoCase) {
  EXPECT_FALSE(case_as_of(book_, "A", {.known_at = at(1, 1)})->has_value());
  EXPECT_FALSE(case_as_of(book_, "nobody", {})->has_value());
}

}  // namespace
}  // namespace caseledger::projections::test
