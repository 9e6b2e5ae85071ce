// Prints the answers to submitted lines in the order of the lines, however they come back, on a
// thread of its own: the writer makes the next facts durable meanwhile.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "engine/command.h"
#include "statemachines/day/ruleset.h"
#include "tools/shell.h"

namespace caseledger::tools {

class AnswerPrinter {
 public:
  /// One line on its way: what was asked, and the answer once there is one, with the rules of then.
  struct Line {
    std::size_t number = 0;
    engine::Command command;
    std::optional<engine::Answer> answer = std::nullopt;
    const Ruleset* ruleset = nullptr;
    /// The line whose refusal kept this one from being submitted; zero: none did.
    std::size_t stopped_by = 0;
  };

  explicit AnswerPrinter(const Shell& shell);
  /// Prints what is answered already.
  ~AnswerPrinter();
  AnswerPrinter(const AnswerPrinter&) = delete;
  AnswerPrinter& operator=(const AnswerPrinter&) = delete;

  /// A place in the order, valid until it is printed; waits while too many lines are under way.
  Line& expect(std::size_t number, engine::Command command);
  /// From any thread, once. The ruleset is the one in force; it outlives the printer.
  void answer(Line& line, engine::Answer answer, const Ruleset& ruleset);
  /// The same for a line that never comes before the law.
  void turn_away(Line& line, Fault fault);

  /// The same for a line that was not submitted, because another one was refused.
  void hold_back(Line& line, std::size_t refused_line);

  /// Until every line is printed.
  void wait_for_all();
  /// The worst of all answers. Requires wait_for_all().
  Exit exit() const { return worst_; }

 private:
  void run();
  bool has_answer() const { return !lines_.empty() && lines_.front().answer; }
  std::vector<const Line*> answered_in_front() const;
  void print(const std::vector<const Line*>& lines);
  std::string text_of(const Line& line) const;

  const Shell& shell_;
  const Ruleset no_rules_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Line> lines_;  // guarded by mutex_; an answered line is the printing thread's
  bool is_ending_ = false;
  Exit worst_ = Exit::ok;
  std::thread thread_;  // last: starts when all else is there
};

}  // namespace caseledger::tools
