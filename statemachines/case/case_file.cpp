// Folding. Nothing here judges; what a fact leaves untouched it does not mention.
#include "statemachines/case/case_file.h"

#include <algorithm>

#include "statemachines/day/clock_effects.h"

namespace caseledger {
namespace {

template <class T>
void add(std::vector<T>& all, const T& one) {
  if (std::ranges::find(all, one) == all.end()) all.push_back(one);
}

void fill(CaseFile& file, const std::vector<Material>& materials) {
  for (const auto& one : materials) {
    if (one.document.given()) add(file.packet, one);
    if (one.slot == MaterialSlot::hearing_record && one.document.given()) {
      file.hearing_awaits_review = false;
    }
  }
}

void take_draft(CaseFile& file, const Document& draft) {
  if (!draft.given() || draft.sha256 == file.draft.sha256) return;
  file.draft = draft;
  ++file.draft_version;
}

// 立案与调查

void fold(CaseFile& file, const CaseFiled& filed, const Step& step) {
  file.filed_on = local_day(step.occurred_at);
  file.handlers = filed.handlers;
  file.section = filed.section;
  file.action = filed.action;
  file.party_kind = filed.party_kind;
  file.is_summary_procedure = filed.summary_procedure;
  file.filing_is_approved = filed.approval.given();
}

void fold(CaseFile& file, const HandlersAssigned& assigned, const Step&) {
  file.handlers = assigned.handlers;
}

void fold(CaseFile& file, const OfficerRecused& recused, const Step&) {
  add(file.recused, recused.officer);
}

void fold(CaseFile& file, const RecordGathered& gathered, const Step&) {
  add(file.records, gathered.kind);
  file.hearing_held |= gathered.kind == RecordKind::hearing;
  file.hearing_awaits_review |= gathered.kind == RecordKind::hearing;
  file.assessment_held |= gathered.kind == RecordKind::assessment;
}

void fold(CaseFile& file, const RightsNotified& notified, const Step&) {
  file.notified = true;
  file.hearing_offered |= notified.hearing_offered == Answer::yes;
}

/// A party may waive first and speak later: what was once said stays to be weighed. A request for a
/// hearing stands until the party takes it back (处罚法64).
void fold(CaseFile& file, const DefenceRecorded& recorded, const Step&) {
  file.defence_recorded = true;
  if (recorded.hearing_requested != Answer::unspecified) {
    file.hearing_requested = recorded.hearing_requested == Answer::yes;
  }
  if (recorded.defended != Answer::yes) return;
  file.defended = true;
  file.defence_considered = recorded.considered == Answer::yes;
}

void fold(CaseFile& file, const InvestigationConcluded& concluded, const Step&) {
  file.final_report = concluded.report;
}

void fold(CaseFile& file, const ClassifiedMajor&, const Step&) {
  file.is_major = true;
  file.is_voluntary = false;
}

void fold(CaseFile& file, const ClassifiedOrdinary&, const Step&) {
  file.is_major = false;
  file.is_voluntary = false;
}

void fold(CaseFile& file, const VoluntaryReviewRequested&, const Step&) {
  file.is_voluntary = true;
}

// 法制审核

void fold(CaseFile& file, const GroupFormed& formed, const Step&) { file.group = formed.members; }

/// A new submission is a new review: the last opinion was on another packet.
void fold(CaseFile& file, const SubmittedForReview& submitted, const Step&) {
  file.packet.clear();
  file.asked_for.clear();
  file.opinion.reset();
  file.opinion_is_binding = false;
  fill(file, submitted.materials);
  take_draft(file, submitted.draft);
}

void fold(CaseFile& file, const SupplementRequested& requested, const Step&) {
  file.asked_for.clear();
  for (const auto& item : requested.items) file.asked_for.push_back(item.slot);
}

void fold(CaseFile& file, const MaterialsSupplied& supplied, const Step&) {
  file.asked_for.clear();
  fill(file, supplied.materials);
  take_draft(file, supplied.draft);
}

void fold(CaseFile& file, const PacketReturned&, const Step&) { file.asked_for.clear(); }

void take_opinion(CaseFile& file, OpinionKind kind, const Opinion& opinion) {
  file.opinion = kind;
  file.opinion_is_binding = false;
  file.opined_draft = opinion.draft;
  file.opined_transfer = opinion.transfer;
}

void fold(CaseFile& file, const RevisionAdopted& adopted, const Step&) {
  take_draft(file, adopted.draft);
}

void fold(CaseFile& file, const SettledForRevision&, const Step&) { file.opinion.reset(); }

void fold(CaseFile& file, const SettledForAdoption&, const Step&) {
  file.opinion_is_binding = true;
}

void fold(CaseFile& file, const OpinionUpheld&, const Step&) { file.opinion_is_binding = true; }

void fold(CaseFile& file, const RereviewOrdered&, const Step&) { file.opinion.reset(); }

void fold(CaseFile& file, const TransferAdopted&, const Step&) {
  file.transferred_as = file.opined_transfer;
}

// 决定与执行

template <class Decided>
void take_decision(CaseFile& file, const Decided& decided, const Step& step) {
  file.decision = decided.decision;
  file.measures = decided.measures;
  file.decided_on = local_day(step.occurred_at);
  file.disclosure_is_open = true;
}

void fold(CaseFile& file, const DecidedOrdinary& decided, const Step& step) {
  take_decision(file, decided, step);
}

void fold(CaseFile& file, const DecidedByMeeting& decided, const Step& step) {
  take_decision(file, decided, step);
}

void fold(CaseFile& file, const DecisionDeferred& deferred, const Step&) {
  file.revisit_on = deferred.revisit;
}

/// What the meeting changed has not been reviewed.
void fold(CaseFile& file, const ContentChanged& changed, const Step&) {
  take_draft(file, changed.draft);
  file.opinion.reset();
}

void fold(CaseFile& file, const TransferResolved& resolved, const Step&) {
  file.transferred_as = resolved.kind;
}

void fold(CaseFile& file, const DecisionServed&, const Step& step) {
  file.served_on = local_day(step.occurred_at);
}

void fold(CaseFile& file, const DecisionExecuted& executed, const Step&) {
  file.performed |= executed.complete;
}

void fold(CaseFile& file, const InstalmentsGranted& granted, const Step&) {
  file.instalments_until = granted.until;
}

/// The first ledgers did not ask for the day of service: there it is the day of the demand.
void fold(CaseFile& file, const PerformanceDemanded& demanded, const Step& step) {
  const bool is_dated = demanded.served_on != Day{};
  file.demanded_on = is_dated ? demanded.served_on : local_day(step.occurred_at);
}

void fold(CaseFile& file, const CourtApplied&, const Step& step) {
  file.court_applied_on = local_day(step.occurred_at);
}

/// The case is investigated again from here; whatever was opined was on the old state.
void fold(CaseFile& file, const ReturnedByPolice&, const Step&) {
  file.transferred_as = TransferKind::unspecified;
  file.opinion.reset();
}

void fold(CaseFile& file, const ReturnedForInvestigation&, const Step&) { file.opinion.reset(); }

void fold(CaseFile& file, const DecisionOverturned& overturned, const Step&) {
  file.overturn = overturned.kind;
}

// 保管与销毁

/// What was filed away anew, or was held meanwhile, has to be appraised anew.
void fold(CaseFile& file, const CaseArchived& archived, const Step& step) {
  file.retention = archived.retention;
  file.archived_on = local_day(step.occurred_at);
  file.appraiser.clear();
}

void fold(CaseFile& file, const HoldPlaced&, const Step&) { ++file.holds; }

void fold(CaseFile& file, const HoldLifted&, const Step&) {
  file.holds = 0;
  file.appraiser.clear();
}

void fold(CaseFile& file, const RecordsAppraised&, const Step& step) {
  file.appraiser = step.actor;
}

// 违规与公示

void fold(CaseFile& file, const IrregularActRecorded& recorded, const Step& step) {
  file.irregular_act = recorded.irregular;
  file.irregular_act_is_answered = false;
  file.disclosure_is_held |= file.disclosure_is_open;
  for (const auto& officer : recorded.responsible) add(file.responsible, officer);
  if (!is_a_decision(recorded.irregular)) return;
  file.decided_on = local_day(step.occurred_at);
  if (recorded.document.given()) file.decision = recorded.document;
}

void fold(CaseFile& file, const IrregularityRecorded& recorded, const Step&) {
  ++file.irregularities;
  ++file.unanswered_irregularities;
  for (const auto& officer : recorded.responsible) add(file.responsible, officer);
}

void fold(CaseFile& file, const IrregularityAnswered&, const Step&) {
  file.unanswered_irregularities = 0;
  answer_breaches(file.deadlines);
  file.responsible.clear();
  file.irregular_act_is_answered = true;
  file.disclosure_is_held = false;
  file.disclosure_is_open |= owes_disclosure_of_an_irregular_decision(file);
}

void fold(CaseFile& file, const DeadlinePassed& passed, const Step&) {
  fold_rung(file.deadlines, passed);
}

void answer_one(CaseFile& file) {
  if (file.unanswered_irregularities != 0) --file.unanswered_irregularities;
  if (file.unanswered_irregularities == 0) file.responsible.clear();
}

/// By kind: the six opinions share their body; every other event that the law does not read again
/// (an inquiry, a dispute, a correction) changes only the stage and the clocks.
template <class Event>
void fold_any(CaseFile& file, const Event& event, const Step& step) {
  if constexpr (std::is_base_of_v<Opinion, Event>) {
    take_opinion(file, Event::kind, event);
  } else if constexpr (requires { fold(file, event, step); }) {
    fold(file, event, step);
  }
}

void move_to(CaseFile& file, const Step& step) {
  const auto stage = parse_term<CaseStage>(step.stage_after);
  if (!stage || *stage == file.stage) return;
  file.stage = *stage;
  file.stage_since = step.occurred_at;
}

}  // namespace

bool CaseFile::is_handler(std::string_view officer) const {
  return std::ranges::find(handlers, officer) != handlers.end();
}

bool CaseFile::is_reviewer(std::string_view officer) const {
  return std::ranges::find(group, officer, &GroupMember::officer) != group.end();
}

bool CaseFile::is_recused(std::string_view officer) const {
  return std::ranges::find(recused, officer) != recused.end();
}

void evolve(CaseFile& file, const Step& step) {
  ++file.version.count;
  visit_among<Join<CaseEvents, CommonEvents>>(
      step.event, [&](const auto& event) { fold_any(file, event, step); });
  for (const auto& moved : step.clocks) {
    if (apply(file.deadlines, moved)) answer_one(file);
  }
  move_to(file, step);
}

}  // namespace caseledger
