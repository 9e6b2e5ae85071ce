// caseledger checkpoint DIR: the signed note of this moment. caseledger prove DIR: a leaf's way to
// it, or its way from an older one. Both are text that everybody's tools read. caseledger prove
// check FILE: proof_check.h.
#include <memory>
#include <ostream>

#include "adapters/forms/json.h"
#include "ledger/base/base64.h"
#include "ledger/tree/note.h"
#include "tools/named_file.h"
#include "tools/officer_act.h"
#include "tools/proof_check.h"

namespace caseledger::tools {
namespace {

using adapters::Json;

struct Request {
  std::string folder, leaf;
  std::optional<std::uint64_t> seq, from;
};

/// A checkpoint of the newest leaf, where nobody else is writing; else the newest there is.
Result<std::string> newest_note(const Shell& shell, const std::string& folder) {
  if (const auto writer = Session::open(folder, Mode::write)) {
    CL_TRY(auto note,
           (*writer)->ledger().write_checkpoint().and_then(
               [&](const ledger::Checkpoint&) { return (*writer)->ledger().checkpoint_note(); }));
    catch_up(shell, **writer);
    return (*writer)->close().map([&] { return note; });
  }
  CL_TRY(const auto reader, Session::open(folder, Mode::read_facts));
  return reader->ledger().checkpoint_note();
}

Exit run_checkpoint(const Shell& shell, const Request& request) {
  const auto note = newest_note(shell, request.folder);
  if (!note) return shell.fail(note.error());
  if (!shell.json) {
    shell.out << *note;
    return Exit::ok;
  }
  const auto checkpoint = ledger::parse_checkpoint(ledger::note_body(*note));
  if (!checkpoint) return shell.fail(checkpoint.error());
  auto json = Json::object();
  json.add("origin", checkpoint->origin).add("size", Json::number(checkpoint->size));
  json.add("root", to_hex(checkpoint->root)).add("note", *note);
  shell.print(json);
  return Exit::ok;
}

/// A leaf's inclusion (C2SP tlog-proof), or the proof lines of C2SP tlog-witness with the
/// checkpoint that they lead to.
Result<std::string> proof_of(Session& session, const Request& request, const std::string& note) {
  CL_TRY(const auto checkpoint, ledger::parse_checkpoint(ledger::note_body(note)));
  const auto size = checkpoint.size;
  if (request.seq) {
    if (*request.seq >= size) return tl::unexpected(beyond_the_end("--seq", size));
    return session.ledger().prove(ledger::Position{*request.seq}).map([](const auto& proof) {
      return to_text(proof);
    });
  }
  const auto from = *request.from;
  if (from > size) return tl::unexpected(beyond_the_end("--from", size));
  return session.ledger().consistency(from, size).map([&](const ledger::Path& path) {
    std::string text = "old " + std::to_string(from) + "\n";
    for (const auto& node : path) text.append(ledger::to_base64(node.bytes)).append("\n");
    return text.append("\n").append(note);
  });
}

Result<void> write_leaf(Session& session, const Request& request) {
  return session.ledger()
      .leaf_bytes(ledger::Position{*request.seq})
      .and_then([&](const auto& leaf) {
        return write_new_file(request.leaf,
                              {reinterpret_cast<const char*>(leaf.data()), leaf.size()});
      });
}

Exit run_prove(const Shell& shell, const Request& request) {
  const auto note = newest_note(shell, request.folder);
  if (!note) return shell.fail(note.error());
  const auto session = Session::open(request.folder, Mode::read_facts);
  if (!session) return shell.fail(session.error());
  const auto proof = proof_of(**session, request, *note);
  if (!proof) return shell.fail(proof.error());
  if (!request.leaf.empty()) {
    if (const auto written = write_leaf(**session, request); !written) {
      return shell.fail(written.error());
    }
  }
  if (!shell.json) {
    shell.out << *proof;
    return Exit::ok;
  }
  auto json = Json::object();
  json.add(request.seq ? "seq" : "from", Json::number(request.seq ? *request.seq : *request.from));
  json.add("proof", *proof);
  shell.print(json);
  return Exit::ok;
}

/// An option without effect is a mistake of the caller's, not a matter of silence.
Result<void> check_is_alone(const Subcommand& prove) {
  const auto idle = prove.given();
  if (idle.empty()) return {};
  return fault(FaultKind::malformed, idle.front(),
               {"与 check 同用不起作用", "has no effect with check"});
}

/// With a subcommand beside them, the command line can ask for neither DIR nor one of the options.
Result<void> check_is_complete(const Subcommand& prove, const Request& request) {
  if (request.folder.empty()) return tl::unexpected(prove.lacks("DIR"));
  if (request.seq.has_value() == request.from.has_value()) {
    return tl::unexpected(prove.lacks_one_of("--seq,--from"));
  }
  if (request.from && !request.leaf.empty()) {
    return fault(FaultKind::malformed, "--leaf", {"只与 --seq 同用", "goes with --seq only"});
  }
  return {};
}

}  // namespace

void add_checkpoint(Subcommand app, Shell& shell) {
  auto command = app.subcommand("checkpoint", {"检查点", "the signed checkpoint of now"});
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, {"数据目录", "data folder"}).required();
  command.callback([&shell, request] { shell.exit = run_checkpoint(shell, *request); });
}

void add_prove(Subcommand app, Shell& shell) {
  auto command = app.subcommand("prove", {"证明", "that a leaf is in the ledger"});
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, {"数据目录", "data folder"});
  command.count("--seq", request->seq, {"事实序号（tlog-proof）", "inclusion of this leaf"});
  command.count("--from", request->from, {"此前的条数", "consistency with so many leaves"});
  command.option("--leaf", request->leaf, {"新文件，写入该事实原文", "the leaf's bytes go here"});
  const auto checked = std::make_shared<ProofCheck>();
  const auto check =
      command.subcommand("check", {"核验所得的事实及其证明", "verify a leaf's proof"});
  add_proof_options(check, *checked);
  command.callback([=, &shell] {
    const auto is_right =
        check.is_called() ? check_is_alone(command) : check_is_complete(command, *request);
    if (!is_right) {
      shell.exit = shell.fail(is_right.error());
    } else {
      shell.exit = check.is_called() ? check_proof(shell, *checked) : run_prove(shell, *request);
    }
  });
}

}  // namespace caseledger::tools
