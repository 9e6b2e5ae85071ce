// A 256-bit digest as a value. Which function made it (SHA-256, SM3) is said by the field that
// holds it, never guessed. Computing digests is the ledger's work; the law only compares them.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace caseledger {

struct Digest {
  std::array<std::uint8_t, 32> bytes{};
  friend constexpr auto operator<=>(const Digest&, const Digest&) = default;
  constexpr bool is_zero() const { return *this == Digest{}; }
};

/// 64 lower-case hexadecimal digits, no prefix; parsing accepts exactly that.
std::string to_hex(const Digest& digest);
std::optional<Digest> parse_digest(std::string_view hex);

}  // namespace caseledger
