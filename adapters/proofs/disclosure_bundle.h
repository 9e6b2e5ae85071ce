// A disclosure that its reader can check (附1-7). It holds the leaf of what was drafted for
// publication, the proof that this leaf is in the signed checkpoint, and the words and salts of the
// fields that are shown. Of the other fields it holds only their commitments, which are in the
// leaf. A field that an update or a correction replaced comes with the leaf that replaced it. Which
// fields must be shown depends on the register; the leaf that opened the item proves which register
// it is.
//
// As JSON, for the public pages, for `caseledger disclose` and for anybody's own tools:
//
//   {"format":"caseledger/disclosure/v1","register":"decisions","proof":"<c2sp.org/tlog-proof@v1>",
//    "leaf":"<base64>","words":[{"path":"title","salt":"<32 hex>","words":"…"}],
//    "texts":[{"path":"text","words":"…"}],"keys":["<vkey>"],"hidden":["party"],
//    "mandatory":["title"],"opened":{"proof":…,"leaf":…},
//    "later":[{"proof":…,"leaf":…,"words":[…],"texts":[…]}]}
//
// The keys are the bureau's own claim; readers should obtain them from another source too.
// ledger/FORMAT.md describes leaf, commitment, tree and checkpoint.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/proofs/checkpoint_proofs.h"

namespace caseledger::adapters {

/// The words of a field, with the salt of their commitment.
struct DisclosedWords {
  std::string path;
  ledger::RevealedWords revealed;
  friend bool operator==(const DisclosedWords&, const DisclosedWords&) = default;
};

/// The text of a document; the leaf has its digest and size.
struct DisclosedText {
  std::string path, words;
  friend bool operator==(const DisclosedText&, const DisclosedText&) = default;
};

/// A leaf with its proof, without the words that it commits to.
struct ProvenLeaf {
  std::string proof;  ///< c2sp.org/tlog-proof@v1, with the checkpoint's note
  std::vector<std::uint8_t> leaf;
  friend bool operator==(const ProvenLeaf&, const ProvenLeaf&) = default;
};

struct DisclosedLeaf : ProvenLeaf {
  std::vector<DisclosedWords> words;
  std::vector<DisclosedText> texts;
  friend bool operator==(const DisclosedLeaf&, const DisclosedLeaf&) = default;
};

struct Disclosure {
  PublicRegister register_ = PublicRegister::unspecified;
  std::optional<ProvenLeaf> opened;  ///< names the register; none if no leaf opened the item
  DisclosedLeaf draft;
  std::vector<DisclosedLeaf> later;  ///< updates and corrections of the draft, in their order
  std::vector<std::string> keys;     ///< vkeys of the log, in force and on the checkpoint
  std::vector<std::string> hidden;   ///< fields that have words but are not shown, sorted
  std::vector<std::string> mandatory;
  friend bool operator==(const Disclosure&, const Disclosure&) = default;
};

/// From which ledger, and under which of its checkpoints.
struct DisclosureSource {
  const ledger::Ledger& ledger;
  CheckpointProofs& proofs;
};

/// Discloses an item that is on display, as it was when it was last published. Fields that its
/// draft withholds stay hidden, and so do those of `hide`. malformed: the item is not on display,
/// or `hide` names a field that it does not have. unavailable: the checkpoint does not cover it
/// yet.
Result<Disclosure> disclose_item(const DisclosureSource& source, std::string_view item,
                                 std::span<const std::string> hide = {});
/// Discloses a single leaf of the disclosure procedure. malformed: the leaf is of another
/// procedure, so its words are not for the public.
Result<Disclosure> disclose_leaf(const DisclosureSource& source, ledger::Position position,
                                 std::span<const std::string> hide = {});

/// The words that a disclosure shows of a field; null: none. A page prints these, so what it prints
/// is what it proves.
const std::string* shown_words(const Disclosure& disclosure, std::string_view field);

std::string to_json(const Disclosure& disclosure);
/// malformed, naming the place in the JSON. Proofs are not verified here.
Result<Disclosure> parse_disclosure(std::string_view json);

}  // namespace caseledger::adapters
