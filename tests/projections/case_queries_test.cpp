// Lists of cases: by stage, section, officer, due day, lateness, irregularity and text.
#include "tests/both.h"
#include "tests/projections/fixture.h"

namespace caseledger::projections::test {
namespace {

class CaseQueries : public Folder {
 protected:
  /// A case with one clock of the whole case, due on a day.
  void file(const Id& id, const std::string& party, Day due, CaseFiled filed = filing()) {
    auto telling = filing_words(party);
    telling.clocks = {started(ClockKind::case_total, "case-90", day(9, 1), due)};
    book_.add_case(id, std::move(filed), std::move(telling));
  }
  std::vector<Id> ids(const CaseFilter& filter, Day today = day(9, 10)) {
    follow_book();
    const auto cases = ask()->cases(filter, {today, calendar_});
    EXPECT_TRUE(cases) << both(cases.error());
    std::vector<Id> ids;
    for (const auto& one : *cases) ids.push_back(one.row.id);
    return ids;
  }
  using Ids = std::vector<Id>;
};

TEST_F(CaseQueries, SortByDueDayThenByIdWithThoseThatHaveNoClockLast) {
  book_.add_case("C-without", filing());
  file("B", "乙", day(10, 8));
  file("C", "丙", day(9, 30));
  file("A", "甲", day(10, 8));
  EXPECT_EQ(ids({}), (Ids{"C", "A", "B", "C-without"}));
}

TEST_F(CaseQueries, SortPartiesByPinyin) {
  file("1", "张伟", day(9, 30));
  file("2", "安达公司", day(9, 30));
  file("3", "李娜", day(9, 30));
  file("4", "重庆某公司", day(9, 30));
  file("5", "陈某", day(9, 30));
  EXPECT_EQ(ids({.order = CaseOrder::party}), (Ids{"2", "5", "4", "3", "1"}));
}

TEST_F(CaseQueries, FindByStageSectionAndOfficer) {
  file("A", "甲", day(9, 30));
  auto other = filing({"wang.fang"});
  other.section = "shuizi";
  file("B", "乙", day(9, 30), other);
  book_.add_case("B", InvestigationOpened(), {.stage = "investigating"});
  EXPECT_EQ(ids({.stage = CaseStage::investigating}), Ids{"B"});
  EXPECT_EQ(ids({.section = "shuizi"}), Ids{"B"});
  EXPECT_EQ(ids({.officer = "li.na"}), Ids{"A"});
}

TEST_F(CaseQueries, FindAReviewersCasesButNotThoseHeWasRecusedFrom) {
  file("A", "甲", day(9, 30));
  file("B", "乙", day(9, 30));
  GroupFormed formed;
  formed.members = {{"lawyer.wu", ReviewerCategory::lawyer}};
  book_.add_case("A", formed);
  OfficerRecused recused;
  recused.officer = "lawyer.wu";
  book_.add_case("B", recused);
  EXPECT_EQ(ids({.officer = "lawyer.wu"}), Ids{"A"});
}

/// From Monday 09-13: Saturday 09-18 and Sunday 09-26 are worked, 09-19 to 09-21 are not.
TEST_F(CaseQueries, DueWithinCountsWorkingDaysWithMakeUpDays) {
  file("due-sunday", "甲", day(9, 26));
  file("due-monday", "乙", day(9, 27));
  EXPECT_EQ(ids({.due_within_workdays = 9}, day(9, 13)), (Ids{"due-sunday"}));
  EXPECT_EQ(ids({.due_within_workdays = 8}, day(9, 13)), Ids{});
  EXPECT_EQ(ids({.due_within_workdays = 10}, day(9, 13)), (Ids{"due-sunday", "due-monday"}));
}

TEST_F(CaseQueries, OverdueBeginsTheDayAfterTheDueDay) {
  file("A", "甲", day(9, 10));
  EXPECT_EQ(ids({.overdue = true}, day(9, 10)), Ids{});
  EXPECT_EQ(ids({.overdue = true}, day(9, 11)), Ids{"A"});
  EXPECT_EQ(ids({.due_within_workdays = 0}, day(9, 11)), Ids{"A"});
}

TEST_F(CaseQueries, ASuspendedClockIsNotDue) {
  file("A", "甲", day(9, 10));
  Telling paused;
  paused.clocks = {
      moved(ClockMove::suspended, ClockKind::case_total, "case-90", day(9, 2), day(9, 10))};
  book_.add_case("A", SupplementRequested(), paused);
  EXPECT_EQ(ids({.overdue = true}, day(10, 20)), Ids{});
  EXPECT_EQ(ask()->cases({}, {day(10, 20), calendar_})->front().row.next_due, std::nullopt);
}

TEST_F(CaseQueries, IrregularStaysIrregularAfterTheAnswer) {
  file("A", "甲", day(9, 30));
  file("B", "乙", day(9, 30));
  book_.add_case("A", IrregularityRecorded{{"附3-7", "recording_matches", ""}, {"li.na"}});
  EXPECT_EQ(ids({.unanswered = true}), Ids{"A"});
  IrregularityAnswered answered;
  answered.answer = said("x");
  book_.add_case("A", answered, {.words = {{"answer", "已责令改正"}}});
  EXPECT_EQ(ids({.unanswered = true}), Ids{});
  EXPECT_EQ(ids({.irregular = true}), Ids{"A"});
  const auto irregularities = *ask()->irregularities({.officer = "li.na"});
  ASSERT_EQ(irregularities.size(), 1U);
  EXPECT_EQ(irregularities[0].answer, "已责令改正");
  EXPECT_EQ(irregularities[0].act_position, ledger::Position{0});
  EXPECT_EQ(irregularities[0].answered_position, ledger::Position{3});
}

TEST_F(CaseQueries, MatchFindsPartsAndTakesNoSignForAPattern) {
  file("2021-SF-0007", "陵水县某砂场", day(9, 30));
  file("2021-SF-0008", "100%某公司", day(9, 30));
  EXPECT_EQ(ids({.match = "砂场"}), Ids{"2021-SF-0007"});
  EXPECT_EQ(ids({.match = "0008"}), Ids{"2021-SF-0008"});
  EXPECT_EQ(ids({.match = "0%某"}), Ids{"2021-SF-0008"});
  EXPECT_EQ(ids({.match = "2021_SF"}), Ids{});
  EXPECT_EQ(ids({.match = "' OR 1=1 --"}), Ids{});
}

TEST_F(CaseQueries, PageByPage) {
  for (int n = 0; n < 5; ++n) file("A" + std::to_string(n), "甲", day(9, 30));
  EXPECT_EQ(ids({.order = CaseOrder::id, .limit = 2, .offset = 2}), (Ids{"A2", "A3"}));
  EXPECT_EQ(ids({.order = CaseOrder::id, .offset = 4}), Ids{"A4"});
}

TEST_F(CaseQueries, DaysLeftAreWorkingDaysAndNegativeWhenOverdue) {
  const Today friday{day(9, 17), calendar_};
  EXPECT_EQ(workdays_left(friday, day(9, 17)), 0);
  EXPECT_EQ(workdays_left(friday, day(9, 18)), 1);  // a worked Saturday
  EXPECT_EQ(workdays_left(friday, day(9, 22)), 2);
  EXPECT_EQ(workdays_left(friday, day(9, 15)), -2);
  EXPECT_EQ(workdays_left({day(9, 19), calendar_}, day(9, 18)), -1);
  EXPECT_EQ(light_of(workdays_left(friday, day(9, 15))), Light::red);
  EXPECT_EQ(light_of(3), Light::yellow);
  EXPECT_EQ(light_of(4), Light::green);
  EXPECT_EQ(light_of(std::nullopt), Light::none);
}

TEST_F(CaseQueries, ADraftCountsOnceHoweverOftenItIsHandedIn) {
  file("A", "甲", day(9, 30));
  SubmittedForReview submitted;
  submitted.draft = document(1);
  book_.add_case("A", submitted, {.stage = "submitted"});
  book_.add_case("A", submitted, {.stage = "submitted"});
  Agreed agreed;
  agreed.draft = document(1);
  book_.add_case("A", agreed, {.stage = "passed"});
  follow_book();
  auto row = (*ask()->case_whole("A"))->row;
  EXPECT_EQ(row.draft_version, 1U);
  EXPECT_EQ(row.opinion, OpinionKind::agree);
  EXPECT_EQ(row.opined_draft_sha256, row.draft_sha256);
  submitted.draft = document(2);
  book_.add_case("A", submitted, {.stage = "submitted"});
  follow_book();
  row = (*ask()->case_whole("A"))->row;
  EXPECT_EQ(row.draft_version, 2U);
  EXPECT_EQ(row.opinion, std::nullopt);
}

TEST_F(CaseQueries, ADecisionShowsItsNumberMeasuresAndDay) {
  file("A", "甲", day(9, 30));
  DecidedByMeeting decided;
  decided.document_number = said("x");
  decided.measures = {{Measure::fine, Fen{2'000'000}}, {Measure::order_correct, Fen{}}};
  decided.decision = document(7);
  book_.add_case("A", decided,
                 {.stage = "decided",
                  .occurred_at = at(9, 15),
                  .words = {{"document_number", "陵水罚〔2021〕7号"}}});
  follow_book();
  const auto row = (*ask()->case_whole("A"))->row;
  EXPECT_EQ(row.document_number, "陵水罚〔2021〕7号");
  EXPECT_EQ(row.measures, decided.measures);
  EXPECT_EQ(row.decided_on, day(9, 15));
  EXPECT_EQ(row.decision_sha256, decided.decision.sha256);
  EXPECT_EQ(row.decided_position, ledger::Position{1});
}

TEST_F(CaseQueries, AnUnknownCaseIsNothing) {
  follow_book();
  EXPECT_EQ(ask()->case_whole("nobody")->has_value(), false);
}

}  // namespace
}  // namespace caseledger::projections::test
