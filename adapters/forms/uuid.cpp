// Nibbles and dashes; the bits of version 7 as RFC 9562 section 5.7 lays them out.
#include "adapters/forms/uuid.h"

#include <array>

namespace caseledger::adapters {
namespace {

constexpr std::size_t kTextSize = 36;

constexpr bool is_dash(std::size_t at) { return at == 8 || at == 13 || at == 18 || at == 23; }

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::uint64_t big_endian(std::span<const std::uint8_t, 8> bytes) {
  std::uint64_t value = 0;
  for (const auto byte : bytes) value = value << 8U | byte;
  return value;
}

}  // namespace

std::optional<CommandId> parse_uuid(std::string_view text) {
  if (text.size() != kTextSize) return std::nullopt;
  CommandId id;
  for (std::size_t n = 0; n < text.size(); ++n) {
    if (is_dash(n) != (text[n] == '-')) return std::nullopt;
    if (is_dash(n)) continue;
    const int digit = hex_value(text[n]);
    if (digit < 0) return std::nullopt;
    id.high = id.high << 4U | id.low >> 60U;
    id.low = id.low << 4U | static_cast<std::uint64_t>(digit);
  }
  return id.is_zero() ? std::nullopt : std::optional(id);
}

std::string uuid_text(const CommandId& id) {
  std::string text;
  text.reserve(kTextSize);
  for (unsigned nibble = 0; nibble < 32; ++nibble) {
    if (is_dash(text.size())) text += '-';
    const auto half = nibble < 16 ? id.high : id.low;
    text += "0123456789abcdef"[half >> (60U - nibble % 16 * 4) & 15U];
  }
  return text;
}

CommandId uuid_v7(Instant now, const ledger::Random& random) {
  std::array<std::uint8_t, 16> bytes{};
  random(bytes);
  const auto millis = static_cast<std::uint64_t>(now.micros / 1'000);
  const std::span whole(bytes);
  const auto random_high = big_endian(whole.first<8>()) & 0xFFFU;
  const auto random_low = big_endian(whole.last<8>()) & 0x3FFF'FFFF'FFFF'FFFFU;
  return {millis << 16U | 0x7000U | random_high, 0x8000'0000'0000'0000U | random_low};
}

}  // namespace caseledger::adapters
