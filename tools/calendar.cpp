// caseledger calendar add DATE N: the date that lies N working days after DATE.
// caseledger calendar activate DIR FILE…: puts the years of these files in force, as a fact.
#include <algorithm>
#include <memory>
#include <ostream>

#include "adapters/clock.h"
#include "adapters/forms/json.h"
#include "engine/calendar_stack.h"
#include "tools/officer_act.h"
#include "tools/rule_files.h"
#include "tools/rules_kept.h"
#include "tools/ticker.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string date, folder;
  std::int32_t count = 0;
};

struct Activation {
  std::string folder;
  std::vector<std::string> files;
  bool keep = false;
  Signer signer;
};

/// Of that ledger, or the shipped one where none is named.
Result<Calendar> calendar_of(const std::string& folder) {
  if (folder.empty()) return engine::shipped_calendar();
  CL_TRY(const auto session, Session::open(folder, Mode::read));
  return session->engine().calendar();
}

Exit add_workdays(const Shell& shell, const Request& request) {
  const auto day = parse_day(request.date);
  if (!day) {
    return shell.fail({FaultKind::malformed,
                       "DATE",
                       {request.date + " 不是日期", request.date + " is not a date"}});
  }
  const auto calendar = calendar_of(request.folder);
  if (!calendar) return shell.fail(calendar.error());
  const auto due = calendar->due_after(*day, request.count, DayUnit::workday);
  if (shell.json) {
    auto json = adapters::Json::object();
    json.add("date", to_text(due.day));
    json.add("provisional", adapters::Json::truth(due.is_provisional));
    shell.print(json);
  } else {
    shell.out << to_text(due.day) << (due.is_provisional ? " provisional" : "") << "\n";
  }
  return Exit::ok;
}

/// Running clocks move with the days in force, before anybody acts by the old ones.
Exit count_anew(const Shell& shell, const std::string& folder) {
  return in_session(shell, folder, Mode::write, [&](Session& session) {
    const auto now = session.is_simulated() ? session.last_recorded()
                                            : Result<Instant>(adapters::system_clock()());
    std::uint32_t refused = 0;
    const auto moved = now.and_then([&](Instant at) { return recount(session, at, refused); });
    if (!moved) return shell.fail(moved.error());
    if (*moved != 0) {
      shell.err << shell.say("重算的期限 ", "deadlines counted anew: ") << *moved << "\n";
    }
    return Exit::ok;
  });
}

/// The years asked for, and what they stand beside.
struct Years {
  RuleFiles files;
  std::optional<RulesActivated> in_force_since;
  std::string withdrawn;  ///< years that have a calendar now and would have none
};

Result<Years> years_of(const Activation& asked) {
  CL_TRY(const auto session, Session::open(asked.folder, Mode::read_facts));
  CL_TRY(const auto all, rules_activated(*session));
  std::vector<std::string> kept;
  for (const auto& one : all) {
    if (!asked.keep || !one.is_calendar || !one.is_in_force) continue;
    for (const auto& file : one.files) {
      CL_TRY(auto text, session->folder().rules(file));
      kept.push_back(std::move(text));
    }
  }
  Years years;
  CL_TRY(years.files, read_calendars_beside(asked.files, kept));
  years.in_force_since = in_force_already(all, years.files.digest);
  const auto& now = session->engine().calendar();
  for (int year = 1970; year < 2200; ++year) {
    const bool stays = std::ranges::find(years.files.years, year) != years.files.years.end();
    if (now.covers(year) && !stays) years.withdrawn += " " + std::to_string(year);
  }
  return years;
}

Exit activate(const Shell& shell, const Activation& asked) {
  const auto years = years_of(asked);
  if (!years) return shell.fail(years.error());
  if (years->in_force_since) return say_in_force_already(shell, *years->in_force_since);
  if (!years->withdrawn.empty()) {
    shell.note(
        shell.say("不再有日历的年份：" + years->withdrawn + "（要保留请加 --keep）",
                  "years that will have no calendar:" + years->withdrawn + " (--keep keeps them)"));
  }
  const auto done = perform_with_rules(shell, asked.folder, years->files.texts, asked.signer,
                                       ActivateCalendar{years->files.digest, years->files.files});
  return done == Exit::ok ? count_anew(shell, asked.folder) : done;
}

}  // namespace

void add_calendar(Subcommand app, Shell& shell) {
  auto calendar = app.subcommand("calendar", {"工作日历", "working days"});
  calendar.needs_subcommand();
  auto add = calendar.subcommand("add", {"若干工作日之后", "so many working days later"});
  const auto request = std::make_shared<Request>();
  add.option("DATE", request->date, {"起始日，如 2021-09-15", "the day before, as 2021-09-15"})
      .required();
  add.number("N", request->count, 0, 10'000, {"工作日数", "working days"}).required();
  add.option("--dir", request->folder, {"按此账现行日历计算", "by the days in force there"});
  add.callback([&shell, request] { shell.exit = add_workdays(shell, *request); });

  auto put_in_force = calendar.subcommand("activate", {"启用日历", "put years in force"});
  const auto asked = std::make_shared<Activation>();
  put_in_force.option("DIR", asked->folder, {"数据目录", "data folder"}).required();
  put_in_force.option("FILE", asked->files, {"日历文件，每年一份", "one for each year"}).required();
  put_in_force.flag("--keep", asked->keep,
                    {"其余在用年份照旧", "the other years in force stay as they are"});
  add_signer(put_in_force, asked->signer);
  put_in_force.callback([&shell, asked] { shell.exit = activate(shell, *asked); });
}

}  // namespace caseledger::tools
