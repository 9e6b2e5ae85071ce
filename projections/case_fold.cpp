// What the events of a case change in its row.
#include <algorithm>

#include "projections/fold.h"
#include "statemachines/case/case_file.h"

namespace caseledger::projections {
namespace {

/// A text counts once, however often it is handed in unchanged.
void take_draft(CaseRow& row, const Document& draft) {
  if (!draft.given() || draft.sha256 == row.draft_sha256) return;
  row.draft_sha256 = draft.sha256;
  ++row.draft_version;
}

template <class Decided>
void take_decision(CaseRow& row, const Decided& decided, ledger::Position position, Told& told,
                   Day on) {
  row.document_number = told.text("document_number", decided.document_number);
  row.decided_position = position;
  row.decision_sha256 = decided.decision.sha256;
  row.measures = decided.measures;
  row.decided_on = on;
}

/// One event after the other, in the order of the law.
class CaseFold {
 public:
  CaseFold(CaseRow& row, StreamState& state, const ledger::Leaf& leaf, Told& told)
      : row_(row),
        state_(state),
        position_(leaf.position),
        day_(local_day(leaf.fact.occurred_at)),
        told_(told) {}

  void operator()(const CaseFiled& filed) {
    row_.action = filed.action;
    row_.matter = filed.matter;
    row_.party_kind = filed.party_kind;
    row_.is_summary_procedure = filed.summary_procedure;
    row_.section = filed.section;
    row_.party_name = told_.text("party_name", filed.party_name);
    row_.cause = told_.text("cause", filed.cause);
    row_.filed_position = position_;
    row_.filed_on = day_;
    take_people(row_.handlers, filed.handlers);
  }
  void operator()(const HandlersAssigned& assigned) {
    take_people(row_.handlers, assigned.handlers);
  }
  void operator()(const OfficerRecused& recused) {
    auto all = row_.recused;
    if (std::ranges::find(all, recused.officer) == all.end()) all.push_back(recused.officer);
    take_people(row_.recused, all);
  }
  void operator()(const InvestigationConcluded&) { row_.concluded_on = day_; }
  void operator()(const InvestigationAdopted&) { row_.concluded_on.reset(); }
  void operator()(const ReturnedForInvestigation&) { investigate_again(); }
  void operator()(const ReturnedByPolice&) { investigate_again(); }
  void operator()(const ClassifiedMajor&) { classify(true); }
  void operator()(const ClassifiedOrdinary&) { classify(false); }
  void operator()(const VoluntaryReviewRequested&) { row_.is_voluntary = true; }

  void operator()(const GroupFormed& formed) {
    row_.group = formed.members;
    state_.people_changed = true;
  }
  /// A new submission is a new review: the last opinion was on another packet.
  void operator()(const SubmittedForReview& submitted) {
    row_.opinion.reset();
    take_draft(row_, submitted.draft);
  }
  void operator()(const MaterialsSupplied& supplied) { take_draft(row_, supplied.draft); }
  void operator()(const RevisionAdopted& adopted) { take_draft(row_, adopted.draft); }
  void operator()(const SettledForRevision&) { row_.opinion.reset(); }
  void operator()(const RereviewOrdered&) { row_.opinion.reset(); }
  void operator()(const ContentChanged& changed) {
    row_.opinion.reset();
    take_draft(row_, changed.draft);
  }

  void operator()(const DecisionDeferred& deferred) { row_.revisit_on = day_of_(deferred.revisit); }
  void operator()(const DecidedOrdinary& decided) { decide(decided); }
  void operator()(const DecidedByMeeting& decided) { decide(decided); }
  void operator()(const DecisionServed&) { row_.served_on = day_; }
  void operator()(const CaseClosed&) { row_.closed_on = day_; }
  void operator()(const CaseArchived& archived) {
    row_.archived_on = day_;
    row_.retention = archived.retention;
  }
  /// What is destroyed is no longer shown either.
  void operator()(const RecordsDisposed&) {
    row_.party_name.reset();
    row_.cause.reset();
    row_.document_number.reset();
  }
  void operator()(const DecisionOverturned& overturned) { row_.overturned = overturned.kind; }
  /// What was decided against the law was decided all the same.
  void operator()(const IrregularActRecorded& recorded) {
    row_.irregular_act = recorded.irregular;
    if (!is_a_decision(recorded.irregular)) return;
    row_.decided_on = day_;
    if (recorded.document.given()) row_.decision_sha256 = recorded.document.sha256;
  }

  template <std::derived_from<Opinion> Opined>
  void operator()(const Opined& opined) {
    row_.opinion = Opined::kind;
    row_.opined_draft_sha256 = opined.draft.sha256;
  }
  template <class Other>
  void operator()(const Other&) {}

 private:
  static MaybeDay day_of_(Day day) { return day == Day{} ? MaybeDay{} : MaybeDay{day}; }

  void take_people(std::vector<Id>& into, const std::vector<Id>& people) {
    into = people;
    state_.people_changed = true;
  }

  void classify(bool is_major) {
    row_.is_major = is_major;
    row_.is_voluntary = false;
  }

  void investigate_again() {
    row_.concluded_on.reset();
    row_.opinion.reset();
  }

  template <class Decided>
  void decide(const Decided& decided) {
    take_decision(row_, decided, position_, told_, day_);
    state_.measures_changed = true;
  }

  CaseRow& row_;
  StreamState& state_;
  ledger::Position position_;
  Day day_;
  Told& told_;
};

}  // namespace

void fold_event(CaseRow& row, StreamState& state, const ledger::Leaf& leaf, Told& told) {
  visit_among<CaseEvents>(leaf.fact.event, CaseFold(row, state, leaf, told));
}

void show_correction(CaseRow& row, ledger::Position corrected, std::string_view path,
                     const Wording& text) {
  if (row.filed_position == corrected && path == "party_name") row.party_name = text;
  if (row.filed_position == corrected && path == "cause") row.cause = text;
  if (row.decided_position == corrected && path == "document_number") row.document_number = text;
}

void fold_deadlines(CaseRow& row, const Deadlines& deadlines) {
  row.total_due = due_of_all_bases(deadlines, ClockKind::case_total);
}

}  // namespace caseledger::projections
