// Deadlines announce each rung exactly once: also after a restart, also after weeks switched off.
#include <map>

#include "tests/both.h"
#include "tests/tools/desk.h"
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

}  // namespace
}  // namespace caseledger::tools
