#include "ledger/leaf/salt_text.h"

namespace caseledger::ledger {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

}  // namespace

std::string salt_text(const Salt& salt) {
  std::string text;
  for (const auto byte : salt) text.append({kDigits[byte >> 4U], kDigits[byte & 15U]});
  return text;
}

std::optional<Salt> parse_salt(std::string_view text) {
  Salt salt;
  if (text.size() != 2 * salt.size()) return std::nullopt;
  for (std::size_t n = 0; n < salt.size(); ++n) {
    const auto high = kDigits.find(text[2 * n]), low = kDigits.find(text[2 * n + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    salt[n] = static_cast<std::uint8_t>(high << 4U | low);
  }
  return salt;
}

}  // namespace caseledger::ledger
