// caseledger export site|tiles|words DIR OUT: the public pages; the leaves, for other people's
// tools; the words of the leaves, for auditors who may read them.
#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <ostream>

#include "adapters/forms/json.h"
#include "adapters/program_id.h"
#include "adapters/proofs/tile_export.h"
#include "adapters/site/site.h"
#include "adapters/words_export.h"
#include "tools/session.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;
using adapters::Json;

struct Request {
  std::string folder, out;
};

Result<adapters::SiteReport> write_site(const Request& request) {
  CL_TRY(const auto session, Session::open(request.folder, Mode::read));
  CL_TRY(const auto queries, session->queries());
  CL_TRY(const auto today, session->today());
  return adapters::export_site({*queries, session->ledger(), session->engine().bureau(), today,
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

bool holds_parts_of_a_ledger(const fs::path& folder) {
  constexpr std::array<std::string_view, 3> kParts{"ledger", "keys", "data.mdb"};
  return std::ranges::any_of(kParts, [&](std::string_view part) {
    std::error_code error;
    return fs::exists(folder / part, error);
  });
}

bool lies_in_a_data_folder(const fs::path& path) {
  std::error_code error;
  auto folder = fs::weakly_canonical(fs::absolute(path, error), error);
  for (; folder != folder.parent_path(); folder = folder.parent_path()) {
    if (adapters::DataFolder::open(folder)) return true;
  }
  return false;
}

/// Tiles in a data folder would get into its backups, and their checkpoint would replace its own.
Result<void> check_is_outside(const std::string& out) {
  if (!holds_parts_of_a_ledger(out) && !lies_in_a_data_folder(out)) return {};
  return fault(
      FaultKind::conflict, out,
      {"是数据文件夹或在其内，请导出到别处", "is or lies in a data folder: export to elsewhere"});
}

Exit run_tiles(const Shell& shell, const Request& request) {
  if (const auto outside = check_is_outside(request.out); !outside) {
    return shell.fail(outside.error());
  }
  const auto session = Session::open(request.folder, Mode::read_facts);
  if (!session) return shell.fail(session.error());
  const auto report = adapters::export_tiles((*session)->ledger(), request.out);
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

Exit run_words(const Shell& shell, const Request& request) {
  const auto session = Session::open(request.folder, Mode::read);
  if (!session) return shell.fail(session.error());
  const auto count = adapters::export_words((*session)->ledger(), request.out);
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

void add_one(Subcommand command, Shell& shell, const char* name, const char* what,
             Exit (*run)(const Shell&, const Request&)) {
  auto one = command.subcommand(name, what);
  const auto request = std::make_shared<Request>();
  one.option("DIR", request->folder, "数据目录 — data folder").required();
  one.option("OUT", request->out, "输出位置 — where to write").required();
  one.callback([&shell, request, run] { shell.exit = run(shell, *request); });
}

}  // namespace

void add_export(Subcommand app, Shell& shell) {
  auto command = app.subcommand("export", "导出 — exports");
  command.needs_subcommand();
  add_one(command, shell, "site", "公示网站 — the public site", run_site);
  add_one(command, shell, "tiles", "全部事实（C2SP tlog-tiles）— all leaves for everybody's tools",
          run_tiles);
  add_one(command, shell, "words", "文字及其盐值，供审计核对承诺 — words and salts for an auditor",
          run_words);
}

}  // namespace caseledger::tools
