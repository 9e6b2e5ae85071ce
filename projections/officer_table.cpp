// See the header.
#include "projections/officer_table.h"

namespace caseledger::projections {

OfficerTable::OfficerTable(SQLite::Database& database)
    : officers_(database, "officers"),
      certificates_(database, "certificates"),
      appointments_(database, "appointments"),
      forget_certificates_(database, "DELETE FROM certificates WHERE officer = ?"),
      forget_appointments_(database, "DELETE FROM appointments WHERE officer = ?") {}

void OfficerTable::save(const OfficerRow& officer) {
  officers_.write(officer);
  run(forget_certificates_, officer.id);
  run(forget_appointments_, officer.id);
  std::uint32_t number = 0;
  for (const auto& one : officer.certificates) certificates_.write(officer.id, number++, one);
  number = 0;
  for (const auto& one : officer.appointments) appointments_.write(officer.id, number++, one);
}

std::vector<OfficerRow> load_officers(const SQLite::Database& database, const std::string& order) {
  SQLite::Statement officers(database, "SELECT * FROM officers ORDER BY " + order);
  SQLite::Statement certificates(database,
                                 "SELECT certificate, valid_from, valid_until, suspended_from"
                                 " FROM certificates WHERE officer = ? ORDER BY number");
  SQLite::Statement appointments(database,
                                 "SELECT capacity, category, from_day, until_day"
                                 " FROM appointments WHERE officer = ? ORDER BY number");
  auto rows = take_all<OfficerRow>(officers);
  for (auto& row : rows) {
    row.certificates = ask<Certificate>(certificates, row.id);
    row.appointments = ask<Appointment>(appointments, row.id);
  }
  return rows;
}

}  // namespace caseledger::projections
