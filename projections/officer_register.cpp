// See the header.
#include "projections/officer_register.h"

namespace caseledger::projections {

const Id* officer_of(const Event& event) {
  const Id* officer = nullptr;
  visit_among<Types<OfficerEnrolled, CertificateRenewed, CertificateSuspended, OfficerAppointed,
                    OfficerRelieved>>(event, [&](const auto& one) { officer = &one.officer; });
  return officer;
}

void OfficerRegister::load(std::vector<OfficerRow> officers) {
  *this = OfficerRegister{};
  for (auto& row : officers) {
    enrolments_[row.id] = {std::move(row.full_name), row.enrolled_position, row.enrolled_on};
    bureau_.officers[row.id] = {
        row.id, row.section, std::move(row.certificates), std::move(row.appointments), {}};
  }
}

Result<void> OfficerRegister::fold(const ledger::Leaf& leaf, const Source& source, Past& past) {
  const auto& fact = leaf.fact;
  Told told(source, leaf.position);
  if (const auto* corrected = fact.event.get_if<RecordCorrected>()) {
    const auto said_at = past.position_of({fact.procedure, fact.stream}, corrected->version);
    if (said_at) correct(*corrected, *said_at, told);
    return told.status();
  }
  const auto* officer = officer_of(fact.event);
  if (officer == nullptr) return {};
  if (const auto* enrolled = fact.event.get_if<OfficerEnrolled>()) {
    enrolments_[*officer] = {told.text("full_name", enrolled->full_name), leaf.position,
                             local_day(fact.occurred_at)};
  } else if (bureau_.officer(*officer) == nullptr) {
    return fault(FaultKind::corrupt, "read models: leaf " + std::to_string(leaf.position.index) +
                                         " speaks of an officer never enrolled: " + *officer);
  }
  evolve(bureau_,
         {fact.event, fact.stage_after, fact.clocks, fact.occurred_at, fact.actor, fact.capacity});
  changed_.insert(*officer);
  return told.status();
}

void OfficerRegister::correct(const RecordCorrected& corrected, ledger::Position said_at,
                              Told& told) {
  if (corrected.path != "full_name") return;
  for (auto& [id, enrolment] : enrolments_) {
    if (enrolment.position != said_at) continue;
    enrolment.full_name = told.text("text", corrected.text);
    changed_.insert(id);
  }
}

OfficerRow OfficerRegister::row_of(const Officer& officer) const {
  const auto enrolment = enrolments_.find(officer.id);
  const auto& found = enrolment->second;
  return {officer.id, officer.section,      found.full_name,     found.position,
          found.on,   officer.certificates, officer.appointments};
}

std::vector<OfficerRow> OfficerRegister::take_changed() {
  std::vector<OfficerRow> rows;
  for (const auto& id : changed_) rows.push_back(row_of(*bureau_.officer(id)));
  changed_.clear();
  return rows;
}

}  // namespace caseledger::projections
