// Officers in and out of the tables, with their certificates and appointments. Private to the room;
// may throw SQLite's exceptions.
#pragma once

#include "projections/insert.h"

namespace caseledger::projections {

class OfficerTable {
 public:
  explicit OfficerTable(SQLite::Database& database);
  void save(const OfficerRow& officer);

 private:
  Insert<OfficerRow> officers_;
  Insert<CertificateRow> certificates_;
  Insert<AppointmentRow> appointments_;
  SQLite::Statement forget_certificates_, forget_appointments_;
};

/// All of them; `order` is an SQL ordering of the officers.
std::vector<OfficerRow> load_officers(const SQLite::Database& database, const std::string& order);

}  // namespace caseledger::projections
