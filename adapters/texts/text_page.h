// One page for whoever compares what was drafted, what was reviewed and what was decided: the three
// texts of each round beside each other, with a sign at each paragraph that differs, and below
// them every document of the case. One file, without scripts and without anything from elsewhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "adapters/texts/case_texts.h"

namespace caseledger::adapters {

/// Whatever is in the texts stays text.
std::string text_page(std::string_view title, const std::vector<CaseText>& texts);

}  // namespace caseledger::adapters
