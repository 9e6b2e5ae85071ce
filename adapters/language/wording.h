// Dates and neutral values as people read them.
#pragma once

#include <string>
#include <string_view>

#include "adapters/language/language.h"
#include "statemachines/acts/common_commands.h"
#include "statemachines/words/time.h"

namespace caseledger::adapters {

/// 2021年9月15日; in English 2021-09-15.
std::string day_text(Day day, Language language);
/// 2021年9月15日10时05分, local time; in English 2021-09-15 10:05.
std::string instant_text(Instant at, Language language);

/// What was found instead of what a requirement asks, as its kind: money as yuan, the place in a
/// list as 第8项, a count with what it counts, a date as a date, a key by its word. A key that
/// vocabularies understand differently, and anything else (an officer), stays as it is.
std::string actual_text(const Breach& breach, Language language);
/// The sentence of a requirement that was not met and what was found instead, if that is known.
std::string unmet_text(const Breach& breach, std::string_view sentence, Language language);

}  // namespace caseledger::adapters
