// The command line itself (CLI11) and the language of the caller.
#include "tools/shell.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <ostream>

#include "adapters/json.h"
#include "adapters/messages.h"

namespace caseledger::tools {
namespace {

adapters::Language language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return adapters::parse_language(value).value_or(adapters::Language::zh);
  }
  return adapters::Language::zh;
}

void add_all(CLI::App& app, Shell& shell) {
  add_init(app, shell);
  add_submit(app, shell);
  add_case(app, shell);
  add_cases(app, shell);
  add_worklist(app, shell);
  add_deadlines(app, shell);
  add_tick(app, shell);
  add_verify(app, shell);
  add_checkpoint(app, shell);
  add_prove(app, shell);
  add_witness(app, shell);
  add_timestamp(app, shell);
  add_key(app, shell);
  add_sign(app, shell);
  add_disclose(app, shell);
  add_vault(app, shell);
  add_backup(app, shell);
  add_rebuild(app, shell);
  add_export(app, shell);
  add_ruleset(app, shell);
  add_calendar(app, shell);
  add_law(app, shell);
  add_bench(app, shell);
}

}  // namespace

Exit exit_of(const Fault& fault) {
  const bool is_callers = fault.kind == FaultKind::malformed || fault.kind == FaultKind::conflict;
  return is_callers ? Exit::usage : Exit::fault;
}

void Shell::print(const adapters::Json& line) const { out << adapters::print_json(line) << "\n"; }

Exit Shell::fail(const Fault& fault) const {
  err << adapters::fault_message(fault, language) << "\n";
  return exit_of(fault);
}

int run_command_line(int argc, const char* const* argv, std::ostream& out, std::ostream& err) {
  Shell shell{out, err, language_of_environment()};
  CLI::App app(
      "案链：行政执法案件与防篡改审计账 — cases under the law, in a ledger nobody can alter",
      "caseledger");
  app.require_subcommand(1);
  app.fallthrough();
  app.add_flag("--json", shell.json, "机器可读输出 — print JSON");
  app.add_option_function<std::string>(
         "--lang",
         [&shell](const std::string& name) { shell.language = *adapters::parse_language(name); },
         "语言 zh 或 en — language")
      ->check(CLI::IsMember({"zh", "en"}));
  add_all(app, shell);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const bool asked = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
    app.exit(error, out, err);
    return static_cast<int>(asked ? Exit::ok : Exit::usage);
  }
  return static_cast<int>(shell.exit);
}

}  // namespace caseledger::tools
