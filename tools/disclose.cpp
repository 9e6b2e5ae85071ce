// caseledger disclose DIR: what is on display of an item, with everything its reader needs to check
// it. caseledger disclose check FILE: such a check, with our own code and without any ledger
// (bundle_check.h).
#include <memory>
#include <ostream>

#include "adapters/proofs/disclosure_bundle.h"
#include "tools/absent.h"
#include "tools/bundle_check.h"
#include "tools/session.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

using adapters::Disclosure;

struct Request {
  std::string folder, item;
  std::optional<std::uint64_t> seq;
  std::vector<std::string> hide;
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

}  // namespace

void add_disclose(Subcommand app, Shell& shell) {
  auto command =
      app.subcommand("disclose", {"公开若干字段及其证明", "publish fields with their proofs"});
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, {"数据目录", "data folder"});
  command.option("--item", request->item, {"公示信息编号", "the item on display"});
  command.count("--seq", request->seq, {"事实序号", "a leaf of the disclosure procedure"});
  command.option("--hide", request->hide, {"不公开的字段", "fields that stay commitments"});

  auto check = command.subcommand("check", {"核验所公开的内容", "verify such a bundle"});
  const auto checked = std::make_shared<BundleCheck>();
  add_bundle_options(check, *checked);
  check.callback([&shell, checked] { shell.exit = check_bundle(shell, *checked); });
  command.callback([&shell, request, check] {
    if (!check.is_called()) shell.exit = run_disclose(shell, *request);
  });
}

}  // namespace caseledger::tools
