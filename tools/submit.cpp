// caseledger submit DIR FILE|-: commands as JSON Lines in, receipts and refusals out, in the same
// order, each printed when its facts are durable. On a simulated clock, a new day begins with what
// has fallen due on it, as when somebody opens the office in the morning.
#include <condition_variable>
#include <deque>
#include <iostream>
#include <memory>
#include <mutex>

#include "adapters/forms/answer_json.h"
#include "adapters/forms/command_json.h"
#include "adapters/language/messages.h"
#include "engine/queue.h"
#include "tools/named_file.h"
#include "tools/shell.h"
#include "tools/ticker.h"

namespace caseledger::tools {
namespace {

constexpr std::size_t kGroupMax = 1'024;
constexpr std::size_t kWaitingMax = 4'096;

struct Request {
  std::string folder, file;
};

/// One line on its way: what was asked, and the answer once there is one.
struct Line {
  std::size_t number = 0;
  engine::Command command;
  std::optional<engine::Answer> answer;
};

/// Prints answers in the order of the lines, however they come back.
class Printer {
 public:
  Printer(const Shell& shell, const engine::Engine& engine) : shell_(shell), engine_(engine) {}

  /// A place in the order; waits while too many lines are under way.
  Line& expect(std::size_t number, engine::Command command) {
    std::unique_lock lock(mutex_);
    came_.wait(lock, [this] { return lines_.size() < kWaitingMax; });
    return lines_.emplace_back(Line{number, std::move(command), std::nullopt});
  }

  void answer(Line& line, engine::Answer answer) {
    const std::lock_guard lock(mutex_);
    line.answer = std::move(answer);
    while (!lines_.empty() && lines_.front().answer) {
      print(lines_.front());
      lines_.pop_front();
    }
    came_.notify_all();
  }

  void wait_for_all() {
    std::unique_lock lock(mutex_);
    came_.wait(lock, [this] { return lines_.empty(); });
  }

  Exit exit() const { return worst_; }

 private:
  void print(const Line& line) {
    const auto& ruleset = engine_.ruleset();
    if (shell_.json) {
      shell_.out << adapters::answer_json(line.command, *line.answer, ruleset, shell_.language)
                 << "\n"
                 << std::flush;
    } else {
      auto& stream = *line.answer ? shell_.out : shell_.err;
      if (!*line.answer)
        stream << shell_.say("第", "line ") << line.number << shell_.say("行 ", " ");
      stream << adapters::answer_message(line.command, *line.answer, ruleset, shell_.language)
             << "\n"
             << std::flush;
    }
    note(*line.answer);
  }

  void note(const engine::Answer& answer) {
    auto exit = Exit::ok;
    if (!answer) {
      exit = exit_of(answer.error());
    } else if (std::holds_alternative<engine::Declined>(*answer)) {
      exit = Exit::refused;
    }
    worst_ = std::max(worst_, exit);
  }

  const Shell& shell_;
  const engine::Engine& engine_;
  std::mutex mutex_;
  std::condition_variable came_;
  std::deque<Line> lines_;
  Exit worst_ = Exit::ok;
};

class Submission {
 public:
  Submission(const Shell& shell, Session& session)
      : shell_(shell), session_(session), printer_(shell, session.engine()) {}

  Result<Exit> read(std::istream& in) {
    std::string text;
    queue_ = std::make_unique<engine::Queue>(session_.engine(), kGroupMax);
    for (std::size_t number = 1; std::getline(in, text); ++number) {
      if (text.find_first_not_of(" \t\r") == std::string::npos) continue;
      CL_TRY(take(number, text));
    }
    printer_.wait_for_all();
    queue_.reset();
    return printer_.exit();
  }

 private:
  Result<void> take(std::size_t number, const std::string& text) {
    auto command = adapters::parse_command(text, shell_.language);
    const bool is_well_formed = command.has_value();
    if (is_well_formed) {
      CL_TRY(begin_day(*command));
    }
    auto& line = printer_.expect(number, is_well_formed ? *command : engine::Command{});
    if (!is_well_formed) {
      printer_.answer(line, tl::unexpected(command.error()));
      return {};
    }
    queue_->ask(std::move(*command),
                [this, &line](engine::Answer answer) { printer_.answer(line, std::move(answer)); });
    return {};
  }

  Result<void> begin_day(const engine::Command& command) {
    if (!session_.is_simulated() || !command.recorded_at) return {};
    const auto day = local_day(*command.recorded_at);
    if (day <= today_) return {};
    printer_.wait_for_all();
    queue_.reset();
    // Time goes on with an act that comes before the law, not with a line that is turned away.
    const auto ticked = session_.engine().admits(command) ? move_on_to(day) : Result<void>();
    queue_ = std::make_unique<engine::Queue>(session_.engine(), kGroupMax);
    return ticked;
  }

  Result<void> move_on_to(Day day) {
    today_ = day;
    return tick(session_, start_of(day)).map([](const TickReport&) {});
  }

  const Shell& shell_;
  Session& session_;
  Printer printer_;
  Day today_;
  std::unique_ptr<engine::Queue> queue_;
};

Exit submit(const Shell& shell, const std::string& folder, std::istream& in) {
  const auto session = Session::open(folder, Mode::write);
  if (!session) return shell.fail(session.error());
  const auto exit = Submission(shell, **session).read(in);
  if (!exit) return shell.fail(exit.error());
  if (const auto closed = (*session)->close(); !closed) return shell.fail(closed.error());
  return *exit;
}

Exit run(const Shell& shell, const Request& request) {
  if (request.file == "-") return submit(shell, request.folder, std::cin);
  auto file = open_named_file(request.file);
  return file ? submit(shell, request.folder, *file) : shell.fail(file.error());
}

}  // namespace

void add_submit(Subcommand app, Shell& shell) {
  auto command = app.subcommand("submit", "提交命令 — commands as JSON Lines");
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, "数据目录 — data folder").required();
  command.option("FILE", request->file, "JSON Lines 文件，- 为标准输入 — file or -").required();
  command.callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
