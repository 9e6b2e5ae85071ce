// The proof first, then each key.
#include "tools/proof_check.h"

#include <algorithm>
#include <optional>
#include <ostream>

#include "adapters/forms/fact_json.h"
#include "adapters/forms/json.h"
#include "adapters/language/leaf_text.h"
#include "ledger/leaf/codec.h"
#include "ledger/tree/note.h"
#include "ledger/tree/proof.h"
#include "tools/named_file.h"

namespace caseledger::tools {
namespace {

using adapters::Json;

/// One thing that was looked at.
struct Checked {
  bool holds;
  const char* subject;
  std::string zh, en;
};

/// All of it, and the leaf where it is one.
struct LeafChecked {
  std::vector<Checked> all;
  std::optional<ledger::Leaf> leaf;
};

Checked check_leaf(const ledger::LeafProof& proof, const ledger::Checkpoint& checkpoint,
                   ledger::Bytes bytes, const Result<ledger::Leaf>& leaf) {
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

Result<std::vector<ledger::NoteKey>> verifier_keys_of(const ProofCheck& request) {
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
Result<LeafChecked> checked_leaf(std::string_view text, ledger::Bytes leaf,
                                 const std::vector<ledger::NoteKey>& keys) {
  CL_TRY(const auto proof, ledger::parse_leaf_proof(text));
  CL_TRY(const auto note, ledger::parse_note(proof.note));
  CL_TRY(const auto checkpoint, ledger::parse_checkpoint(note.text));
  const auto decoded = ledger::decode(leaf);
  LeafChecked checked{{check_leaf(proof, checkpoint, leaf, decoded)}, std::nullopt};
  for (const auto& key : keys) checked.all.push_back(check_signature(note, checkpoint, key));
  if (decoded) checked.leaf = *decoded;
  return checked;
}

/// What the leaf says, below what was found of it: nobody is to take it for proven otherwise.
void print_leaf(const Shell& shell, const ledger::Leaf& leaf) {
  for (const auto& line : adapters::leaf_lines(leaf, shell.language)) shell.line(line);
}

void print(const Shell& shell, const LeafChecked& checked, bool is_clean) {
  const auto& [all, leaf] = checked;
  if (!shell.json) {
    for (const auto& one : all) {
      const auto& words = shell.say(one.zh, one.en);
      one.holds ? shell.line("✓ " + words) : shell.note("✗ " + words);
    }
    is_clean ? shell.out << shell.say("核验通过", "verified") << "\n"
             : shell.err << shell.say("核验未通过", "not verified") << "\n";
    if (is_clean && leaf) print_leaf(shell, *leaf);
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
  if (is_clean && leaf) {
    auto said = adapters::fact_json(*leaf);
    if (said) json.add("leaf", std::move(*said));
  }
  shell.print(json);
}

}  // namespace

Exit check_proof(const Shell& shell, const ProofCheck& request) {
  const auto keys = verifier_keys_of(request);
  if (!keys) return shell.fail(keys.error());
  const auto proof = text_of_file(request.proof);
  if (!proof) return shell.fail(proof.error());
  const auto leaf = text_of_file(request.leaf);
  if (!leaf) return shell.fail(leaf.error());
  const auto checked = checked_leaf(*proof, ledger::bytes_of(*leaf), *keys);
  if (!checked) {
    shell.fail(checked.error().within(request.proof));
    return Exit::unverified;
  }
  const bool is_clean = std::ranges::all_of(checked->all, &Checked::holds);
  print(shell, *checked, is_clean);
  return is_clean ? Exit::ok : Exit::unverified;
}

void add_proof_options(Subcommand command, ProofCheck& request) {
  command.option("PROOF", request.proof, {"prove --seq 所写的证明", "the proof"}).required();
  command.option("--leaf", request.leaf, {"prove --leaf 所写的事实", "the leaf"}).required();
  command.option("--key", request.keys, {"另行取得的密钥 vkey", "keys got elsewhere"}).required();
}

}  // namespace caseledger::tools
