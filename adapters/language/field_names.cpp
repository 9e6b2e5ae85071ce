// Down the shapes, one step a part of the path.
#include "adapters/language/field_names.h"

#include <algorithm>
#include <charconv>

namespace caseledger::adapters {
namespace {

/// The word by which an element of a list is told from its fellows: the slot of a material. Null
/// where it has none.
const Term* word_of(const Shape& shape, const void* value) {
  for (const auto& member : shape.members) {
    if (member.shape->kind != Kind::vocabulary) continue;
    return &member.shape->terms[word_number(member.of(value))];
  }
  return nullptr;
}

void add(Bilingual& name, std::string_view zh, std::string_view en) {
  name.zh.append(name.zh.empty() ? "" : "：").append(zh);
  name.en.append(name.en.empty() ? "" : ": ").append(en);
}

}  // namespace

Bilingual field_name(const Event& event, std::string_view path) {
  Bilingual name;
  const Shape* shape = &event.shape();
  const void* value = event.body();
  while (!path.empty()) {
    const auto step = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(path.size(), step.size() + 1));
    if (shape->kind != Kind::list) {
      const auto* member = shape->find(step);
      if (member == nullptr) return name;
      add(name, member->label.zh, member->label.en);
      value = member->of(value);
      shape = member->shape;
      continue;
    }
    std::size_t n = 0;
    std::from_chars(step.data(), step.data() + step.size(), n);
    if (n >= shape->count(value)) return name;
    value = shape->element_at(value, n);
    shape = shape->element;
    name.zh += std::to_string(n + 1);
    name.en += " " + std::to_string(n + 1);
    if (const auto* word = word_of(*shape, value)) add(name, word->zh, word->en);
  }
  return name;
}

}  // namespace caseledger::adapters
