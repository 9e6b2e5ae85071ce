// caseledger refusals DIR: the acts that the law refused, with every requirement that was not met.
#include <memory>
#include <ostream>

#include "adapters/forms/case_text.h"
#include "adapters/language/labels.h"
#include "tools/columns.h"
#include "tools/filter_options.h"
#include "tools/row_list.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string folder;
  projections::HistoryFilter filter;
};

/// The first requirement stands beside the act, each further one on a line below it.
void print(const Shell& shell, const Ruleset& ruleset,
           const std::vector<projections::RefusalRow>& rows) {
  Columns table({shell.say("序号", "seq"), shell.say("日期", "day"), shell.say("案号", "stream"),
                 shell.say("行为", "act"), shell.say("由谁", "who"), shell.say("依据", "article"),
                 shell.say("未满足", "not met")});
  for (const auto& row : rows) {
    std::vector<std::string> cells = {
        std::to_string(row.position.index), to_text(local_day(row.occurred_at)), row.stream.stream,
        std::string(in(adapters::act_label(row.act), shell.language)),
        row.actor + " " + std::string(in(term(row.capacity), shell.language))};
    for (const auto& breach : row.breaches) {
      cells.push_back(adapters::articles_text({breach.article}, ruleset));
      cells.push_back(adapters::breach_text(breach, shell.language));
      table.add(std::move(cells));
      cells.assign(5, "");
    }
  }
  table.print(shell.out);
}

Exit run(const Shell& shell, const Request& request) {
  return list_rows(
      shell, request.folder,
      [&](const Asked& asked) { return asked.queries.refusals(request.filter); },
      [&](const Asked& asked, const auto& rows) { print(shell, asked.ruleset, rows); });
}

}  // namespace

void add_refusals(Subcommand app, Shell& shell) {
  auto command = app.subcommand("refusals", {"被拒绝的行为", "acts that were refused"});
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  add_history_options(command, request->filter, {"行为人", "the officer who asked"});
  command.callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
