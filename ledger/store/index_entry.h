// The unit of the index: "a leaf with this key is at this position". Keys are 128 bits. A stream's
// is the front half of the SHA-256 of its name; a command's is its id, turned by a one-to-one
// function so that ids made in the order of time are spread as evenly as random ones. 24 bytes,
// in files exactly as in memory (little-endian).
#pragma once

#include <bit>
#include <compare>
#include <cstdint>
#include <string_view>

#include "ledger/base/position.h"
#include "statemachines/words/values.h"

namespace caseledger::ledger {

struct IndexKey {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  friend constexpr auto operator<=>(const IndexKey&, const IndexKey&) = default;
};

enum class IndexKind : std::uint8_t { stream, command };

struct IndexEntry {
  IndexKey key;
  std::uint64_t place = 0;  ///< the position; in the highest bit the kind
  constexpr IndexKind kind() const { return static_cast<IndexKind>(place >> 63); }
  constexpr Position position() const { return Position{place & ~(std::uint64_t{1} << 63)}; }
  friend constexpr auto operator<=>(const IndexEntry&, const IndexEntry&) = default;
};
static_assert(sizeof(IndexEntry) == 24 && std::endian::native == std::endian::little);

constexpr IndexEntry index_entry(IndexKind kind, IndexKey key, Position position) {
  return {key, std::uint64_t{static_cast<std::uint8_t>(kind)} << 63 | position.index};
}

IndexKey stream_key(std::string_view stream);
IndexKey command_key(const CommandId& command);

}  // namespace caseledger::ledger
