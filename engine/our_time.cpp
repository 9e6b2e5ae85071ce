// Walks the field lists; see our_time.h.
#include "engine/our_time.h"

#include <algorithm>

namespace caseledger::engine {
namespace {

const Day kFirst = day_of(1, 1, 1), kLast = day_of(9999, 12, 31);

bool is_near(Day day) { return kFirst <= day && day <= kLast; }
bool is_near(Instant at) { return start_of(kFirst) <= at && at <= start_of(kLast); }

template <class T>
bool is_near(const std::vector<T>& list);

template <class T>
bool is_near(const T& value) {
  if constexpr (Described<T>) {
    bool near = true;
    for_each_field<T>([&](const auto& field) { near = near && is_near(value.*field.member); });
    return near;
  } else {
    return true;
  }
}

template <class T>
bool is_near(const std::vector<T>& list) {
  return std::ranges::all_of(list, [](const T& one) { return is_near(one); });
}

}  // namespace

bool is_of_our_time(const ledger::Fact& fact) {
  return is_near(fact.occurred_at) && is_near(fact.recorded_at) && is_near(fact.clocks) &&
         std::visit([](const auto& event) { return is_near(event); }, fact.event);
}

}  // namespace caseledger::engine
