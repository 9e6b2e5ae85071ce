// A machine's clock that leaps ahead, or lies behind what was written, is doubted: nothing is
// written by it but the registrar's word, and who verifies is told where that was.
#include "engine/clock_doubt.h"

#include "engine/audit.h"
#include "ledger/audit/verify.h"
#include "tests/both.h"
#include "tests/tools/desk.h"
#include "tests/tools/registrar.h"

namespace caseledger::tools {
namespace {

constexpr std::int64_t kMinute = 60 * kMicrosPerSecond, kDay = 24 * 60 * kMinute;

/// A ledger on the system's clock, with a clock of the test's.
class ClockDoubt : public testing::Test {
 protected:
  ClockDoubt() {
    std::filesystem::remove_all(folder_);
    EXPECT_TRUE(found_ledger(folder_, Founding{}).has_value());
    session_ = std::move(*Session::open(folder_, Mode::write));
    now_ = *session_->last_recorded();
    start_engine();
  }
  ~ClockDoubt() override {
    engine_.reset();
    session_.reset();
    std::filesystem::remove_all(folder_);
  }

  void start_engine() {
    auto opened =
        engine::Engine::open(session_->ledger(), session_->rules(), [this] { return now_; });
    ASSERT_TRUE(opened.has_value()) << both(opened.error());
    engine_ = std::move(*opened);
  }
  void pass(std::int64_t micros) { now_.micros += micros; }
  engine::Answer ask(CommandBody body, std::vector<Content> contents) {
    auto command = by_registrar({0xC10C, ++given_}, now_, std::move(body), std::move(contents));
    command.actor = Founding{}.registrar;
    return std::move(engine_->handle({&command, 1}).front());
  }
  engine::Answer enrol() {
    EnrolOfficer enrol;
    enrol.officer = "officer-" + std::to_string(given_);
    enrol.full_name = {2};
    enrol.section = "一科";
    return ask(enrol, {{"full_name", "张三"}});
  }
  engine::Answer confirm(Instant shows) {
    return ask(ConfirmClock{shows, {4}}, {{"reason", "已经校时"}});
  }
  static bool is_done(const engine::Answer& answer) {
    return answer && std::holds_alternative<engine::Accomplished>(*answer);
  }
  void expect_doubt() {
    const auto end = session_->ledger().head()->next_position();
    const auto answer = enrol();
    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(answer.error().kind, FaultKind::unavailable);
    EXPECT_NE(both(answer.error()).find("confirm_clock"), std::string::npos);
    EXPECT_EQ(session_->ledger().head()->next_position(), end);
  }
  Instant last_recorded() { return *session_->last_recorded(); }
  /// What an auditor says of time, and where it leapt.
  std::pair<std::size_t, std::vector<engine::TimeLeap>> audited() {
    engine::RuleBook rules(session_->folder().text_of());
    engine::Auditor auditor(rules);
    std::size_t findings = 0;
    const auto end = session_->ledger().head()->next_position();
    EXPECT_TRUE(session_->ledger().scan({}, end, [&](const ledger::Leaf& leaf) {
      for (const auto& finding : auditor.judge(leaf)) findings += finding.promise == "time" ? 1 : 0;
      return true;
    }));
    return {findings, auditor.leaps()};
  }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("caseledger-clock-" + std::to_string(::getpid()));
  std::unique_ptr<Session> session_;
  std::unique_ptr<engine::Engine> engine_;
  Instant now_;
  std::uint64_t given_ = 0;
};

TEST_F(ClockDoubt, LeavesABureauAloneThatWasSwitchedOffOverSpringFestival) {
  pass(21 * kDay);
  EXPECT_TRUE(is_done(enrol()));
  EXPECT_EQ(last_recorded(), now_);
  EXPECT_EQ(audited().first, 0U);
}

TEST_F(ClockDoubt, WritesNothingByAClockInAnotherMonthOrYearWithoutAWord) {
  const auto start = now_;
  for (const auto days : {28, 31, 365, 73 * 365}) {
    now_ = Instant{start.micros + days * kDay};
    expect_doubt();
  }
  now_ = Instant{start.micros + kMinute};
  EXPECT_TRUE(is_done(enrol())) << "the clock was set right, and nothing is left of its leap";
  EXPECT_EQ(last_recorded(), now_);
}

TEST_F(ClockDoubt, GoesOnByTheRegistrarsWordWhichIsAFact) {
  const auto before = now_;
  pass(60 * kDay);
  expect_doubt();
  EXPECT_FALSE(confirm(before).has_value()) << "that is not what the clock shows";
  ASSERT_TRUE(is_done(confirm(now_)));
  pass(kMinute);
  EXPECT_TRUE(is_done(enrol()));
  const auto [findings, leaps] = audited();
  EXPECT_EQ(findings, 0U);
  ASSERT_EQ(leaps.size(), 1U);
  EXPECT_EQ(leaps.front().known, before);
}

TEST_F(ClockDoubt, IsNotMovedByTheRefusalOfSomebodyElsesWord) {
  ASSERT_TRUE(is_done(enrol()));
  const auto before = last_recorded();
  pass(60 * kDay);
  auto command = by_registrar({0xC10D, 1}, now_, ConfirmClock{now_, {4}}, {{"reason", "已经校时"}});
  command.actor = "officer-0";
  command.capacity = Capacity::handler;
  const auto answer = std::move(engine_->handle({&command, 1}).front());
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().kind, FaultKind::unavailable);
  EXPECT_EQ(last_recorded(), before);
}

TEST_F(ClockDoubt, IsNotPassedByAnActThatDeclaresAnotherClock) {
  const auto before = last_recorded();
  OpenLedger open{TrustMode::trusted_host, ClockSource::simulated, "别局"};
  auto command = by_registrar({0xC10E, 1}, Instant{before.micros + 60 * kDay}, open);
  command.recorded_at = command.occurred_at;
  EXPECT_FALSE(engine_->handle({&command, 1}).front().has_value());
  EXPECT_EQ(last_recorded(), before);
}

TEST_F(ClockDoubt, BearsAClockThatWasSetBackAFewMinutesAndNoMore) {
  pass(kDay);
  EXPECT_TRUE(is_done(enrol()));
  const auto last = now_;
  pass(-9 * kMinute);
  EXPECT_TRUE(is_done(enrol()));
  EXPECT_EQ(last_recorded(), last) << "time stands still and does not run back";
  pass(-60 * kMinute);
  expect_doubt();
}

TEST_F(ClockDoubt, LeadsOutOfALedgerWhoseLastEntryLiesInTheFuture) {
  const auto right = now_;
  pass(3 * 365 * kDay);
  ASSERT_TRUE(is_done(confirm(now_))) << "a wrong word";
  const auto wrong = now_;
  now_ = Instant{right.micros + kDay};
  expect_doubt();
  ASSERT_TRUE(is_done(confirm(now_)));
  pass(kDay);
  EXPECT_TRUE(is_done(enrol()));
  EXPECT_EQ(last_recorded(), wrong);
  start_engine();
  EXPECT_TRUE(is_done(enrol())) << "the word holds after a restart";
  pass(40 * kDay);
  expect_doubt();
  EXPECT_EQ(audited().second.size(), 2U);
}

TEST_F(ClockDoubt, IsFoundByAnAuditorWhereNobodyGaveTheirWord) {
  pass(kDay);
  ASSERT_TRUE(is_done(enrol()));
  const auto end = session_->ledger().head()->next_position().index;
  ledger::Draft forged{session_->ledger().read(ledger::Position{end - 1})->fact, {}};
  forged.contents = {{"full_name", "张三"}};
  ++forged.fact.version.count;
  forged.fact.command_id = {1, 1};
  forged.fact.recorded_at.micros += 365 * kDay;
  ASSERT_TRUE(session_->ledger().append(std::vector{forged}).has_value());
  EXPECT_EQ(audited().first, 1U);
}

}  // namespace
}  // namespace caseledger::tools
