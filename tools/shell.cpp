// All subcommands, in the order of the help.
#include "tools/shell.h"

#include "tools/program.h"

namespace caseledger::tools {
namespace {

void add_all(Subcommand app, Shell& shell) {
  app.number("--wait", shell.wait_seconds, 0, 3'600,
             {"另一进程正在写账时等候的秒数", "seconds to wait while another process writes"});
  add_init(app, shell);
  add_submit(app, shell);
  add_case(app, shell);
  add_cases(app, shell);
  add_worklist(app, shell);
  add_deadlines(app, shell);
  add_refusals(app, shell);
  add_irregularities(app, shell);
  add_report(app, shell);
  add_why(app, shell);
  add_tick(app, shell);
  add_verify(app, shell);
  add_log(app, shell);
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

int run_command_line(int argc, const char* const* argv, std::ostream& out, std::ostream& err) {
  return run_program(
      {"caseledger",
       {"案链：行政执法案件与防篡改审计账", "cases under the law, in a ledger nobody can alter"},
       add_all},
      argc, argv, out, err);
}

}  // namespace caseledger::tools
