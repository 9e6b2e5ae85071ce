// The register only compares what it is told with what it holds.
#include "statemachines/bureau/bureau_requirements.h"

#include <algorithm>

namespace caseledger {
namespace {

Verdict certified_when_appointed(Capacity capacity, const Bureau& bureau,
                                 const AppointOfficer& command) {
  if (command.capacity != capacity) return Verdict::met();
  return Verdict::of(bureau.certificate_valid(command.officer, command.from));
}

/// Nobody signs for the system: where officers sign, the register is its business only until the
/// first registrar is appointed, not again when their term has ended.
bool has_no_keeper(const Bureau& bureau, Day on) {
  if (bureau.trust != TrustMode::officer_keys) return bureau.count_of(Capacity::registrar, on) == 0;
  return std::ranges::none_of(bureau.officers, [](const auto& entry) {
    const auto& appointments = entry.second.appointments;
    return std::ranges::find(appointments, Capacity::registrar, &Appointment::capacity) !=
           appointments.end();
  });
}

}  // namespace

Verdict by_keeper_of_the_register::holds(const Bureau& bureau, const Context& context) {
  switch (context.capacity) {
    case Capacity::registrar:
    case Capacity::principal_head:
      return Verdict::met();
    case Capacity::system:
      return Verdict::of(has_no_keeper(bureau, local_day(context.recorded_at)));
    default:
      return Verdict::unmet(std::string(key_of(context.capacity)));
  }
}

Verdict officer_is_not_the_system::holds(const Bureau&, const EnrolOfficer& command,
                                         const Context&) {
  return Verdict::of(command.officer != kSystemActor);
}

Verdict officer_is_new::holds(const Bureau& bureau, const EnrolOfficer& command, const Context&) {
  return Verdict::of(bureau.officer(command.officer) == nullptr);
}

Verdict officer_is_enrolled::holds(const Bureau& bureau, std::string_view officer) {
  if (bureau.officer(officer) != nullptr) return Verdict::met();
  return Verdict::unmet(std::string(officer));
}

Verdict certificate_dates_fit::holds(std::string_view certificate, Day from, Day until) {
  if (certificate.empty() || from <= until) return Verdict::met();
  return Verdict::unmet(to_text(until));
}

Verdict officer_has_a_certificate::holds(const Bureau& bureau, const SuspendCertificate& command,
                                         const Context&) {
  const auto* officer = bureau.officer(command.officer);
  return Verdict::of(officer != nullptr && !officer->certificates.empty());
}

Verdict capacity_can_be_given::holds(const Bureau&, const AppointOfficer& command, const Context&) {
  const bool is_named = command.capacity != Capacity::unspecified;
  return Verdict::of(is_named && command.capacity != Capacity::system);
}

Verdict appointment_dates_fit::holds(const Bureau&, const AppointOfficer& command, const Context&) {
  if (command.until == Day{} || command.from <= command.until) return Verdict::met();
  return Verdict::unmet(to_text(command.until));
}

Verdict appointment_is_new::holds(const Bureau& bureau, const AppointOfficer& command,
                                  const Context&) {
  return Verdict::of(!bureau.holds(command.officer, command.capacity, command.from));
}

Verdict appointed_handler_is_certified::holds(const Bureau& bureau, const AppointOfficer& command,
                                              const Context&) {
  return certified_when_appointed(Capacity::handler, bureau, command);
}

Verdict appointed_reviewer_is_certified::holds(const Bureau& bureau, const AppointOfficer& command,
                                               const Context&) {
  return certified_when_appointed(Capacity::reviewer, bureau, command);
}

Verdict reviewer_has_category::holds(const Bureau&, const AppointOfficer& command, const Context&) {
  const bool has_one = command.category != ReviewerCategory::unspecified;
  return Verdict::of(command.capacity != Capacity::reviewer || has_one);
}

Verdict appointment_is_held::holds(const Bureau& bureau, const RelieveOfficer& command,
                                   const Context&) {
  return Verdict::of(bureau.holds(command.officer, command.capacity, command.until));
}

}  // namespace caseledger
