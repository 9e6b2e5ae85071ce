// Renminbi as clerks write it: yuan with two decimals.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "adapters/language/language.h"
#include "statemachines/words/values.h"

namespace caseledger::adapters {

/// "1234.50" and nothing shorter or padded; at most thirteen digits of yuan.
std::optional<Fen> parse_yuan(std::string_view text);
std::string yuan_text(Fen amount);
/// 5000.00元; in English 5,000.00 yuan.
std::string yuan_in_words(Fen amount, Language language);

}  // namespace caseledger::adapters
