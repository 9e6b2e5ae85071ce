// Answered lines in front are printed together and flushed once; lines keep their place meanwhile.
#include "tools/answer_printer.h"

#include <algorithm>
#include <ostream>

#include "adapters/forms/answer_json.h"
#include "adapters/language/messages.h"

namespace caseledger::tools {
namespace {

constexpr std::size_t kWaitingMax = 4'096;

Exit exit_of_answer(const engine::Answer& answer) {
  if (!answer) return exit_of(answer.error());
  return std::holds_alternative<engine::Declined>(*answer) ? Exit::refused : Exit::ok;
}

}  // namespace

AnswerPrinter::AnswerPrinter(const Shell& shell) : shell_(shell), thread_([this] { run(); }) {}

AnswerPrinter::~AnswerPrinter() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

AnswerPrinter::Line& AnswerPrinter::expect(std::size_t number, engine::Command command) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return lines_.size() < kWaitingMax; });
  return lines_.emplace_back(Line{number, std::move(command)});
}

void AnswerPrinter::answer(Line& line, engine::Answer answer, const Ruleset& ruleset) {
  const std::lock_guard lock(mutex_);
  line.ruleset = &ruleset;
  line.answer = std::move(answer);
  if (&line == &lines_.front()) changed_.notify_all();
}

void AnswerPrinter::turn_away(Line& line, Fault fault) {
  answer(line, tl::unexpected(std::move(fault)), no_rules_);
}

void AnswerPrinter::wait_for_all() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return lines_.empty(); });
}

void AnswerPrinter::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return is_ending_ || has_answer(); });
    if (!has_answer()) return;
    const auto ready = answered_in_front();
    lock.unlock();
    print(ready);
    lock.lock();
    for (std::size_t n = 0; n < ready.size(); ++n) lines_.pop_front();
    changed_.notify_all();
  }
}

std::vector<const AnswerPrinter::Line*> AnswerPrinter::answered_in_front() const {
  std::vector<const Line*> ready;
  for (const auto& line : lines_) {
    if (!line.answer) break;
    ready.push_back(&line);
  }
  return ready;
}

void AnswerPrinter::print(const std::vector<const Line*>& lines) {
  std::ostream* last = nullptr;
  for (const auto* line : lines) {
    auto& stream = shell_.json || *line->answer ? shell_.out : shell_.err;
    if (last != nullptr && last != &stream) last->flush();
    last = &stream;
    stream << text_of(*line) << "\n";
    worst_ = std::max(worst_, exit_of_answer(*line->answer));
  }
  last->flush();
}

std::string AnswerPrinter::text_of(const Line& line) const {
  const auto& [number, command, answer, ruleset] = line;
  if (shell_.json) return adapters::answer_json(command, *answer, *ruleset, shell_.language);
  const auto message = adapters::answer_message(command, *answer, *ruleset, shell_.language);
  if (*answer) return message;
  return shell_.say("第", "line ") + std::to_string(number) + shell_.say("行 ", " ") + message;
}

}  // namespace caseledger::tools
