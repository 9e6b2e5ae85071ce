// What can be asked up to the end of an investigation. Optional fields are
// judged by the law, not by the form.
#pragma once

#include "statemachines/acts/case_parts.h"

namespace caseledger {

/// 立案 (行政处罚法54; two officers: 42).
struct FileCase {
  static constexpr std::string_view name = "file_case";
  std::vector<Id> handlers;  ///< 承办人, at least two
  Id section;                ///< 承办机构
  ActionKind action = ActionKind::unspecified;
  WaterMatter matter = WaterMatter::unspecified;
  bool summary_procedure = false;  ///< 简易程序: excluded from review (附4-8)
  PartyKind party_kind = PartyKind::unspecified;
  Said party_name;    ///< 当事人
  Said party_number;  ///< 身份证号或统一社会信用代码
  Said cause;         ///< 案由
  Document approval;  ///< 立案呈批表
  static constexpr auto fields() {
    return std::tuple{required("handlers", &FileCase::handlers),
                      required("section", &FileCase::section),
                      required("action", &FileCase::action),
                      required("matter", &FileCase::matter),
                      optional("summary_procedure", &FileCase::summary_procedure),
                      required("party_kind", &FileCase::party_kind),
                      required("party_name", &FileCase::party_name),
                      optional("party_number", &FileCase::party_number),
                      required("cause", &FileCase::cause),
                      optional("approval", &FileCase::approval)};
  }
  friend bool operator==(const FileCase&, const FileCase&) = default;
};

/// 更换承办人, with the reason.
struct AssignHandlers {
  static constexpr std::string_view name = "assign_handlers";
  std::vector<Id> handlers;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{required("handlers", &AssignHandlers::handlers),
                      required("reason", &AssignHandlers::reason)};
  }
  friend bool operator==(const AssignHandlers&, const AssignHandlers&) = default;
};

/// 回避 (行政处罚法43): from now on the officer acts no more in this case.
struct RecuseOfficer {
  static constexpr std::string_view name = "recuse_officer";
  Id officer;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{required("officer", &RecuseOfficer::officer),
                      required("reason", &RecuseOfficer::reason)};
  }
  friend bool operator==(const RecuseOfficer&, const RecuseOfficer&) = default;
};

/// 开始调查.
struct OpenInvestigation {
  static constexpr std::string_view name = "open_investigation";
  static constexpr auto fields() { return std::tuple{}; }
  friend bool operator==(const OpenInvestigation&, const OpenInvestigation&) = default;
};

/// 取证: an inspection, inquiry, hearing, assessment … with its document and recording.
struct GatherRecord {
  static constexpr std::string_view name = "gather_record";
  RecordKind kind = RecordKind::unspecified;
  Document document;
  Instant started_at;  ///< as the document states it
  Instant ended_at;
  Recording recording;
  Said summary;
  static constexpr auto fields() {
    return std::tuple{required("kind", &GatherRecord::kind),
                      required("document", &GatherRecord::document),
                      optional("started_at", &GatherRecord::started_at),
                      optional("ended_at", &GatherRecord::ended_at),
                      optional("recording", &GatherRecord::recording),
                      optional("summary", &GatherRecord::summary)};
  }
  friend bool operator==(const GatherRecord&, const GatherRecord&) = default;
};

/// 行政处罚告知 (处罚法44, 45, 63): facts, grounds, basis, and the rights to speak and be heard.
struct NotifyRights {
  static constexpr std::string_view name = "notify_rights";
  Document notice;                               ///< 告知书
  Answer hearing_offered = Answer::unspecified;  ///< 听证权利已告知
  static constexpr auto fields() {
    return std::tuple{required("notice", &NotifyRights::notice),
                      optional("hearing_offered", &NotifyRights::hearing_offered)};
  }
  friend bool operator==(const NotifyRights&, const NotifyRights&) = default;
};

/// 陈述申辩 (处罚法45, 62), or its waiver; and whether a hearing was asked for.
struct RecordDefence {
  static constexpr std::string_view name = "record_defence";
  Answer defended = Answer::unspecified;  ///< yes: 已陈述申辩; no: 放弃
  Answer hearing_requested = Answer::unspecified;
  Document document;
  Said opinion;
  Answer considered = Answer::unspecified;  ///< 复核: the arguments were weighed
  static constexpr auto fields() {
    return std::tuple{required("defended", &RecordDefence::defended),
                      optional("hearing_requested", &RecordDefence::hearing_requested),
                      optional("document", &RecordDefence::document),
                      optional("opinion", &RecordDefence::opinion),
                      optional("considered", &RecordDefence::considered)};
  }
  friend bool operator==(const RecordDefence&, const RecordDefence&) = default;
};

/// 调查终结, with the 调查终结报告 (附4-11(1)).
struct ConcludeInvestigation {
  static constexpr std::string_view name = "conclude_investigation";
  Document report;
  Said summary;
  static constexpr auto fields() {
    return std::tuple{optional("report", &ConcludeInvestigation::report),
                      optional("summary", &ConcludeInvestigation::summary)};
  }
  friend bool operator==(const ConcludeInvestigation&, const ConcludeInvestigation&) = default;
};

/// 认定重大: the five grounds of 附4-7, at least one yes.
struct ClassifyMajor {
  static constexpr std::string_view name = "classify_major";
  std::vector<GroundAnswer> grounds;  ///< five, in the order of 附4-7
  static constexpr auto fields() {
    return std::tuple{required("grounds", &ClassifyMajor::grounds)};
  }
  friend bool operator==(const ClassifyMajor&, const ClassifyMajor&) = default;
};

/// 认定非重大: all five grounds no, each with its reason.
struct ClassifyOrdinary {
  static constexpr std::string_view name = "classify_ordinary";
  std::vector<GroundAnswer> grounds;
  static constexpr auto fields() {
    return std::tuple{required("grounds", &ClassifyOrdinary::grounds)};
  }
  friend bool operator==(const ClassifyOrdinary&, const ClassifyOrdinary&) = default;
};

/// 自愿送审 (附4-9b).
struct RequestVoluntaryReview {
  static constexpr std::string_view name = "request_voluntary_review";
  Said reason;
  static constexpr auto fields() {
    return std::tuple{optional("reason", &RequestVoluntaryReview::reason)};
  }
  friend bool operator==(const RequestVoluntaryReview&, const RequestVoluntaryReview&) = default;
};

/// 撤销立案或者终止调查.
struct Terminate {
  static constexpr std::string_view name = "terminate";
  Said reason;
  Document approval;
  static constexpr auto fields() {
    return std::tuple{optional("reason", &Terminate::reason),
                      optional("approval", &Terminate::approval)};
  }
  friend bool operator==(const Terminate&, const Terminate&) = default;
};

}  // namespace caseledger
