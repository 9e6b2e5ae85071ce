// The small values that commands, events and files are made of.
//
// Free text, personal data and documents never enter the ledger as such: what the law may read of
// them is whether they were given, how long they are and which digest they have. `Said` and
// `Document` are exactly that; the words themselves travel beside the command as `Content` and end
// in the vault. On the wire both live in the leaf's commitments and attachments, found by the path
// of the field ("reason", "findings/2/note").
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "statemachines/words/digest.h"

namespace caseledger {

/// A text that was said; its words are a salted commitment.
struct Said {
  std::uint32_t chars = 0;  ///< Unicode code points after validation; 0 = nothing was said
  constexpr bool given() const { return chars != 0; }
  friend constexpr auto operator<=>(const Said&, const Said&) = default;
};

/// A document by its digests; zero = none was given.
struct Document {
  Digest sha256;
  Digest sm3;
  std::uint64_t size_bytes = 0;
  constexpr bool given() const { return !sha256.is_zero(); }
  friend constexpr auto operator<=>(const Document&, const Document&) = default;
};

/// An identifier in the clear: an officer ("zhang.wei"), a case ("2021-SF-0007"), a section. No
/// blanks, no control characters, at most 64 bytes of UTF-8; the doors check it.
using Id = std::string;

/// Renminbi in fen.
struct Fen {
  std::uint64_t count = 0;
  friend constexpr auto operator<=>(Fen, Fen) = default;
};

/// How many accepted facts a stream holds.
struct Version {
  std::uint64_t count = 0;
  friend constexpr auto operator<=>(Version, Version) = default;
};

/// 128 bits chosen by whoever asks; the same id is the same command, for ever.
struct CommandId {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  constexpr bool is_zero() const { return high == 0 && low == 0; }
  friend constexpr auto operator<=>(const CommandId&, const CommandId&) = default;
};

/// The words behind one `Said` or the inline text of one `Document`, on their way to the vault.
struct Content {
  std::string path;
  std::string text;
  friend bool operator==(const Content&, const Content&) = default;
};

}  // namespace caseledger
