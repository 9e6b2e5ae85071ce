// A session keeps one writer of the read models: answers stay right from call to call, and no log
// stays behind for every later opening to read.
#include "tools/session.h"

#include "projections/runner.h"
#include "tests/both.h"
#include "tests/tools/desk.h"
#include "tools/ticker.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kCases = 2;

class SessionTest : public testing::Test {
 protected:
  SessionTest() {
    for (std::uint64_t n = 1; n <= kCases; ++n) desk_.run_case(n, 12);
  }

  std::size_t cases() {
    const auto queries = desk_.session().queries();
    EXPECT_TRUE(queries.has_value()) << (queries ? "" : both(queries.error()));
    if (!queries) return 0;
    const Day today = local_day(bench_start());
    const auto rows = (*queries)->cases({}, {today, desk_.engine().calendar()});
    EXPECT_TRUE(rows.has_value()) << (rows ? "" : both(rows.error()));
    return rows ? rows->size() : 0;
  }
  bool has_log() const {
    auto log = projections::models_path(desk_.folder());
    return fs::exists(log += "-wal");
  }

  Desk desk_;
};

TEST_F(SessionTest, AnswersFromOneWriterThatIsCaughtUpEachTime) {
  EXPECT_EQ(cases(), kCases);
  const auto* before = desk_.session().queries().value();
  desk_.run_case(kCases + 1, 1);
  EXPECT_EQ(cases(), kCases + 1);
  EXPECT_EQ(desk_.session().queries().value(), before);
}

TEST_F(SessionTest, GoesOnWhereAnotherFollowerHasBeen) {
  EXPECT_EQ(cases(), kCases);
  desk_.run_case(kCases + 1, 12);
  {
    const projections::LedgerSource source(desk_.session().ledger());
    const auto other = projections::ReadModels::open(desk_.folder()).value();
    ASSERT_TRUE(projections::follow(source, *other).has_value());
  }
  desk_.run_case(kCases + 2, 12);
  EXPECT_EQ(cases(), kCases + 2);
}

TEST_F(SessionTest, LeavesNoLogOfTheReadModelsBehind) {
  // The first batch is written in place; whoever goes on keeps a log.
  EXPECT_EQ(cases(), kCases);
  desk_.run_case(kCases + 1, 12);
  ASSERT_TRUE(tick(desk_.session(), start_of(local_day(bench_start()) + 2)).has_value());
  EXPECT_TRUE(has_log());
  desk_.close();
  EXPECT_FALSE(has_log());
}

TEST_F(SessionTest, RemovesALogThatAnotherLeftBehind) {
  {
    const projections::LedgerSource source(desk_.session().ledger());
    auto models = projections::ReadModels::open(desk_.folder()).value();
    ASSERT_TRUE(projections::follow(source, *models).has_value());
    desk_.run_case(kCases + 1, 12);
    ASSERT_TRUE(projections::follow(source, *models).has_value());
    const auto reader = projections::Queries::open(desk_.folder()).value();
    ASSERT_TRUE(reader->cursor().has_value());
    models.reset();
  }
  EXPECT_TRUE(has_log());
  EXPECT_EQ(cases(), kCases + 1);
  desk_.close();
  EXPECT_FALSE(has_log());
}

}  // namespace
}  // namespace caseledger::tools
