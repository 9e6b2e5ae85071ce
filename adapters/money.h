// Renminbi as clerks write it: yuan with two decimals.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "statemachines/values.h"

namespace caseledger::adapters {

/// "1234.50" and nothing shorter or padded; at most thirteen digits of yuan.
std::optional<Fen> parse_yuan(std::string_view text);
std::string yuan_text(Fen amount);

}  // namespace caseledger::adapters
