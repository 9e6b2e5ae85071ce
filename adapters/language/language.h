// The two languages people are answered in. Doors choose one per caller (LANG, --lang, an HTTP
// header); Chinese is what a bureau speaks, so it is what nobody has to ask for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace caseledger::adapters {

enum class Language : std::uint8_t { zh, en };

/// "zh", "en", and the locale names that begin with them ("zh_CN.UTF-8", "en-GB").
constexpr std::optional<Language> parse_language(std::string_view name) {
  const auto is = [name](std::string_view code) {
    return name == code || (name.size() > 2 && name.starts_with(code) &&
                            (name[2] == '_' || name[2] == '-' || name[2] == '.'));
  };
  if (is("zh")) return Language::zh;
  if (is("en")) return Language::en;
  return std::nullopt;
}

/// A sentence in both languages, chosen late.
struct Bilingual {
  std::string zh, en;
  const std::string& in(Language language) const { return language == Language::zh ? zh : en; }
  friend bool operator==(const Bilingual&, const Bilingual&) = default;
};

}  // namespace caseledger::adapters
