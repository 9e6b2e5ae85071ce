// Dates and neutral values as people read them.
#pragma once

#include <string>
#include <string_view>

#include "adapters/language.h"
#include "statemachines/time.h"

namespace caseledger::adapters {

/// 2021年9月15日; in English 2021-09-15.
std::string day_words(Day day, Language language);
/// 2021年9月15日10时05分, local time; in English 2021-09-15 10:05.
std::string instant_words(Instant at, Language language);

/// What was found instead of what a requirement asks: a date is said as one, the key of a word by
/// the word, unless two vocabularies say different things by it; anything else stays as it is.
std::string actual_words(std::string_view actual, Language language);

}  // namespace caseledger::adapters
