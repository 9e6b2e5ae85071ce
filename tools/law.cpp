// caseledger law print: the tables of the law as a page; as JSON a line for each row.
#include <ostream>

#include "adapters/forms/json.h"
#include "adapters/language/labels.h"
#include "statemachines/bureau/bureau_law.h"
#include "statemachines/case/case_law.h"
#include "statemachines/disclosure/disclosure_law.h"
#include "statemachines/law_print.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

using adapters::Json;

Json list_of(const std::vector<std::string_view>& keys) {
  auto list = Json::array();
  for (const auto key : keys) list.add(Json::text(key));
  return list;
}

/// A line for each row, in the order of the law.
void print_rows(const Shell& shell) {
  for (const auto procedure : {Procedure::bureau, Procedure::matter, Procedure::disclosure}) {
    const auto rows = procedure == Procedure::bureau   ? bureau_rows()
                      : procedure == Procedure::matter ? case_rows()
                                                       : disclosure_rows();
    for (const auto& row : rows) {
      auto json = Json::object();
      json.add("procedure", key_of(procedure)).add("row", Json::number(row.number));
      json.add("article", row.article).add("from", list_of(row.from)).add("upon", row.upon);
      json.add("by", list_of(row.by)).add("provided", list_of(row.provided));
      json.add("then", list_of(row.then)).add("becomes", row.becomes);
      shell.print(json);
    }
  }
}

}  // namespace

void add_law(Subcommand app, Shell& shell) {
  auto law = app.subcommand("law", "法律程序表 — the law as tables");
  law.needs_subcommand();
  auto print = law.subcommand("print", "打印全部程序表 — print all tables");
  print.callback([&shell] {
    if (shell.json) {
      print_rows(shell);
    } else {
      shell.out << print_law([](std::string_view act) { return adapters::act_label(act).zh; });
    }
  });
}

}  // namespace caseledger::tools
