// caseledger irregularities DIR: what was done against the law, by whom, and whether it was
// answered.
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

std::string people_text(const Shell& shell, const std::vector<Id>& people) {
  std::string text;
  for (const auto& one : people) text += (text.empty() ? "" : shell.say("、", ", ")) + one;
  return text;
}

void print(const Shell& shell, const Ruleset& ruleset,
           const std::vector<projections::IrregularityRow>& rows) {
  Columns table({shell.say("序号", "seq"), shell.say("日期", "day"), shell.say("案号", "stream"),
                 shell.say("依据", "article"), shell.say("违反的要求", "requirement not kept"),
                 shell.say("责任人", "responsible"), shell.say("答复", "answered")});
  for (const auto& row : rows) {
    table.add({std::to_string(row.position.index), to_text(local_day(row.occurred_at)),
               row.stream.stream, adapters::articles_text({row.breach.article}, ruleset),
               adapters::breach_text(row.breach, shell.language),
               people_text(shell, row.responsible),
               row.answered_on ? to_text(*row.answered_on) : "—"});
  }
  table.print(shell.out);
}

Exit run(const Shell& shell, const Request& request) {
  return list_rows(
      shell, request.folder,
      [&](const Asked& asked) { return asked.queries.irregularities(request.filter); },
      [&](const Asked& asked, const auto& rows) { print(shell, asked.ruleset, rows); });
}

}  // namespace

void add_irregularities(Subcommand app, Shell& shell) {
  auto command = app.subcommand("irregularities", {"违规记录", "what was done against the law"});
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  add_history_options(command, request->filter, {"责任人", "an officer who is responsible"});
  command.flag("--unanswered", request->filter.unanswered, {"未答复的", "without an answer only"});
  command.callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
