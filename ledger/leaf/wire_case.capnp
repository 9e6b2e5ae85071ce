@0xe80c3d97b54f216a;
# The facts of a case, in the order of the law. wire.capnp says how to read these comments.

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("caseledger::ledger::wire");
using Parts = import "wire_parts.capnp";
using Terms = import "wire_terms.capnp";

struct CaseFiled {
  # 立案 (行政处罚法54; two officers: 42). Words: party_name, party_number, cause. Documents: approval.
  handlers @0 :List(Text);  # 承办人, at least two
  section @1 :Text;  # 承办机构
  action @2 :Terms.ActionKind;
  matter @3 :Terms.WaterMatter;
  summaryProcedure @4 :Bool;  # 简易程序: excluded from review (附4-8)
  partyKind @5 :Terms.PartyKind;
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
  kind @0 :Terms.RecordKind;
  startedAt @1 :Int64;  # as the document states it; µs
  endedAt @2 :Int64;  # µs
  recording @3 :Parts.Recording;
}

struct RightsNotified {
  # 行政处罚告知 (处罚法44, 45, 63): facts, grounds, basis, and the rights to speak and be heard. Documents:
  # notice.
  hearingOffered @0 :Terms.Answer;  # 听证权利已告知
}

struct DefenceRecorded {
  # 陈述申辩 (处罚法45, 62), or its waiver; and whether a hearing was asked for. Words: opinion. Documents:
  # document.
  defended @0 :Terms.Answer;  # yes: 已陈述申辩; no: 放弃
  hearingRequested @1 :Terms.Answer;
  considered @2 :Terms.Answer;  # 复核: the arguments were weighed
}

struct InvestigationConcluded {
  # 调查终结, with the 调查终结报告 (附4-11(1)). Words: summary. Documents: report.
}

struct ClassifiedMajor {
  # 认定重大: the five grounds of 附4-7, at least one yes. Words: grounds/N/reason.
  grounds @0 :List(Parts.GroundAnswer);  # five, in the order of 附4-7
}

struct ClassifiedOrdinary {
  # 认定非重大: all five grounds no, each with its reason. Words: grounds/N/reason.
  grounds @0 :List(Parts.GroundAnswer);
}

struct VoluntaryReviewRequested {}  # 自愿送审 (附4-9b). Words: reason.
struct CaseTerminated {}  # 撤销立案或者终止调查. Words: reason. Documents: approval.

struct GroupFormed {
  # 组成审核小组 (附4-2, 附4-3, 附4-4).
  members @0 :List(Parts.GroupMember);
}

struct SubmittedForReview {
  # 送审: the packet of 附4-11 and the statement of 附4-12, about one draft. Words:
  # statement/basic_facts, statement/law_and_discretion, statement/officers_qualified,
  # statement/evidence_and_hearing, statement/other. Documents: materials/N/document, draft.
  materials @0 :List(Parts.Material);
}

struct PacketAccepted {}  # 收件齐全: the group finds the packet complete.

struct SupplementRequested {
  # 通知补正: what is missing and until when (附4-11). Words: items/N/what.
  items @0 :List(Parts.SupplementItem);
  due @1 :Int32;  # 指定期限; days
}

struct MaterialsSupplied {
  # 补正提交. A new draft is named here, or the old one stays. Documents: materials/N/document, draft.
  materials @0 :List(Parts.Material);
}

struct PacketReturned {
  # 退回: the group sends back a packet that was not completed in time. Words: reason.
}

struct SubmissionWithdrawn {
  # 撤回送审, with the reason; the clock is closed, not erased. Words: reason.
}

struct InquiryMade {
  # 调阅材料或询问当事人 (附4-14). Documents: record.
  kind @0 :Terms.InquiryKind;
  cooperated @1 :Terms.Answer;
}

struct ReviewExtended {
  # 批准延长十个工作日 (附4-16). Words: reason.
  complex @0 :Terms.Answer;  # 案件复杂
}

struct Agreed {
  # 附4-15(1) 同意. Words: findings/N/reason. Documents: draft, adviser_opinion, opinion.
  findings @0 :List(Parts.Finding);  # eight, in the order of 附4-13
  transfer @1 :Terms.TransferKind;  # 移送意见 only
}

struct InvestigationAdvised {
  # 附4-15(2) 继续调查建议. Words: findings/N/reason. Documents: draft, adviser_opinion, opinion.
  findings @0 :List(Parts.Finding);  # eight, in the order of 附4-13
  transfer @1 :Terms.TransferKind;  # 移送意见 only
}

struct NoDecisionAdvised {
  # 附4-15(2) 不予作出决定建议. Words: findings/N/reason. Documents: draft, adviser_opinion, opinion.
  findings @0 :List(Parts.Finding);  # eight, in the order of 附4-13
  transfer @1 :Terms.TransferKind;  # 移送意见 only
}

struct ChangeAdvised {
  # 附4-15(3) 变更意见. Words: findings/N/reason. Documents: draft, adviser_opinion, opinion.
  findings @0 :List(Parts.Finding);  # eight, in the order of 附4-13
  transfer @1 :Terms.TransferKind;  # 移送意见 only
}

struct CorrectionAdvised {
  # 附4-15(4) 纠正意见. Words: findings/N/reason. Documents: draft, adviser_opinion, opinion.
  findings @0 :List(Parts.Finding);  # eight, in the order of 附4-13
  transfer @1 :Terms.TransferKind;  # 移送意见 only
}

struct TransferAdvised {
  # 附4-15(5) 移送意见. Words: findings/N/reason. Documents: draft, adviser_opinion, opinion.
  findings @0 :List(Parts.Finding);  # eight, in the order of 附4-13
  transfer @1 :Terms.TransferKind;  # 移送意见 only
}

struct InvestigationAdopted {}  # 采纳: 继续调查 (附4-17). Words: note.

struct RevisionAdopted {
  # 采纳: 变更或纠正 (附4-17); a new draft will be reviewed again. Documents: draft.
}

struct NoDecisionAdopted {
  # 采纳: 不予作出决定 (附4-17), by the meeting if the case is major (附4-18a). Words: note,
  # attendance/N/opinion. Documents: minutes.
  attendance @0 :List(Parts.Attendance);
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
  measures @0 :List(Parts.Imposed);
}

struct DecidedByMeeting {
  # 党组会议集体讨论决定 (附4-18, 处罚法57). Words: document_number, attendance/N/opinion. Documents: decision,
  # minutes.
  measures @0 :List(Parts.Imposed);
  attendance @1 :List(Parts.Attendance);
}

struct DecisionDeferred {
  # 缓议, until when and why. Words: reason, attendance/N/opinion. Documents: minutes.
  revisit @0 :Int32;  # days
  attendance @1 :List(Parts.Attendance);
}

struct ReturnedForInvestigation {
  # 退回补充调查. Words: reason, attendance/N/opinion. Documents: minutes.
  attendance @0 :List(Parts.Attendance);
}

struct ContentChanged {
  # 会议改变内容: changed content is reviewed anew (附4-9a). Words: reason, attendance/N/opinion.
  # Documents: draft, minutes.
  attendance @0 :List(Parts.Attendance);
}

struct NoPenaltyResolved {
  # 不予处罚 (处罚法57(2)(3)). Words: attendance/N/opinion. Documents: minutes.
  ground @0 :Terms.NoPenaltyGround;
  attendance @1 :List(Parts.Attendance);
}

struct TransferResolved {
  # 决定移送 (处罚法57(4)): the meeting resolves it of a major case, the head of an ordinary one. Words:
  # recipient, attendance/N/opinion. Documents: packet, minutes.
  kind @0 :Terms.TransferKind;
  attendance @1 :List(Parts.Attendance);
}

struct DecisionServed {
  # 送达 (处罚法61, 85). Words: recording/exception_report. Documents: receipt, recording/file.
  method @0 :Terms.ServiceMethod;
  recording @1 :Parts.Recording;
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

struct PerformanceDemanded {
  # 催告 (强制法35, 54). Documents: demand.
  servedOn @0 :Int32;  # 催告书送达之日: the party's ten working days count from here; days
}

struct CourtApplied {}  # 申请法院强制执行 (强制法53). Documents: application.
struct CaseClosed {}  # 结案. Words: summary. Documents: report.

struct CaseArchived {
  # 归档 (附2-2, 附2-13, 附3-11). Words: gap_explanation. Documents: catalogue.
  retention @0 :Terms.Retention;
}

struct ReturnedByPolice {}  # 公安机关不予立案退回 (移送规定8, 10). Documents: notice.

struct DecisionOverturned {
  # 变更, 撤销, 确认违法或者无效 by an outside act. Words: authority. Documents: document.
  kind @0 :Terms.OverturnKind;
}

struct IrregularActRecorded {
  # 补录违规行为: it was done, against the law (LAW row 42). Words: account. Documents: document.
  irregular @0 :Terms.IrregularAct;
  responsible @1 :List(Text);
}

struct HoldPlaced {
  # 长期保存 (附3-12): nothing of the case is destroyed until the hold is lifted. Words: reason.
  ground @0 :Terms.HoldGround;
}

struct HoldLifted {}  # 解除长期保存: all that were placed. Words: reason.
struct RecordsAppraised {}  # 销毁鉴定 (档案法21). Words: opinion. Documents: appraisal.

struct RecordsDisposed {
  # 批准销毁 (档案法21): the words of the case are erased for good. Documents: approval.
}
