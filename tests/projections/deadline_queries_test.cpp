// Clocks: which are open, which rungs are reached and announced once, which can be counted anew.
#include "tests/both.h"
#include "tests/projections/fixture.h"

namespace caseledger::projections::test {
namespace {

class DeadlineQueries : public Folder {
 protected:
  void start(const Id& stream, ClockKind clock, const Id& basis, Day on, Day due,
             bool is_provisional = false) {
    Telling telling;
    telling.clocks = {started(clock, basis, on, due, is_provisional)};
    book_.add_case(stream, filing(), telling);
  }
  std::vector<DueRung> rungs(Day today) {
    follow_book();
    const auto rungs = ask()->due_rungs({today, calendar_});
    EXPECT_TRUE(rungs) << both(rungs.error());
    return *rungs;
  }
  void announce(const DueRung& due) {
    DeadlinePassed passed;
    passed.clock = due.row.deadline.clock;
    passed.basis = due.row.deadline.basis;
    passed.rung = due.rung;
    book_.add_case(due.row.stream.stream, passed, {.occurred_at = start_of(due.reached_on)});
  }
  static std::vector<std::pair<Rung, Day>> days_of(const std::vector<DueRung>& rungs) {
    std::vector<std::pair<Rung, Day>> days;
    for (const auto& one : rungs) days.emplace_back(one.rung, one.reached_on);
    return days;
  }
  using Days = std::vector<std::pair<Rung, Day>>;
};

TEST_F(DeadlineQueries, RungsAreReachedAtThreeWorkingDaysOneDayTheDayAndTheDayAfter) {
  start("A", ClockKind::review, "review-10", day(9, 8), day(9, 24));
  EXPECT_EQ(days_of(rungs(day(9, 17))), Days{});
  EXPECT_EQ(days_of(rungs(day(9, 18))), (Days{{Rung::three_days, day(9, 18)}}));
  EXPECT_EQ(days_of(rungs(day(9, 25))), (Days{{Rung::three_days, day(9, 18)},
                                              {Rung::one_day, day(9, 23)},
                                              {Rung::due, day(9, 24)},
                                              {Rung::overdue, day(9, 25)}}));
}

TEST_F(DeadlineQueries, EachRungIsAnnouncedOnceAlsoAfterWeeksSwitchedOff) {
  start("A", ClockKind::review, "review-10", day(9, 8), day(9, 24));
  announce(rungs(day(9, 18)).front());
  EXPECT_EQ(rungs(day(9, 18)).size(), 0U);
  const auto missed = rungs(day(11, 5));
  EXPECT_EQ(
      days_of(missed),
      (Days{{Rung::one_day, day(9, 23)}, {Rung::due, day(9, 24)}, {Rung::overdue, day(9, 25)}}));
  for (const auto& one : missed) announce(one);
  EXPECT_EQ(rungs(day(12, 31)).size(), 0U);
}

TEST_F(DeadlineQueries, RungsStandInTheOrderOfTheirDays) {
  start("B", ClockKind::review, "review-10", day(9, 8), day(9, 24));
  start("A", ClockKind::publication, "publish-20", day(9, 8), day(9, 24));
  start("A2", ClockKind::publication, "publish-7", day(9, 8), day(9, 23));
  const auto due = rungs(day(9, 23));
  for (std::size_t n = 1; n < due.size(); ++n) {
    EXPECT_LE(due[n - 1].reached_on, due[n].reached_on);
  }
  ASSERT_EQ(due.size(), 7U);
  EXPECT_EQ(due[1].row.stream.stream, "A");  // of one day, by stream
  EXPECT_EQ(due[2].row.stream.stream, "B");
}

TEST_F(DeadlineQueries, ARungThatLayBeforeTheStartWasNeverAhead) {
  start("A", ClockKind::supplement, "named", day(9, 23), day(9, 24));
  EXPECT_EQ(days_of(rungs(day(9, 24))),
            (Days{{Rung::one_day, day(9, 23)}, {Rung::due, day(9, 24)}}));
}

TEST_F(DeadlineQueries, AStoppedOrSuspendedClockAnnouncesNothing) {
  start("A", ClockKind::review, "review-10", day(9, 8), day(9, 24));
  start("B", ClockKind::review, "review-10", day(9, 8), day(9, 24));
  Telling stopping, pausing;
  stopping.clocks = {
      moved(ClockMove::stopped, ClockKind::review, "review-10", day(9, 9), day(9, 24))};
  pausing.clocks = {
      moved(ClockMove::suspended, ClockKind::review, "review-10", day(9, 9), day(9, 24))};
  book_.add_case("A", Agreed(), stopping);
  book_.add_case("B", SupplementRequested(), pausing);
  EXPECT_EQ(rungs(day(10, 20)).size(), 0U);
}

TEST_F(DeadlineQueries, AnExtendedClockAnnouncesItsNewDay) {
  start("A", ClockKind::review, "review-10", day(9, 8), day(9, 24));
  for (const auto& one : rungs(day(9, 24))) announce(one);
  Telling extending;
  extending.clocks = {
      moved(ClockMove::extended, ClockKind::review, "review-10", day(9, 24), day(10, 15))};
  book_.add_case("A", ReviewExtended(), extending);
  EXPECT_EQ(rungs(day(9, 24)).size(), 0U);
  EXPECT_EQ(days_of(rungs(day(10, 15))), (Days{{Rung::three_days, day(10, 12)},
                                               {Rung::one_day, day(10, 14)},
                                               {Rung::due, day(10, 15)}}));
}

TEST_F(DeadlineQueries, OpenDeadlinesStandByTheirDayAndSayWhichAreProvisional) {
  start("A", ClockKind::publication, "publish-20", day(9, 8), day(10, 19));
  start("B", ClockKind::publication, "publish-7", day(9, 8), day(9, 17), true);
  follow_book();
  const auto all = *ask()->deadlines();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].stream.stream, "B");
  EXPECT_TRUE(all[0].deadline.is_provisional);
  EXPECT_EQ(all[0].started_position, ledger::Position{1});
  EXPECT_EQ(ask()->deadlines({.provisional = true})->size(), 1U);
  EXPECT_EQ(ask()->deadlines({.clock = ClockKind::review})->size(), 0U);
}

/// A rule of so many working days, under the calendar of 2021 or another.
class Recounts : public DeadlineQueries {
 protected:
  Recounts() {
    ClockRule rule;
    rule.id = "review-10";
    rule.clock = ClockKind::review;
    rule.count = 10;
    rule.unit = DayUnit::workday;
    rules_.clocks = {rule};
  }
  std::size_t count(const Calendar& calendar) {
    follow_book();
    const auto rows = ask()->recountable(rules_, {day(9, 20), calendar});
    EXPECT_TRUE(rows) << both(rows.error());
    return rows->size();
  }
  Ruleset rules_;
};

TEST_F(Recounts, AProvisionalDayOnceItsYearIsKnown) {
  const auto due = calendar_.due_after(day(12, 24), 10, DayUnit::workday);
  ASSERT_TRUE(due.is_provisional);
  start("A", ClockKind::review, "review-10", day(12, 24), due.day, true);
  EXPECT_EQ(count(calendar_), 0U);
  std::vector<CalendarYear> years(2);
  years[0].year = 2021;
  years[1].year = 2022;
  EXPECT_EQ(count(Calendar(Digest{}, years)), 1U);
}

TEST_F(Recounts, ASettledDayThatAnAmendedNoticeMoves) {
  start("A", ClockKind::review, "review-10", day(9, 8),
        calendar_.due_after(day(9, 8), 10, DayUnit::workday).day);
  EXPECT_EQ(count(calendar_), 0U) << "the same days say the same";
  std::vector<CalendarYear> years(1);
  years[0].year = 2021;
  years[0].holidays = {day(9, 9), day(9, 10)};
  EXPECT_EQ(count(Calendar(Digest{}, years)), 1U);
}

TEST_F(Recounts, OnlyTheNewestOfAKindAndBasisBecauseNoOtherCanBeNamed) {
  start("A", ClockKind::review, "review-10", day(9, 8), day(9, 9));
  start("A", ClockKind::review, "review-10", day(9, 8), day(9, 9));
  EXPECT_EQ(count(calendar_), 1U);
}

}  // namespace
}  // namespace caseledger::projections::test
