// An officer is written whole: the lists are few and short.
#include "projections/officer_table.h"

namespace caseledger::projections {

OfficerTable::OfficerTable(SQLite::Database& database)
    : officers_(database),
      certificates_(database),
      appointments_(database),
      forget_certificates_(database, "DELETE FROM certificates WHERE officer = ?"),
      forget_appointments_(database, "DELETE FROM appointments WHERE officer = ?") {}

void OfficerTable::save(const OfficerRow& officer) {
  officers_.write(officer);
  run(forget_certificates_, officer.id);
  run(forget_appointments_, officer.id);
  std::uint32_t number = 0;
  for (const auto& one : officer.certificates) certificates_.write({officer.id, number++, one});
  number = 0;
  for (const auto& one : officer.appointments) appointments_.write({officer.id, number++, one});
}

std::vector<OfficerRow> load_officers(const SQLite::Database& database, const std::string& order) {
  SQLite::Statement officers(database, select_all<OfficerRow>() + "ORDER BY " + order);
  SQLite::Statement certificates(
      database, select_all<CertificateRow>() + "WHERE officer = ? ORDER BY number");
  SQLite::Statement appointments(
      database, select_all<AppointmentRow>() + "WHERE officer = ? ORDER BY number");
  auto rows = take_all<OfficerRow>(officers);
  for (auto& row : rows) {
    for (auto& one : ask<CertificateRow>(certificates, row.id)) {
      row.certificates.push_back(std::move(one.certificate));
    }
    for (auto& one : ask<AppointmentRow>(appointments, row.id)) {
      row.appointments.push_back(one.appointment);
    }
  }
  return rows;
}

}  // namespace caseledger::projections
