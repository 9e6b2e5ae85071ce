// An officer's name is said at the enrolment, and said better by a correction of just that.
#include "projections/officer_register.h"

#include "statemachines/words/check.h"

namespace caseledger::projections {
namespace {

/// The officer whose row the event changes; null: no officer's.
const Id* officer_of(const Event& event) {
  const Id* officer = nullptr;
  visit_among<Types<OfficerEnrolled, CertificateRenewed, CertificateSuspended, OfficerAppointed,
                    OfficerRelieved>>(event, [&](const auto& one) { officer = &one.officer; });
  return officer;
}

}  // namespace

void OfficerRegister::load(std::vector<OfficerRow> rows, Bureau& bureau) {
  enrolments_.clear();
  changed_.clear();
  for (auto& row : rows) {
    enrolments_[row.id] = {std::move(row.full_name), row.enrolled_position, row.enrolled_on};
    bureau.officers[row.id] = {
        row.id, row.section, std::move(row.certificates), std::move(row.appointments), {}};
  }
}

Result<void> OfficerRegister::take(const ledger::Leaf& leaf, const Bureau& bureau,
                                   const Source& source, History& history) {
  const auto& fact = leaf.fact;
  LeafTexts texts(source, leaf.position);
  if (const auto* corrected = fact.event.get_if<RecordCorrected>()) {
    const auto said_at = history.position_of({fact.procedure, fact.stream}, corrected->version);
    if (said_at) correct(*corrected, *said_at, texts);
    return texts.status();
  }
  const auto* officer = officer_of(fact.event);
  if (officer == nullptr) return {};
  if (const auto* enrolled = fact.event.get_if<OfficerEnrolled>()) {
    enrolments_[*officer] = {texts.text("full_name", enrolled->full_name), leaf.position,
                             local_day(fact.occurred_at)};
  } else if (bureau.officer(*officer) == nullptr) {
    return spoilt(leaf, {"所涉人员从未登记：" + *officer,
                         "speaks of an officer never enrolled: " + *officer});
  }
  changed_.insert(*officer);
  return texts.status();
}

void OfficerRegister::correct(const RecordCorrected& corrected, ledger::Position said_at,
                              LeafTexts& texts) {
  if (corrected.path != "full_name") return;
  for (auto& [id, enrolment] : enrolments_) {
    if (enrolment.position != said_at) continue;
    enrolment.full_name = texts.text("text", corrected.text);
    changed_.insert(id);
  }
}

OfficerRow OfficerRegister::row_of(const Officer& officer) const {
  const auto enrolment = enrolments_.find(officer.id);
  CL_ASSERT(enrolment != enrolments_.end());
  const auto& [full_name, position, on] = enrolment->second;
  return {officer.id,           full_name,           officer.section, position, on,
          officer.certificates, officer.appointments};
}

std::vector<OfficerRow> OfficerRegister::take_changed(const Bureau& bureau) {
  std::vector<OfficerRow> rows;
  for (const auto& id : changed_) {
    const auto* officer = bureau.officer(id);
    CL_ASSERT(officer != nullptr);
    rows.push_back(row_of(*officer));
  }
  changed_.clear();
  return rows;
}

}  // namespace caseledger::projections
