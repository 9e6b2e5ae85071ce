// The rows of the bureau's officers (附1-7(3)), with all certificates and appointments there ever
// were.
#pragma once

#include "projections/stream_row.h"
#include "statemachines/day/bureau.h"

namespace caseledger::projections {

struct OfficerRow {
  Id id;
  Wording full_name;
  Id section;
  ledger::Position enrolled_position;  ///< said full_name
  Day enrolled_on;
  std::vector<Certificate> certificates;  ///< the latest is last
  std::vector<Appointment> appointments;

  bool holds(Capacity capacity, Day on) const;
  /// The certificate that is valid on the day; null: none.
  const Certificate* valid_certificate(Day on) const;
};

template <>
struct Description<OfficerRow> {
  static constexpr AboutTable table{.name = "officers",
                                    .key = "id",
                                    .section = Section::parts,
                                    .owner = Owner::bureau,
                                    .opening = "\n\n**officers** 执法人员 (附1-7 (三)): "};
  static constexpr auto columns(auto of) {
    using Row = OfficerRow;
    return of(column("id", &Row::id), column("full_name", &Row::full_name),
              column("section", &Row::section),
              column("enrolled_position", &Row::enrolled_position),
              column("enrolled_on", &Row::enrolled_on, {.null = Null::never}),
              part(&Row::certificates), part(&Row::appointments));
  }
};

template <>
struct Description<Certificate> {
  static constexpr auto columns(auto of) {
    using Row = Certificate;
    return of(column("certificate", &Row::number), column("valid_from", &Row::valid_from),
              column("valid_until", &Row::valid_until),
              column("suspended_from", &Row::suspended_from));
  }
};

struct CertificateRow {
  Id officer;
  std::uint32_t number = 0;
  Certificate certificate;
};

template <>
struct Description<CertificateRow> {
  static constexpr AboutTable table{.name = "certificates",
                                    .key = "officer, number",
                                    .section = Section::parts,
                                    .owner = Owner::bureau,
                                    .opening = " **certificates**: "};
  static constexpr auto columns(auto of) {
    using Row = CertificateRow;
    return of(column("officer", &Row::officer), column("number", &Row::number),
              column("", &Row::certificate));
  }
};

template <>
struct Description<Appointment> {
  static constexpr auto columns(auto of) {
    using Row = Appointment;
    return of(column("capacity", &Row::capacity), column("category", &Row::category),
              column("from_day", &Row::from), column("until_day", &Row::until));
  }
};

struct AppointmentRow {
  Id officer;
  std::uint32_t number = 0;
  Appointment appointment;
};

template <>
struct Description<AppointmentRow> {
  static constexpr AboutTable table{.name = "appointments",
                                    .key = "officer, number",
                                    .section = Section::parts,
                                    .owner = Owner::bureau,
                                    .opening = " **appointments**: "};
  static constexpr auto columns(auto of) {
    using Row = AppointmentRow;
    return of(column("officer", &Row::officer), column("number", &Row::number),
              column("", &Row::appointment));
  }
};

}  // namespace caseledger::projections
