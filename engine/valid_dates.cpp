// Walks the field lists; see valid_dates.h.
#include "engine/valid_dates.h"

#include <algorithm>

namespace caseledger::engine {
namespace {

const Day kFirst = day_of(1, 1, 1), kLast = day_of(9999, 12, 31);

bool is_near(Day day) { return kFirst <= day && day <= kLast; }
bool is_near(Instant at) { return start_of(kFirst) <= at && at <= start_of(kLast); }

bool is_near(const Shape& shape, const void* value) {
  bool near = true;
  walk_values(shape, value, "", [&](const std::string&, const Shape& one, const void* at) {
    if (one.kind == Kind::day) near = near && is_near(*static_cast<const Day*>(at));
    if (one.kind == Kind::instant) near = near && is_near(*static_cast<const Instant*>(at));
  });
  return near;
}

bool is_near(const std::vector<ClockMoved>& clocks) {
  return std::ranges::all_of(clocks, [](const ClockMoved& moved) {
    return is_near(moved.on) && is_near(moved.due) && is_near(moved.due_without_pause);
  });
}

}  // namespace

bool has_valid_dates(const ledger::Fact& fact) {
  return is_near(fact.occurred_at) && is_near(fact.recorded_at) && is_near(fact.clocks) &&
         is_near(fact.event.shape(), fact.event.body());
}

}  // namespace caseledger::engine
