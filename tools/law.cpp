// caseledger law print: the tables of the law as a page; as JSON a line for each row.
#include <ostream>

#include "adapters/forms/json.h"
#include "adapters/language/labels.h"
#include "statemachines/law_print.h"
#include "statemachines/procedures.h"
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
  for (std::size_t n = 1; n < terms_of<Procedure>().size(); ++n) {
    const auto id = static_cast<Procedure>(n);
    for (const auto& row : find_procedure(id)->rows()) {
      auto json = Json::object();
      json.add("procedure", key_of(id)).add("row", Json::number(row.number));
      json.add("article", row.article).add("from", list_of(row.from)).add("upon", row.upon);
      json.add("by", list_of(row.by)).add("provided", list_of(row.provided));
      json.add("then", list_of(row.then)).add("becomes", row.becomes);
      shell.print(json);
    }
  }
}

}  // namespace

void add_law(Subcommand app, Shell& shell) {
  auto law = app.subcommand("law", {"法律程序表", "the law as tables"});
  law.needs_subcommand();
  auto print = law.subcommand("print", {"打印全部程序表", "print all tables"});
  print.callback([&shell] {
    if (shell.json) {
      print_rows(shell);
    } else {
      shell.out << print_law();
    }
  });
}

}  // namespace caseledger::tools
