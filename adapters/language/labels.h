// What people call an act, a fact and a field. The words of vocabularies stand beside their enums;
// acts and fields have only their keys there, so their names for the eye are here. A test holds
// that none is missing.
#pragma once

#include <string_view>

#include "adapters/language/language.h"
#include "statemachines/words/vocabulary.h"

namespace caseledger::adapters {

struct Label {
  std::string_view zh, en;
  constexpr std::string_view in(Language language) const {
    return language == Language::zh ? zh : en;
  }
};

/// "submit_for_review" is 送审. Without a label: the key itself in both.
Label act_label(std::string_view act);
/// An event is called as the act that brings it about; the engine's own two have their names.
Label event_label(std::string_view event);
/// `owner` is the act or the part ("finding") that holds the field; the field's common name
/// serves where the owner has none of its own for it.
Label field_label(std::string_view owner, std::string_view field);
/// A stage of a procedure by its key; the key itself where the procedure has no such stage.
Label stage_label(Procedure procedure, std::string_view stage);

}  // namespace caseledger::adapters
