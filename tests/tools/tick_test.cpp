// Deadlines announce each rung exactly once: also after a restart, also after weeks switched off.
#include <fstream>
#include <map>

#include "tests/both.h"
#include "tests/tools/desk.h"
#include "tests/tools/registrar.h"
#include "tools/rule_files.h"
#include "tools/ticker.h"

namespace caseledger::tools {
namespace {

Instant morning(Day day) { return Instant{start_of(day).micros + 9 * 3'600 * kMicrosPerSecond}; }

std::map<std::string, int> announced(Desk& desk) {
  std::map<std::string, int> rungs;
  const auto& ledger = desk.session().ledger();
  const auto done = ledger.scan({}, ledger.head()->next_position(), [&](const ledger::Leaf& leaf) {
    const auto* passed = leaf.fact.event.get_if<DeadlinePassed>();
    if (passed != nullptr) {
      ++rungs[leaf.fact.stream + "/" + passed->basis + "/" + std::string(key_of(passed->rung))];
    }
    return true;
  });
  EXPECT_TRUE(done.has_value());
  return rungs;
}

void expect_once(const std::map<std::string, int>& rungs) {
  for (const auto& [name, count] : rungs) EXPECT_EQ(count, 1) << name;
}

TEST(Tick, AnnouncesEveryRungOfAReviewOnceDayByDay) {
  Desk desk;
  desk.run_case(1, 12);  // 送审, 收件齐全
  const Day start = local_day(bench_start());
  for (int days = 1; days < 40; ++days) {
    const auto report = tick(desk.session(), morning(start + days));
    ASSERT_TRUE(report.has_value()) << (report ? "" : both(report.error()));
    EXPECT_EQ(report->refused, 0U);
    if (days % 7 == 0) desk.reopen();
  }
  const auto rungs = announced(desk);
  expect_once(rungs);
  for (const char* rung : {"three_days", "one_day", "due", "overdue"}) {
    EXPECT_TRUE(rungs.contains(std::string("2021-SF-1/review-10/") + rung)) << rung;
  }
}

TEST(Tick, CatchesUpOnWhatWasMissedWhileSwitchedOff) {
  Desk desk;
  desk.run_case(1, 12);
  desk.reopen();
  const Day much_later = local_day(bench_start()) + 60;
  ASSERT_TRUE(tick(desk.session(), morning(much_later)).has_value());
  desk.reopen();
  const auto second = tick(desk.session(), morning(much_later));
  ASSERT_TRUE(second.has_value());
  EXPECT_EQ(second->rungs, 0U);
  const auto rungs = announced(desk);
  expect_once(rungs);
  EXPECT_TRUE(rungs.contains("2021-SF-1/review-10/overdue"));
}

TEST(Tick, FlagsAnOverdueReviewUnderItsOwnArticle) {
  Desk desk;
  desk.run_case(1, 12);
  ASSERT_TRUE(tick(desk.session(), morning(local_day(bench_start()) + 40)).has_value());
  const auto leaves = desk.session().ledger().read_stream(Procedure::matter, "2021-SF-1");
  const auto is_flag = [](const ledger::Leaf& leaf) {
    const auto* flag = leaf.fact.event.get_if<IrregularityRecorded>();
    return flag != nullptr && flag->breach.article == "附4-16";
  };
  EXPECT_EQ(std::ranges::count_if(*leaves, is_flag), 1);
}

engine::Command asked(std::uint64_t number, Instant at, const Id& actor, Capacity capacity,
                      CommandBody body, std::vector<Content> contents = {}) {
  engine::Command command;
  command.command_id = {0x71C0, number};
  command.procedure = Procedure::matter;
  command.stream = "2021-SF-1";
  command.actor = actor;
  command.capacity = capacity;
  command.occurred_at = at;
  command.body = std::move(body);
  command.contents = std::move(contents);
  return command;
}

/// Asked to be completed, completed, and asked again, twice with the same last day.
TEST(Tick, AnnouncesTheRungsOfASecondClockThatEndsOnTheSameDay) {
  Desk desk;
  desk.run_case(1, 11);  // 送审
  const Day start = local_day(bench_start());
  const RequestSupplement request{{{MaterialSlot::evidence, {2}}}, start + 8};
  const SupplyMaterials supply{{{MaterialSlot::evidence, {{{1}}, {{1}}, 1}}}, {}};
  auto at = Instant{morning(start + 1).micros};
  const auto next = [&] { return at = Instant{at.micros + 60 * kMicrosPerSecond}; };
  const std::vector<Content> what{{"items/0/what", "照片"}};
  const auto ask_for_it = [&](std::uint64_t number) {
    desk.must(asked(number, next(), "wang.qiang", Capacity::reviewer, request, what));
  };
  ask_for_it(1);
  ASSERT_EQ(tick(desk.session(), morning(start + 7))->rungs, 2U);  // three days, one day
  at = morning(start + 7);
  desk.must(asked(2, next(), "zhang.wei", Capacity::handler, supply));
  ask_for_it(3);
  const auto second = tick(desk.session(), Instant{at.micros + 3'600 * kMicrosPerSecond});
  ASSERT_TRUE(second.has_value()) << both(second.error());
  EXPECT_EQ(second->rungs, 1U) << "one day is left; three days before, it did not run yet";
  const auto third = tick(desk.session(), Instant{at.micros + 7'200 * kMicrosPerSecond});
  EXPECT_EQ(third->rungs, 0U) << "what is said to be announced is in the ledger";
  const auto rungs = announced(desk);
  const auto named = [&](const char* rung) {
    std::size_t count = 0;
    for (const auto& [name, times] : rungs) {
      if (name.find("review") == std::string::npos && name.ends_with(rung))
        count += static_cast<std::size_t>(times);
    }
    return count;
  };
  EXPECT_EQ(named("/one_day"), 2U);
}

/// A calendar of the year with one more holiday, in force.
void amend(Desk& desk, Day holiday, Instant at) {
  auto texts = read_calendars({})->texts;
  std::vector<std::string> files;
  for (auto& text : texts) {
    if (text.find("year = 2021") != std::string::npos) {
      const auto day = to_text(holiday);
      text += "\n[[holiday]]\nname = \"延长\"\nzh = \"延长一天。\"\nfrom = " + day +
              "\nto = " + day + "\n";
    }
    files.push_back((desk.folder() / (std::to_string(files.size()) + ".toml")).string());
    std::ofstream(files.back(), std::ios::binary) << text;
  }
  const auto years = read_calendars(files);
  ASSERT_TRUE(years.has_value()) << both(years.error());
  for (const auto& text : years->texts) ASSERT_TRUE(desk.session().folder().keep_rules(text));
  desk.must(by_registrar({0x71C1, static_cast<std::uint64_t>(holiday.count)}, at,
                         ActivateCalendar{years->digest, years->files}));
}

Deadline review_of(Desk& desk) {
  const auto file = desk.file("2021-SF-1");
  return *find(file.deadlines, ClockKind::review);
}

TEST(Tick, CountsASettledDayAnewWhenItsNoticeIsAmended) {
  Desk desk;
  desk.run_case(1, 12);
  const Day start = local_day(bench_start());
  const auto before = review_of(desk);
  ASSERT_FALSE(before.is_provisional);
  EXPECT_EQ(tick(desk.session(), morning(start + 1))->recomputed, 0U);
  amend(desk, start + 3, morning(start + 2));
  EXPECT_EQ(tick(desk.session(), morning(start + 2))->recomputed, 1U);
  EXPECT_EQ(review_of(desk).due,
            desk.engine().calendar().due_after(before.due, 1, DayUnit::workday).day);
  EXPECT_EQ(tick(desk.session(), morning(start + 2))->recomputed, 0U);
}

TEST(Tick, AnswersABreachThatRestedOnTheCalendarBeforeIt) {
  Desk desk;
  desk.run_case(1, 12);
  const auto before = review_of(desk);
  const auto late = morning(before.due + 1);
  ASSERT_TRUE(tick(desk.session(), late).has_value());
  const auto flagged = desk.file("2021-SF-1").unanswered_irregularities;
  ASSERT_NE(flagged, 0U);
  amend(desk, before.due - 1, late);
  EXPECT_EQ(tick(desk.session(), late)->recomputed, 1U);
  ASSERT_GT(review_of(desk).due, before.due);
  EXPECT_EQ(desk.file("2021-SF-1").unanswered_irregularities, flagged - 1);
  const auto rows = *(*desk.session().queries())->irregularities();
  const auto is_answered = [](const auto& row) { return row.answered_position.has_value(); };
  ASSERT_EQ(std::ranges::count_if(rows, is_answered), 1);
  const auto& answered = *std::ranges::find_if(rows, is_answered);
  EXPECT_EQ(answered.breach.actual, to_text(before.due));
  EXPECT_EQ(answered.answered_by, "system");
  // Who is late by the new day too is recorded once more.
  ASSERT_TRUE(tick(desk.session(), morning(review_of(desk).due + 1)).has_value());
  EXPECT_EQ(desk.file("2021-SF-1").unanswered_irregularities, flagged);
}

}  // namespace
}  // namespace caseledger::tools
