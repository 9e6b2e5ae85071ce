// Which of the two languages a caller is answered in. Doors choose one per caller (LANG, --lang, an
// HTTP header); Chinese is what a bureau speaks, so it is what nobody has to ask for.
#pragma once

#include <optional>
#include <string_view>

#include "ledger/base/bilingual.h"

namespace caseledger::adapters {

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

}  // namespace caseledger::adapters
