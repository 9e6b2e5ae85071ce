// Answered lines in front are printed together and flushed once; lines keep their place meanwhile.
#include "tools/answer_printer.h"

#include <algorithm>
#include <ostream>

#include "adapters/forms/answer_json.h"
#include "adapters/forms/uuid.h"
#include "adapters/language/messages.h"

namespace caseledger::tools {
namespace {

constexpr std::size_t kWaitingMax = 4'096;

/// A line that was held back says nothing that the refused one did not.
Exit exit_of_line(const AnswerPrinter::Line& line) {
  const auto& answer = *line.answer;
  if (line.stopped_by != 0) return Exit::refused;
  if (!answer) return exit_of(answer.error());
  return std::holds_alternative<engine::Declined>(*answer) ? Exit::refused : Exit::ok;
}

adapters::Json id_of(const engine::Command& command) {
  if (command.command_id.is_zero()) return {};
  return adapters::Json::text(adapters::uuid_text(command.command_id));
}

/// {"line":5,"id":…,"not_submitted":{"because_of_line":3,"message":…}}
std::string held_back_json(const AnswerPrinter::Line& line, const Shell& shell) {
  auto why = adapters::Json::object();
  why.add("because_of_line", adapters::Json::number(line.stopped_by));
  why.add("message", line.answer->error().what.in(shell.language));
  auto json = adapters::Json::object();
  json.add("line", adapters::Json::number(line.number)).add("id", id_of(line.command));
  json.add("not_submitted", std::move(why));
  return adapters::print_json(json);
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

void AnswerPrinter::hold_back(Line& line, std::size_t refused_line) {
  line.stopped_by = refused_line;
  const auto number = std::to_string(refused_line);
  turn_away(line, {FaultKind::conflict,
                   "",
                   {"未提交，因第" + number + "行被拒绝",
                    "not submitted, because line " + number + " was refused"}});
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
    worst_ = worse_of(worst_, exit_of_line(*line));
  }
  last->flush();
}

std::string AnswerPrinter::text_of(const Line& line) const {
  const auto& [number, command, answer, ruleset, stopped_by] = line;
  if (shell_.json) {
    auto json = adapters::Json::object();
    json.add("line", adapters::Json::number(number));
    if (stopped_by != 0) return held_back_json(line, shell_);
    const auto rest = adapters::answer_tree(command, *answer, *ruleset, shell_.language);
    for (const auto& [key, value] : *rest.as_object()) json.add(key, value);
    return adapters::print_json(json);
  }
  auto text = shell_.say("第", "line ") + std::to_string(number) + shell_.say("行 ", " ");
  if (!command.command_id.is_zero()) text += adapters::uuid_text(command.command_id) + " ";
  if (stopped_by != 0) return text + answer->error().what.in(shell_.language);
  return text + adapters::answer_message(command, *answer, *ruleset, shell_.language);
}

}  // namespace caseledger::tools
