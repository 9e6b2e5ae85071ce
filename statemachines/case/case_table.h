// The case procedure as a table, in the order of the law: 立案 to 归档 and 销毁. Nothing else is
// here. Who acts, what is asked and what follows are sentences of their own; the general part asks
// of every act whether the capacity is held, the certificate valid and the day right
// (general_law.h).
#pragma once

#include "statemachines/case/actors.h"
#include "statemachines/case/archive_requirements.h"
#include "statemachines/case/case_duties.h"
#include "statemachines/case/case_effects.h"
#include "statemachines/case/decision_requirements.h"
#include "statemachines/case/execution_requirements.h"
#include "statemachines/case/investigation_requirements.h"
#include "statemachines/case/review_requirements.h"
#include "statemachines/case/submission_requirements.h"
#include "statemachines/table/general_requirements.h"
#include "statemachines/table/seat.h"

namespace caseledger::case_table {

using enum ClockKind;

// clang-format off
using Unfiled       = Stage<CaseStage::unfiled>;
using Filed         = Stage<CaseStage::filed>;
using Investigating = Stage<CaseStage::investigating>;
using Concluded     = Stage<CaseStage::concluded>;
using Ordinary      = Stage<CaseStage::ordinary>;
using Preparing     = Stage<CaseStage::preparing>;
using Submitted     = Stage<CaseStage::submitted>;
using Supplement    = Stage<CaseStage::supplement>;
using Reviewing     = Stage<CaseStage::reviewing>;
using Opined        = Stage<CaseStage::opined>;
using Disputed      = Stage<CaseStage::disputed>;
using Referred      = Stage<CaseStage::referred>;
using Passed        = Stage<CaseStage::passed>;
using Meeting       = Stage<CaseStage::meeting>;
using Decided       = Stage<CaseStage::decided>;
using Served        = Stage<CaseStage::served>;
using Enforcing     = Stage<CaseStage::enforcing>;
using Closed        = Stage<CaseStage::closed>;
using Archived      = Stage<CaseStage::archived>;
using NoDecision    = Stage<CaseStage::no_decision>;
using Transferred   = Stage<CaseStage::transferred>;
using Terminated    = Stage<CaseStage::terminated>;
using Irregular     = Stage<CaseStage::irregular>;
using Disposed      = Stage<CaseStage::disposed>;

/// While the party may still be told and heard: from the inquiry to the meeting.
using Hearable      = AnyOf<Investigating, Concluded, Ordinary, Preparing, Submitted, Supplement,
                            Reviewing, Passed, Meeting>;
/// The same after the investigation has ended.
using Afterwards    = AnyOf<Concluded, Ordinary, Preparing, Submitted, Supplement, Reviewing,
                            Passed, Meeting>;
using UnderReview   = AnyOf<Preparing, Submitted, Supplement, Reviewing, Opined, Disputed,
                            Referred>;
using BeforeTheEnd  = AnyOf<Filed, Investigating, Concluded, Ordinary, Preparing, Submitted,
                            Supplement, Reviewing, Opined, Disputed, Referred, Passed, Meeting>;
using InHand        = AnyOf<Filed, Investigating, Concluded, Ordinary, Preparing, Submitted,
                            Supplement, Reviewing, Opined, Disputed, Referred, Passed, Meeting,
                            Decided, Served, Enforcing>;
using AfterDecision = AnyOf<Decided, Served, Enforcing, Closed, Archived, Irregular>;
using InReview      = AnyOf<Submitted, Reviewing>;
using ToEnforce     = AnyOf<Served, Enforcing>;
using ToClose       = AnyOf<Decided, Served, Enforcing>;
using Ended         = AnyOf<Closed, NoDecision, Transferred, Terminated, Irregular>;
using Anywhere      = AnyOf<Filed, Investigating, Concluded, Ordinary, Preparing, Submitted,
                            Supplement, Reviewing, Opined, Disputed, Referred, Passed, Meeting,
                            Decided, Served, Enforcing, Closed, Archived, NoDecision, Transferred,
                            Terminated, Irregular>;
/// Anywhere, and after the records are gone as well.
using EvenDisposed  = AnyOf<Filed, Investigating, Concluded, Ordinary, Preparing, Submitted,
                            Supplement, Reviewing, Opined, Disputed, Referred, Passed, Meeting,
                            Decided, Served, Enforcing, Closed, Archived, NoDecision, Transferred,
                            Terminated, Irregular, Disposed>;

/// 附4-7(3) may come true after the case was found ordinary.
using NotYetMajor   = AnyOf<Concluded, Ordinary>;

/// What every opinion owes, and what its own kind asks of the findings (附4-15).
template <class Agreement>
using IfFindings = If<findings_are_complete, Agreement, opinion_is_on_the_draft,
                      adviser_opinion_is_enclosed, opinion_is_written, nobody_recused_reviewed,
                      group_is_still_certified>;

struct CaseLaw : Law<
  // article        when            upon                     by whom; if; then; becomes; owed
  // 立案
  Rule<"处罚法54",   Unfiled,        FileCase,                By<by_filing_officer>,
       If<two_handlers_are_named, handlers_are_appointed, handlers_are_certified, party_is_named,
          cause_is_stated, filing_approval_is_enclosed>,
       Then<CaseFiled, starts<case_total>>, Filed>,
  Rule<"处罚法42",   InHand,         AssignHandlers,          By<by_head_of_the_section>,
       If<two_handlers_are_named, handlers_are_appointed, handlers_are_certified,
          handlers_are_not_recused, handlers_stay_out_of_the_group, change_of_hands_has_reason>,
       Then<HandlersAssigned>, Same>,
  Rule<"处罚法43",   InHand,         RecuseOfficer,           By<by_responsible_leader>,
       If<recusal_is_new, recusal_has_reason>,
       Then<OfficerRecused>, Same>,

  // 调查取证、告知、听取意见
  Rule<"处罚法54",   Filed,          OpenInvestigation,       By<by_handler_of_the_case>,
       If<>,
       Then<InvestigationOpened>, Investigating, Duty<to_open_the_investigation>>,
  Rule<"附2-7",      Investigating,  GatherRecord,            By<by_handler_of_the_case>,
       If<two_handlers_remain, record_is_enclosed, recording_is_made, recording_shows_certificates,
          recording_agrees_with_the_document>,
       Then<RecordGathered>, Same>,
  Rule<"处罚法45",   Afterwards,     GatherRecord,            By<by_handler_of_the_case>,
       If<record_belongs_to_the_hearing, record_is_enclosed, recording_is_made,
          recording_shows_certificates, recording_agrees_with_the_document>,
       Then<RecordGathered>, Same>,
  Rule<"处罚法44",   Hearable,       NotifyRights,            By<by_handler_of_the_case>,
       If<notice_is_enclosed>,
       Then<RightsNotified>, Same>,
  Rule<"处罚法45",   Hearable,       RecordDefence,           By<by_handler_of_the_case>,
       If<rights_were_notified, defence_or_waiver_is_stated, defence_is_documented,
          withdrawn_request_is_documented>,
       Then<DefenceRecorded>, Same>,
  Rule<"处罚法57",   Investigating,  ConcludeInvestigation,   By<by_handler_of_the_case>,
       If<two_handlers_remain, final_report_is_enclosed>,
       Then<InvestigationConcluded>, Concluded, Duty<to_investigate>>,

  // 认定是否重大
  Rule<"附4-7",      NotYetMajor,    ClassifyMajor,           By<by_handler_of_the_case>,
       If<five_grounds_are_answered, some_ground_applies, grounds_have_reasons,
          hearing_ground_is_true>,
       Then<ClassifiedMajor>, Preparing, Duty<to_classify, Concluded>>,
  Rule<"附4-7",      Concluded,      ClassifyOrdinary,        By<by_handler_of_the_case>,
       If<five_grounds_are_answered, no_ground_applies, grounds_have_reasons,
          hearing_ground_is_true, review_is_not_due_anyway>,
       Then<ClassifiedOrdinary>, Ordinary, Duty<to_classify>>,
  Rule<"附4-9b",     Ordinary,       RequestVoluntaryReview,  By<by_handler_of_the_case>,
       If<voluntary_review_has_reason>,
       Then<VoluntaryReviewRequested>, Preparing>,
  Rule<"处罚法57",   Ordinary,       DecideOrdinary,          By<by_responsible_leader>,
       If<review_did_not_fail, no_hearing_made_it_major, no_collective_discussion_is_due,
          rights_were_notified, defence_was_heard, defence_was_considered, hearing_was_offered,
          measures_are_named, decision_has_number, decision_is_enclosed,
          summary_case_stays_small>,
       Then<DecidedOrdinary, closes<case_total>, starts<service>, opens_disclosure>, Decided,
       Duty<to_decide>>,
  Rule<"处罚法57",   Ordinary,       ResolveNoPenalty,        By<by_responsible_leader>,
       If<ground_for_no_penalty_is_named>,
       Then<NoPenaltyResolved, closes<case_total>, starts<filing>>, NoDecision>,
  Rule<"处罚法57",   Ordinary,       ResolveTransfer,         By<by_principal_head>,
       If<kind_of_transfer_is_named, recipient_is_named, transfer_packet_is_enclosed>,
       Then<TransferResolved, rests_the_case, starts<filing>>, Transferred>,

  // 送审
  Rule<"附4-2",      UnderReview,    FormGroup,               By<by_responsible_leader>,
       If<group_has_three_to_five, group_has_each_category, group_is_appointed, group_is_certified,
          group_has_no_handler, group_has_no_recused, group_has_no_head_of_the_section>,
       Then<GroupFormed>, Same, Duty<to_form_the_group, Preparing>>,
  Rule<"附4-10",     Preparing,      SubmitForReview,         By<by_handler_of_the_case>,
       If<final_report_is_enclosed, proposal_is_enclosed, draft_is_enclosed,
          packet_holds_one_draft, evidence_is_enclosed, hearing_record_is_enclosed,
          assessment_is_enclosed, basic_facts_are_stated, law_and_discretion_are_stated,
          qualifications_are_stated, evidence_and_hearing_are_stated, other_matters_are_stated,
          two_handlers_remain, handlers_are_certified, group_has_three_to_five,
          group_has_each_category, group_is_appointed, group_is_certified, group_has_no_handler,
          group_has_no_recused, group_has_no_head_of_the_section, notice_precedes_review,
          draft_was_revised>,
       Then<SubmittedForReview, starts<review>>, Submitted, Duty<to_submit>>,
  Rule<"附4-11",     Submitted,      AcceptPacket,            By<by_reviewer_of_the_group>,
       If<>,
       Then<PacketAccepted>, Reviewing, Duty<to_take_in_the_packet>>,
  Rule<"附4-11尾",   InReview,       RequestSupplement,       By<by_reviewer_of_the_group>,
       If<missing_items_are_named, time_for_completion_is_set>,
       Then<SupplementRequested, suspends<review>, starts_completion>, Supplement>,
  Rule<"附4-11尾",   Supplement,     SupplyMaterials,         By<by_handler_of_the_case>,
       If<missing_items_are_supplied, packet_holds_one_draft>,
       Then<MaterialsSupplied, closes<supplement>, resumes<review>>, Submitted,
       Duty<to_complete_the_materials>>,
  Rule<"附4-11尾",   Supplement,     ReturnPacket,            By<by_reviewer_of_the_group>,
       If<completion_is_overdue, return_has_reason>,
       Then<PacketReturned, closes<supplement>, closes<review>>, Preparing>,
  Rule<"附4-10",     InReview,       WithdrawSubmission,      By<by_handler_of_the_case>,
       If<withdrawal_has_reason>,
       Then<SubmissionWithdrawn, closes<review>>, Preparing>,

  // 审核
  Rule<"附4-14",     Reviewing,      Inquire,                 By<by_reviewer_of_the_group>,
       If<inquiry_met_cooperation>,
       Then<InquiryMade>, Same>,
  Rule<"附4-16",     Reviewing,      ExtendReview,            By<by_competent_bureau_leader>,
       If<case_is_complex, review_was_not_extended, extension_is_in_time>,
       Then<ReviewExtended, extends_review>, Same, Duty<to_extend_the_review>>,
  Rule<"附4-15(1)",  Reviewing,      Agree,                   By<by_reviewer_of_the_group>,
       IfFindings<findings_allow_agreement>,
       Then<Agreed, closes<review>>, Passed, Duty<to_issue_the_opinion>>,
  Rule<"附4-15(2)",  Reviewing,      AdviseInvestigation,     By<by_reviewer_of_the_group>,
       IfFindings<findings_call_for_evidence>,
       Then<InvestigationAdvised, closes<review>>, Opined, Duty<to_issue_the_opinion>>,
  Rule<"附4-15(2)",  Reviewing,      AdviseNoDecision,        By<by_reviewer_of_the_group>,
       IfFindings<findings_call_for_evidence>,
       Then<NoDecisionAdvised, closes<review>>, Opined, Duty<to_issue_the_opinion>>,
  Rule<"附4-15(3)",  Reviewing,      AdviseChange,            By<by_reviewer_of_the_group>,
       IfFindings<findings_call_for_change>,
       Then<ChangeAdvised, closes<review>>, Opined, Duty<to_issue_the_opinion>>,
  Rule<"附4-15(4)",  Reviewing,      AdviseCorrection,        By<by_reviewer_of_the_group>,
       IfFindings<findings_call_for_correction>,
       Then<CorrectionAdvised, closes<review>>, Opined, Duty<to_issue_the_opinion>>,
  Rule<"附4-15(5)",  Reviewing,      AdviseTransfer,          By<by_reviewer_of_the_group>,
       IfFindings<findings_call_for_transfer>,
       Then<TransferAdvised, closes<review>>, Opined, Duty<to_issue_the_opinion>>,

  // 采纳与异议
  Rule<"附4-17",     Opined,         AdoptInvestigation,      By<by_handler_of_the_case>,
       If<investigation_was_advised>,
       Then<InvestigationAdopted>, Investigating, Duty<to_answer_the_opinion>>,
  Rule<"附4-17",     Opined,         AdoptRevision,           By<by_handler_of_the_case>,
       If<revision_was_advised, draft_is_revised>,
       Then<RevisionAdopted>, Preparing, Duty<to_answer_the_opinion>>,
  Rule<"附4-17",     Opined,         AdoptNoDecision,         By<by_handler_of_the_case>,
       If<no_decision_was_advised, meeting_agrees_to_no_decision, attendance_is_by_appointment,
          nobody_recused_attends, meeting_has_quorum, every_member_gives_a_view,
          majority_is_in_favour>,
       Then<NoDecisionAdopted, closes<case_total>, starts<filing>>, NoDecision,
       Duty<to_answer_the_opinion>>,
  Rule<"移送规定5",  Opined,         AdoptTransfer,           By<by_principal_head>,
       If<transfer_was_advised, recipient_is_named, transfer_packet_is_enclosed,
          transfer_receipt_is_enclosed>,
       Then<TransferAdopted, rests_the_case, starts<filing>>, Transferred,
       Duty<to_approve_the_transfer>>,
  Rule<"附4-17",     Opined,         LodgeDispute,            By<by_handler_of_the_case>,
       If<opinion_is_open_to_dispute, dispute_has_written_reasons>,
       Then<DisputeLodged>, Disputed, Duty<to_answer_the_opinion>>,
  Rule<"附4-17",     Disputed,       SettleForRevision,       By<by_reviewer_of_the_group>,
       If<consultation_is_recorded>,
       Then<SettledForRevision, starts<review>>, Reviewing>,
  Rule<"附4-17",     Disputed,       SettleForAdoption,       By<by_handler_of_the_case>,
       If<consultation_is_recorded>,
       Then<SettledForAdoption>, Opined, Duty<to_settle_the_dispute>>,
  Rule<"附4-17",     Disputed,       ReferDispute,            By<by_handler_of_the_case>,
       If<consultation_is_recorded, section_opinion_is_enclosed, group_opinion_is_enclosed>,
       Then<DisputeReferred>, Referred, Duty<to_settle_the_dispute>>,
  Rule<"附4-17",     Referred,       UpholdOpinion,           By<by_competent_leader>,
       If<leader_gives_reason>,
       Then<OpinionUpheld>, Opined, Duty<to_settle_the_referral>>,
  Rule<"附4-17",     Referred,       OrderRereview,           By<by_competent_leader>,
       If<leader_gives_reason>,
       Then<RereviewOrdered, starts<review>>, Reviewing, Duty<to_settle_the_referral>>,

  // 党组会议与决定
  Rule<"附4-18a",    Passed,         ProposeToMeeting,        By<by_handler_of_the_case>,
       If<>,
       Then<ProposedToMeeting>, Meeting, Duty<to_propose_to_the_meeting>>,
  Rule<"附4-9b",     Passed,         DecideOrdinary,          By<by_responsible_leader>,
       If<opinion_agrees, case_is_not_major, no_hearing_made_it_major,
          no_collective_discussion_is_due, decision_is_the_reviewed_draft, rights_were_notified,
          defence_was_heard, defence_was_considered, hearing_was_offered, measures_are_named,
          decision_has_number, decision_is_enclosed, summary_case_stays_small>,
       Then<DecidedOrdinary, closes<case_total>, starts<service>, opens_disclosure>, Decided,
       Duty<to_decide_as_reviewed>>,
  Rule<"附4-18a",    Meeting,        DecideByMeeting,         By<by_recorder_of_the_meeting>,
       If<opinion_agrees, decision_is_the_reviewed_draft, attendance_is_by_appointment,
          nobody_recused_attends, meeting_has_quorum, every_member_gives_a_view,
          majority_is_in_favour, minutes_are_enclosed, rights_were_notified, defence_was_heard,
          defence_was_considered, hearing_was_offered, requested_hearing_was_held,
          hearing_was_reviewed, measures_are_named, decision_has_number, decision_is_enclosed>,
       Then<DecidedByMeeting, closes<revisit>, closes<case_total>, starts<service>,
            opens_disclosure>, Decided, Duty<to_hold_the_meeting>>,
  Rule<"附4-18a",    Meeting,        Defer,                   By<by_recorder_of_the_meeting>,
       If<deferral_has_reason, revisit_day_is_set, attendance_is_by_appointment,
          nobody_recused_attends, meeting_has_quorum, minutes_are_enclosed>,
       Then<DecisionDeferred, closes<revisit>, starts_revisit>, Same>,
  Rule<"处罚法57",   Meeting,        ReturnForInvestigation,  By<by_recorder_of_the_meeting>,
       If<further_inquiry_has_reason, attendance_is_by_appointment, nobody_recused_attends,
          meeting_has_quorum, every_member_gives_a_view, majority_is_in_favour,
          minutes_are_enclosed>,
       Then<ReturnedForInvestigation, closes<revisit>>, Investigating>,
  Rule<"附4-9a",     Meeting,        ChangeContent,           By<by_recorder_of_the_meeting>,
       If<change_has_reason, changed_draft_is_enclosed, attendance_is_by_appointment,
          nobody_recused_attends, meeting_has_quorum, every_member_gives_a_view,
          majority_is_in_favour, minutes_are_enclosed>,
       Then<ContentChanged, closes<revisit>>, Preparing>,
  Rule<"处罚法57",   Meeting,        ResolveNoPenalty,        By<by_recorder_of_the_meeting>,
       If<ground_for_no_penalty_is_named, attendance_is_by_appointment, nobody_recused_attends,
          meeting_has_quorum, every_member_gives_a_view, majority_is_in_favour,
          minutes_are_enclosed>,
       Then<NoPenaltyResolved, closes<revisit>, closes<case_total>, starts<filing>>, NoDecision>,
  Rule<"处罚法57",   Meeting,        ResolveTransfer,         By<by_principal_head>,
       If<kind_of_transfer_is_named, recipient_is_named, transfer_packet_is_enclosed,
          attendance_is_by_appointment, nobody_recused_attends, meeting_has_quorum,
          every_member_gives_a_view, majority_is_in_favour, minutes_are_enclosed>,
       Then<TransferResolved, closes<revisit>, rests_the_case, starts<filing>>, Transferred>,

  // 送达与执行
  Rule<"处罚法61",   Decided,        Serve,                   By<by_handler_of_the_case>,
       If<decision_stands, method_of_service_is_named, service_receipt_is_enclosed,
          recording_is_made>,
       Then<DecisionServed, closes<service>>, Served, Duty<to_serve>>,
  Rule<"处罚法66",   ToEnforce,      Execute,                 By<by_handler_of_the_case>,
       If<decision_stands, performance_is_proved>,
       Then<DecisionExecuted>, Enforcing, Duty<to_carry_out, Served>>,
  Rule<"处罚法66",   ToEnforce,      GrantInstalments,        By<by_responsible_leader>,
       If<decision_stands, instalments_were_applied_for, last_instalment_is_dated>,
       Then<InstalmentsGranted>, Enforcing>,
  Rule<"强制法35",   ToEnforce,      DemandPerformance,       By<by_handler_of_the_case>,
       If<decision_stands, performance_is_outstanding, instalments_have_run_out,
          demand_is_enclosed, service_of_demand_is_dated>,
       Then<PerformanceDemanded>, Enforcing>,
  Rule<"强制法53",   ToEnforce,      ApplyToCourt,            By<by_handler_of_the_case>,
       If<decision_stands, performance_is_outstanding, instalments_have_run_out,
          performance_was_demanded, demand_has_waited, remedy_period_is_over,
          court_application_is_enclosed>,
       Then<CourtApplied>, Enforcing>,

  // 结案与归档
  Rule<"附2-2",      ToClose,        CloseCase,               By<by_handler_of_the_case>,
       If<decision_is_carried_out, closing_report_is_enclosed>,
       Then<CaseClosed, starts<filing>>, Closed, Duty<to_close, Enforcing>>,
  Rule<"附2-13b",    Ended,          ArchiveCase,             By<by_archivist>,
       If<retention_is_set, catalogue_is_enclosed, records_cover_the_case,
          irregular_act_is_answered>,
       Then<CaseArchived, closes<filing>, closes<case_total>>, Archived,
       Duty<to_archive, Closed, NoDecision, Transferred, Terminated>,
       Duty<to_archive_what_is_answered, Irregular>>,
  Rule<"移送规定10", Transferred,    ReturnByPolice,          By<by_handler_of_the_case>,
       If<case_went_to_the_police, police_notice_is_enclosed>,
       Then<ReturnedByPolice, closes<filing>, resumes<case_total>>, Investigating>,
  Rule<"处罚法48",   AfterDecision,  Overturn,                By<by_keeper_of_the_file>,
       If<overturning_authority_is_named, overturning_act_is_enclosed>,
       Then<DecisionOverturned, closes_service_of_the_annulled, requires_withdrawal>, Same>,
  Rule<"处罚法57",   BeforeTheEnd,   Terminate,               By<by_responsible_leader>,
       If<termination_has_reason, termination_is_approved>,
       Then<CaseTerminated, closes_all_but_filing, starts<filing>>, Terminated>,

  // 长期保存与销毁
  Rule<"附3-12",     EvenDisposed,   PlaceHold,               By<by_keeper_of_the_file>,
       If<records_still_exist, hold_ground_is_named, hold_has_reason>,
       Then<HoldPlaced>, Same>,
  Rule<"附3-12",     Anywhere,       LiftHold,                By<by_responsible_leader>,
       If<hold_stands, lifting_has_reason>,
       Then<HoldLifted>, Same>,
  Rule<"档案法21",   Archived,       AppraiseRecords,         By<by_archivist>,
       If<retention_has_ended, no_hold_stands, appraisal_is_enclosed>,
       Then<RecordsAppraised>, Same>,
  Rule<"档案法21",   Archived,       DisposeRecords,          By<by_approver_of_disposal>,
       If<records_are_appraised, retention_has_ended, no_hold_stands,
          disposal_approval_is_enclosed, approver_is_not_the_appraiser>,
       Then<RecordsDisposed>, Disposed>,

  // 违规、监督、更正、期限
  Rule<"附4-20",     Anywhere,       RecordIrregularAct,      By<by_officer>,
       If<irregular_act_is_named, responsible_officers_are_named, irregular_act_is_described,
          irregular_decision_is_enclosed>,
       Then<IrregularActRecorded, flags_the_irregular_act, closes_all_but_filing, holds_disclosure,
            starts<filing>>, Irregular>,
  Rule<"附4-20",     Disposed,       RecordIrregularAct,      By<by_officer>,
       If<irregular_act_is_named, responsible_officers_are_named, irregular_act_is_described,
          irregular_decision_is_enclosed>,
       Then<IrregularActRecorded, flags_the_irregular_act, holds_disclosure>, Same>,
  Rule<"处罚法75",   EvenDisposed,   AnswerIrregularity,
       By<by_supervisor, supervisor_is_not_involved>,
       If<something_is_unanswered, answer_is_given>,
       Then<IrregularityAnswered, frees_disclosure>, Same,
       Duty<to_answer_irregularities, AnyStage>>,
  Rule<"附2-18(3)",  EvenDisposed,   CorrectRecord,           By<by_keeper_of_the_file>,
       If<records_still_exist, corrected_fact_exists, corrected_field_is_named, right_text_is_given,
          correction_has_reason>,
       Then<RecordCorrected>, Same>,
  Rule<"附2-6",      Anywhere,       PassDeadline,            By<by_system>,
       If<clock_is_running, rung_is_reached, rung_is_new>,
       Then<DeadlinePassed, flags_the_overdue, names_who_owed_it>, Same>,
  Rule<"附2-6",      Anywhere,       RecomputeDeadline,       By<by_system>,
       If<clock_is_open, recount_tells_more>,
       Then<DeadlineRecomputed, recounts_the_clock>, Same>
> {};
// clang-format on

}  // namespace caseledger::case_table
