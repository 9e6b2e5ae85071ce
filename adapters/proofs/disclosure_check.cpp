// Trusts nothing that the bundle says of itself: each claim is compared with the leaves' bytes.
#include "adapters/proofs/disclosure_check.h"

#include <algorithm>
#include <set>

#include "adapters/language/labels.h"
#include "adapters/language/messages.h"
#include "adapters/proofs/displayed_item.h"
#include "ledger/leaf/codec.h"
#include "ledger/tree/note.h"
#include "statemachines/disclosure/disclosure_requirements.h"
#include "statemachines/words/utf8.h"

namespace caseledger::adapters {
namespace {

using ledger::Leaf;

template <class Entry>
const Entry* entry_at(const std::vector<Entry>& entries, std::string_view path) {
  const auto found = std::ranges::find(entries, path, &Entry::path);
  return found == entries.end() ? nullptr : &*found;
}

template <class Names>
bool contains(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != std::ranges::end(names);
}

Bilingual named(std::string_view field, std::string_view zh, std::string_view en) {
  const auto label = text_field_label(field);
  return {std::string(label.zh).append(zh), std::string(label.en).append(en)};
}

class Check {
 public:
  Check(const Disclosure& disclosure, std::vector<ledger::NoteKey> keys, bool own_claim)
      : disclosure_(disclosure), keys_(std::move(keys)), own_claim_(own_claim) {}

  DisclosureReport report() {
    draft_ = take_leaf(disclosure_.draft);
    if (draft_) versions_.insert(draft_->fact.version.count);
    for (const auto& later : disclosure_.later) {
      const auto leaf = take_leaf(later);
      if (draft_ && leaf) take_later(*leaf);
    }
    if (draft_ && disclosure_.opened) take_register(*disclosure_.opened);
    signatures();
    if (draft_) {
      hidden_fields();
      nothing_is_missing();
      mandatory();
    }
    return std::move(report_);
  }

 private:
  void say(Finding finding, std::string_view subject, Bilingual what) {
    report_.lines.push_back({finding, std::string(subject), std::move(what)});
  }
  void judge(bool holds, std::string_view subject, Bilingual yes, Bilingual no) {
    say(holds ? Finding::holds : Finding::broken, subject, std::move(holds ? yes : no));
  }
  void broken(std::string_view subject, Bilingual what) {
    say(Finding::broken, subject, std::move(what));
  }

  std::optional<Leaf> proven_leaf(const ProvenLeaf& proven);
  std::optional<Leaf> take_leaf(const DisclosedLeaf& disclosed);
  bool take_note(const std::string& note);
  void take_later(const Leaf& leaf);
  void take_register(const ProvenLeaf& opened);
  void words(const Leaf& leaf, const DisclosedWords& words);
  void text(const Leaf& leaf, const DisclosedText& text);
  void take_shown(const std::string& field);
  void signatures();
  void hidden_fields();
  void nothing_is_missing();
  const ItemDrafted* drafted() const { return draft_->fact.event.get_if<ItemDrafted>(); }
  void mandatory();

  const Disclosure& disclosure_;
  std::vector<ledger::NoteKey> keys_;
  bool own_claim_;
  DisclosureReport report_;
  std::optional<Leaf> draft_;
  std::optional<PublicRegister> register_;  ///< of the leaf that opened the item
  std::string note_;
  ledger::Checkpoint checkpoint_;
  std::set<std::string, std::less<>> shown_;
  std::set<std::uint64_t> versions_;  ///< of the draft and of the leaves that replaced its fields
};

/// All proofs of a bundle must be under the same checkpoint.
bool Check::take_note(const std::string& note) {
  if (!note_.empty()) {
    if (note == note_) return true;
    broken("checkpoint", {"各条证明的检查点不同", "the proofs are of different checkpoints"});
    return false;
  }
  const auto checkpoint = ledger::parse_checkpoint(ledger::note_body(note));
  if (!checkpoint) {
    broken("checkpoint", checkpoint.error().sentence());
    return false;
  }
  note_ = note;
  checkpoint_ = *checkpoint;
  return true;
}

std::optional<Leaf> Check::proven_leaf(const ProvenLeaf& proven) {
  const auto proof = ledger::parse_leaf_proof(proven.proof);
  if (!proof) {
    broken("proof", proof.error().sentence());
    return std::nullopt;
  }
  if (!take_note(proof->note)) return std::nullopt;
  auto leaf = ledger::decode(proven.leaf);
  if (!leaf) {
    broken("leaf", leaf.error().sentence());
    return std::nullopt;
  }
  const auto number = std::to_string(proof->index);
  const bool is_in_tree =
      proof->index < checkpoint_.size && leaf->position.index == proof->index &&
      leaf->origin == checkpoint_.origin &&
      ledger::includes(checkpoint_.root, checkpoint_.size, ledger::leaf_hash(proven.leaf),
                       proof->index, proof->path);
  judge(is_in_tree, "proof",
        {"第" + number + "号事实在检查点之内", "leaf " + number + " is in the checkpoint"},
        {"第" + number + "号事实不在检查点之内", "leaf " + number + " is not in the checkpoint"});
  return std::move(*leaf);
}

std::optional<Leaf> Check::take_leaf(const DisclosedLeaf& disclosed) {
  auto leaf = proven_leaf(disclosed);
  if (!leaf) return leaf;
  for (const auto& one : disclosed.words) words(*leaf, one);
  for (const auto& one : disclosed.texts) text(*leaf, one);
  return leaf;
}

/// The register is taken from the leaf that opened the item; the bundle's claim must equal it.
void Check::take_register(const ProvenLeaf& proven) {
  const auto leaf = proven_leaf(proven);
  if (!leaf) return;
  const auto* opened = leaf->fact.event.get_if<ItemOpened>();
  const bool is_its = opened != nullptr && leaf->fact.procedure == draft_->fact.procedure &&
                      leaf->fact.stream == draft_->fact.stream &&
                      leaf->position <= draft_->position;
  if (!is_its) {
    return broken("register", {"所附事实不是此公示信息的拟公开",
                               "a leaf is not the one that opened this item"});
  }
  register_ = opened->register_;
  judge(*register_ == disclosure_.register_, "register",
        {"公示类别与审计账一致", "the register matches the ledger"},
        {"公示类别与审计账不一致", "the register does not match the ledger"});
}

void Check::take_later(const Leaf& leaf) {
  const auto& event = leaf.fact.event;
  const auto* corrected = event.get_if<RecordCorrected>();
  const bool replaces = event.is<ItemUpdated>() || event.is<ItemCorrected>() ||
                        (corrected != nullptr && versions_.contains(corrected->version));
  versions_.insert(leaf.fact.version.count);
  const bool is_later = leaf.fact.procedure == draft_->fact.procedure &&
                        leaf.fact.stream == draft_->fact.stream && leaf.position > draft_->position;
  if (replaces && is_later) return;
  broken("leaf", {"所附事实不是对此公示内容的更新或更正",
                  "a leaf is no update or correction of this draft"});
}

/// A field may be proven only once: of two versions a reader would not know which one counts.
void Check::take_shown(const std::string& field) {
  if (shown_.insert(field).second) return;
  broken(field, named(field, "证明了两次", " is proven twice"));
}

void Check::words(const Leaf& leaf, const DisclosedWords& words) {
  const auto& [path, revealed] = words;
  const auto field = draft_ ? replaced_field(leaf, path) : path;
  const auto* commitment = entry_at(leaf.commitments, path);
  const bool is_said =
      !field.empty() && commitment != nullptr && code_points(revealed.words) == commitment->chars &&
      ledger::commit_to(leaf.origin, leaf.fact.stream, path, revealed.salt, revealed.words) ==
          commitment->digest;
  if (is_said) take_shown(field);
  judge(is_said, field, named(field, "与审计账一致", " matches the ledger"),
        named(field, "与审计账不一致", " does not match the ledger"));
}

void Check::text(const Leaf& leaf, const DisclosedText& text) {
  const auto* attachment = entry_at(leaf.attachments, text.path);
  const bool is_document =
      attachment != nullptr && attachment->document.size_bytes == text.words.size() &&
      attachment->document.sha256 == ledger::sha256(ledger::bytes_of(text.words));
  if (is_document) take_shown(text.path);
  judge(is_document, text.path, named(text.path, "与审计账一致", " matches the ledger"),
        named(text.path, "与审计账不一致", " does not match the ledger"));
}

void Check::signatures() {
  if (note_.empty()) return;
  const auto note = ledger::parse_note(note_);
  if (!note) return broken("signature", note.error().sentence());
  std::size_t right = 0;
  for (const auto& key : keys_) {
    const auto vkey = to_text(key);
    const bool is_right =
        key.name == checkpoint_.origin && is_signed_by(*note, key) == ledger::Signed::yes;
    if (is_right) ++right;
    judge(is_right, "signature", {"检查点由 " + vkey + " 签名", "signed by " + vkey},
          {"检查点没有 " + vkey + " 的有效签名", "not signed by " + vkey});
  }
  if (keys_.empty())
    broken("signature", {"没有密钥，不能核验签名", "there is no key to check with"});
  if (own_claim_ && right != 0) {
    say(Finding::noted, "signature",
        {"密钥由材料自带，是本机关自己的声明；请另行取得后以 --key 核对",
         "the keys are the bureau's own claim; get them elsewhere and give them with --key"});
  }
}

/// A drafted text may hide only the fields that the draft withholds, because the law has judged
/// that list. Other leaves need not be shown at all.
void Check::hidden_fields() {
  for (const auto& field : disclosure_.hidden) {
    if (shown_.contains(field)) {
      broken(field, named(field, "既已公开又称不予公开", " is both shown and hidden"));
    } else if (drafted() == nullptr) {
      say(Finding::noted, field,
          named(field, "未在本份材料中公开", " is not shown in this bundle"));
    } else if (contains(drafted()->withheld, field)) {
      say(Finding::noted, field, named(field, "依法不予公开", " is withheld by law"));
    } else {
      broken(field, named(field, "应当公开而未公开", " should be shown and is not"));
    }
  }
}

/// Each field that the draft has words for is shown or named as hidden. The text of a document may
/// be kept elsewhere without being named, unless it is withheld.
void Check::nothing_is_missing() {
  std::vector<std::string_view> said;
  for (const auto& commitment : draft_->commitments) said.emplace_back(commitment.path);
  for (const auto& attachment : draft_->attachments) {
    const bool is_withheld = drafted() != nullptr && contains(drafted()->withheld, attachment.path);
    if (is_withheld) said.emplace_back(attachment.path);
  }
  for (const auto field : said) {
    if (shown_.contains(field) || contains(disclosure_.hidden, field)) continue;
    broken(field, named(field, "在审计账中有，材料中没有", " was said but is missing here"));
  }
}

/// The law's list of mandatory fields counts, not the bundle's.
void Check::mandatory() {
  if (drafted() == nullptr) {
    return say(Finding::noted, "mandatory",
               {"此事实不是公示文本的起草，没有核对必备内容",
                "this leaf drafts no text: mandatory content was not looked for"});
  }
  if (!register_) {
    broken("register", {"公示类别没有证明", "nothing proves the register"});
  }
  const auto of_register = register_.value_or(disclosure_.register_);
  const auto wanted = mandatory_fields(of_register);
  if (!std::ranges::equal(wanted, disclosure_.mandatory)) {
    broken("mandatory", {"材料所列必备内容与规定不符", "the mandatory fields are not the law's"});
  }
  for (const auto field : wanted) {
    if (shown_.contains(field)) continue;
    const auto label = text_field_label(field);
    broken(field, {"缺少必备内容：" + std::string(label.zh),
                   "mandatory content is missing: " + std::string(label.en)});
  }
  const auto& of = term(of_register);
  say(Finding::noted, "mandatory",
      {"必备内容按“" + std::string(of.zh) + "”核对",
       "mandatory content as for " + std::string(of.en)});
}

}  // namespace

bool DisclosureReport::is_clean() const {
  return std::ranges::none_of(lines, [](auto& line) { return line.finding == Finding::broken; });
}

Result<DisclosureReport> check_disclosure(const Disclosure& disclosure,
                                          const std::vector<std::string>& keys) {
  std::vector<ledger::NoteKey> known;
  std::vector<CheckedLine> unreadable;
  for (const auto& vkey : keys.empty() ? disclosure.keys : keys) {
    auto key = ledger::parse_note_key(vkey);
    if (key) {
      known.push_back(std::move(*key));
    } else if (!keys.empty()) {
      return tl::unexpected(key.error());
    } else {
      unreadable.push_back({Finding::broken, "key", key.error().sentence()});
    }
  }
  auto report = Check(disclosure, std::move(known), keys.empty()).report();
  report.lines.insert(report.lines.end(), unreadable.begin(), unreadable.end());
  return report;
}

}  // namespace caseledger::adapters
