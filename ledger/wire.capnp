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

struct Leaf {
  formatVersion @0 :UInt16;  # 1
  procedure @1 :Procedure;  # whose law the stream obeys; never unspecified
  capacity @2 :Capacity;  # in which the actor acted
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
  clocks @19 :List(ClockMoved);  # what the act did to the stream's clocks
  commitments @20 :List(Commitment);  # strictly ascending by path, bytewise
  attachments @21 :List(Attachment);  # strictly ascending by path, bytewise
  key @22 :Text;  # of the actor's signature; null: the host vouches
  signature @23 :Data;  # raw bytes; given exactly where key is
  fact :union {  # never null; a fact without fields is an empty struct
    ledgerOpened @24 :LedgerOpened;
    officerEnrolled @25 :OfficerEnrolled;
    certificateRenewed @26 :CertificateRenewed;
    certificateSuspended @27 :CertificateSuspended;
    officerAppointed @28 :OfficerAppointed;
    officerRelieved @29 :OfficerRelieved;
    rulesetActivated @30 :RulesetActivated;
    calendarActivated @31 :CalendarActivated;
    caseFiled @32 :CaseFiled;
    handlersAssigned @33 :HandlersAssigned;
    officerRecused @34 :OfficerRecused;
    investigationOpened @35 :InvestigationOpened;
    recordGathered @36 :RecordGathered;
    rightsNotified @37 :RightsNotified;
    defenceRecorded @38 :DefenceRecorded;
    investigationConcluded @39 :InvestigationConcluded;
    classifiedMajor @40 :ClassifiedMajor;
    classifiedOrdinary @41 :ClassifiedOrdinary;
    voluntaryReviewRequested @42 :VoluntaryReviewRequested;
    caseTerminated @43 :CaseTerminated;
    groupFormed @44 :GroupFormed;
    submittedForReview @45 :SubmittedForReview;
    packetAccepted @46 :PacketAccepted;
    supplementRequested @47 :SupplementRequested;
    materialsSupplied @48 :MaterialsSupplied;
    packetReturned @49 :PacketReturned;
    submissionWithdrawn @50 :SubmissionWithdrawn;
    inquiryMade @51 :InquiryMade;
    reviewExtended @52 :ReviewExtended;
    agreed @53 :Agreed;
    investigationAdvised @54 :InvestigationAdvised;
    noDecisionAdvised @55 :NoDecisionAdvised;
    changeAdvised @56 :ChangeAdvised;
    correctionAdvised @57 :CorrectionAdvised;
    transferAdvised @58 :TransferAdvised;
    investigationAdopted @59 :InvestigationAdopted;
    revisionAdopted @60 :RevisionAdopted;
    noDecisionAdopted @61 :NoDecisionAdopted;
    transferAdopted @62 :TransferAdopted;
    disputeLodged @63 :DisputeLodged;
    settledForRevision @64 :SettledForRevision;
    settledForAdoption @65 :SettledForAdoption;
    disputeReferred @66 :DisputeReferred;
    opinionUpheld @67 :OpinionUpheld;
    rereviewOrdered @68 :RereviewOrdered;
    proposedToMeeting @69 :ProposedToMeeting;
    decidedOrdinary @70 :DecidedOrdinary;
    decidedByMeeting @71 :DecidedByMeeting;
    decisionDeferred @72 :DecisionDeferred;
    returnedForInvestigation @73 :ReturnedForInvestigation;
    contentChanged @74 :ContentChanged;
    noPenaltyResolved @75 :NoPenaltyResolved;
    transferResolved @76 :TransferResolved;
    decisionServed @77 :DecisionServed;
    decisionExecuted @78 :DecisionExecuted;
    instalmentsGranted @79 :InstalmentsGranted;
    performanceDemanded @80 :PerformanceDemanded;
    courtApplied @81 :CourtApplied;
    caseClosed @82 :CaseClosed;
    caseArchived @83 :CaseArchived;
    returnedByPolice @84 :ReturnedByPolice;
    decisionOverturned @85 :DecisionOverturned;
    irregularActRecorded @86 :IrregularActRecorded;
    itemOpened @87 :ItemOpened;
    itemDrafted @88 :ItemDrafted;
    itemProofread @89 :ItemProofread;
    itemReviewed @90 :ItemReviewed;
    secrecyCleared @91 :SecrecyCleared;
    itemApproved @92 :ItemApproved;
    itemPublished @93 :ItemPublished;
    itemSentBack @94 :ItemSentBack;
    itemWithheld @95 :ItemWithheld;
    updateFellDue @96 :UpdateFellDue;
    itemUpdated @97 :ItemUpdated;
    itemRechecked @98 :ItemRechecked;
    itemCorrected @99 :ItemCorrected;
    itemReplaced @100 :ItemReplaced;
    itemWithdrawn @101 :ItemWithdrawn;
    itemExpired @102 :ItemExpired;
    publicationHeld @103 :PublicationHeld;
    publicationReleased @104 :PublicationReleased;
    withdrawalRequired @105 :WithdrawalRequired;
    irregularityAnswered @106 :IrregularityAnswered;
    recordCorrected @107 :RecordCorrected;
    deadlinePassed @108 :DeadlinePassed;
    deadlineRecomputed @109 :DeadlineRecomputed;
    irregularityRecorded @110 :IrregularityRecorded;
    commandRefused @111 :CommandRefused;
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

# Parts of facts.

struct Recording {
  # 附3-3, 附3-6, 附3-7: the recording beside a document, or why there is none (附3-8). Words:
  # exception_report. Documents: file.
  startedAt @0 :Int64;  # of the recording; µs
  endedAt @1 :Int64;  # of the recording; µs
  showsCertificates @2 :Answer;  # 附3-7: 亮证 recorded first
}

struct GroundAnswer {
  # One of the five grounds of 附4-7, answered with a reason. Words: reason.
  applies @0 :Answer;
}

struct GroupMember {
  officer @0 :Text;
  category @1 :ReviewerCategory;
}

struct Material {
  # A document in its slot of the packet (附4-11). Documents: document.
  slot @0 :MaterialSlot;
}

struct SupplementItem {
  # One item that the group asks for (附4-11 last sentence). Words: what.
  slot @0 :MaterialSlot;
}

struct Finding {
  # One of the eight findings of 附4-13. For points 1-4 and 6 `yes` is good; for points 5 (越权滥权)
  # and 7 (涉嫌犯罪) `yes` is bad. Point 8 is good when `yes` (nothing else stands against it). Words:
  # reason.
  answer @0 :Answer;
}

struct Imposed {
  # One measure of a decision. Amount only where the measure has one.
  measure @0 :Measure;
  amount @1 :UInt64;  # fen
}

struct Attendance {
  # 附4-18: who sat in the meeting, in which capacity, and what they said. Words: opinion.
  officer @0 :Text;
  capacity @1 :Capacity;
  view @2 :View;
}

struct Check {
  # 附1-9: one of the five checks. Words: note.
  passed @0 :Answer;
}

struct Breach {
  # A requirement that was not met, as it is kept: by name, so that it can be read for ever.
  article @0 :Text;  # "附4-18b"
  requirement @1 :Text;  # "opinion_agrees"
  actual @2 :Text;  # what was found instead, neutral: a number, a date, a key; may be empty
}

struct ClockMoved {
  # What an act did to one clock.
  clock @0 :ClockKind;
  basis @1 :Text;  # the clock's entry in the ruleset
  move @2 :ClockMove;
  on @3 :Int32;  # the day the move takes effect; days
  due @4 :Int32;  # after the move; days
  dueWithoutPause @5 :Int32;  # the same count as if nothing had been suspended (ruling 1); days
  provisional @6 :Bool;
}

# The register of the bureau.

struct LedgerOpened {
  # 建账: the first leaf of every ledger says how it is to be trusted.
  trust @0 :TrustMode;
  clock @1 :ClockSource;
  bureau @2 :Text;  # the origin's short name
}

struct OfficerEnrolled {
  # 录入执法人员 with certificate (附1-7(3), 附4-4). Words: full_name.
  officer @0 :Text;
  section @1 :Text;
  certificate @2 :Text;  # 证件号码
  validFrom @3 :Int32;  # days
  validUntil @4 :Int32;  # days
}

struct CertificateRenewed {
  # 换发执法证件.
  officer @0 :Text;
  certificate @1 :Text;
  validFrom @2 :Int32;  # days
  validUntil @3 :Int32;  # days
}

struct CertificateSuspended {
  # 暂扣或注销执法证件, from a day. Words: reason.
  officer @0 :Text;
  from @1 :Int32;  # days
}

struct OfficerAppointed {
  # 任命: a capacity, from a day, until a day or for good. Documents: appointment.
  officer @0 :Text;
  capacity @1 :Capacity;
  category @2 :ReviewerCategory;  # reviewers only
  from @3 :Int32;  # days
  until @4 :Int32;  # none: until relieved; days
}

struct OfficerRelieved {
  # 免去: the capacity ends with this day. Words: reason.
  officer @0 :Text;
  capacity @1 :Capacity;
  until @2 :Int32;  # days
}

struct RulesetActivated {
  # 启用规则集: its digest is the digest of its packs in their order.
  ruleset @0 :Data;
  packs @1 :List(Data);
}

struct CalendarActivated {
  # 启用日历: the same for the State Council's notices.
  calendar @0 :Data;
  files @1 :List(Data);
}

# The case, in the order of the law.

struct CaseFiled {
  # 立案 (行政处罚法54; two officers: 42). Words: party_name, party_number, cause. Documents: approval.
  handlers @0 :List(Text);  # 承办人, at least two
  section @1 :Text;  # 承办机构
  action @2 :ActionKind;
  matter @3 :WaterMatter;
  summaryProcedure @4 :Bool;  # 简易程序: excluded from review (附4-8)
  partyKind @5 :PartyKind;
}

struct HandlersAssigned {
  # 更换承办人, with the reason. Words: reason.
  handlers @0 :List(Text);
}

struct OfficerRecused {
  # 回避 (行政处罚法43): from now on the officer acts no more in this case. Words: reason.
  officer @0 :Text;
}

struct InvestigationOpened {}  # 开始调查.

struct RecordGathered {
  # 取证: an inspection, inquiry, hearing, assessment … with its document and recording. Words:
  # recording/exception_report, summary. Documents: document, recording/file.
  kind @0 :RecordKind;
  startedAt @1 :Int64;  # as the document states it; µs
  endedAt @2 :Int64;  # µs
  recording @3 :Recording;
}

struct RightsNotified {
  # 行政处罚告知 (处罚法44, 45, 63): facts, grounds, basis, and the rights to speak and be heard.
  # Documents: notice.
  hearingOffered @0 :Answer;  # 听证权利已告知
}

struct DefenceRecorded {
  # 陈述申辩 (处罚法45, 62), or its waiver; and whether a hearing was asked for. Words: opinion.
  # Documents: document.
  defended @0 :Answer;  # yes: 已陈述申辩; no: 放弃
  hearingRequested @1 :Answer;
  considered @2 :Answer;  # 复核: the arguments were weighed
}

struct InvestigationConcluded {
  # 调查终结, with the 调查终结报告 (附4-11(1)). Words: summary. Documents: report.
}

struct ClassifiedMajor {
  # 认定重大: the five grounds of 附4-7, at least one yes. Words: grounds/N/reason.
  grounds @0 :List(GroundAnswer);  # five, in the order of 附4-7
}

struct ClassifiedOrdinary {
  # 认定非重大: all five grounds no, each with its reason. Words: grounds/N/reason.
  grounds @0 :List(GroundAnswer);
}

struct VoluntaryReviewRequested {}  # 自愿送审 (附4-9b). Words: reason.
struct CaseTerminated {}  # 撤销立案或者终止调查. Words: reason. Documents: approval.

struct GroupFormed {
  # 组成审核小组 (附4-2, 附4-3, 附4-4).
  members @0 :List(GroupMember);
}

struct SubmittedForReview {
  # 送审: the packet of 附4-11 and the statement of 附4-12, about one draft. Words:
  # statement/basic_facts, statement/law_and_discretion, statement/officers_qualified,
  # statement/evidence_and_hearing, statement/other. Documents: materials/N/document, draft.
  materials @0 :List(Material);
}

struct PacketAccepted {}  # 收件齐全: the group finds the packet complete.

struct SupplementRequested {
  # 通知补正: what is missing and until when (附4-11). Words: items/N/what.
  items @0 :List(SupplementItem);
  due @1 :Int32;  # 指定期限; days
}

struct MaterialsSupplied {
  # 补正提交. A new draft is named here, or the old one stays. Documents: materials/N/document, draft.
  materials @0 :List(Material);
}

struct PacketReturned {
  # 退回: the group sends back a packet that was not completed in time. Words: reason.
}

struct SubmissionWithdrawn {
  # 撤回送审, with the reason; the clock is closed, not erased. Words: reason.
}

struct InquiryMade {
  # 调阅材料或询问当事人 (附4-14). Documents: record.
  kind @0 :InquiryKind;
  cooperated @1 :Answer;
}

struct ReviewExtended {
  # 批准延长十个工作日 (附4-16). Words: reason.
  complex @0 :Answer;  # 案件复杂
}

struct Agreed {
  # 附4-15(1) 同意. Words: findings/N/reason. Documents: draft, adviser_opinion, opinion.
  findings @0 :List(Finding);  # eight, in the order of 附4-13
  transfer @1 :TransferKind;  # 移送意见 only
}

struct InvestigationAdvised {
  # 附4-15(2) 继续调查建议. Words: findings/N/reason. Documents: draft, adviser_opinion, opinion.
  findings @0 :List(Finding);  # eight, in the order of 附4-13
  transfer @1 :TransferKind;  # 移送意见 only
}

struct NoDecisionAdvised {
  # 附4-15(2) 不予作出决定建议. Words: findings/N/reason. Documents: draft, adviser_opinion, opinion.
  findings @0 :List(Finding);  # eight, in the order of 附4-13
  transfer @1 :TransferKind;  # 移送意见 only
}

struct ChangeAdvised {
  # 附4-15(3) 变更意见. Words: findings/N/reason. Documents: draft, adviser_opinion, opinion.
  findings @0 :List(Finding);  # eight, in the order of 附4-13
  transfer @1 :TransferKind;  # 移送意见 only
}

struct CorrectionAdvised {
  # 附4-15(4) 纠正意见. Words: findings/N/reason. Documents: draft, adviser_opinion, opinion.
  findings @0 :List(Finding);  # eight, in the order of 附4-13
  transfer @1 :TransferKind;  # 移送意见 only
}

struct TransferAdvised {
  # 附4-15(5) 移送意见. Words: findings/N/reason. Documents: draft, adviser_opinion, opinion.
  findings @0 :List(Finding);  # eight, in the order of 附4-13
  transfer @1 :TransferKind;  # 移送意见 only
}

struct InvestigationAdopted {}  # 采纳: 继续调查 (附4-17). Words: note.

struct RevisionAdopted {
  # 采纳: 变更或纠正 (附4-17); a new draft will be reviewed again. Documents: draft.
}

struct NoDecisionAdopted {
  # 采纳: 不予作出决定 (附4-17), by the meeting if the case is major (附4-18a). Words: note. Documents:
  # minutes.
}

struct TransferAdopted {}  # 采纳: 移送 (附4-17, 移送规定5). Words: recipient. Documents: packet, receipt.
struct DisputeLodged {}  # 提出异议, in writing (附4-17). Words: reasons. Documents: opinion.
struct SettledForRevision {}  # 沟通一致: the group will revise its opinion. Documents: record.
struct SettledForAdoption {}  # 沟通一致: the section will adopt the opinion. Documents: record.

struct DisputeReferred {
  # 沟通不成, 报送主管领导 with both opinions (附4-17). Documents: consultation, section_opinion,
  # group_opinion.
}

struct OpinionUpheld {}  # 主管领导维持审核意见. Words: reason.
struct RereviewOrdered {}  # 主管领导责成重新审核. It can never pass the case (附4-18b). Words: reason.
struct ProposedToMeeting {}  # 提交党组会议 (附4-18a). Documents: agenda.

struct DecidedOrdinary {
  # 负责人决定 on a case that is not major. Words: document_number. Documents: decision.
  measures @0 :List(Imposed);
}

struct DecidedByMeeting {
  # 党组会议集体讨论决定 (附4-18, 处罚法57). Words: document_number, attendance/N/opinion. Documents: decision,
  # minutes.
  measures @0 :List(Imposed);
  attendance @1 :List(Attendance);
}

struct DecisionDeferred {
  # 缓议, until when and why. Words: reason.
  revisit @0 :Int32;  # days
}

struct ReturnedForInvestigation {}  # 退回补充调查. Words: reason.

struct ContentChanged {
  # 会议改变内容: changed content is reviewed anew (附4-9a). Words: reason. Documents: draft.
}

struct NoPenaltyResolved {
  # 不予处罚 (处罚法57(2)(3)). Words: attendance/N/opinion. Documents: minutes.
  ground @0 :NoPenaltyGround;
  attendance @1 :List(Attendance);
}

struct TransferResolved {
  # 会议决定移送 (处罚法57(4)). Words: recipient. Documents: packet, minutes.
  kind @0 :TransferKind;
}

struct DecisionServed {
  # 送达 (处罚法61, 85). Words: recording/exception_report. Documents: receipt, recording/file.
  method @0 :ServiceMethod;
  recording @1 :Recording;
}

struct DecisionExecuted {
  # 执行: the decision is carried out or paid. Documents: proof.
  amount @0 :UInt64;  # fen
  complete @1 :Bool;  # 履行完毕
}

struct InstalmentsGranted {
  # 延期或分期缴纳 (处罚法66), on application, approved. Documents: application.
  until @0 :Int32;  # days
}

struct PerformanceDemanded {}  # 催告 (强制法35, 54). Documents: demand.
struct CourtApplied {}  # 申请法院强制执行 (强制法53). Documents: application.
struct CaseClosed {}  # 结案. Words: summary. Documents: report.

struct CaseArchived {
  # 归档 (附2-2, 附2-13, 附3-11). Words: gap_explanation. Documents: catalogue.
  retention @0 :Retention;
}

struct ReturnedByPolice {}  # 公安机关不予立案退回 (移送规定8, 10). Documents: notice.

struct DecisionOverturned {
  # 变更, 撤销, 确认违法或者无效 by an outside act. Words: authority. Documents: document.
  kind @0 :OverturnKind;
}

struct IrregularActRecorded {
  # 补录违规行为: it was done, against the law (LAW row 42). Words: account. Documents: document.
  irregular @0 :IrregularAct;
  responsible @1 :List(Text);
}

# The disclosure item.

struct ItemOpened {
  # 拟公开: an item begins. For a decision the case itself orders it (附1-8b). Documents: source.
  register @0 :PublicRegister;
  about @1 :Text;  # the case, officer or matter it speaks of
  section @2 :Text;  # 责任科室 (附1-5)
  since @3 :Int32;  # 作出之日 or 变更之日: the clocks count from here; days
  action @4 :ActionKind;  # of a decision: some clocks are for one kind
}

struct ItemDrafted {
  # 起草: the text to be published (附1-7: 决定内容、事实理由、救济途径). Words: title, content, facts_and_reasons,
  # remedies. Documents: text.
}

struct ItemProofread {}  # 校对 (附1-6). Words: note. Documents: text.

struct ItemReviewed {
  # 审核: the five checks of 附1-9, in their order. Words: checks/N/note. Documents: text.
  checks @0 :List(Check);
}

struct SecrecyCleared {
  # 保密审查 (附1-10). Words: note. Documents: text.
  clear @0 :Answer;  # yes: 不涉密
}

struct ItemApproved {}  # 审定 (附1-6) by 主要负责人 or 分管负责人. Documents: text.
struct ItemPublished {}  # 公示. Words: channel. Documents: text.
struct ItemSentBack {}  # 退回: an examiner sends the item back to its draft. Words: reason.

struct ItemWithheld {
  # 不予公开, with its ground. Words: reason.
  ground @0 :WithholdGround;
}

struct UpdateFellDue {
  # 待更新: what the item speaks of has changed (附1-11b).
  change @0 :Change;
  changedOn @1 :Int32;  # days
}

struct ItemUpdated {
  # 更新: a new version of the draft (附1-3, 附1-11). Words: content. Documents: text.
}

struct ItemRechecked {}  # 复查 (附1-13): looked at again and found right. Words: note.

struct ItemCorrected {
  # 更正 (附1-13): the correction supersedes, the old version stays. Words: reason. Documents: text.
}

struct ItemReplaced {
  # 撤换 (附1-13): the wrong text is taken down, a new one is drafted. Words: reason.
}

struct ItemWithdrawn {}  # 撤回, with the reason that is published (处罚法48). Words: public_reason.
struct ItemExpired {}  # 公示期满, 停止公示.

struct PublicationHeld {
  # 暂停: the case is irregular; no publication until a supervisor answers (附4-9).
}

struct PublicationReleased {}  # 恢复: the supervisor has answered.

struct WithdrawalRequired {
  # 应当撤回: the decision was changed, revoked or declared unlawful or void (处罚法48). Three working
  # days remain to take it down and say why; nothing more of it is published.
  kind @0 :OverturnKind;
  since @1 :Int32;  # the day it was overturned: the clock counts from here; days
}

# Every stream.

struct IrregularityAnswered {
  # 监督答复 to the irregularities recorded so far. It answers; nothing clears. Words: answer.
}

struct RecordCorrected {
  # 更正: an earlier field, its right text and why; the old one stays visible. Words: text, reason.
  version @0 :UInt32;  # of the fact that is corrected
  path @1 :Text;  # the field within it: "cause", "findings/2/reason"
}

struct DeadlinePassed {
  # A clock reached a rung. Asked by the ticker alone, as `system`; occurred at the rung's day.
  clock @0 :ClockKind;
  basis @1 :Text;  # the clock's entry in the ruleset
  rung @2 :Rung;
}

struct DeadlineRecomputed {
  # A provisional due date is counted anew because the year's notice is now loaded.
  clock @0 :ClockKind;
  basis @1 :Text;
}

struct IrregularityRecorded {
  # An accepted act broke a rule that flags. It can be answered, never cleared.
  breach @0 :Breach;
  responsible @1 :List(Text);
}

struct CommandRefused {
  # The law said no to an authenticated actor. Repeated refusals are themselves a sign. Words:
  # command.
  act @0 :Text;
  breaches @1 :List(Breach);
}

# Vocabularies. Numbers are for ever, lists only grow at their end, zero is always unspecified.

enum Procedure {
  # Which law a stream of facts obeys.
  unspecified @0; bureau @1; case @2; disclosure @3;
}

enum Capacity {
  # Held by appointment with dates; chosen anew for every act.
  unspecified @0; system @1; registrar @2; handler @3; sectionHead @4; reviewer @5;
  legalAdviser @6; deputyHead @7; principalHead @8; partyMember @9; partySecretary @10;
  proofreader @11; disclosureReviewer @12; secrecyReviewer @13; archivist @14; avCustodian @15;
  officeInspector @16; supervisor @17; auditor @18;
}

enum ReviewerCategory {
  # 附4-3: who sits in the review group.
  unspecified @0; waterExpert @1; lawyer @2; sectionHead @3;
}

enum ClockKind {
  # The duties that run against time. Several bases may start a clock of one kind (附1-8b and the
  # seven days of the national notice): each is kept, the earliest is the due date.
  unspecified @0; review @1; supplement @2; publication @3; service @4; caseTotal @5; revisit @6;
  withdrawal @7; update @8; filing @9; expiry @10;
}

enum ClockMove {
  unspecified @0; started @1; suspended @2; resumed @3; extended @4; stopped @5; recomputed @6;
}

enum Rung {
  # A deadline announces itself four times, each time once.
  unspecified @0; threeDays @1; oneDay @2; due @3; overdue @4;
}

enum Answer {
  unspecified @0; yes @1; no @2;
}

enum WithholdGround {
  # 政府信息公开条例14-16, 处罚法48: why an item is not published.
  unspecified @0; stateSecret @1; tradeSecret @2; personalPrivacy @3; internalMatter @4;
  notOfPublicInterest @5;
}

enum Change {
  # 附1-11b: what changed so that the item must be published anew within ten working days.
  unspecified @0; function @1; basis @2; process @3; post @4; content @5;
}

enum PublicRegister {
  # 陵水字〔2021〕93号 附1-7: the six kinds of published information.
  unspecified @0; subjects @1; matters @2; officers @3; decisions @4; supervision @5; other @6;
}

enum TrustMode {
  # Who vouches for an act: its officer's own key, or the one PC that has no key cards.
  unspecified @0; trustedHost @1; officerKeys @2;
}

enum ClockSource {
  # Where recorded-at comes from. A simulated clock is declared in the first leaf, for ever.
  unspecified @0; system @1; simulated @2;
}

enum ActionKind {
  # 附4-7: what kind of enforcement decision the case aims at.
  unspecified @0; penalty @1; coercion @2; levy @3;
}

enum WaterMatter {
  unspecified @0; sandMining @1; unlicensedAbstraction @2; riverObstruction @3;
  soilConservation @4; waterFee @5; dykeDamage @6; unlicensedDrilling @7; floodControl @8;
  hydraulicWorks @9; waterQuality @10; other @11;
}

enum PartyKind {
  unspecified @0; person @1; unit @2;
}

enum RecordKind {
  # 附2-7, 附3-3, 行政处罚法46: what is gathered, and at which occasion.
  unspecified @0; patrol @1; siteInspection @2; inquiry @3; statementHeard @4; hearing @5;
  sampling @6; appraisal @7; assessment @8; priorRegistration @9; coerciveMeasure @10;
  documentary @11; monitoringData @12;
}

enum MaterialSlot {
  # 附4-11: the slots of the packet.
  unspecified @0; finalReport @1; proposal @2; draftDecision @3; evidence @4; hearingRecord @5;
  assessmentReport @6; other @7;
}

enum TransferKind {
  unspecified @0; jurisdiction @1; suspectedCrime @2;
}

enum InquiryKind {
  unspecified @0; filesConsulted @1; partyQuestioned @2;
}

enum View {
  unspecified @0; inFavour @1; against @2; abstained @3;
}

enum Measure {
  unspecified @0; warning @1; publicCriticism @2; fine @3; confiscation @4; suspendLicence @5;
  revokeLicence @6; restrictBusiness @7; orderStop @8; levyFee @9; demolish @10; orderCorrect @11;
}

enum ServiceMethod {
  # 行政处罚法61, 85 and 民事诉讼法: how a decision reaches its party.
  unspecified @0; inPerson @1; leftAtPlace @2; byPost @3; electronic @4; byNotice @5;
  throughOther @6;
}

enum NoPenaltyGround {
  # 行政处罚法57(2)(3)(4): why there is no penalty.
  unspecified @0; minor @1; notEstablished @2; notPunishable @3;
}

enum OverturnKind {
  unspecified @0; changed @1; revoked @2; unlawful @3; void @4;
}

enum IrregularAct {
  # Act done on paper in breach of the law, recorded as such (LAW.md row 42).
  unspecified @0; decidedWithoutReview @1; decidedAgainstReview @2; decidedWithoutMeeting @3;
  decidedOnChangedDraft @4; servedWithoutDecision @5; enforcedWithoutDecision @6;
  decidedWithoutNotice @7; other @8;
}

enum Retention {
  # 附3-11, 档案法: how long the file is kept.
  unspecified @0; tenYears @1; thirtyYears @2; permanent @3;
}
