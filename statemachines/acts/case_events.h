// What happened in a case, in the order of the law. Each event is its command, accepted; the leaf
// adds who, when, under which article, the stage after it and the moves of the clocks.
#pragma once

#include <variant>

#include "statemachines/acts/archive_commands.h"
#include "statemachines/acts/decision_commands.h"
#include "statemachines/acts/investigation_commands.h"
#include "statemachines/acts/review_commands.h"
#include "statemachines/words/text.h"

namespace caseledger {

// clang-format off
struct CaseFiled                : Happened<FileCase,               "case_filed"> {};
struct HandlersAssigned         : Happened<AssignHandlers,         "handlers_assigned"> {};
struct OfficerRecused           : Happened<RecuseOfficer,          "officer_recused"> {};
struct InvestigationOpened      : Happened<OpenInvestigation,      "investigation_opened"> {};
struct RecordGathered           : Happened<GatherRecord,           "record_gathered"> {};
struct RightsNotified           : Happened<NotifyRights,           "rights_notified"> {};
struct DefenceRecorded          : Happened<RecordDefence,          "defence_recorded"> {};
struct InvestigationConcluded   : Happened<ConcludeInvestigation,  "investigation_concluded"> {};
struct ClassifiedMajor          : Happened<ClassifyMajor,          "classified_major"> {};
struct ClassifiedOrdinary       : Happened<ClassifyOrdinary,       "classified_ordinary"> {};
struct VoluntaryReviewRequested : Happened<RequestVoluntaryReview, "voluntary_review_requested"> {};
struct CaseTerminated           : Happened<Terminate,              "case_terminated"> {};
struct GroupFormed              : Happened<FormGroup,              "group_formed"> {};
struct SubmittedForReview       : Happened<SubmitForReview,        "submitted_for_review"> {};
struct PacketAccepted           : Happened<AcceptPacket,           "packet_accepted"> {};
struct SupplementRequested      : Happened<RequestSupplement,      "supplement_requested"> {};
struct MaterialsSupplied        : Happened<SupplyMaterials,        "materials_supplied"> {};
struct PacketReturned           : Happened<ReturnPacket,           "packet_returned"> {};
struct SubmissionWithdrawn      : Happened<WithdrawSubmission,     "submission_withdrawn"> {};
struct InquiryMade              : Happened<Inquire,                "inquiry_made"> {};
struct ReviewExtended           : Happened<ExtendReview,           "review_extended"> {};
struct Agreed                   : Happened<Agree,                  "agreed"> {};
struct InvestigationAdvised     : Happened<AdviseInvestigation,    "investigation_advised"> {};
struct NoDecisionAdvised        : Happened<AdviseNoDecision,       "no_decision_advised"> {};
struct ChangeAdvised            : Happened<AdviseChange,           "change_advised"> {};
struct CorrectionAdvised        : Happened<AdviseCorrection,       "correction_advised"> {};
struct TransferAdvised          : Happened<AdviseTransfer,         "transfer_advised"> {};
struct InvestigationAdopted     : Happened<AdoptInvestigation,     "investigation_adopted"> {};
struct RevisionAdopted          : Happened<AdoptRevision,          "revision_adopted"> {};
struct NoDecisionAdopted        : Happened<AdoptNoDecision,        "no_decision_adopted"> {};
struct TransferAdopted          : Happened<AdoptTransfer,          "transfer_adopted"> {};
struct DisputeLodged            : Happened<LodgeDispute,           "dispute_lodged"> {};
struct SettledForRevision       : Happened<SettleForRevision,      "settled_for_revision"> {};
struct SettledForAdoption       : Happened<SettleForAdoption,      "settled_for_adoption"> {};
struct DisputeReferred          : Happened<ReferDispute,           "dispute_referred"> {};
struct OpinionUpheld            : Happened<UpholdOpinion,          "opinion_upheld"> {};
struct RereviewOrdered          : Happened<OrderRereview,          "rereview_ordered"> {};
struct ProposedToMeeting        : Happened<ProposeToMeeting,       "proposed_to_meeting"> {};
struct DecidedOrdinary          : Happened<DecideOrdinary,         "decided_ordinary"> {};
struct DecidedByMeeting         : Happened<DecideByMeeting,        "decided_by_meeting"> {};
struct DecisionDeferred         : Happened<Defer,                  "decision_deferred"> {};
struct ReturnedForInvestigation : Happened<ReturnForInvestigation, "returned_for_investigation"> {};
struct ContentChanged           : Happened<ChangeContent,          "content_changed"> {};
struct NoPenaltyResolved        : Happened<ResolveNoPenalty,       "no_penalty_resolved"> {};
struct TransferResolved         : Happened<ResolveTransfer,        "transfer_resolved"> {};
struct DecisionServed           : Happened<Serve,                  "decision_served"> {};
struct DecisionExecuted         : Happened<Execute,                "decision_executed"> {};
struct InstalmentsGranted       : Happened<GrantInstalments,       "instalments_granted"> {};
struct PerformanceDemanded      : Happened<DemandPerformance,      "performance_demanded"> {};
struct CourtApplied             : Happened<ApplyToCourt,           "court_applied"> {};
struct CaseClosed               : Happened<CloseCase,              "case_closed"> {};
struct CaseArchived             : Happened<ArchiveCase,            "case_archived"> {};
struct ReturnedByPolice         : Happened<ReturnByPolice,         "returned_by_police"> {};
struct DecisionOverturned       : Happened<Overturn,               "decision_overturned"> {};
struct IrregularActRecorded     : Happened<RecordIrregularAct,     "irregular_act_recorded"> {};
struct HoldPlaced               : Happened<PlaceHold,              "hold_placed"> {};
struct HoldLifted               : Happened<LiftHold,               "hold_lifted"> {};
struct RecordsAppraised         : Happened<AppraiseRecords,        "records_appraised"> {};
struct RecordsDisposed          : Happened<DisposeRecords,         "records_disposed"> {};

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
    IrregularActRecorded, HoldPlaced, HoldLifted, RecordsAppraised, RecordsDisposed>;
// clang-format on

}  // namespace caseledger
