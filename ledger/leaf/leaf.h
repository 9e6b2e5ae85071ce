// A leaf as values: everything one fact carries. FORMAT.md and wire.capnp give its bytes.
//
// What people said and wrote is not here: a `Said` of the event is a salted commitment, a
// `Document` is its digests, both found by the path of the field within the event. The words are
// in the vault (ledger/vault/vault.h) and can be erased there without breaking one hash.
#pragma once

#include <string>
#include <vector>

#include "ledger/base/position.h"
#include "ledger/leaf/commitment.h"
#include "statemachines/acts/facts.h"
#include "statemachines/day/deadline.h"
#include "statemachines/words/circumstances.h"

namespace caseledger::ledger {

/// SHA-256 over tag, origin, stream, path, salt and value (FORMAT.md); `chars` counts the code
/// points of the value, so that the law can be asked again after the value is gone.
struct Commitment {
  static constexpr auto names =
      part("commitment",
           "To words that were said: FORMAT.md gives the hash. Words that were not "
           "said have none.");
  std::string path;
  Digest digest;
  std::uint32_t chars = 0;
  static constexpr auto fields() {
    return std::tuple{
        required("path", &Commitment::path, "字段", "path",
                 "of the field in the fact: \"reason\", \"findings/2/reason\""),
        required("digest", &Commitment::digest, "承诺", "digest", "salted SHA-256"),
        required("chars", &Commitment::chars, "字数", "characters",
                 "code points of the words, never 0"),
    };
  }
  friend bool operator==(const Commitment&, const Commitment&) = default;
};

/// A document by its digests (on the wire beside the path: ledger/leaf/leaf_shape.cpp).
struct Attachment {
  std::string path;
  Document document;
  friend bool operator==(const Attachment&, const Attachment&) = default;
};

/// What an act says of itself, apart from its place: the engine's part of a leaf.
struct Fact : Circumstances {
  std::uint16_t command_part = 0;  ///< 0 for a command's first fact, then 1, 2, …
  Version version;  ///< of the stream after this fact; a refusal repeats the one it met
  Instant recorded_at;
  std::uint32_t law_version = 0;
  Digest ruleset, calendar;  ///< in force when it was judged
  std::vector<Id> articles;  ///< applied: the row's, or those of the breaches
  Id stage_after;            ///< key of the stage
  Event event;
  std::vector<ClockMoved> clocks;
  friend bool operator==(const Fact&, const Fact&) = default;
};

/// A fact in its place.
struct Leaf {
  std::string origin;
  Position position;
  Digest prev;  ///< SM3 of the leaf before; zero in the first
  Fact fact;
  Id key;                               ///< of the actor's signature; empty under a trusted host
  std::string signature;                ///< raw bytes
  std::vector<Commitment> commitments;  ///< sorted by path, bytewise
  std::vector<Attachment> attachments;  ///< sorted by path, bytewise
  friend bool operator==(const Leaf&, const Leaf&) = default;
};

/// A salt that was chosen outside: who signs an act commits to its words themselves.
struct ChosenSalt {
  std::string path;
  Salt salt{};
  friend bool operator==(const ChosenSalt&, const ChosenSalt&) = default;
};

/// A fact on its way in, with the words that go to the vault.
struct Draft {
  Fact fact;
  std::vector<Content> contents;  ///< each path names a Said or a Document of the event
  Id key = {};                    ///< as in the leaf, with the signature
  std::string signature = {};
  std::vector<ChosenSalt> salts = {};  ///< for the words at these paths; the others get theirs here
};

}  // namespace caseledger::ledger
