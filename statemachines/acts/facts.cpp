// The special members of the largest set; nothing else, because they alone take the compiler half a
// minute.
#include "statemachines/acts/facts.h"

namespace caseledger {

Event::Event() = default;
Event::Event(const Event&) = default;
Event::Event(Event&&) noexcept = default;
Event& Event::operator=(const Event&) = default;
Event& Event::operator=(Event&&) noexcept = default;
Event::~Event() = default;

bool operator==(const Event& a, const Event& b) {
  return static_cast<const Event::Variant&>(a) == static_cast<const Event::Variant&>(b);
}

}  // namespace caseledger
