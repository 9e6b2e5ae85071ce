// What can be asked from the meeting to the archive (附4-18, 行政处罚法57-72), and of irregular
// acts.
#pragma once

#include "statemachines/acts/case_parts.h"

namespace caseledger {

struct ProposeToMeeting {
  static constexpr auto names = act(69, "propose_to_meeting", "proposed_to_meeting", "提交党组会议",
                                    "propose to the meeting", "提交党组会议 (附4-18a).");
  Document agenda;
  static constexpr auto fields() {
    return std::tuple{
        optional("agenda", &ProposeToMeeting::agenda, "会议议题材料", "agenda"),
    };
  }
};

struct DecideOrdinary {
  static constexpr auto names = act(70, "decide_ordinary", "decided_ordinary", "负责人决定",
                                    "decide (ordinary)", "负责人决定 on a case that is not major.");
  Said document_number;
  std::vector<Imposed> measures;
  Document decision;
  static constexpr auto fields() {
    return std::tuple{
        optional("document_number", &DecideOrdinary::document_number, "文号", "document number"),
        required("measures", &DecideOrdinary::measures, "决定内容", "measures"),
        optional("decision", &DecideOrdinary::decision, "决定书", "decision"),
    };
  }
};

struct DecideByMeeting {
  static constexpr auto names =
      act(71, "decide_by_meeting", "decided_by_meeting", "集体讨论决定", "decide by meeting",
          "党组会议集体讨论决定 (附4-18, 处罚法57).");
  Said document_number;
  std::vector<Imposed> measures;
  Document decision;
  std::vector<Attendance> attendance;
  Document minutes;
  static constexpr auto fields() {
    return std::tuple{
        optional("document_number", &DecideByMeeting::document_number, "文号", "document number"),
        required("measures", &DecideByMeeting::measures, "决定内容", "measures"),
        optional("decision", &DecideByMeeting::decision, "决定书", "decision",
                 "决定书, the reviewed draft to the letter"),
        required("attendance", &DecideByMeeting::attendance, "参会人员", "attendance"),
        optional("minutes", &DecideByMeeting::minutes, "党组会议记录", "minutes"),
    };
  }
};

/// No resolution of the matter: a quorate meeting, but no vote.
struct Defer {
  static constexpr auto names =
      act(72, "defer", "decision_deferred", "缓议", "defer", "缓议, until when and why.");
  Said reason;
  Day revisit;
  std::vector<Attendance> attendance;
  Document minutes;
  static constexpr auto fields() {
    return std::tuple{
        optional("reason", &Defer::reason, "理由", "reason"),
        optional("revisit", &Defer::revisit, "再议日期", "day to revisit"),
        optional("attendance", &Defer::attendance, "参会人员", "attendance"),
        optional("minutes", &Defer::minutes, "党组会议记录", "minutes"),
    };
  }
};

struct ReturnForInvestigation {
  static constexpr auto names = act(73, "return_for_investigation", "returned_for_investigation",
                                    "退回补充调查", "return for investigation", "退回补充调查.");
  Said reason;
  std::vector<Attendance> attendance;
  Document minutes;
  static constexpr auto fields() {
    return std::tuple{
        optional("reason", &ReturnForInvestigation::reason, "理由", "reason"),
        optional("attendance", &ReturnForInvestigation::attendance, "参会人员", "attendance"),
        optional("minutes", &ReturnForInvestigation::minutes, "党组会议记录", "minutes"),
    };
  }
};

struct ChangeContent {
  static constexpr auto names =
      act(74, "change_content", "content_changed", "会议改变内容", "change the content",
          "会议改变内容: changed content is reviewed anew (附4-9a).");
  Said reason;
  Document draft;
  std::vector<Attendance> attendance;
  Document minutes;
  static constexpr auto fields() {
    return std::tuple{
        optional("reason", &ChangeContent::reason, "理由", "reason"),
        optional("draft", &ChangeContent::draft, "改变后的代拟稿", "changed draft"),
        optional("attendance", &ChangeContent::attendance, "参会人员", "attendance"),
        optional("minutes", &ChangeContent::minutes, "党组会议记录", "minutes"),
    };
  }
};

struct ResolveNoPenalty {
  static constexpr auto names =
      act(75, "resolve_no_penalty", "no_penalty_resolved", "不予处罚",
          "resolve that there is no penalty", "不予处罚 (处罚法57(2)(3)).");
  NoPenaltyGround ground = NoPenaltyGround::unspecified;
  std::vector<Attendance> attendance;
  Document minutes;
  static constexpr auto fields() {
    return std::tuple{
        optional("ground", &ResolveNoPenalty::ground, "不予处罚情形", "ground for no penalty"),
        required("attendance", &ResolveNoPenalty::attendance, "参会人员", "attendance"),
        optional("minutes", &ResolveNoPenalty::minutes, "党组会议记录", "minutes"),
    };
  }
};

struct ResolveTransfer {
  static constexpr auto names = act(
      76, "resolve_transfer", "transfer_resolved", "决定移送", "resolve to transfer",
      "决定移送 (处罚法57(4)): the meeting resolves it of a major case, the head of an ordinary one.");
  TransferKind kind = TransferKind::unspecified;
  Said recipient;
  Document packet;
  Document minutes;
  std::vector<Attendance> attendance;
  static constexpr auto fields() {
    return std::tuple{
        optional("kind", &ResolveTransfer::kind, "移送类别", "kind of transfer"),
        optional("recipient", &ResolveTransfer::recipient, "接受移送机关", "recipient"),
        optional("packet", &ResolveTransfer::packet, "移送材料", "transfer packet"),
        optional("minutes", &ResolveTransfer::minutes, "党组会议记录", "minutes"),
        optional("attendance", &ResolveTransfer::attendance, "参会人员", "attendance"),
    };
  }
};

struct Serve {
  static constexpr auto names =
      act(77, "serve", "decision_served", "送达", "serve the decision", "送达 (处罚法61, 85).");
  ServiceMethod method = ServiceMethod::unspecified;
  Document receipt;
  Recording recording;
  static constexpr auto fields() {
    return std::tuple{
        required("method", &Serve::method, "送达方式", "method of service"),
        optional("receipt", &Serve::receipt, "送达回证", "proof of service"),
        optional("recording", &Serve::recording, "音像记录", "recording"),
    };
  }
};

struct Execute {
  static constexpr auto names = act(78, "execute", "decision_executed", "执行", "execute",
                                    "执行: the decision is carried out or paid.");
  Document proof;
  Fen amount;
  bool complete = false;
  static constexpr auto fields() {
    return std::tuple{
        optional("proof", &Execute::proof, "履行凭证", "proof of performance"),
        optional("amount", &Execute::amount, "已缴金额", "amount paid"),
        optional("complete", &Execute::complete, "履行完毕", "fully performed", "履行完毕"),
    };
  }
};

struct GrantInstalments {
  static constexpr auto names =
      act(79, "grant_instalments", "instalments_granted", "准予延期或者分期缴纳",
          "grant instalments", "延期或分期缴纳 (处罚法66), on application, approved.");
  Document application;
  Day until;
  static constexpr auto fields() {
    return std::tuple{
        optional("application", &GrantInstalments::application, "延期分期缴纳申请书",
                 "application of the party"),
        optional("until", &GrantInstalments::until, "准予延期至", "granted until"),
    };
  }
};

struct DemandPerformance {
  static constexpr auto names = act(80, "demand_performance", "performance_demanded", "催告",
                                    "demand performance", "催告 (强制法35, 54).");
  Document demand;
  Day served_on;
  static constexpr auto fields() {
    return std::tuple{
        optional("demand", &DemandPerformance::demand, "催告书", "demand"),
        optional("served_on", &DemandPerformance::served_on, "催告书送达之日",
                 "day the demand was served",
                 "催告书送达之日: the party's ten working days count from here"),
    };
  }
};

struct ApplyToCourt {
  static constexpr auto names = act(81, "apply_to_court", "court_applied", "申请法院强制执行",
                                    "apply to the court", "申请法院强制执行 (强制法53).");
  Document application;
  static constexpr auto fields() {
    return std::tuple{
        optional("application", &ApplyToCourt::application, "强制执行申请书",
                 "application to the court"),
    };
  }
};

struct CloseCase {
  static constexpr auto names =
      act(82, "close_case", "case_closed", "结案", "close the case", "结案.");
  Document report;
  Said summary;
  static constexpr auto fields() {
    return std::tuple{
        optional("report", &CloseCase::report, "结案报告", "closing report"),
        optional("summary", &CloseCase::summary, "摘要", "summary"),
    };
  }
};

struct ArchiveCase {
  static constexpr auto names = act(83, "archive_case", "case_archived", "归档", "archive the case",
                                    "归档 (附2-2, 附2-13, 附3-11).");
  Retention retention = Retention::unspecified;
  Document catalogue;
  Said gap_explanation;
  static constexpr auto fields() {
    return std::tuple{
        optional("retention", &ArchiveCase::retention, "保管期限", "retention"),
        optional("catalogue", &ArchiveCase::catalogue, "案卷目录", "catalogue of the file"),
        optional("gap_explanation", &ArchiveCase::gap_explanation, "缺项说明",
                 "explanation of gaps", "why a stage has no record"),
    };
  }
};

struct ReturnByPolice {
  static constexpr auto names =
      act(84, "return_by_police", "returned_by_police", "公安机关不予立案退回",
          "returned by the police", "公安机关不予立案退回 (移送规定8, 10).");
  Document notice;
  static constexpr auto fields() {
    return std::tuple{
        optional("notice", &ReturnByPolice::notice, "不予立案通知书", "notice of the police"),
    };
  }
};

struct Overturn {
  static constexpr auto names =
      act(85, "overturn", "decision_overturned", "变更、撤销或者确认违法",
          "overturned by another body", "变更, 撤销, 确认违法或者无效 by an outside act.");
  OverturnKind kind = OverturnKind::unspecified;
  Said authority;
  Document document;
  static constexpr auto fields() {
    return std::tuple{
        required("kind", &Overturn::kind, "处理结果", "outcome"),
        optional("authority", &Overturn::authority, "作出机关", "authority", "复议机关或法院"),
        optional("document", &Overturn::document, "复议决定书或者裁判文书", "decision or judgment"),
    };
  }
};

struct RecordIrregularAct {
  static constexpr auto names =
      act(86, "record_irregular_act", "irregular_act_recorded", "补录违规行为",
          "record an irregular act", "补录违规行为: it was done, against the law (LAW row 42).");
  IrregularAct irregular = IrregularAct::unspecified;
  std::vector<Id> responsible;
  Document document;
  Said account;
  static constexpr auto fields() {
    return std::tuple{
        required("irregular", &RecordIrregularAct::irregular, "违规行为", "irregular act"),
        required("responsible", &RecordIrregularAct::responsible, "责任人", "responsible"),
        optional("document", &RecordIrregularAct::document, "违规作出的文书", "document so made"),
        optional("account", &RecordIrregularAct::account, "情况说明", "account"),
    };
  }
};

}  // namespace caseledger
