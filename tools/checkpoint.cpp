// caseledger checkpoint DIR: the signed note of this moment. caseledger prove DIR: a leaf's way to
// it, or its way from an older one. Both are text that everybody's tools read.
#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "adapters/json.h"
#include "ledger/base64.h"
#include "tools/session.h"
#include "tools/shell.h"

namespace caseledger::tools {
namespace {

using adapters::Json;

struct Request {
  std::string folder;
  std::optional<std::uint64_t> seq, from;
};

/// A checkpoint of the newest leaf, where nobody else is writing; else the newest there is.
Result<std::string> newest_note(const std::string& folder) {
  if (const auto writer = Session::open(folder, Mode::write)) {
    auto note = (*writer)->ledger().write_checkpoint().and_then(
        [&](const ledger::Checkpoint&) { return (*writer)->ledger().checkpoint_note(); });
    if (!note) return note;
    return (*writer)->close().map([&] { return std::move(*note); });
  }
  const auto reader = Session::open(folder, Mode::read);
  if (!reader) return tl::unexpected(reader.error());
  return (*reader)->ledger().checkpoint_note();
}

Exit run_checkpoint(const Shell& shell, const Request& request) {
  const auto note = newest_note(request.folder);
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
  const auto checkpoint = ledger::parse_checkpoint(ledger::note_body(note));
  if (!checkpoint) return tl::unexpected(checkpoint.error());
  const auto size = checkpoint->size;
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

Exit run_prove(const Shell& shell, const Request& request) {
  const auto note = newest_note(request.folder);
  if (!note) return shell.fail(note.error());
  const auto session = Session::open(request.folder, Mode::read);
  if (!session) return shell.fail(session.error());
  const auto proof = proof_of(**session, request, *note);
  if (!proof) return shell.fail(proof.error());
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

}  // namespace

void add_checkpoint(CLI::App& app, Shell& shell) {
  auto* command = app.add_subcommand("checkpoint", "检查点 — the signed checkpoint of now");
  const auto request = std::make_shared<Request>();
  command->add_option("DIR", request->folder, "数据目录 — data folder")->required();
  command->callback([&shell, request] { shell.exit = run_checkpoint(shell, *request); });
}

void add_prove(CLI::App& app, Shell& shell) {
  auto* command = app.add_subcommand("prove", "证明 — that a leaf is in the ledger");
  const auto request = std::make_shared<Request>();
  command->add_option("DIR", request->folder, "数据目录 — data folder")->required();
  auto* which = command->add_option_group("which")->require_option(1);
  which->add_option("--seq", request->seq, "事实序号（tlog-proof）— inclusion of this leaf");
  which->add_option("--from", request->from, "此前的条数 — consistency with so many leaves");
  command->callback([&shell, request] { shell.exit = run_prove(shell, *request); });
}

}  // namespace caseledger::tools
