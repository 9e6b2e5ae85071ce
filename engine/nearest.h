// The names that somebody may have meant who wrote one that nobody bears.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/bilingual.h"

namespace caseledger::engine {

/// Of the known names those that a slip or two make into the one that was written, the nearest
/// first and three at most: letters left out, added, changed or exchanged, upper case for lower.
/// Requires UTF-8; what is none is near to nothing.
std::vector<std::string> nearest(std::string_view written, const std::vector<std::string>& known);

/// Asks for them at the end of the sentence: "…, is it 2021-SF-1, 2021-SF-2?". Where there are
/// none the sentence stays as it is.
Bilingual did_you_mean(Bilingual sentence, const std::vector<std::string>& names);

}  // namespace caseledger::engine
