// caseledger disclose DIR: what is on display of an item, with everything its reader needs to check
// it. caseledger disclose check FILE: such a check, with our own code and without any ledger.
#include <memory>
#include <ostream>

#include "adapters/forms/json.h"
#include "adapters/proofs/disclosure_bundle.h"
#include "adapters/proofs/disclosure_check.h"
#include "tools/absent.h"
#include "tools/named_file.h"
#include "tools/session.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

using adapters::Disclosure;
using adapters::Finding;
using adapters::Json;

struct Request {
  std::string folder, item;
  std::optional<std::uint64_t> seq;
  std::vector<std::string> hide;
};

struct CheckRequest {
  std::string file;
  std::vector<std::string> keys;
};

Result<Disclosure> disclosure_of(const Request& request) {
  if (request.folder.empty() || request.seq.has_value() != request.item.empty()) {
    return fault(FaultKind::malformed, "",
                 {"要有 DIR，以及 --seq 或 --item 之一", "wants DIR and one of --seq and --item"});
  }
  CL_TRY(const auto session, Session::open(request.folder, Mode::read));
  const auto& ledger = session->ledger();
  CL_TRY(auto proofs, adapters::CheckpointProofs::open(ledger, session->engine().bureau()));
  const adapters::DisclosureSource source{ledger, proofs};
  if (!request.seq) {
    CL_TRY(const bool is_there, is_opened(*session, Procedure::disclosure, request.item));
    if (is_there) return disclose_item(source, request.item, request.hide);
    return tl::unexpected(no_such_stream(*session, Procedure::disclosure, request.item, "--item"));
  }
  CL_TRY(const auto head, ledger.head());
  const ledger::Position position{*request.seq};
  if (position >= head.next_position()) {
    return tl::unexpected(beyond_the_end("--seq", head.next_position().index));
  }
  return disclose_leaf(source, position, request.hide);
}

Exit run_disclose(const Shell& shell, const Request& request) {
  const auto disclosure = disclosure_of(request);
  if (!disclosure) return shell.fail(disclosure.error());
  shell.out << to_json(*disclosure) << "\n";
  return Exit::ok;
}

std::string_view sign_of(Finding finding) {
  return finding == Finding::holds ? "✓ " : finding == Finding::noted ? "· " : "✗ ";
}

std::string_view key_of(Finding finding) {
  return finding == Finding::holds ? "holds" : finding == Finding::noted ? "noted" : "broken";
}

void print_text(const Shell& shell, const adapters::DisclosureReport& report) {
  for (const auto& line : report.lines) {
    const auto text = std::string(sign_of(line.finding)) + line.what.in(shell.language);
    line.finding == Finding::broken ? shell.note(text) : shell.line(text);
  }
  if (report.is_clean()) {
    shell.out << shell.say("核验通过", "verified") << "\n";
  } else {
    shell.err << shell.say("核验未通过", "not verified") << "\n";
  }
}

void print_json(const Shell& shell, const adapters::DisclosureReport& report) {
  auto lines = Json::array();
  for (const auto& line : report.lines) {
    auto one = Json::object();
    one.add("finding", key_of(line.finding)).add("subject", line.subject);
    one.add("what", line.what.in(shell.language));
    lines.add(std::move(one));
  }
  auto all = Json::object();
  all.add("verified", Json::truth(report.is_clean())).add("lines", std::move(lines));
  shell.print(all);
}

Exit run_check(const Shell& shell, const CheckRequest& request) {
  const auto text = text_of_file(request.file);
  if (!text) return shell.fail(text.error());
  const auto disclosure = adapters::parse_disclosure(*text);
  if (!disclosure) {
    shell.fail(disclosure.error());
    return Exit::unverified;
  }
  const auto report = check_disclosure(*disclosure, request.keys);
  if (!report) return shell.fail(report.error());
  shell.json ? print_json(shell, *report) : print_text(shell, *report);
  return report->is_clean() ? Exit::ok : Exit::unverified;
}

}  // namespace

void add_disclose(Subcommand app, Shell& shell) {
  auto command =
      app.subcommand("disclose", "公开若干字段及其证明 — publish fields with their proofs");
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, "数据目录 — data folder");
  command.option("--item", request->item, "公示信息编号 — the item on display");
  command.count("--seq", request->seq, "事实序号 — a leaf of the disclosure procedure");
  command.option("--hide", request->hide, "不公开的字段 — fields that stay commitments");

  auto check = command.subcommand("check", "核验所公开的内容 — verify such a bundle");
  const auto checked = std::make_shared<CheckRequest>();
  check.option("FILE", checked->file, "材料文件 — the bundle").required();
  check.option("--key", checked->keys, "另行取得的密钥 vkey — keys got elsewhere");
  check.callback([&shell, checked] { shell.exit = run_check(shell, *checked); });
  command.callback([&shell, request, check] {
    if (!check.is_called()) shell.exit = run_disclose(shell, *request);
  });
}

}  // namespace caseledger::tools
