// caseledger init DIR: a new data folder with its first facts: the ledger is opened, the rules and
// the calendar are put in force, and the registrar is appointed, who enrols everybody else.
#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "adapters/clock.h"
#include "adapters/random.h"
#include "adapters/uuid.h"
#include "engine/calendar_stack.h"
#include "engine/ruleset_stack.h"
#include "statemachines/utf8.h"
#include "tools/rule_files.h"
#include "tools/session.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string folder;
  std::string origin = "caseledger.local/bureau";
  std::string bureau = "水务局";
  std::string registrar = "registrar=登记员";
  std::string simulated_from;
  std::vector<std::string> rulesets, calendars;
};

/// What the founding needs to know of the time and the person.
struct Founding {
  Instant at;
  bool is_simulated = false;
  Id registrar;
  std::string full_name;
};

Result<Founding> founding_of(const Request& request) {
  Founding founding;
  founding.is_simulated = !request.simulated_from.empty();
  founding.at = adapters::system_clock()();
  if (founding.is_simulated) {
    const auto at = parse_instant(request.simulated_from);
    if (!at) return fault(FaultKind::malformed, "--simulated-clock: " + request.simulated_from);
    founding.at = *at;
  }
  const auto equals = request.registrar.find('=');
  founding.registrar = request.registrar.substr(0, equals);
  founding.full_name =
      equals == std::string::npos ? founding.registrar : request.registrar.substr(equals + 1);
  if (!code_points(founding.full_name) || founding.registrar.empty()) {
    return fault(FaultKind::malformed, "--registrar: " + request.registrar);
  }
  return founding;
}

engine::Command by_system(const Founding& founding, CommandBody body) {
  engine::Command command;
  command.id = adapters::uuid_v7(founding.at, adapters::system_random());
  command.procedure = Procedure::bureau;
  command.stream = Id(kBureauStream);
  command.actor = "system";
  command.capacity = Capacity::system;
  command.occurred_at = founding.at;
  if (founding.is_simulated) command.recorded_at = founding.at;
  command.body = std::move(body);
  return command;
}

std::vector<engine::Command> founding_commands(const Request& request, const Founding& founding,
                                               const Rules& rules) {
  const auto clock = founding.is_simulated ? ClockSource::simulated : ClockSource::system;
  const Day today = local_day(founding.at);
  std::vector<engine::Command> all;
  all.push_back(by_system(founding, OpenLedger{TrustMode::trusted_host, clock, request.bureau}));
  all.push_back(by_system(founding, ActivateRuleset{rules.ruleset, rules.packs}));
  all.push_back(by_system(founding, ActivateCalendar{rules.calendar, rules.calendar_files}));
  EnrolOfficer enrol;
  enrol.officer = founding.registrar;
  enrol.full_name = {code_points(founding.full_name).value_or(0)};
  enrol.section = request.bureau;
  all.push_back(by_system(founding, enrol));
  all.back().contents = {{"full_name", founding.full_name}};
  AppointOfficer appoint;
  appoint.officer = founding.registrar;
  appoint.capacity = Capacity::registrar;
  appoint.from = today;
  all.push_back(by_system(founding, appoint));
  return all;
}

Result<void> found(Session& session, const std::vector<engine::Command>& commands) {
  for (const auto& command : commands) {
    const auto answers = session.engine().handle({&command, 1});
    if (!answers.front()) return tl::unexpected(answers.front().error());
    if (const auto* no = std::get_if<engine::Declined>(&*answers.front())) {
      return fault(FaultKind::malformed, no->unmet.front().zh + " — " + no->unmet.front().en);
    }
  }
  return {};
}

Exit run(const Shell& shell, const Request& request) {
  const auto founding = founding_of(request);
  if (!founding) return shell.fail(founding.error());
  const auto rules = read_rules(request.rulesets, request.calendars);
  if (!rules) return shell.fail(rules.error());
  const auto folder = adapters::DataFolder::create(request.folder, rules->texts);
  if (!folder) return shell.fail(folder.error());
  ledger::LedgerOptions options;
  options.origin = request.origin;
  options.random = adapters::system_random();
  auto made = ledger::Ledger::create(request.folder, std::move(options));
  if (!made) return shell.fail(made.error());
  if (const auto closed = (*made)->close(); !closed) return shell.fail(closed.error());
  made->reset();
  const auto session = Session::open(request.folder, Mode::write);
  if (!session) return shell.fail(session.error());
  const auto commands = founding_commands(request, *founding, *rules);
  if (const auto done = found(**session, commands); !done) return shell.fail(done.error());
  if (const auto closed = (*session)->close(); !closed) return shell.fail(closed.error());
  if (!shell.json) {
    shell.out << shell.say("已建账 ", "ledger opened ") << request.origin
              << shell.say("，规则集 ", ", ruleset ") << to_hex(rules->ruleset).substr(0, 16)
              << "\n";
  }
  return Exit::ok;
}

}  // namespace

void add_init(CLI::App& app, Shell& shell) {
  auto* command = app.add_subcommand("init", "建账 — a new data folder");
  const auto request = std::make_shared<Request>();
  command->add_option("DIR", request->folder, "数据目录 — data folder")->required();
  command->add_option("--origin", request->origin, "账名 — the ledger's name in checkpoints");
  command->add_option("--bureau", request->bureau, "机关名称 — name of the bureau");
  command->add_option("--registrar", request->registrar, "登记员 ID=姓名 — who enrols the others");
  command->add_option("--simulated-clock", request->simulated_from,
                      "模拟时钟起点，写入第一条事实 — declared in the first leaf, for ever");
  command->add_option("--ruleset", request->rulesets, "规则文件，先上级后下级 — packs");
  command->add_option("--calendar", request->calendars, "日历文件 — calendar files");
  command->callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
