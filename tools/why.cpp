// caseledger why DIR N: why the leaf with that number is what it is, whatever stream it belongs to.
#include <memory>
#include <ostream>

#include "tools/case_why.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

struct Request {
  std::string folder;
  std::optional<std::uint64_t> number;
};

Result<ledger::Leaf> leaf_of(Session& session, std::uint64_t number) {
  CL_TRY(const auto head, session.ledger().head());
  const auto size = head.next_position().index;
  if (number >= size) return tl::unexpected(beyond_the_end("N", size));
  return session.ledger().read(ledger::Position{number});
}

Exit run(const Shell& shell, const Request& request) {
  const auto session = Session::open(request.folder, Mode::read_facts);
  if (!session) return shell.fail(session.error());
  const auto leaf = leaf_of(**session, *request.number);
  if (!leaf) return shell.fail(leaf.error());
  const auto reasons = explain(**session, *leaf);
  if (!reasons) return shell.fail(reasons.error());
  shell.out << (shell.json ? adapters::print_json(json_of(*reasons)) + "\n"
                           : text_of(*reasons, shell.language));
  return Exit::ok;
}

}  // namespace

void add_why(Subcommand app, Shell& shell) {
  auto command = app.subcommand(
      "why", {"任一事实为何如此：依据、要求、责任人、起因", "why any leaf is what it is"});
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  command.count("N", request->number, {"事实的序号", "number of the leaf"}).required();
  command.callback([&shell, request] { shell.exit = run(shell, *request); });
}

}  // namespace caseledger::tools
