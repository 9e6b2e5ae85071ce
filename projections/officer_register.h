// The officers of the bureau with every certificate and appointment there ever was (附1-7(3)). A
// bureau has a few dozen, so all are held and only those an event touched are written again. What
// an event does to certificates and appointments is the law's own fold
// (statemachines/day/bureau.h).
#pragma once

#include <map>
#include <set>

#include "projections/fold.h"
#include "statemachines/day/bureau.h"

namespace caseledger::projections {

class OfficerRegister {
 public:
  /// Forgets what it held; the rows are those of the tables.
  void load(std::vector<OfficerRow> officers);

  /// corrupt: the event speaks of an officer who was never enrolled.
  Result<void> fold(const ledger::Leaf& leaf, const Source& source, Past& past);

  /// The officers that were touched since the last call.
  std::vector<OfficerRow> take_changed();

 private:
  struct Enrolment {
    Wording full_name;
    ledger::Position position;
    Day on;
  };
  OfficerRow row_of(const Officer& officer) const;
  void correct(const RecordCorrected& corrected, ledger::Position said_at, Told& told);

  Bureau bureau_;
  std::map<Id, Enrolment, std::less<>> enrolments_;
  std::set<Id> changed_;
};

/// The officer of whom an event of the bureau speaks; null: of none.
const Id* officer_of(const Event& event);

}  // namespace caseledger::projections
