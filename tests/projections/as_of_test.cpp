// What was known then, and what had happened by then.
#include "projections/as_of.h"

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
