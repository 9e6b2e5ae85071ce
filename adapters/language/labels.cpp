// Nothing is named here.
#include "adapters/language/labels.h"

#include <algorithm>

#include "statemachines/clauses.h"
#include "statemachines/procedures.h"

namespace caseledger::adapters {
namespace {

Label label_of(const HeldType* known, std::string_view key) {
  return known == nullptr ? Label{key, key} : known->names->label;
}

}  // namespace

Label act_label(std::string_view act) { return label_of(find_act(act), act); }

Label event_label(std::string_view event) { return label_of(find_event(event), event); }

Label name_label(std::string_view name) {
  if (find_event(name) != nullptr) return event_label(name);
  if (const auto clause = clause_named(name)) return {clause->zh, clause->en};
  return act_label(name);
}

Label text_field_label(std::string_view field) {
  const auto* member = shape_of<DraftItem>().find(field);
  return member == nullptr ? Label{field, field} : member->label;
}

Label stage_label(Procedure procedure, std::string_view stage) {
  const auto* known = find_procedure(procedure);
  if (known == nullptr) return {stage, stage};
  const auto found = std::ranges::find(known->stages, stage, &Term::key);
  return found == known->stages.end() ? Label{stage, stage} : Label{found->zh, found->en};
}

}  // namespace caseledger::adapters
