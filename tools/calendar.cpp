// caseledger calendar add DATE N: the date that lies N working days after DATE.
#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "engine/calendar_stack.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string date;
  std::int32_t count = 0;
};

Exit add_workdays(const Shell& shell, const Request& request) {
  const auto day = parse_day(request.date);
  if (!day) {
    return shell.fail(
        {FaultKind::malformed, "DATE: " + request.date + shell.say(" 不是日期", " is not a date")});
  }
  const auto calendar = engine::shipped_calendar();
  if (!calendar) return shell.fail(calendar.error());
  const auto due = calendar->due_after(*day, request.count, DayUnit::workday);
  if (shell.json) {
    shell.out << R"({"date":")" << to_text(due.day) << R"(","provisional":)"
              << (due.is_provisional ? "true" : "false") << "}\n";
  } else {
    shell.out << to_text(due.day) << (due.is_provisional ? " provisional" : "") << "\n";
  }
  return Exit::ok;
}

}  // namespace

void add_calendar(CLI::App& app, Shell& shell) {
  auto* calendar = app.add_subcommand("calendar", "工作日历 — working days");
  calendar->require_subcommand(1);
  auto* add = calendar->add_subcommand("add", "若干工作日之后 — so many working days later");
  const auto request = std::make_shared<Request>();
  add->add_option("DATE", request->date, "起始日 2021-09-15")->required();
  add->add_option("N", request->count, "工作日数 — working days")
      ->required()
      ->check(CLI::Range(0, 10'000));
  add->callback([&shell, request] { shell.exit = add_workdays(shell, *request); });
}

}  // namespace caseledger::tools
