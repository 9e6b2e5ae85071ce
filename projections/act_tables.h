// The tables of what acts of a case brought with them: evidence, attendance, payments. They only
// grow, but for words that are corrected. Private to the room; may throw SQLite's exceptions.
#pragma once

#include "projections/fold.h"
#include "projections/insert.h"

namespace caseledger::projections {

class ActTables {
 public:
  explicit ActTables(SQLite::Database& database);

  /// The rows of one leaf; most have none.
  void write(const ledger::Leaf& leaf, LeafTexts& texts);
  /// The right text at a path of the leaf `corrected`, if a row here shows it.
  void correct(ledger::Position corrected, const std::string& path, const Wording& text);

 private:
  void write_evidence(const ledger::Leaf& leaf, const RecordGathered& gathered, LeafTexts& texts);
  void write_payment(const ledger::Leaf& leaf, const DecisionExecuted& executed);
  void write_attendance(const ledger::Leaf& leaf, const std::vector<Attendance>& attendance,
                        LeafTexts& texts);

  Insert<EvidenceRow> evidence_;
  Insert<AttendanceRow> attendance_;
  Insert<PaymentRow> payments_;
  SQLite::Statement correct_summary_, correct_exception_, correct_opinion_;
};

}  // namespace caseledger::projections
