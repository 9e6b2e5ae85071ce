// What happened in a case, in the order of the law. Each event is its command, accepted; the leaf
// adds who, when, under which article, the stage after it and the moves of the clocks.
#pragma once

#include <variant>

#include "statemachines/decision_commands.h"
#include "statemachines/investigation_commands.h"
#include "statemachines/review_commands.h"
#include "statemachines/text.h"

namespace caseledger {

// clang-format off
using CaseFiled                = Happened<FileCase,               "case_filed">;
using HandlersAssigned         = Happened<AssignHandlers,         "handlers_assigned">;
using OfficerRecused           = Happened<RecuseOfficer,          "officer_recused">;
using InvestigationOpened      = Happened<OpenInvestigation,      "investigation_opened">;
using RecordGathered           = Happened<GatherRecord,           "record_gathered">;
using RightsNotified           = Happened<NotifyRights,           "rights_notified">;
using DefenceRecorded          = Happened<RecordDefence,          "defence_recorded">;
using InvestigationConcluded   = Happened<ConcludeInvestigation,  "investigation_concluded">;
using ClassifiedMajor          = Happened<ClassifyMajor,          "classified_major">;
using ClassifiedOrdinary       = Happened<ClassifyOrdinary,       "classified_ordinary">;
using VoluntaryReviewRequested = Happened<RequestVoluntaryReview, "voluntary_review_requested">;
using CaseTerminated           = Happened<Terminate,              "case_terminated">;
using GroupFormed              = Happened<FormGroup,              "group_formed">;
using SubmittedForReview       = Happened<SubmitForReview,        "submitted_for_review">;
using PacketAccepted           = Happened<AcceptPacket,           "packet_accepted">;
using SupplementRequested      = Happened<RequestSupplement,      "supplement_requested">;
using MaterialsSupplied        = Happened<SupplyMaterials,        "materials_supplied">;
using PacketReturned           = Happened<ReturnPacket,           "packet_returned">;
using SubmissionWithdrawn      = Happened<WithdrawSubmission,     "submission_withdrawn">;
using InquiryMade              = Happened<Inquire,                "inquiry_made">;
using ReviewExtended           = Happened<ExtendReview,           "review_extended">;
using Agreed                   = Happened<Agree,                  "agreed">;
using InvestigationAdvised     = Happened<AdviseInvestigation,    "investigation_advised">;
using NoDecisionAdvised        = Happened<AdviseNoDecision,       "no_decision_advised">;
using ChangeAdvised            = Happened<AdviseChange,           "change_advised">;
using CorrectionAdvised        = Happened<AdviseCorrection,       "correction_advised">;
using TransferAdvised          = Happened<AdviseTransfer,         "transfer_advised">;
using InvestigationAdopted     = Happened<AdoptInvestigation,     "investigation_adopted">;
using RevisionAdopted          = Happened<AdoptRevision,          "revision_adopted">;
using NoDecisionAdopted        = Happened<AdoptNoDecision,        "no_decision_adopted">;
using TransferAdopted          = Happened<AdoptTransfer,          "transfer_adopted">;
using DisputeLodged            = Happened<LodgeDispute,           "dispute_lodged">;
using SettledForRevision       = Happened<SettleForRevision,      "settled_for_revision">;
using SettledForAdoption       = Happened<SettleForAdoption,      "settled_for_adoption">;
using DisputeReferred          = Happened<ReferDispute,           "dispute_referred">;
using OpinionUpheld            = Happened<UpholdOpinion,          "opinion_upheld">;
using RereviewOrdered          = Happened<OrderRereview,          "rereview_ordered">;
using ProposedToMeeting        = Happened<ProposeToMeeting,       "proposed_to_meeting">;
using DecidedOrdinary          = Happened<DecideOrdinary,         "decided_ordinary">;
using DecidedByMeeting         = Happened<DecideByMeeting,        "decided_by_meeting">;
using DecisionDeferred         = Happened<Defer,                  "decision_deferred">;
using ReturnedForInvestigation = Happened<ReturnForInvestigation, "returned_for_investigation">;
using ContentChanged           = Happened<ChangeContent,          "content_changed">;
using NoPenaltyResolved        = Happened<ResolveNoPenalty,       "no_penalty_resolved">;
using TransferResolved         = Happened<ResolveTransfer,        "transfer_resolved">;
using DecisionServed           = Happened<Serve,                  "decision_served">;
using DecisionExecuted         = Happened<Execute,                "decision_executed">;
using InstalmentsGranted       = Happened<GrantInstalments,       "instalments_granted">;
using PerformanceDemanded      = Happened<DemandPerformance,      "performance_demanded">;
using CourtApplied             = Happened<ApplyToCourt,           "court_applied">;
using CaseClosed               = Happened<CloseCase,              "case_closed">;
using CaseArchived             = Happened<ArchiveCase,            "case_archived">;
using ReturnedByPolice         = Happened<ReturnByPolice,         "returned_by_police">;
using DecisionOverturned       = Happened<Overturn,               "decision_overturned">;
using IrregularActRecorded     = Happened<RecordIrregularAct,     "irregular_act_recorded">;

using CaseEvents = std::tuple<
    CaseFiled, HandlersAssigned, OfficerRecused, InvestigationOpened, RecordGathered,
    RightsNotified, DefenceRecorded, InvestigationConcluded, ClassifiedMajor, ClassifiedOrdinary,
    VoluntaryReviewRequested, CaseTerminated, GroupFormed, SubmittedForReview, PacketAccepted,
    SupplementRequested, MaterialsSupplied, PacketReturned, SubmissionWithdrawn, InquiryMade,
    ReviewExtended, Agreed, InvestigationAdvised, NoDecisionAdvised, ChangeAdvised,
    CorrectionAdvised, TransferAdvised, InvestigationAdopted, RevisionAdopted, NoDecisionAdopted,
    TransferAdopted, DisputeLodged, SettledForRevision, SettledForAdoption, DisputeReferred,
    OpinionUpheld, RereviewOrdered, ProposedToMeeting, DecidedOrdinary, DecidedByMeeting,
    DecisionDeferred, ReturnedForInvestigation, ContentChanged, NoPenaltyResolved,
    TransferResolved, DecisionServed, DecisionExecuted, InstalmentsGranted, PerformanceDemanded,
    CourtApplied, CaseClosed, CaseArchived, ReturnedByPolice, DecisionOverturned,
    IrregularActRecorded>;
// clang-format on

}  // namespace caseledger
