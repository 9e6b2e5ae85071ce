// The officers of the bureau with every certificate and appointment there ever was (附1-7(3)). A
// bureau has a few dozen, so all are held and only those an event touched are written again. What
// an event does to certificates and appointments is the law's own fold
// (statemachines/day/bureau.h); here is who was touched, and the name that the law does not need.
#pragma once

#include <map>
#include <set>

#include "projections/fold.h"

namespace caseledger::projections {

class OfficerRegister {
 public:
  /// Forgets what it held; the rows are those of the tables, and `bureau` gets their officers.
  void load(std::vector<OfficerRow> rows, Bureau& bureau);

  /// Call before the leaf is folded into `bureau`. corrupt: the event speaks of an officer who was
  /// never enrolled.
  Result<void> take(const ledger::Leaf& leaf, const Bureau& bureau, const Source& source,
                    History& history);

  /// The officers that were touched since the last call.
  std::vector<OfficerRow> take_changed(const Bureau& bureau);

 private:
  struct Enrolment {
    Wording full_name;
    ledger::Position position;
    Day on;
  };
  OfficerRow row_of(const Officer& officer) const;
  void correct(const RecordCorrected& corrected, ledger::Position said_at, LeafTexts& texts);

  std::map<Id, Enrolment, std::less<>> enrolments_;
  std::set<Id> changed_;
};

}  // namespace caseledger::projections
