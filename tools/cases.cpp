// caseledger cases DIR: the list a supervisor or a section looks at, what ends first on top; where
// it is asked what is due, the items of public display behind the cases.
#include <algorithm>
#include <memory>
#include <ostream>

#include "adapters/forms/case_json.h"
#include "adapters/language/labels.h"
#include "tools/columns.h"
#include "tools/filter_options.h"
#include "tools/session.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string folder, stage;
  projections::CaseFilter filter;

  /// A stage is one of cases; whoever names one does not ask for items.
  bool asks_for_items() const {
    return (filter.overdue || filter.due_within_workdays) && !filter.stage;
  }
};

/// What the list shows of a case or an item.
struct Listed {
  std::vector<std::string> cells;
  adapters::Json json;
};

std::string days_text(const Shell& shell, const projections::StreamRow& row,
                      const projections::Today& today) {
  if (!row.next_due) return "—";
  const auto days = workdays_left(today, row.next_due->day);
  auto text = to_text(row.next_due->day) + " ";
  if (days < 0) return text + shell.say("逾期", "late ") + std::to_string(-days);
  return text + shell.say("剩", "left ") + std::to_string(days);
}

template <class Row>
Listed listed(const Shell& shell, Procedure procedure, const Row& row, const std::string& title,
              const std::string& subject, const projections::Today& today, adapters::Json json) {
  json.add("procedure", key_of(procedure));
  return {{row.id, std::string(in(term(row.stage), shell.language)), title, subject,
           days_text(shell, row, today),
           row.irregularities == 0 ? "" : std::to_string(row.irregularities)},
          std::move(json)};
}

Listed listed(const Shell& shell, const projections::CaseListed& one,
              const projections::Today& today) {
  const auto& row = one.row;
  return listed(shell, Procedure::matter, row, row.party_name.value_or("—"),
                row.cause.value_or("—"), today, adapters::json_of(one));
}

Listed listed(const Shell& shell, const projections::ItemRow& row,
              const projections::Today& today) {
  auto json = adapters::json_of(row);
  const bool is_overdue = row.next_due && row.next_due->day < today.day;
  json.add("overdue", adapters::Json::truth(is_overdue));
  return listed(shell, Procedure::disclosure, row, row.title.value_or("—"),
                std::string(in(term(row.register_), shell.language)), today, std::move(json));
}

/// The same narrowing as that of the cases.
projections::ItemFilter items_of(const projections::CaseFilter& filter,
                                 const projections::Today& today) {
  projections::ItemFilter items;
  items.section = filter.section;
  items.officer = filter.officer;
  items.irregular = filter.irregular;
  items.match = filter.match;
  if (filter.due_within_workdays) {
    items.due_by =
        today.calendar.due_after(today.day, *filter.due_within_workdays, DayUnit::workday).day;
  }
  if (filter.overdue) items.due_by = today.day + -1;
  return items;
}

Result<std::vector<Listed>> list(const Shell& shell, const Request& request,
                                 const projections::Queries& queries,
                                 const projections::Today& today) {
  std::vector<Listed> all;
  CL_TRY(const auto cases, queries.cases(request.filter, today));
  for (const auto& one : cases) all.push_back(listed(shell, one, today));
  if (!request.asks_for_items()) return all;
  CL_TRY(auto items, queries.items(items_of(request.filter, today)));
  std::ranges::stable_sort(items, {}, [](const auto& row) { return row.next_due->day; });
  for (const auto& one : items) all.push_back(listed(shell, one, today));
  return all;
}

void print(const Shell& shell, const std::vector<Listed>& all) {
  Columns table({shell.say("案号", "case"), shell.say("阶段", "stage"),
                 shell.say("当事人", "party"), shell.say("案由", "cause"), shell.say("期限", "due"),
                 shell.say("违规", "irregular")});
  for (const auto& one : all) {
    if (shell.json) {
      shell.print(one.json);
    } else {
      table.add(one.cells);
    }
  }
  if (!shell.json) table.print(shell.out);
}

Exit run(const Shell& shell, Request request) {
  if (!request.stage.empty()) {
    request.filter.stage = parse_term<CaseStage>(request.stage);
    if (!request.filter.stage) {
      return shell.fail({FaultKind::malformed,
                         "--stage",
                         {request.stage + " 不是阶段", request.stage + " is not a stage"}});
    }
  }
  const auto session = Session::open(request.folder, Mode::read);
  if (!session) return shell.fail(session.error());
  const auto queries = (*session)->queries();
  if (!queries) return shell.fail(queries.error());
  const auto today = (*session)->today();
  if (!today) return shell.fail(today.error());
  const auto all = list(shell, request, **queries, {*today, (*session)->engine().calendar()});
  if (!all) return shell.fail(all.error());
  print(shell, *all);
  return Exit::ok;
}

}  // namespace

void add_cases(Subcommand app, Shell& shell) {
  auto command = app.subcommand("cases", {"案件列表", "list cases"});
  const auto request = std::make_shared<Request>();
  auto& filter = request->filter;
  command.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  command.option("--stage", request->stage, {"阶段", "stage, by its key: reviewing"});
  command.number("--due-within", filter.due_within_workdays, 0, 10'000,
                 {"若干工作日内到期，含公示信息", "working days; items of display too"});
  command.flag("--overdue", filter.overdue,
               {"已逾期，含公示信息", "overdue only; items of display too"});
  add_section_option(command, filter.section);
  add_officer_option(command, filter.officer,
                     {"承办或者审核该案的人", "who handles or reviews the case"});
  command.flag("--irregular", filter.irregular, {"有违规记录", "with irregularities"});
  add_match_option(command, filter.match, {"案号、当事人、案由、文号", "text to look for"});
  command.callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
