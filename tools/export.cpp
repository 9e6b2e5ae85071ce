// caseledger export site DIR OUT: the public pages.
#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "adapters/site.h"
#include "tools/session.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string folder, out;
};

Result<adapters::SiteReport> write_site(const Request& request) {
  const auto session = Session::open(request.folder, Mode::read);
  if (!session) return tl::unexpected(session.error());
  const auto queries = (*session)->queries();
  if (!queries) return tl::unexpected(queries.error());
  const auto head = (*session)->ledger().head();
  if (!head) return tl::unexpected(head.error());
  const auto today = (*session)->today();
  if (!today) return tl::unexpected(today.error());
  adapters::SiteOptions options;
  options.bureau = (*session)->engine().bureau().name;
  options.checkpoint = ledger::checkpoint_of((*session)->ledger().origin(), head->tree);
  options.today = *today;
  return adapters::export_site(**queries, options, request.out);
}

Exit run_site(const Shell& shell, const Request& request) {
  const auto report = write_site(request);
  if (!report) return shell.fail(report.error());
  if (shell.json) {
    shell.out << R"({"pages":)" << report->pages << R"(,"decisions":)" << report->decisions
              << R"(,"withdrawn":)" << report->withdrawn << "}\n";
  } else {
    shell.out << shell.say("公示页面 ", "pages ") << report->pages
              << shell.say("，决定 ", ", decisions ") << report->decisions
              << shell.say("，已撤回 ", ", withdrawn ") << report->withdrawn << "\n";
  }
  return Exit::ok;
}

}  // namespace

void add_export(CLI::App& app, Shell& shell) {
  auto* command = app.add_subcommand("export", "导出 — exports");
  command->require_subcommand(1);
  auto* site = command->add_subcommand("site", "公示网站 — the public site");
  const auto request = std::make_shared<Request>();
  site->add_option("DIR", request->folder, "数据目录 — data folder")->required();
  site->add_option("OUT", request->out, "输出目录 — folder to write")->required();
  site->callback([&shell, request] { shell.exit = run_site(shell, *request); });
}

}  // namespace caseledger::tools
