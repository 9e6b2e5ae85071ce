// caseledger submit DIR FILE|-: commands as JSON Lines in, receipts and refusals out, in the same
// order, each printed when its facts are durable. On a simulated clock, a new day begins with what
// has fallen due on it, as when somebody opens the office in the morning.
#include <memory>

#include "adapters/forms/command_json.h"
#include "engine/queue.h"
#include "tools/answer_printer.h"
#include "tools/named_file.h"
#include "tools/shell.h"
#include "tools/ticker.h"
#include "tools/twins.h"

namespace caseledger::tools {
namespace {

constexpr std::size_t kGroupMax = 1'024;

struct Request {
  std::string folder, file;
};

class Submission {
 public:
  Submission(const Shell& shell, Session& session)
      : shell_(shell), session_(session), printer_(shell) {}

  /// Where the lines cannot be read to their end, those before are answered all the same.
  Result<Exit> read(NamedLines& lines) {
    queue_ = std::make_unique<engine::Queue>(session_.engine(), kGroupMax);
    const auto taken = take_all(lines);
    printer_.wait_for_all();
    queue_.reset();
    hint_at_twins(shell_, session_, opened_);
    return taken.map([this] { return printer_.exit(); });
  }

 private:
  Result<void> take_all(NamedLines& lines) {
    for (;;) {
      CL_TRY(const auto line, lines.next());
      if (!line) return {};
      if (line->find_first_not_of(" \t\r") == std::string_view::npos) continue;
      CL_TRY(take(lines.number(), *line));
    }
  }

  Result<void> take(std::size_t number, std::string_view text) {
    auto command = adapters::parse_command(text);
    const bool is_well_formed = command.has_value();
    if (is_well_formed) {
      CL_TRY(begin_day(*command));
    }
    auto& line = printer_.expect(number, is_well_formed ? *command : engine::Command{});
    if (!is_well_formed) {
      printer_.turn_away(line, command.error());
      return {};
    }
    queue_->ask(std::move(*command), [this, &line](engine::Answer answer) {
      note_opening(line.command, answer);
      printer_.answer(line, std::move(answer), session_.engine().ruleset());
    });
    return {};
  }

  /// Answers come one after the other, and are read again when all have come.
  void note_opening(const engine::Command& command, const engine::Answer& answer) {
    const auto* done = answer ? std::get_if<engine::Accomplished>(&*answer) : nullptr;
    const bool is_first = done != nullptr && done->version.count == 1 && !done->is_repeated;
    if (is_first) opened_.push_back({command.procedure, command.stream});
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
  AnswerPrinter printer_;
  Day today_;
  std::vector<projections::StreamKey> opened_;  // by the queue's thread, while there is one
  std::unique_ptr<engine::Queue> queue_;
};

Exit submit(const Shell& shell, const Request& request, NamedLines lines) {
  const auto session = Session::open(request.folder, Mode::write);
  if (!session) return shell.fail(session.error());
  const auto exit = Submission(shell, **session).read(lines);
  if (!exit) return shell.fail(exit.error());
  if (const auto closed = (*session)->close(); !closed) return shell.fail(closed.error());
  return *exit;
}

Exit run(const Shell& shell, const Request& request) {
  auto lines = NamedLines::open(request.file);
  return lines ? submit(shell, request, std::move(*lines)) : shell.fail(lines.error());
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
