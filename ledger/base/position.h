// The place of a leaf in the ledger: its index in the Merkle tree, counted from 0 without gaps.
// Leaves are never moved and never removed, so a position names the same bytes for ever.
#pragma once

#include <compare>
#include <cstdint>

#include "ledger/base/bytes.h"

namespace caseledger::ledger {

struct Position {
  std::uint64_t index = 0;
  constexpr Position next() const { return Position{index + 1}; }
  friend constexpr auto operator<=>(Position, Position) = default;
};

/// The longest leaf: an entry bundle writes the length as a big-endian uint16 (C2SP tlog-tiles).
inline constexpr std::size_t kLeafBytesMax = 65'535;

}  // namespace caseledger::ledger
