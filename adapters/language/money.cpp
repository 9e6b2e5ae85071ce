// Exact in fen; no floating point ever.
#include "adapters/language/money.h"

#include <algorithm>

namespace caseledger::adapters {
namespace {

constexpr std::size_t kYuanDigitsMax = 13;
constexpr std::size_t kDecimalsSize = 3;  // with the point

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<Fen> parse_yuan(std::string_view text) {
  if (text.size() <= kDecimalsSize) return std::nullopt;
  const auto yuan = text.substr(0, text.size() - kDecimalsSize);
  const auto decimals = text.substr(yuan.size());
  if (!is_digits(yuan) || yuan.size() > kYuanDigitsMax) return std::nullopt;
  if (yuan.size() > 1 && yuan.front() == '0') return std::nullopt;
  if (decimals.front() != '.' || !is_digits(decimals.substr(1))) return std::nullopt;
  Fen amount;
  for (const char c : text) {
    if (c != '.') amount.count = amount.count * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return amount;
}

std::string yuan_text(Fen amount) {
  const auto fen = amount.count % 100;
  return std::to_string(amount.count / 100) + (fen < 10 ? ".0" : ".") + std::to_string(fen);
}

std::string yuan_in_words(Fen amount, Language language) {
  auto text = yuan_text(amount);
  if (language == Language::zh) return text + "元";
  constexpr std::size_t kGroup = 3;
  for (auto at = text.size() - kDecimalsSize; at > kGroup; at -= kGroup) {
    text.insert(at - kGroup, 1, ',');
  }
  return text + " yuan";
}

}  // namespace caseledger::adapters
