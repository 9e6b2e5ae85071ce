// What can be asked up to the end of an investigation. Optional fields are
// judged by the law, not by the form.
#pragma once

#include "statemachines/acts/case_parts.h"

namespace caseledger {

struct FileCase {
  static constexpr auto names = act(32, "file_case", "case_filed", "立案", "file the case",
                                    "立案 (行政处罚法54; two officers: 42).");
  std::vector<Id> handlers;
  Id section;
  ActionKind action = ActionKind::unspecified;
  WaterMatter matter = WaterMatter::unspecified;
  bool summary_procedure = false;
  PartyKind party_kind = PartyKind::unspecified;
  Said party_name;
  Said party_number;
  Said cause;
  Document approval;
  static constexpr auto fields() {
    return std::tuple{
        required("handlers", &FileCase::handlers, "承办人", "handlers", "承办人, at least two"),
        required("section", &FileCase::section, "承办机构", "section", "承办机构"),
        required("action", &FileCase::action, "执法类别", "kind of enforcement"),
        required("matter", &FileCase::matter, "涉水事项", "matter"),
        optional("summary_procedure", &FileCase::summary_procedure, "适用简易程序",
                 "summary procedure", "简易程序: excluded from review (附4-8)"),
        required("party_kind", &FileCase::party_kind, "当事人类型", "kind of party"),
        required("party_name", &FileCase::party_name, "当事人", "party"),
        optional("party_number", &FileCase::party_number, "身份证号或者统一社会信用代码",
                 "identity or credit code"),
        required("cause", &FileCase::cause, "案由", "cause"),
        optional("approval", &FileCase::approval, "立案呈批表", "approval of filing"),
    };
  }
};

struct AssignHandlers {
  static constexpr auto names = act(33, "assign_handlers", "handlers_assigned", "更换承办人",
                                    "assign handlers", "更换承办人, with the reason.");
  std::vector<Id> handlers;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        required("handlers", &AssignHandlers::handlers, "承办人", "handlers"),
        required("reason", &AssignHandlers::reason, "理由", "reason"),
    };
  }
};

struct RecuseOfficer {
  static constexpr auto names =
      act(34, "recuse_officer", "officer_recused", "回避", "recuse an officer",
          "回避 (行政处罚法43): from now on the officer acts no more in this case.");
  Id officer;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        required("officer", &RecuseOfficer::officer, "执法人员", "officer"),
        required("reason", &RecuseOfficer::reason, "理由", "reason"),
    };
  }
};

struct OpenInvestigation {
  static constexpr auto names = act(35, "open_investigation", "investigation_opened", "开始调查",
                                    "open the investigation", "开始调查.");

  static constexpr auto fields() { return std::tuple{}; }
};

struct GatherRecord {
  static constexpr auto names =
      act(36, "gather_record", "record_gathered", "取证", "gather a record",
          "取证: an inspection, inquiry, hearing, assessment … with its document and recording.");
  RecordKind kind = RecordKind::unspecified;
  Document document;
  Instant started_at;
  Instant ended_at;
  Recording recording;
  Said summary;
  static constexpr auto fields() {
    return std::tuple{
        required("kind", &GatherRecord::kind, "记录类别", "kind of record"),
        required("document", &GatherRecord::document, "文书", "document"),
        optional("started_at", &GatherRecord::started_at, "文书记载的开始时间",
                 "start, as the document says", "as the document states it"),
        optional("ended_at", &GatherRecord::ended_at, "文书记载的结束时间",
                 "end, as the document says"),
        optional("recording", &GatherRecord::recording, "音像记录", "recording"),
        optional("summary", &GatherRecord::summary, "摘要", "summary"),
    };
  }
};

struct NotifyRights {
  static constexpr auto names = act(
      37, "notify_rights", "rights_notified", "告知", "notify the party of its rights",
      "行政处罚告知 (处罚法44, 45, 63): facts, grounds, basis, and the rights to speak and be heard.");
  Document notice;
  Answer hearing_offered = Answer::unspecified;
  static constexpr auto fields() {
    return std::tuple{
        required("notice", &NotifyRights::notice, "告知书", "notice"),
        optional("hearing_offered", &NotifyRights::hearing_offered, "已告知听证权利",
                 "hearing was offered", "听证权利已告知"),
    };
  }
};

struct RecordDefence {
  static constexpr auto names =
      act(38, "record_defence", "defence_recorded", "记录陈述申辩", "record the defence",
          "陈述申辩 (处罚法45, 62), or its waiver; and whether a hearing was asked for.");
  Answer defended = Answer::unspecified;
  Answer hearing_requested = Answer::unspecified;
  Document document;
  Said opinion;
  Answer considered = Answer::unspecified;
  static constexpr auto fields() {
    return std::tuple{
        required("defended", &RecordDefence::defended, "已陈述申辩（否：放弃）",
                 "defended (no: waived)", "yes: 已陈述申辩; no: 放弃"),
        optional("hearing_requested", &RecordDefence::hearing_requested, "要求听证",
                 "hearing was requested"),
        optional("document", &RecordDefence::document, "文书", "document"),
        optional("opinion", &RecordDefence::opinion, "陈述申辩意见", "what the party argued"),
        optional("considered", &RecordDefence::considered, "意见已复核", "arguments were weighed",
                 "复核: the arguments were weighed"),
    };
  }
};

struct ConcludeInvestigation {
  static constexpr auto names =
      act(39, "conclude_investigation", "investigation_concluded", "调查终结",
          "conclude the investigation", "调查终结, with the 调查终结报告 (附4-11(1)).");
  Document report;
  Said summary;
  static constexpr auto fields() {
    return std::tuple{
        optional("report", &ConcludeInvestigation::report, "调查终结报告", "final report"),
        optional("summary", &ConcludeInvestigation::summary, "摘要", "summary"),
    };
  }
};

struct ClassifyMajor {
  static constexpr auto names =
      act(40, "classify_major", "classified_major", "认定重大", "classify as major",
          "认定重大: the five grounds of 附4-7, at least one yes.");
  std::vector<GroundAnswer> grounds;
  static constexpr auto fields() {
    return std::tuple{
        required("grounds", &ClassifyMajor::grounds, "五项标准（附4-7，按顺序）",
                 "the five grounds of 附4-7, in their order", "five, in the order of 附4-7"),
    };
  }
};

struct ClassifyOrdinary {
  static constexpr auto names =
      act(41, "classify_ordinary", "classified_ordinary", "认定非重大", "classify as ordinary",
          "认定非重大: all five grounds no, each with its reason.");
  std::vector<GroundAnswer> grounds;
  static constexpr auto fields() {
    return std::tuple{
        required("grounds", &ClassifyOrdinary::grounds, "五项标准（附4-7，按顺序）",
                 "the five grounds of 附4-7, in their order"),
    };
  }
};

struct RequestVoluntaryReview {
  static constexpr auto names = act(42, "request_voluntary_review", "voluntary_review_requested",
                                    "自愿送审", "request a voluntary review", "自愿送审 (附4-9b).");
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        optional("reason", &RequestVoluntaryReview::reason, "理由", "reason"),
    };
  }
};

struct Terminate {
  static constexpr auto names =
      act(43, "terminate", "case_terminated", "终止", "terminate", "撤销立案或者终止调查.");
  Said reason;
  Document approval;
  static constexpr auto fields() {
    return std::tuple{
        optional("reason", &Terminate::reason, "理由", "reason"),
        optional("approval", &Terminate::approval, "终止审批表", "approval of termination"),
    };
  }
};

}  // namespace caseledger
