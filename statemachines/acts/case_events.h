// What happened in a case, in the order of the law. Each event is its command, accepted; the leaf
// adds who, when, under which article, the stage after it and the moves of the clocks.
#pragma once

#include "statemachines/acts/archive_commands.h"
#include "statemachines/acts/decision_commands.h"
#include "statemachines/acts/investigation_commands.h"
#include "statemachines/acts/review_commands.h"
#include "statemachines/words/text.h"

namespace caseledger {

// clang-format off
struct CaseFiled                : Happened<FileCase> {};
struct HandlersAssigned         : Happened<AssignHandlers> {};
struct OfficerRecused           : Happened<RecuseOfficer> {};
struct InvestigationOpened      : Happened<OpenInvestigation> {};
struct RecordGathered           : Happened<GatherRecord> {};
struct RightsNotified           : Happened<NotifyRights> {};
struct DefenceRecorded          : Happened<RecordDefence> {};
struct InvestigationConcluded   : Happened<ConcludeInvestigation> {};
struct ClassifiedMajor          : Happened<ClassifyMajor> {};
struct ClassifiedOrdinary       : Happened<ClassifyOrdinary> {};
struct VoluntaryReviewRequested : Happened<RequestVoluntaryReview> {};
struct CaseTerminated           : Happened<Terminate> {};
struct GroupFormed              : Happened<FormGroup> {};
struct SubmittedForReview       : Happened<SubmitForReview> {};
struct PacketAccepted           : Happened<AcceptPacket> {};
struct SupplementRequested      : Happened<RequestSupplement> {};
struct MaterialsSupplied        : Happened<SupplyMaterials> {};
struct PacketReturned           : Happened<ReturnPacket> {};
struct SubmissionWithdrawn      : Happened<WithdrawSubmission> {};
struct InquiryMade              : Happened<Inquire> {};
struct ReviewExtended           : Happened<ExtendReview> {};
struct Agreed                   : Happened<Agree> {};
struct InvestigationAdvised     : Happened<AdviseInvestigation> {};
struct NoDecisionAdvised        : Happened<AdviseNoDecision> {};
struct ChangeAdvised            : Happened<AdviseChange> {};
struct CorrectionAdvised        : Happened<AdviseCorrection> {};
struct TransferAdvised          : Happened<AdviseTransfer> {};
struct InvestigationAdopted     : Happened<AdoptInvestigation> {};
struct RevisionAdopted          : Happened<AdoptRevision> {};
struct NoDecisionAdopted        : Happened<AdoptNoDecision> {};
struct TransferAdopted          : Happened<AdoptTransfer> {};
struct DisputeLodged            : Happened<LodgeDispute> {};
struct SettledForRevision       : Happened<SettleForRevision> {};
struct SettledForAdoption       : Happened<SettleForAdoption> {};
struct DisputeReferred          : Happened<ReferDispute> {};
struct OpinionUpheld            : Happened<UpholdOpinion> {};
struct RereviewOrdered          : Happened<OrderRereview> {};
struct ProposedToMeeting        : Happened<ProposeToMeeting> {};
struct DecidedOrdinary          : Happened<DecideOrdinary> {};
struct DecidedByMeeting         : Happened<DecideByMeeting> {};
struct DecisionDeferred         : Happened<Defer> {};
struct ReturnedForInvestigation : Happened<ReturnForInvestigation> {};
struct ContentChanged           : Happened<ChangeContent> {};
struct NoPenaltyResolved        : Happened<ResolveNoPenalty> {};
struct TransferResolved         : Happened<ResolveTransfer> {};
struct DecisionServed           : Happened<Serve> {};
struct DecisionExecuted         : Happened<Execute> {};
struct InstalmentsGranted       : Happened<GrantInstalments> {};
struct PerformanceDemanded      : Happened<DemandPerformance> {};
struct CourtApplied             : Happened<ApplyToCourt> {};
struct CaseClosed               : Happened<CloseCase> {};
struct CaseArchived             : Happened<ArchiveCase> {};
struct ReturnedByPolice         : Happened<ReturnByPolice> {};
struct DecisionOverturned       : Happened<Overturn> {};
struct IrregularActRecorded     : Happened<RecordIrregularAct> {};
struct HoldPlaced               : Happened<PlaceHold> {};
struct HoldLifted               : Happened<LiftHold> {};
struct RecordsAppraised         : Happened<AppraiseRecords> {};
struct RecordsDisposed          : Happened<DisposeRecords> {};

using CaseEvents = Types<
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
