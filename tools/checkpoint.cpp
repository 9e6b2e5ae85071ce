// caseledger checkpoint DIR: the signed note of this moment. caseledger prove DIR: a leaf's way to
// it, or its way from an older one. Both are text that everybody's tools read. caseledger prove
// check FILE: whoever was given a leaf and its proof holds them against keys that they know,
// without any ledger.
#include <algorithm>
#include <memory>
#include <ostream>

#include "adapters/forms/json.h"
#include "ledger/base/base64.h"
#include "ledger/leaf/codec.h"
#include "ledger/tree/note.h"
#include "tools/named_file.h"
#include "tools/officer_act.h"

namespace caseledger::tools {
namespace {

using adapters::Json;

struct Request {
  std::string folder, leaf;
  std::optional<std::uint64_t> seq, from;
};

struct CheckRequest {
  std::string proof, leaf;
  std::vector<std::string> keys;
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

// --- Somebody else's ledger
// ------------------------------------------------------------------------

/// One thing that was looked at.
struct Checked {
  bool holds;
  const char* subject;
  std::string zh, en;
};

Checked check_leaf(const ledger::LeafProof& proof, const ledger::Checkpoint& checkpoint,
                   ledger::Bytes bytes) {
  const auto leaf = ledger::decode(bytes);
  const bool is_in_tree = leaf && leaf->position.index == proof.index &&
                          leaf->origin == checkpoint.origin &&
                          ledger::includes(checkpoint.root, checkpoint.size,
                                           ledger::leaf_hash(bytes), proof.index, proof.path);
  const auto number = std::to_string(proof.index);
  return {is_in_tree, "proof",
          "第" + number + "号事实" + (is_in_tree ? "在 " : "不在 ") + checkpoint.origin +
              " 的检查点之内（" + describe(checkpoint) + "）",
          "leaf " + number + (is_in_tree ? " is" : " is not") + " in the checkpoint of " +
              checkpoint.origin + " (" + describe(checkpoint) + ")"};
}

Checked check_signature(const ledger::Note& note, const ledger::Checkpoint& checkpoint,
                        const ledger::NoteKey& key) {
  const bool is_right =
      key.name == checkpoint.origin && is_signed_by(note, key) == ledger::Signed::yes;
  const auto vkey = to_text(key);
  return is_right ? Checked{true, "signature", "检查点由 " + vkey + " 签名", "signed by " + vkey}
                  : Checked{false, "signature", "检查点没有 " + vkey + " 的有效签名",
                            "not signed by " + vkey};
}

Result<std::vector<ledger::NoteKey>> verifier_keys_of(const CheckRequest& request) {
  std::vector<ledger::NoteKey> keys;
  for (const auto& vkey : request.keys) {
    auto key = ledger::parse_note_key(vkey);
    if (!key) {
      return tl::unexpected(key.error().within("--key: " + adapters::as_shown(vkey)));
    }
    keys.push_back(std::move(*key));
  }
  return keys;
}

/// malformed: not a proof with a signed checkpoint.
Result<std::vector<Checked>> check_proof(std::string_view text, ledger::Bytes leaf,
                                         const std::vector<ledger::NoteKey>& keys) {
  CL_TRY(const auto proof, ledger::parse_leaf_proof(text));
  CL_TRY(const auto note, ledger::parse_note(proof.note));
  CL_TRY(const auto checkpoint, ledger::parse_checkpoint(note.text));
  std::vector<Checked> all{check_leaf(proof, checkpoint, leaf)};
  for (const auto& key : keys) all.push_back(check_signature(note, checkpoint, key));
  return all;
}

void print(const Shell& shell, const std::vector<Checked>& all, bool is_clean) {
  if (!shell.json) {
    for (const auto& one : all) {
      const auto& words = shell.say(one.zh, one.en);
      one.holds ? shell.line("✓ " + words) : shell.note("✗ " + words);
    }
    is_clean ? shell.out << shell.say("核验通过", "verified") << "\n"
             : shell.err << shell.say("核验未通过", "not verified") << "\n";
    return;
  }
  auto lines = Json::array();
  for (const auto& one : all) {
    auto line = Json::object();
    line.add("finding", one.holds ? "holds" : "broken").add("subject", one.subject);
    lines.add(std::move(line.add("what", shell.say(one.zh, one.en))));
  }
  auto json = Json::object();
  json.add("verified", Json::truth(is_clean)).add("lines", std::move(lines));
  shell.print(json);
}

Exit run_check(const Shell& shell, const CheckRequest& request) {
  const auto keys = verifier_keys_of(request);
  if (!keys) return shell.fail(keys.error());
  const auto proof = text_of_file(request.proof);
  if (!proof) return shell.fail(proof.error());
  const auto leaf = text_of_file(request.leaf);
  if (!leaf) return shell.fail(leaf.error());
  const auto all = check_proof(*proof, ledger::bytes_of(*leaf), *keys);
  if (!all) {
    shell.fail(all.error().within(request.proof));
    return Exit::unverified;
  }
  const bool is_clean = std::ranges::all_of(*all, &Checked::holds);
  print(shell, *all, is_clean);
  return is_clean ? Exit::ok : Exit::unverified;
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

Subcommand add_check(Subcommand command, CheckRequest& request) {
  auto check = command.subcommand("check", "核验所得的事实及其证明 — verify a leaf's proof");
  check.option("PROOF", request.proof, "prove --seq 所写的证明 — the proof").required();
  check.option("--leaf", request.leaf, "prove --leaf 所写的事实 — the leaf").required();
  check.option("--key", request.keys, "另行取得的密钥 vkey — keys got elsewhere").required();
  return check;
}

}  // namespace

void add_checkpoint(Subcommand app, Shell& shell) {
  auto command = app.subcommand("checkpoint", "检查点 — the signed checkpoint of now");
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, "数据目录 — data folder").required();
  command.callback([&shell, request] { shell.exit = run_checkpoint(shell, *request); });
}

void add_prove(Subcommand app, Shell& shell) {
  auto command = app.subcommand("prove", "证明 — that a leaf is in the ledger");
  const auto request = std::make_shared<Request>();
  command.option("DIR", request->folder, "数据目录 — data folder");
  command.count("--seq", request->seq, "事实序号（tlog-proof）— inclusion of this leaf");
  command.count("--from", request->from, "此前的条数 — consistency with so many leaves");
  command.option("--leaf", request->leaf, "新文件，写入该事实原文 — the leaf's bytes go here");
  const auto checked = std::make_shared<CheckRequest>();
  const auto check = add_check(command, *checked);
  command.callback([=, &shell] {
    const auto is_right =
        check.is_called() ? check_is_alone(command) : check_is_complete(command, *request);
    if (!is_right) {
      shell.exit = shell.fail(is_right.error());
    } else {
      shell.exit = check.is_called() ? run_check(shell, *checked) : run_prove(shell, *request);
    }
  });
}

}  // namespace caseledger::tools
