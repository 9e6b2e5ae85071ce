// What can be asked from the meeting to the archive (附4-18, 行政处罚法57-72), and of irregular
// acts.
#pragma once

#include "statemachines/acts/case_parts.h"

namespace caseledger {

/// 提交党组会议 (附4-18a).
struct ProposeToMeeting {
  static constexpr std::string_view name = "propose_to_meeting";
  Document agenda;
  static constexpr auto fields() {
    return std::tuple{optional("agenda", &ProposeToMeeting::agenda)};
  }
  friend bool operator==(const ProposeToMeeting&, const ProposeToMeeting&) = default;
};

/// 负责人决定 on a case that is not major.
struct DecideOrdinary {
  static constexpr std::string_view name = "decide_ordinary";
  Said document_number;  ///< 文号
  std::vector<Imposed> measures;
  Document decision;  ///< 决定书
  static constexpr auto fields() {
    return std::tuple{optional("document_number", &DecideOrdinary::document_number),
                      required("measures", &DecideOrdinary::measures),
                      optional("decision", &DecideOrdinary::decision)};
  }
  friend bool operator==(const DecideOrdinary&, const DecideOrdinary&) = default;
};

/// 党组会议集体讨论决定 (附4-18, 处罚法57).
struct DecideByMeeting {
  static constexpr std::string_view name = "decide_by_meeting";
  Said document_number;  ///< 文号
  std::vector<Imposed> measures;
  Document decision;  ///< 决定书, the reviewed draft to the letter
  std::vector<Attendance> attendance;
  Document minutes;  ///< 党组会议记录
  static constexpr auto fields() {
    return std::tuple{optional("document_number", &DecideByMeeting::document_number),
                      required("measures", &DecideByMeeting::measures),
                      optional("decision", &DecideByMeeting::decision),
                      required("attendance", &DecideByMeeting::attendance),
                      optional("minutes", &DecideByMeeting::minutes)};
  }
  friend bool operator==(const DecideByMeeting&, const DecideByMeeting&) = default;
};

/// 缓议, until when and why. No resolution of the matter: a quorate meeting, but no vote.
struct Defer {
  static constexpr std::string_view name = "defer";
  Said reason;
  Day revisit;
  std::vector<Attendance> attendance;
  Document minutes;
  static constexpr auto fields() {
    return std::tuple{optional("reason", &Defer::reason), optional("revisit", &Defer::revisit),
                      optional("attendance", &Defer::attendance),
                      optional("minutes", &Defer::minutes)};
  }
  friend bool operator==(const Defer&, const Defer&) = default;
};

/// 退回补充调查.
struct ReturnForInvestigation {
  static constexpr std::string_view name = "return_for_investigation";
  Said reason;
  std::vector<Attendance> attendance;
  Document minutes;
  static constexpr auto fields() {
    return std::tuple{optional("reason", &ReturnForInvestigation::reason),
                      optional("attendance", &ReturnForInvestigation::attendance),
                      optional("minutes", &ReturnForInvestigation::minutes)};
  }
  friend bool operator==(const ReturnForInvestigation&, const ReturnForInvestigation&) = default;
};

/// 会议改变内容: changed content is reviewed anew (附4-9a).
struct ChangeContent {
  static constexpr std::string_view name = "change_content";
  Said reason;
  Document draft;
  std::vector<Attendance> attendance;
  Document minutes;
  static constexpr auto fields() {
    return std::tuple{optional("reason", &ChangeContent::reason),
                      optional("draft", &ChangeContent::draft),
                      optional("attendance", &ChangeContent::attendance),
                      optional("minutes", &ChangeContent::minutes)};
  }
  friend bool operator==(const ChangeContent&, const ChangeContent&) = default;
};

/// 不予处罚 (处罚法57(2)(3)).
struct ResolveNoPenalty {
  static constexpr std::string_view name = "resolve_no_penalty";
  NoPenaltyGround ground = NoPenaltyGround::unspecified;
  std::vector<Attendance> attendance;
  Document minutes;
  static constexpr auto fields() {
    return std::tuple{optional("ground", &ResolveNoPenalty::ground),
                      required("attendance", &ResolveNoPenalty::attendance),
                      optional("minutes", &ResolveNoPenalty::minutes)};
  }
  friend bool operator==(const ResolveNoPenalty&, const ResolveNoPenalty&) = default;
};

/// 决定移送 (处罚法57(4)): the meeting resolves it of a major case, the head of an ordinary one.
struct ResolveTransfer {
  static constexpr std::string_view name = "resolve_transfer";
  TransferKind kind = TransferKind::unspecified;
  Said recipient;
  Document packet;
  Document minutes;
  std::vector<Attendance> attendance;
  static constexpr auto fields() {
    return std::tuple{optional("kind", &ResolveTransfer::kind),
                      optional("recipient", &ResolveTransfer::recipient),
                      optional("packet", &ResolveTransfer::packet),
                      optional("minutes", &ResolveTransfer::minutes),
                      optional("attendance", &ResolveTransfer::attendance)};
  }
  friend bool operator==(const ResolveTransfer&, const ResolveTransfer&) = default;
};

/// 送达 (处罚法61, 85).
struct Serve {
  static constexpr std::string_view name = "serve";
  ServiceMethod method = ServiceMethod::unspecified;
  Document receipt;  ///< 送达回证
  Recording recording;
  static constexpr auto fields() {
    return std::tuple{required("method", &Serve::method), optional("receipt", &Serve::receipt),
                      optional("recording", &Serve::recording)};
  }
  friend bool operator==(const Serve&, const Serve&) = default;
};

/// 执行: the decision is carried out or paid.
struct Execute {
  static constexpr std::string_view name = "execute";
  Document proof;
  Fen amount;
  bool complete = false;  ///< 履行完毕
  static constexpr auto fields() {
    return std::tuple{optional("proof", &Execute::proof), optional("amount", &Execute::amount),
                      optional("complete", &Execute::complete)};
  }
  friend bool operator==(const Execute&, const Execute&) = default;
};

/// 延期或分期缴纳 (处罚法66), on application, approved.
struct GrantInstalments {
  static constexpr std::string_view name = "grant_instalments";
  Document application;
  Day until;
  static constexpr auto fields() {
    return std::tuple{optional("application", &GrantInstalments::application),
                      optional("until", &GrantInstalments::until)};
  }
  friend bool operator==(const GrantInstalments&, const GrantInstalments&) = default;
};

/// 催告 (强制法35, 54).
struct DemandPerformance {
  static constexpr std::string_view name = "demand_performance";
  Document demand;  ///< 催告书
  Day served_on;    ///< 催告书送达之日: the party's ten working days count from here
  static constexpr auto fields() {
    return std::tuple{optional("demand", &DemandPerformance::demand),
                      optional("served_on", &DemandPerformance::served_on)};
  }
  friend bool operator==(const DemandPerformance&, const DemandPerformance&) = default;
};

/// 申请法院强制执行 (强制法53).
struct ApplyToCourt {
  static constexpr std::string_view name = "apply_to_court";
  Document application;
  static constexpr auto fields() {
    return std::tuple{optional("application", &ApplyToCourt::application)};
  }
  friend bool operator==(const ApplyToCourt&, const ApplyToCourt&) = default;
};

/// 结案.
struct CloseCase {
  static constexpr std::string_view name = "close_case";
  Document report;  ///< 结案报告
  Said summary;
  static constexpr auto fields() {
    return std::tuple{optional("report", &CloseCase::report),
                      optional("summary", &CloseCase::summary)};
  }
  friend bool operator==(const CloseCase&, const CloseCase&) = default;
};

/// 归档 (附2-2, 附2-13, 附3-11).
struct ArchiveCase {
  static constexpr std::string_view name = "archive_case";
  Retention retention = Retention::unspecified;
  Document catalogue;    ///< 案卷目录
  Said gap_explanation;  ///< why a stage has no record
  static constexpr auto fields() {
    return std::tuple{optional("retention", &ArchiveCase::retention),
                      optional("catalogue", &ArchiveCase::catalogue),
                      optional("gap_explanation", &ArchiveCase::gap_explanation)};
  }
  friend bool operator==(const ArchiveCase&, const ArchiveCase&) = default;
};

/// 公安机关不予立案退回 (移送规定8, 10).
struct ReturnByPolice {
  static constexpr std::string_view name = "return_by_police";
  Document notice;
  static constexpr auto fields() { return std::tuple{optional("notice", &ReturnByPolice::notice)}; }
  friend bool operator==(const ReturnByPolice&, const ReturnByPolice&) = default;
};

/// 变更, 撤销, 确认违法或者无效 by an outside act.
struct Overturn {
  static constexpr std::string_view name = "overturn";
  OverturnKind kind = OverturnKind::unspecified;
  Said authority;  ///< 复议机关或法院
  Document document;
  static constexpr auto fields() {
    return std::tuple{required("kind", &Overturn::kind),
                      optional("authority", &Overturn::authority),
                      optional("document", &Overturn::document)};
  }
  friend bool operator==(const Overturn&, const Overturn&) = default;
};

/// 补录违规行为: it was done, against the law (附4-20).
struct RecordIrregularAct {
  static constexpr std::string_view name = "record_irregular_act";
  IrregularAct irregular = IrregularAct::unspecified;
  std::vector<Id> responsible;
  Document document;
  Said account;
  static constexpr auto fields() {
    return std::tuple{required("irregular", &RecordIrregularAct::irregular),
                      required("responsible", &RecordIrregularAct::responsible),
                      optional("document", &RecordIrregularAct::document),
                      optional("account", &RecordIrregularAct::account)};
  }
  friend bool operator==(const RecordIrregularAct&, const RecordIrregularAct&) = default;
};

}  // namespace caseledger
