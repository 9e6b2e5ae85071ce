@0xd1a5c0f8b7e34a26;
# The leaf, version 1. FORMAT.md beside this file says how a leaf becomes bytes, is hashed and is
# found; this schema says what its fields mean.
#
# Numbers (@n of fields, arms and enumerants) are for ever: nothing is renumbered, retyped or
# removed; new ones come at the end. Readers refuse numbers they do not know.
#
# Absence has one form: an empty Text, Data or List, a digest of zeros and a part whose fields are
# all zero are null pointers, and never anything else. A digest is exactly 32 bytes. Instants are
# microseconds since 1970-01-01T00:00:00Z, days are local days (+08:00) since 1970-01-01.
#
# A fact has no field for its words and documents: those lie in `commitments` and `attachments`
# under the path of the field. "Words" and "Documents" at each fact below list these paths; N stands
# for an element's index in its list, from 0.

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("caseledger::ledger::wire");
using Bureau = import "wire_bureau.capnp";
using Case = import "wire_case.capnp";
using Common = import "wire_common.capnp";
using Disclosure = import "wire_disclosure.capnp";
using Parts = import "wire_parts.capnp";
using Terms = import "wire_terms.capnp";

struct Leaf {
  formatVersion @0 :UInt16;  # 1
  procedure @1 :Terms.Procedure;  # whose law the stream obeys; never unspecified
  capacity @2 :Terms.Capacity;  # in which the actor acted
  commandPart @3 :UInt16;  # 0 for the first fact of a command, then 1, 2, …
  seq @4 :UInt64;  # the leaf's position in the tree, from 0
  streamVersion @5 :UInt64;  # accepted facts of the stream, this one included
  commandHigh @6 :UInt64;  # the command's id, 128 bits; all zero: nobody asked
  commandLow @7 :UInt64;
  recordedAt @8 :Int64;  # µs, by the ledger's clock; never before that of the leaf before
  occurredAt @9 :Int64;  # µs, as the actor states it; never after recordedAt
  lawVersion @10 :UInt32;  # of the tables and requirements that judged
  prev @11 :Data;  # SM3 of the bytes of the leaf before; null in leaf 0 only
  origin @12 :Text;  # the ledger's name; never empty
  stream @13 :Text;  # the case, item or register; never empty
  actor @14 :Text;  # an officer's id, or that of the system; never empty
  ruleset @15 :Data;  # digest of the ruleset in force
  calendar @16 :Data;  # digest of the calendar in force
  articles @17 :List(Text);  # applied: of the row, or of the breaches
  stageAfter @18 :Text;  # key of the stream's stage after the fact
  clocks @19 :List(Parts.ClockMoved);  # what the act did to the stream's clocks
  commitments @20 :List(Commitment);  # strictly ascending by path, bytewise
  attachments @21 :List(Attachment);  # strictly ascending by path, bytewise
  key @22 :Text;  # of the actor's signature; null: the host vouches
  signature @23 :Data;  # raw bytes; given exactly where key is
  fact :union {  # never null; a fact without fields is an empty struct
    ledgerOpened @24 :Bureau.LedgerOpened;
    officerEnrolled @25 :Bureau.OfficerEnrolled;
    certificateRenewed @26 :Bureau.CertificateRenewed;
    certificateSuspended @27 :Bureau.CertificateSuspended;
    officerAppointed @28 :Bureau.OfficerAppointed;
    officerRelieved @29 :Bureau.OfficerRelieved;
    rulesetActivated @30 :Bureau.RulesetActivated;
    calendarActivated @31 :Bureau.CalendarActivated;
    caseFiled @32 :Case.CaseFiled;
    handlersAssigned @33 :Case.HandlersAssigned;
    officerRecused @34 :Case.OfficerRecused;
    investigationOpened @35 :Case.InvestigationOpened;
    recordGathered @36 :Case.RecordGathered;
    rightsNotified @37 :Case.RightsNotified;
    defenceRecorded @38 :Case.DefenceRecorded;
    investigationConcluded @39 :Case.InvestigationConcluded;
    classifiedMajor @40 :Case.ClassifiedMajor;
    classifiedOrdinary @41 :Case.ClassifiedOrdinary;
    voluntaryReviewRequested @42 :Case.VoluntaryReviewRequested;
    caseTerminated @43 :Case.CaseTerminated;
    groupFormed @44 :Case.GroupFormed;
    submittedForReview @45 :Case.SubmittedForReview;
    packetAccepted @46 :Case.PacketAccepted;
    supplementRequested @47 :Case.SupplementRequested;
    materialsSupplied @48 :Case.MaterialsSupplied;
    packetReturned @49 :Case.PacketReturned;
    submissionWithdrawn @50 :Case.SubmissionWithdrawn;
    inquiryMade @51 :Case.InquiryMade;
    reviewExtended @52 :Case.ReviewExtended;
    agreed @53 :Case.Agreed;
    investigationAdvised @54 :Case.InvestigationAdvised;
    noDecisionAdvised @55 :Case.NoDecisionAdvised;
    changeAdvised @56 :Case.ChangeAdvised;
    correctionAdvised @57 :Case.CorrectionAdvised;
    transferAdvised @58 :Case.TransferAdvised;
    investigationAdopted @59 :Case.InvestigationAdopted;
    revisionAdopted @60 :Case.RevisionAdopted;
    noDecisionAdopted @61 :Case.NoDecisionAdopted;
    transferAdopted @62 :Case.TransferAdopted;
    disputeLodged @63 :Case.DisputeLodged;
    settledForRevision @64 :Case.SettledForRevision;
    settledForAdoption @65 :Case.SettledForAdoption;
    disputeReferred @66 :Case.DisputeReferred;
    opinionUpheld @67 :Case.OpinionUpheld;
    rereviewOrdered @68 :Case.RereviewOrdered;
    proposedToMeeting @69 :Case.ProposedToMeeting;
    decidedOrdinary @70 :Case.DecidedOrdinary;
    decidedByMeeting @71 :Case.DecidedByMeeting;
    decisionDeferred @72 :Case.DecisionDeferred;
    returnedForInvestigation @73 :Case.ReturnedForInvestigation;
    contentChanged @74 :Case.ContentChanged;
    noPenaltyResolved @75 :Case.NoPenaltyResolved;
    transferResolved @76 :Case.TransferResolved;
    decisionServed @77 :Case.DecisionServed;
    decisionExecuted @78 :Case.DecisionExecuted;
    instalmentsGranted @79 :Case.InstalmentsGranted;
    performanceDemanded @80 :Case.PerformanceDemanded;
    courtApplied @81 :Case.CourtApplied;
    caseClosed @82 :Case.CaseClosed;
    caseArchived @83 :Case.CaseArchived;
    returnedByPolice @84 :Case.ReturnedByPolice;
    decisionOverturned @85 :Case.DecisionOverturned;
    irregularActRecorded @86 :Case.IrregularActRecorded;
    itemOpened @87 :Disclosure.ItemOpened;
    itemDrafted @88 :Disclosure.ItemDrafted;
    itemProofread @89 :Disclosure.ItemProofread;
    itemReviewed @90 :Disclosure.ItemReviewed;
    secrecyCleared @91 :Disclosure.SecrecyCleared;
    itemApproved @92 :Disclosure.ItemApproved;
    itemPublished @93 :Disclosure.ItemPublished;
    itemSentBack @94 :Disclosure.ItemSentBack;
    itemWithheld @95 :Disclosure.ItemWithheld;
    updateFellDue @96 :Disclosure.UpdateFellDue;
    itemUpdated @97 :Disclosure.ItemUpdated;
    itemRechecked @98 :Disclosure.ItemRechecked;
    itemCorrected @99 :Disclosure.ItemCorrected;
    itemReplaced @100 :Disclosure.ItemReplaced;
    itemWithdrawn @101 :Disclosure.ItemWithdrawn;
    itemExpired @102 :Disclosure.ItemExpired;
    publicationHeld @103 :Disclosure.PublicationHeld;
    publicationReleased @104 :Disclosure.PublicationReleased;
    withdrawalRequired @105 :Disclosure.WithdrawalRequired;
    irregularityAnswered @106 :Common.IrregularityAnswered;
    recordCorrected @107 :Common.RecordCorrected;
    deadlinePassed @108 :Common.DeadlinePassed;
    deadlineRecomputed @109 :Common.DeadlineRecomputed;
    irregularityRecorded @110 :Common.IrregularityRecorded;
    commandRefused @111 :Common.CommandRefused;
    logKeyAdopted @112 :Bureau.LogKeyAdopted;
    logKeyRetired @113 :Bureau.LogKeyRetired;
    keyEnrolled @114 :Bureau.KeyEnrolled;
    keyRevoked @115 :Bureau.KeyRevoked;
    timestampRecorded @116 :Bureau.TimestampRecorded;
    holdPlaced @117 :Case.HoldPlaced;
    holdLifted @118 :Case.HoldLifted;
    recordsAppraised @119 :Case.RecordsAppraised;
    recordsDisposed @120 :Case.RecordsDisposed;
    clockConfirmed @121 :Bureau.ClockConfirmed;
  }
}

struct Commitment {
  # To words that were said: FORMAT.md gives the hash. Words that were not said have none.
  path @0 :Text;  # of the field in the fact: "reason", "findings/2/reason"
  digest @1 :Data;  # salted SHA-256
  chars @2 :UInt32;  # code points of the words, never 0
}

struct Attachment {
  # A document by its digests. A document that was not given has none.
  path @0 :Text;  # of the field in the fact: "draft", "materials/0/document"
  sha256 @1 :Data;  # never null
  sm3 @2 :Data;
  sizeBytes @3 :UInt64;
}
