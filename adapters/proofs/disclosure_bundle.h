// A disclosure that its reader can check (附1-7): the leaf of what was drafted for publication with
// its way to the signed checkpoint, the words and salts of the fields that are shown, and nothing
// of the others but what is in the leaf: their commitments. Fields that an update or a correction
// replaced come with the leaf that did so. What must be shown depends on the register; the leaf
// that opened the item proves which one it is.
//
// As JSON, for the public pages, for `caseledger disclose` and for anybody's own tools:
//
//   {"format":"caseledger/disclosure/v1","register":"decisions","proof":"<c2sp.org/tlog-proof@v1>",
//    "leaf":"<base64>","words":[{"path":"title","salt":"<32 hex>","words":"…"}],
//    "texts":[{"path":"text","words":"…"}],"keys":["<vkey>"],"hidden":["party"],
//    "mandatory":["title"],"opened":{"proof":…,"leaf":…},
//    "later":[{"proof":…,"leaf":…,"words":[…],"texts":[…]}]}
//
// The keys are the bureau's own claim; whoever checks should have them from somewhere else.
// ledger/FORMAT.md gives leaf, commitment, tree and checkpoint.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/ledger.h"
#include "statemachines/day/bureau.h"

namespace caseledger::adapters {

/// Words that were said, with what opens their commitment.
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

/// A leaf as it is, without any word of what it commits to.
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
  std::optional<ProvenLeaf> opened;  ///< says the register; none where nothing opened the item
  DisclosedLeaf draft;
  std::vector<DisclosedLeaf> later;  ///< updates and corrections of the draft, in their order
  std::vector<std::string> keys;     ///< vkeys of the log, in force and on the checkpoint
  std::vector<std::string> hidden;   ///< fields that were said and are not shown, sorted
  std::vector<std::string> mandatory;
  friend bool operator==(const Disclosure&, const Disclosure&) = default;
};

/// From which ledger, and who signs its checkpoints.
struct DisclosureSource {
  const ledger::Ledger& ledger;
  const Bureau& bureau;
};

/// The text of an item that is on display, as it was when it was last published. Its draft's
/// withheld fields stay hidden, and those of `hide` with them. malformed: nothing is on display, or
/// `hide` names no field of it; unavailable: the checkpoint does not cover it yet.
Result<Disclosure> disclose_item(const DisclosureSource& source, std::string_view item,
                                 std::span<const std::string> hide = {});
/// One leaf of the disclosure procedure by itself. malformed: it is of another procedure, and what
/// it says is not for the public.
Result<Disclosure> disclose_leaf(const DisclosureSource& source, ledger::Position position,
                                 std::span<const std::string> hide = {});

/// The words shown of a field; null: none. For a page: what it prints is what it proves.
const std::string* shown_words(const Disclosure& disclosure, std::string_view field);

std::string to_json(const Disclosure& disclosure);
/// malformed, naming the place. Nothing is verified.
Result<Disclosure> parse_disclosure(std::string_view json);

}  // namespace caseledger::adapters
