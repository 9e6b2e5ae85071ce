// A staffed bureau in a temporary folder, for tests that need the whole corridor: the real rules,
// the real ledger on a real disk, a simulated clock.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "tests/both.h"
#include "tools/bench/typical_case.h"
#include "tools/founding.h"
#include "tools/session.h"

namespace caseledger::tools {

class Desk {
 public:
  explicit Desk(bool is_staffed = true) {
    static int number = 0;
    folder_ = std::filesystem::temp_directory_path() /
              ("caseledger-desk-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
    std::filesystem::remove_all(folder_);
    Founding founding;
    founding.simulated_from = bench_start();
    const auto rules = found_ledger(folder_, founding);
    EXPECT_TRUE(rules.has_value()) << (rules ? "" : both(rules.error()));
    reopen();
    if (!is_staffed) return;
    for (const auto& command : staffing_commands()) must(command);
  }
  ~Desk() {
    session_.reset();
    std::filesystem::remove_all(folder_);
  }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  const std::filesystem::path& folder() const { return folder_; }
  Session& session() { return *session_; }
  engine::Engine& engine() { return session_->engine(); }

  /// A clean stop.
  void close() {
    if (!session_) return;
    const auto closed = session_->close();
    EXPECT_TRUE(closed.has_value()) << (closed ? "" : both(closed.error()));
    session_.reset();
  }
  void reopen() {
    close();
    auto opened = Session::open(folder_, Mode::write);
    ASSERT_TRUE(opened.has_value()) << (opened ? "" : both(opened.error()));
    session_ = std::move(*opened);
  }

  engine::Answer ask(const engine::Command& command) {
    return std::move(engine().handle({&command, 1}).front());
  }
  /// Accepted, or the test fails with the sentences.
  engine::Accomplished must(const engine::Command& command) {
    const auto answer = ask(command);
    EXPECT_TRUE(answer.has_value()) << (answer ? "" : both(answer.error()));
    if (!answer) return {};
    if (const auto* no = std::get_if<engine::Declined>(&*answer)) {
      for (const auto& one : no->unmet) {
        ADD_FAILURE() << name_of(command.body) << ": " << one.breach.article << " " << one.zh << " "
                      << one.breach.actual;
      }
      return {};
    }
    return std::get<engine::Accomplished>(*answer);
  }
  /// The first requirement that was not met; empty where it was accepted.
  std::string refusal(const engine::Command& command) {
    const auto answer = ask(command);
    EXPECT_TRUE(answer.has_value()) << (answer ? "" : both(answer.error()));
    const auto* no = answer ? std::get_if<engine::Declined>(&*answer) : nullptr;
    return no == nullptr ? "" : no->unmet.front().breach.requirement;
  }
  /// Case number n as far as `steps`, all accepted.
  void run_case(std::uint64_t n, std::size_t steps) {
    const auto commands = typical_case(n);
    for (std::size_t k = 0; k < steps && k < commands.size(); ++k) must(commands[k]);
  }

  std::uint64_t size() { return session_->ledger().head()->next_position().index; }
  CaseFile file(const std::string& id) {
    return std::get<CaseFile>(*engine().file(Procedure::matter, id));
  }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Session> session_;
};

}  // namespace caseledger::tools
