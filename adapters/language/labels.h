// What people call acts, facts, fields and stages, looked up by their keys. The names stand where
// the things are described (statemachines/words/names.h, fields.h, procedures.h); of a key that
// nobody knows the key itself is shown.
#pragma once

#include <string_view>

#include "adapters/language/language.h"
#include "statemachines/words/names.h"
#include "statemachines/words/vocabulary.h"

namespace caseledger {

constexpr std::string_view in(const Label& label, Language language) {
  return language == Language::zh ? label.zh : label.en;
}
constexpr std::string_view in(const Term& word, Language language) {
  return language == Language::zh ? word.zh : word.en;
}

}  // namespace caseledger

namespace caseledger::adapters {

/// "submit_for_review" is 送审.
Label act_label(std::string_view act);
/// An event is called as the act that brings it about; the engine's own two have their names.
Label event_label(std::string_view event);
/// What a name means that is an event's, an act's or a requirement's: no two share one.
Label name_label(std::string_view name);
/// A field of the text of a disclosure: "title".
Label text_field_label(std::string_view field);
/// A stage of a procedure by its key.
Label stage_label(Procedure procedure, std::string_view stage);

}  // namespace caseledger::adapters
