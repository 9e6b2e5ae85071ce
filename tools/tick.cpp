// caseledger tick DIR: announces every deadline rung that was reached since the last time.
#include <memory>
#include <ostream>

#include "adapters/clock.h"
#include "adapters/forms/json.h"
#include "tools/officer_act.h"
#include "tools/ticker.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string folder, now;
};

Result<Instant> moment(const Session& session, const Request& request) {
  if (request.now.empty() && !session.is_simulated()) return adapters::system_clock()();
  if (!session.is_simulated()) {
    return fault(FaultKind::malformed, "--now",
                 {"本账使用系统时钟", "this ledger keeps the system's time"});
  }
  const auto now = parse_instant(request.now);
  if (now) return *now;
  return fault(FaultKind::malformed, "--now",
               {"模拟时钟的账须写明时间 2021-09-30T09:00:00+08:00", "a time is needed here"});
}

Exit run(const Shell& shell, const Request& request) {
  const auto session = Session::open(request.folder, Mode::write, shell.wait_seconds);
  if (!session) return shell.fail(session.error());
  const auto now = moment(**session, request);
  if (!now) return shell.fail(now.error());
  const auto report = tick(**session, *now);
  if (!report) return shell.fail(report.error());
  if (shell.json) {
    auto json = adapters::Json::object();
    json.add("rungs", adapters::Json::number(report->rungs));
    json.add("recomputed", adapters::Json::number(report->recomputed));
    shell.print(json);
  } else {
    shell.out << shell.say("期限提醒 ", "rungs announced ") << report->rungs
              << shell.say("，重算 ", ", recomputed ") << report->recomputed << "\n";
  }
  return close(shell, **session, Exit::ok);
}

}  // namespace

void add_tick(Subcommand app, Shell& shell) {
  auto command = app.subcommand("tick", {"期限提醒", "announce deadlines that were reached"});
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  command.option("--now", request->now, {"仅限模拟时钟", "simulated clock only"});
  command.callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
