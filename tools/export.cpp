// caseledger export site|tiles|words DIR OUT: the public pages; the leaves, for other people's
// tools; the words of the leaves, for auditors who may read them.
#include <memory>
#include <ostream>

#include "adapters/export_folder.h"
#include "adapters/forms/json.h"
#include "adapters/program_id.h"
#include "adapters/proofs/tile_export.h"
#include "adapters/site/site.h"
#include "adapters/words_export.h"
#include "tools/session.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

using adapters::Json;

struct Request {
  std::string folder, out;
};

Result<adapters::SiteReport> write_site(const Request& request) {
  CL_TRY(const auto session, Session::open(request.folder, Mode::read));
  CL_TRY(adapters::claim_export_folder(request.out, "site", session->ledger().origin()));
  CL_TRY(const auto queries, session->queries());
  CL_TRY(const auto today, session->today());
  return adapters::export_site(
      {*queries, session->ledger(), session->engine().bureau(), session->engine().ruleset(), today,
       session->keys().bureau_key(), adapters::program_id()},
      request.out);
}

Exit run_site(const Shell& shell, const Request& request) {
  const auto report = write_site(request);
  if (!report) return shell.fail(report.error());
  if (shell.json) {
    auto json = Json::object();
    json.add("pages", Json::number(report->pages))
        .add("decisions", Json::number(report->decisions));
    json.add("withdrawn", Json::number(report->withdrawn));
    shell.print(json);
  } else {
    shell.out << shell.say("公示页面 ", "pages ") << report->pages
              << shell.say("，决定 ", ", decisions ") << report->decisions
              << shell.say("，已撤回 ", ", withdrawn ") << report->withdrawn << "\n";
  }
  return Exit::ok;
}

Result<adapters::TileReport> write_tiles(const Request& request) {
  CL_TRY(const auto session, Session::open(request.folder, Mode::read_facts));
  CL_TRY(adapters::claim_export_folder(request.out, "tiles", session->ledger().origin()));
  return adapters::export_tiles(session->ledger(), request.out);
}

Exit run_tiles(const Shell& shell, const Request& request) {
  const auto report = write_tiles(request);
  if (!report) return shell.fail(report.error());
  if (shell.json) {
    auto json = Json::object();
    json.add("leaves", Json::number(report->leaves)).add("files", Json::number(report->files));
    shell.print(json);
  } else {
    shell.out << shell.say("事实 ", "leaves ") << report->leaves
              << shell.say("，新写文件 ", ", files written ") << report->files << "\n";
  }
  return Exit::ok;
}

Result<std::uint64_t> write_words(const Request& request) {
  CL_TRY(adapters::must_be_outside_data(request.out));
  CL_TRY(const auto session, Session::open(request.folder, Mode::read));
  return adapters::export_words(session->ledger(), request.out);
}

Exit run_words(const Shell& shell, const Request& request) {
  const auto count = write_words(request);
  if (!count) return shell.fail(count.error());
  if (shell.json) {
    auto json = Json::object();
    json.add("words", Json::number(*count));
    shell.print(json);
  } else {
    shell.out << shell.say("文字 ", "words ") << *count << "\n";
  }
  return Exit::ok;
}

void add_one(Subcommand command, Shell& shell, const char* name, const Bilingual& what,
             Exit (*run)(const Shell&, const Request&)) {
  auto one = command.subcommand(name, what);
  const auto request = std::make_shared<Request>();
  one.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  one.option("OUT", request->out, {"输出位置", "where to write"}).required();
  one.callback([&shell, request, run] { shell.exit = run(shell, *request); });
}

}  // namespace

void add_export(Subcommand app, Shell& shell) {
  auto command = app.subcommand("export", {"导出", "exports"});
  command.needs_subcommand();
  add_one(command, shell, "site", {"公示网站", "the public site"}, run_site);
  add_one(command, shell, "tiles",
          {"全部事实（C2SP tlog-tiles）", "all leaves for everybody's tools"}, run_tiles);
  add_one(command, shell, "words",
          {"文字及其盐值，供审计核对承诺", "words and salts for an auditor"}, run_words);
}

}  // namespace caseledger::tools
