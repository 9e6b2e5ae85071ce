// Walks two values of one shape side by side.
#include "statemachines/words/shape.h"

#include <algorithm>

namespace caseledger {
namespace {

bool equal_lists(const Shape& shape, const void* a, const void* b) {
  const auto count = shape.count(a);
  if (count != shape.count(b)) return false;
  for (std::size_t n = 0; n < count; ++n) {
    if (!equal(*shape.element, shape.element_at(a, n), shape.element_at(b, n))) return false;
  }
  return true;
}

}  // namespace

const Member* Shape::find(std::string_view key) const {
  const auto found = std::ranges::find(members, key, &Member::key);
  return found == members.end() ? nullptr : &*found;
}

bool equal(const Shape& shape, const void* a, const void* b) {
  switch (shape.kind) {
    case Kind::vocabulary:
      return word_number(a) == word_number(b);
    case Kind::list:
      return equal_lists(shape, a, b);
    case Kind::part:
      return std::ranges::all_of(shape.members, [&](const Member& member) {
        return equal(*member.shape, member.of(a), member.of(b));
      });
    default:
      return visit_value(shape.kind, a,
                         [&]<class T>(const T& one) { return one == *static_cast<const T*>(b); });
  }
}

}  // namespace caseledger
