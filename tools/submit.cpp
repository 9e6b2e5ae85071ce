// caseledger submit DIR FILE|-: commands as JSON Lines in, receipts and refusals out, in the same
// order, each printed when its facts are durable. On a simulated clock, a new day begins with what
// has fallen due on it, as when somebody opens the office in the morning.
//
// --check answers every line as it would be answered now and writes nothing. --stop submits nothing
// more of a case of which a line was refused or turned away.
#include <memory>

#include "adapters/clock.h"
#include "adapters/forms/command_json.h"
#include "engine/queue.h"
#include "engine/rehearsal.h"
#include "tools/absent.h"
#include "tools/answer_printer.h"
#include "tools/named_file.h"
#include "tools/officer_act.h"
#include "tools/stopped_streams.h"
#include "tools/ticker.h"
#include "tools/twins.h"

namespace caseledger::tools {
namespace {

constexpr std::size_t kGroupMax = 1'024;

struct Request {
  std::string folder, file;
  bool is_check = false, stops = false;
};

/// What can be read of a line that is no command, so that its answer can bear it.
engine::Command heading_of(std::string_view line) {
  engine::Command command;
  command.command_id = adapters::find_command_id(line).value_or(CommandId{});
  if (const auto named = adapters::find_stream(line)) {
    command.procedure = named->procedure;
    command.stream = named->stream;
  }
  return command;
}

class Submission {
 public:
  Submission(const Shell& shell, Session& session, const Request& request)
      : shell_(shell), session_(session), request_(request), printer_(shell) {}

  /// Where the lines cannot be read to their end, those before are answered all the same.
  Result<Exit> read(NamedLines& lines) {
    CL_TRY(begin());
    const auto taken = take_all(lines);
    printer_.wait_for_all();
    queue_.reset();
    hint_at_twins(shell_, session_, opened_);
    return taken.map([this] { return printer_.exit(); });
  }

 private:
  Result<void> begin() {
    if (!request_.is_check) {
      queue_ = std::make_unique<engine::Queue>(session_.engine(), kGroupMax);
      return {};
    }
    return engine::Rehearsal::open(session_.ledger(), session_.rules(), adapters::system_clock())
        .map([this](auto&& rehearsal) { rehearsal_ = std::move(rehearsal); });
  }

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
    const auto heading = command ? *command : heading_of(text);
    const auto refused = refused_line_of(heading);
    if (command && refused == 0) {
      CL_TRY(begin_day(*command));
    }
    auto& line = printer_.expect(number, heading);
    if (refused != 0) {
      printer_.hold_back(line, refused);
    } else if (!command) {
      note_answer(line, tl::unexpected(command.error()));
      printer_.turn_away(line, std::move(command.error()));
    } else {
      ask(line, std::move(*command));
    }
    return {};
  }

  std::size_t refused_line_of(const engine::Command& heading) {
    if (!request_.stops || heading.stream.empty()) return 0;
    return stopped_.refused_line({heading.procedure, heading.stream});
  }

  void ask(AnswerPrinter::Line& line, engine::Command command) {
    if (rehearsal_) {
      finish(line, rehearsal_->ask(std::move(command)), rehearsal_->ruleset());
      return;
    }
    if (request_.stops) stopped_.expect({command.procedure, command.stream});
    queue_->ask(std::move(command), [this, &line](engine::Answer answer) {
      finish(line, std::move(answer), session_.engine().ruleset());
    });
  }

  /// Answers come one after the other, on one thread; what is noted is read again when all have
  /// come.
  void finish(AnswerPrinter::Line& line, engine::Answer answer, const Ruleset& ruleset) {
    if (!answer) answer = tl::unexpected(with_nearest(session_, line.command, answer.error()));
    note_answer(line, answer);
    printer_.answer(line, std::move(answer), ruleset);
  }

  void note_answer(const AnswerPrinter::Line& line, const engine::Answer& answer) {
    const auto& command = line.command;
    const auto* done = answer ? std::get_if<engine::Accomplished>(&*answer) : nullptr;
    const bool is_first = done != nullptr && done->version.count == 1 && !done->is_repeated;
    if (is_first) opened_.push_back({command.procedure, command.stream});
    if (request_.stops) {
      stopped_.note({command.procedure, command.stream}, done == nullptr ? line.number : 0);
    }
  }

  Result<void> begin_day(const engine::Command& command) {
    if (rehearsal_ || !session_.is_simulated() || !command.recorded_at) return {};
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
  const Request& request_;
  AnswerPrinter printer_;
  Day today_;
  std::vector<projections::StreamKey> opened_;
  StoppedStreams stopped_;
  std::unique_ptr<engine::Rehearsal> rehearsal_;  // with --check; else:
  std::unique_ptr<engine::Queue> queue_;
};

Exit submit(const Shell& shell, const Request& request, NamedLines lines) {
  const auto mode = request.is_check ? Mode::read : Mode::write;
  const auto session = Session::open(request.folder, mode, shell.wait_seconds);
  if (!session) return shell.fail(session.error());
  const auto exit = Submission(shell, **session, request).read(lines);
  if (!exit) return shell.fail(exit.error());
  return close(shell, **session, *exit);
}

Exit run(const Shell& shell, const Request& request) {
  auto lines = NamedLines::open(request.file);
  return lines ? submit(shell, request, std::move(*lines)) : shell.fail(lines.error());
}

}  // namespace

void add_submit(Subcommand app, Shell& shell) {
  auto command = app.subcommand("submit", {"提交命令", "commands as JSON Lines"});
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  command.option("FILE", request->file, {"JSON Lines 文件，- 为标准输入", "file or -"}).required();
  command.flag("--check", request->is_check,
               {"只判断、不记录：各行依次按其前各行已生效来答复；模拟时钟上不代为报出到期的期限",
                "judge and write nothing: each line as if those before it had taken effect; on a "
                "simulated clock, without the deadlines that would be announced in between"});
  command.flag("--stop", request->stops,
               {"某案一行被拒绝或退回后，该案其余各行不再提交，他案照常",
                "once a line of a case is refused or turned away, the rest of that case is not "
                "submitted; other cases are"});
  command.callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
