// Hexadecimal in and out.
#include "statemachines/words/digest.h"

namespace caseledger {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

int value_of(char digit) {
  const auto at = kHexDigits.find(digit);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

}  // namespace

std::string to_hex(const Digest& digest) {
  std::string hex;
  hex.reserve(2 * digest.bytes.size());
  for (const auto byte : digest.bytes) {
    hex += kHexDigits[byte >> 4U];
    hex += kHexDigits[byte & 15U];
  }
  return hex;
}

std::optional<Digest> parse_digest(std::string_view hex) {
  Digest digest;
  if (hex.size() != 2 * digest.bytes.size()) return std::nullopt;
  for (std::size_t n = 0; n < digest.bytes.size(); ++n) {
    const int high = value_of(hex[2 * n]);
    const int low = value_of(hex[2 * n + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    digest.bytes[n] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return digest;
}

}  // namespace caseledger
