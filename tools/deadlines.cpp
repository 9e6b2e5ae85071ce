// caseledger deadlines DIR: every open clock, what ends first on top, each with its own basis.
#include <memory>
#include <ostream>

#include "tools/columns.h"
#include "tools/filter_options.h"
#include "tools/row_list.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string folder;
  bool overdue = false;
  projections::DeadlineFilter filter;
};

/// "附件1第八条" for the clock's entry in the ruleset.
std::string basis_text(const Ruleset& ruleset, const Id& basis) {
  for (const auto& rule : ruleset.clocks) {
    if (rule.id != basis) continue;
    const auto* article = ruleset.article(rule.article);
    return article == nullptr ? rule.article : article->cite;
  }
  return basis;
}

std::string state_text(const Shell& shell, const Deadline& deadline, Day today) {
  std::string text;
  if (deadline.suspended_on != Day{}) {
    text = shell.say("中止", "suspended");
  } else if (deadline.due < today) {
    text = shell.say("逾期", "overdue");
  }
  if (deadline.is_provisional) text += shell.say(" 暂定", " provisional");
  return text;
}

void print(const Shell& shell, const Asked& asked,
           const std::vector<projections::DeadlineRow>& rows) {
  Columns table({shell.say("到期日", "due"), shell.say("期限", "clock"),
                 shell.say("案号", "stream"), shell.say("起算", "started"),
                 shell.say("依据", "basis"), shell.say("状态", "state")});
  for (const auto& row : rows) {
    const auto& deadline = row.deadline;
    const auto& clock = term(deadline.clock);
    table.add({to_text(deadline.due), std::string(shell.zh() ? clock.zh : clock.en),
               row.stream.stream, to_text(deadline.started),
               basis_text(asked.ruleset, deadline.basis),
               state_text(shell, deadline, asked.today)});
  }
  table.print(shell.out);
}

Exit run(const Shell& shell, const Request& request) {
  return list_rows(
      shell, request.folder,
      [&](const Asked& asked) {
        auto filter = request.filter;
        if (request.overdue) filter.overdue_on = asked.today;
        return asked.queries.deadlines(filter);
      },
      [&](const Asked& asked, const auto& rows) { print(shell, asked, rows); });
}

}  // namespace

void add_deadlines(Subcommand app, Shell& shell) {
  auto command = app.subcommand("deadlines", {"期限", "open deadlines"});
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  command.flag("--overdue", request->overdue,
               {"已逾期的，案件和公示信息", "overdue only, of cases and items"});
  add_section_option(command, request->filter.section);
  add_officer_option(command, request->filter.officer,
                     {"承办或者审核该案的人", "who handles or reviews the case"});
  command.callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
