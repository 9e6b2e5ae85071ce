// caseledger law print: the tables of the law as a page.
#include <CLI/CLI.hpp>
#include <ostream>

#include "adapters/labels.h"
#include "statemachines/law_print.h"
#include "tools/shell.h"

namespace caseledger::tools {

void add_law(CLI::App& app, Shell& shell) {
  auto* law = app.add_subcommand("law", "法律程序表 — the law as tables");
  law->require_subcommand(1);
  auto* print = law->add_subcommand("print", "打印全部程序表 — print all tables");
  print->callback([&shell] {
    shell.out << print_law([](std::string_view act) { return adapters::act_label(act).zh; });
  });
}

}  // namespace caseledger::tools
