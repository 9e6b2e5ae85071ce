#include "projections/officer_row.h"

#include <algorithm>

namespace caseledger::projections {

bool OfficerRow::holds(Capacity capacity, Day on) const {
  return std::ranges::any_of(appointments, [&](const Appointment& one) {
    const bool has_ended = one.until != Day{} && one.until < on;
    return one.capacity == capacity && one.from <= on && !has_ended;
  });
}

const Certificate* OfficerRow::valid_certificate(Day on) const {
  const auto found = std::ranges::find_if(certificates, [&](const Certificate& one) {
    const bool is_suspended = one.suspended_from != Day{} && one.suspended_from <= on;
    return one.valid_from <= on && on <= one.valid_until && !is_suspended;
  });
  return found == certificates.end() ? nullptr : &*found;
}

}  // namespace caseledger::projections
