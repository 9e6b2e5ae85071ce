// caseledger cases DIR: the list a supervisor or a section looks at, what ends first on top.
#include <memory>
#include <ostream>

#include "adapters/forms/case_json.h"
#include "tools/columns.h"
#include "tools/session.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string folder, stage;
  projections::CaseFilter filter;
};

std::string days_text(const Shell& shell, const projections::CaseListed& listed) {
  if (!listed.row.next_due || !listed.days_left) return "—";
  const auto days = *listed.days_left;
  auto text = to_text(listed.row.next_due->day) + " ";
  if (days < 0) return text + shell.say("逾期", "late ") + std::to_string(-days);
  return text + shell.say("剩", "left ") + std::to_string(days);
}

void print(const Shell& shell, const std::vector<projections::CaseListed>& cases) {
  if (shell.json) {
    for (const auto& one : cases) shell.print(adapters::json_of(one));
    return;
  }
  Columns table({shell.say("案号", "case"), shell.say("阶段", "stage"),
                 shell.say("当事人", "party"), shell.say("案由", "cause"), shell.say("期限", "due"),
                 shell.say("违规", "irregular")});
  for (const auto& one : cases) {
    const auto& row = one.row;
    const auto& stage = term(row.stage);
    table.add({row.id, std::string(shell.zh() ? stage.zh : stage.en), row.party_name.value_or("—"),
               row.cause.value_or("—"), days_text(shell, one),
               row.irregularities == 0 ? "" : std::to_string(row.irregularities)});
  }
  table.print(shell.out);
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
  const auto cases = (*queries)->cases(request.filter, {*today, (*session)->engine().calendar()});
  if (!cases) return shell.fail(cases.error());
  print(shell, *cases);
  return Exit::ok;
}

}  // namespace

void add_cases(Subcommand app, Shell& shell) {
  auto command = app.subcommand("cases", "案件列表 — list cases");
  const auto request = std::make_shared<Request>();
  auto& filter = request->filter;
  command.option("DIR", request->folder, "数据目录 — data folder").required();
  command.option("--stage", request->stage, "阶段 — stage, by its key: reviewing");
  command.number("--due-within", filter.due_within_workdays, 0, 10'000,
                 "若干工作日内到期 — working days");
  command.flag("--overdue", filter.overdue, "已逾期 — overdue only");
  command.option("--section", filter.section, "承办机构 — section");
  command.flag("--irregular", filter.irregular, "有违规记录 — with irregularities");
  command.option("--match", filter.match, "案号、当事人、案由、文号 — text to look for");
  command.callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
