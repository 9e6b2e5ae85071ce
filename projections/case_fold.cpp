// What people see of a case beyond what the law needs to know of it.
#include "projections/fold.h"
#include "projections/law_columns.h"

namespace caseledger::projections {
namespace {

/// One event after the other, in the order of the law.
class CaseFold {
 public:
  CaseFold(CaseRow& row, const Folding& folding)
      : row_(row), position_(folding.leaf.position), day_(folding.day()), texts_(folding.texts) {}

  void operator()(const CaseFiled& filed) {
    row_.matter = filed.matter;
    row_.party_name = texts_.text("party_name", filed.party_name);
    row_.cause = texts_.text("cause", filed.cause);
    row_.filed_position = position_;
  }
  void operator()(const InvestigationConcluded&) { row_.concluded_on = day_; }
  void operator()(const InvestigationAdopted&) { row_.concluded_on.reset(); }
  void operator()(const ReturnedForInvestigation&) { row_.concluded_on.reset(); }
  void operator()(const ReturnedByPolice&) { row_.concluded_on.reset(); }
  void operator()(const DecidedOrdinary& decided) { take_decision(decided); }
  void operator()(const DecidedByMeeting& decided) { take_decision(decided); }
  void operator()(const CaseClosed&) { row_.closed_on = day_; }
  void operator()(const RecordsDisposed&) { forget_words(row_); }
  template <class Other>
  void operator()(const Other&) {}

 private:
  template <class Decided>
  void take_decision(const Decided& decided) {
    row_.document_number = texts_.text("document_number", decided.document_number);
    row_.decided_position = position_;
  }

  CaseRow& row_;
  ledger::Position position_;
  Day day_;
  LeafTexts& texts_;
};

}  // namespace

void fold_event(Folded<CaseRow>& folded, const Folding& folding) {
  visit_among<Join<CaseEvents, CommonEvents>>(folding.leaf.fact.event,
                                              CaseFold(folded.row, folding));
}

}  // namespace caseledger::projections
