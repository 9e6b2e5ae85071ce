// caseledger report DIR --year Y: the numbers of a year. What each means is said where it is
// defined (projections/report.h).
#include <memory>
#include <ostream>

#include "adapters/language/money.h"
#include "tools/columns.h"
#include "tools/filter_options.h"
#include "tools/row_list.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string folder;
  projections::ReportFilter filter;
};

std::string value_text(const Shell& shell, const projections::ReportRow& row) {
  if (row.unit == "fen") return adapters::yuan_in_words({row.value}, shell.language);
  return std::to_string(row.value);
}

void print(const Shell& shell, const std::vector<projections::ReportRow>& rows) {
  Columns table(
      {shell.say("指标", "number"), shell.say("其中", "of which"), shell.say("数", "value")});
  for (const auto& row : rows) {
    const bool is_whole = row.of.empty();
    table.add({is_whole ? shell.say(row.zh, row.en) : "",
               is_whole ? "" : shell.say(row.of_zh, row.of_en), value_text(shell, row)});
  }
  table.print(shell.out);
}

Exit run(const Shell& shell, const Request& request) {
  return list_rows(
      shell, request.folder,
      [&](const Asked& asked) {
        return asked.queries.report(request.filter, asked.today, asked.ruleset);
      },
      [&](const Asked&, const auto& rows) { print(shell, rows); });
}

}  // namespace

void add_report(Subcommand app, Shell& shell) {
  auto command = app.subcommand(
      "report", {"年度统计，按发生日计", "the numbers of a year, by the day of each act"});
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  command.number("--year", request->filter.year, 1949, 9998, {"年度", "year"}).required();
  add_section_option(command, request->filter.section);
  add_officer_option(command, request->filter.officer,
                     {"承办、审核的案件，本人被拒绝的行为和负责的违规",
                      "cases handled or reviewed, own refusals, irregularities answered for"});
  command.callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
