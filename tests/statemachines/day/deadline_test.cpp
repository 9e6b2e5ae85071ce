// A clock through its life: started, paused, extended, stopped, counted anew.
#include "statemachines/day/deadline.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/statemachines/calendar_2021.h"

namespace caseledger {
namespace {

ClockRule rule(Id id, ClockKind clock, std::int32_t count, DayUnit unit = DayUnit::workday) {
  ClockRule rule;
  rule.id = std::move(id);
  rule.clock = clock;
  rule.article = "附4-16";
  rule.count = count;
  rule.unit = unit;
  rule.valid_from = day("2021-09-03");
  return rule;
}

Ruleset ruleset_of(std::vector<ClockRule> clocks) {
  Ruleset rules;
  rules.clocks = std::move(clocks);
  return rules;
}

/// A file with its review clock running, and what may happen to it.
struct Review {
  Calendar calendar = calendar_2021_2022();
  Ruleset rules = ruleset_of({rule("review-10", ClockKind::review, 10)});
  Deadlines deadlines;

  void take(const std::vector<ClockMoved>& moves) {
    for (const auto& moved : moves) apply(deadlines, moved);
  }
  void start(std::string_view on) {
    take(start_clocks(rules, calendar, ClockKind::review, ActionKind::penalty, day(on)));
  }
  void suspend(std::string_view on) { take(suspend_clocks(deadlines, ClockKind::review, day(on))); }
  void resume(std::string_view on) {
    take(resume_clocks(deadlines, rules, calendar, ClockKind::review, day(on)));
  }
  void extend(std::string_view on) {
    take(extend_clocks(deadlines, calendar, ClockKind::review, 10, day(on)));
  }
  void stop(std::string_view on) { take(stop_clocks(deadlines, ClockKind::review, day(on))); }
  const Deadline& now() const { return deadlines.back(); }
  std::string due() const { return to_text(now().due); }
};

/// What counts all days keeps all of them: ninety days, ten of them with the police.
TEST(Deadline, MovesByTheDaysOfThePauseWhereAllDaysCount) {
  const auto calendar = calendar_2021_2022();
  const auto rules = ruleset_of({rule("case-90", ClockKind::case_total, 90, DayUnit::day)});
  Deadlines all;
  const auto take = [&](const std::vector<ClockMoved>& moves) {
    for (const auto& moved : moves) apply(all, moved);
  };
  take(
      start_clocks(rules, calendar, ClockKind::case_total, ActionKind::penalty, day("2021-09-15")));
  take(suspend_clocks(all, ClockKind::case_total, day("2021-10-01")));
  take(resume_clocks(all, rules, calendar, ClockKind::case_total, day("2021-10-11")));
  EXPECT_EQ(to_text(all.back().due), "2021-12-24");
  EXPECT_EQ(to_text(all.back().due_without_pause), "2021-12-14");
  const auto again = recompute(all.back(), rules, calendar, day("2021-10-12"));
  EXPECT_EQ(to_text(again.due), "2021-12-24");
  EXPECT_EQ(to_text(again.due_without_pause), "2021-12-14");
}

TEST(Deadline, StartsOneClockForEachBasisAndTheEarliestIsDue) {
  const auto calendar = calendar_2021_2022();
  auto seven = rule("publish-7", ClockKind::publication, 7);
  seven.only = {ActionKind::penalty};
  const auto rules = ruleset_of({rule("publish-20", ClockKind::publication, 20), seven,
                                 rule("review-10", ClockKind::review, 10)});
  Deadlines all;
  for (const auto& moved : start_clocks(rules, calendar, ClockKind::publication,
                                        ActionKind::penalty, day("2021-09-15"))) {
    apply(all, moved);
  }
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(find(all, ClockKind::publication, "publish-20")->due, day("2021-10-19"));
  EXPECT_EQ(find(all, ClockKind::publication, "publish-7")->due, day("2021-09-26"));
  EXPECT_EQ(earliest(all, ClockKind::publication)->basis, "publish-7");
  EXPECT_EQ(earliest(all, ClockKind::review), nullptr);
}

TEST(Deadline, StartsNoClockThatIsMeantForOtherActions) {
  auto seven = rule("publish-7", ClockKind::publication, 7);
  seven.only = {ActionKind::penalty, ActionKind::coercion};
  const auto start = [&](ActionKind action) {
    return start_clocks(ruleset_of({seven}), calendar_2021_2022(), ClockKind::publication, action,
                        day("2021-09-15"));
  };
  EXPECT_EQ(start(ActionKind::coercion).size(), 1U);
  EXPECT_TRUE(start(ActionKind::levy).empty());
  EXPECT_TRUE(start(ActionKind::unspecified).empty());
}

TEST(Deadline, StartsNoClockBeforeOrAfterItsRuleIsValid) {
  auto once = rule("review-10", ClockKind::review, 10);
  once.valid_until = day("2021-12-31");
  const auto starts_on = [&](std::string_view on) {
    return !start_clocks(ruleset_of({once}), calendar_2021_2022(), ClockKind::review,
                         ActionKind::penalty, day(on))
                .empty();
  };
  EXPECT_FALSE(starts_on("2021-09-02"));
  EXPECT_TRUE(starts_on("2021-09-03"));
  EXPECT_TRUE(starts_on("2021-12-31"));
  EXPECT_FALSE(starts_on("2022-01-01"));
}

TEST(Deadline, LeavesAClockWithoutCountToWhoeverNamesTheDay) {
  const auto calendar = calendar_2021_2022();
  const auto rules = ruleset_of({rule("supplement", ClockKind::supplement, 0, DayUnit::day)});
  EXPECT_TRUE(
      start_clocks(rules, calendar, ClockKind::supplement, ActionKind::penalty, day("2021-09-15"))
          .empty());
  const auto moved = start_until(ClockKind::supplement, "supplement", day("2021-09-15"),
                                 day("2021-09-20"), calendar);
  EXPECT_EQ(moved, (ClockMoved{ClockKind::supplement, "supplement", ClockMove::started,
                               day("2021-09-15"), day("2021-09-20"), day("2021-09-20"), false}));
}

TEST(Deadline, SaysInTheMoveWhatTheLeafMustKeep) {
  Review review;
  const auto moves = start_clocks(review.rules, review.calendar, ClockKind::review,
                                  ActionKind::penalty, day("2021-09-15"));
  ASSERT_EQ(moves.size(), 1U);
  EXPECT_EQ(moves[0], (ClockMoved{ClockKind::review, "review-10", ClockMove::started,
                                  day("2021-09-15"), day("2021-09-29"), day("2021-09-29"), false}));
}

TEST(Deadline, KeepsWhatIsLeftOfTheBudgetDuringAPause) {
  Review review;
  review.start("2021-09-15");  // due 09-29; workdays 16 17 18 22 23 24 26 27 28 29
  review.suspend("2021-09-17");
  EXPECT_FALSE(review.now().runs());
  EXPECT_TRUE(review.now().is_open());
  review.resume("2021-10-11");  // eight left
  EXPECT_TRUE(review.now().runs());
  EXPECT_EQ(review.due(), "2021-10-21");
  EXPECT_EQ(review.now().due_without_pause, day("2021-09-29"));
}

TEST(Deadline, GainsNothingFromAPauseWithinOneDay) {
  Review review;
  review.start("2021-09-15");
  review.suspend("2021-09-22");
  review.resume("2021-09-22");
  EXPECT_EQ(review.due(), "2021-09-29");
}

TEST(Deadline, GainsNothingFromAPauseOverAHoliday) {
  Review review;
  review.start("2021-09-28");
  EXPECT_EQ(review.due(), "2021-10-18");
  review.suspend("2021-09-30");
  review.resume("2021-10-07");
  EXPECT_EQ(review.due(), "2021-10-18");
}

TEST(Deadline, EndsOnTheDayOfResumptionWhenTheLastDayWasPaused) {
  Review review;
  review.start("2021-09-15");
  review.suspend("2021-09-29");
  review.resume("2021-10-12");
  EXPECT_EQ(review.due(), "2021-10-12");
}

TEST(Deadline, IsNotSavedByAPauseThatCameTooLate) {
  Review review;
  review.start("2021-09-15");
  review.suspend("2021-09-30");
  review.resume("2021-10-12");
  EXPECT_EQ(review.due(), "2021-09-29");
}

TEST(Deadline, EndsAPauseThatWasResumedBeforeItBegan) {
  Review review;
  review.start("2021-09-15");
  review.suspend("2021-09-22");
  review.resume("2021-09-20");
  EXPECT_TRUE(review.now().runs());
  EXPECT_EQ(review.due(), "2021-09-29");
}

TEST(Deadline, AddsUpSeveralPauses) {
  Review review;
  review.start("2021-09-15");
  review.suspend("2021-09-17");  // two used
  review.resume("2021-09-22");
  review.suspend("2021-09-24");  // four used
  review.resume("2021-10-11");
  EXPECT_EQ(review.due(), "2021-10-19");
  EXPECT_EQ(review.now().pauses, (std::vector<Pause>{{day("2021-09-17"), day("2021-09-22")},
                                                     {day("2021-09-24"), day("2021-10-11")}}));
}

TEST(Deadline, ExtendsFromTheDueDay) {
  Review review;
  review.start("2021-09-15");
  review.extend("2021-09-28");
  EXPECT_EQ(review.due(), "2021-10-19");
  EXPECT_EQ(review.now().due_without_pause, day("2021-10-19"));
  EXPECT_EQ(review.now().extensions, 1U);
}

TEST(Deadline, KeepsTheExtensionThroughAPause) {
  Review review;
  review.start("2021-09-15");
  review.extend("2021-09-16");
  review.suspend("2021-09-17");  // eighteen left
  review.resume("2021-09-26");
  EXPECT_EQ(review.calendar.workdays_between(day("2021-09-26"), review.now().due), 18);
}

TEST(Deadline, IsStoppedAndMovesNoMore) {
  Review review;
  review.start("2021-09-15");
  review.stop("2021-09-20");
  EXPECT_FALSE(review.now().is_open());
  EXPECT_EQ(review.now().stopped_on, day("2021-09-20"));
  EXPECT_TRUE(suspend_clocks(review.deadlines, ClockKind::review, day("2021-09-21")).empty());
  EXPECT_TRUE(stop_clocks(review.deadlines, ClockKind::review, day("2021-09-21")).empty());
  EXPECT_EQ(earliest(review.deadlines, ClockKind::review), nullptr);
}

TEST(Deadline, CanBeStoppedDuringAPause) {
  Review review;
  review.start("2021-09-15");
  review.suspend("2021-09-17");
  review.stop("2021-09-20");
  EXPECT_FALSE(review.now().is_open());
}

TEST(Deadline, StartsAnewBesideTheOldOneAndTheNewestIsMeant) {
  Review review;
  review.start("2021-09-15");
  review.stop("2021-09-20");
  review.start("2021-10-11");
  ASSERT_EQ(review.deadlines.size(), 2U);
  EXPECT_EQ(find(review.deadlines, ClockKind::review)->started, day("2021-10-11"));
  review.suspend("2021-10-12");
  EXPECT_EQ(review.deadlines[0].suspended_on, Day{});
  EXPECT_EQ(review.deadlines[1].suspended_on, day("2021-10-12"));
}

TEST(Deadline, ReachesItsRungsOnWorkdays) {
  const auto calendar = calendar_2021_2022();
  Deadline deadline;
  deadline.due = day("2021-10-08");
  EXPECT_EQ(rung_day(deadline, calendar, Rung::three_days), day("2021-09-28"));
  EXPECT_EQ(rung_day(deadline, calendar, Rung::one_day), day("2021-09-30"));
  EXPECT_EQ(rung_day(deadline, calendar, Rung::due), day("2021-10-08"));
  EXPECT_EQ(rung_day(deadline, calendar, Rung::overdue), day("2021-10-09"));
}

TEST(Deadline, AnnouncesALaterDueDayAnew) {
  Review review;
  review.start("2021-09-15");
  review.deadlines.back().rungs_passed = 1U << static_cast<unsigned>(Rung::three_days);
  review.extend("2021-09-24");
  EXPECT_FALSE(review.now().passed(Rung::three_days));
}

TEST(Deadline, KeepsItsRungsWhileItsDueDayStays) {
  Review review;
  review.start("2021-09-15");
  review.deadlines.back().rungs_passed = 1U << static_cast<unsigned>(Rung::three_days);
  review.suspend("2021-09-27");
  review.resume("2021-09-27");
  EXPECT_TRUE(review.now().passed(Rung::three_days));
}

TEST(Deadline, IsCountedAnewWhenTheNoticeIsLoaded) {
  Review review;
  review.calendar = calendar_of({year_2021()});
  review.start("2021-12-24");
  EXPECT_TRUE(review.now().is_provisional);
  EXPECT_EQ(review.due(), "2022-01-07");
  review.calendar = calendar_2021_2022();
  review.take({recompute(review.now(), review.rules, review.calendar, day("2021-12-27"))});
  EXPECT_FALSE(review.now().is_provisional);
  EXPECT_EQ(review.due(), "2022-01-10");
  EXPECT_EQ(review.now().due_without_pause, day("2022-01-10"));
}

TEST(Deadline, IsCountedAnewFromWhatThePauseLeft) {
  Review review;
  review.start("2021-09-15");
  review.extend("2021-09-16");
  review.suspend("2021-09-17");
  review.resume("2021-10-11");
  const auto moved = recompute(review.now(), review.rules, review.calendar, day("2021-10-12"));
  EXPECT_EQ(moved.due, review.now().due);
}

TEST(Deadline, KeepsADayThatSomebodyNamedWhenItIsCountedAnew) {
  Review review;
  review.rules = ruleset_of({rule("supplement", ClockKind::supplement, 0, DayUnit::day)});
  review.take({start_until(ClockKind::supplement, "supplement", day("2021-09-15"),
                           day("2021-09-20"), review.calendar)});
  EXPECT_EQ(recompute(review.now(), review.rules, review.calendar, day("2021-09-16")).due,
            day("2021-09-20"));
  EXPECT_EQ(recompute(review.now(), Ruleset{}, review.calendar, day("2021-09-16")).due,
            day("2021-09-20"));
}

// Whatever pauses and extensions come, the working days that ran are the budget.
TEST(Deadline, SpendsItsBudgetAndNoMoreAtRandom) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const auto up_to = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
  for (int round = 0; round < 2'000; ++round) {
    Review review;
    Day now = day("2021-09-03") + up_to(300);
    review.start(to_text(now));
    std::int32_t ran = 0;
    std::int32_t budget = 10;
    for (int step = up_to(4); step > 0; --step) {
      const Day paused = now + up_to(6);
      if (paused > review.now().due) break;
      if (up_to(3) == 0 && review.now().extensions == 0) {
        review.extend(to_text(paused));
        budget += 10;
      }
      review.suspend(to_text(paused));
      ran += review.calendar.workdays_between(now, paused);
      now = paused + up_to(20);
      review.resume(to_text(now));
    }
    ran += review.calendar.workdays_between(now, review.now().due);
    ASSERT_EQ(ran, budget) << "round " << round;
    ASSERT_EQ(recompute(review.now(), review.rules, review.calendar, now).due, review.now().due);
  }
}

}  // namespace
}  // namespace caseledger
