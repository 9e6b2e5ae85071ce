// The parts that commands and events of the case procedure are built of.
#pragma once

#include <vector>

#include "statemachines/acts/case_terms.h"
#include "statemachines/words/fields.h"
#include "statemachines/words/time.h"
#include "statemachines/words/type_list.h"
#include "statemachines/words/values.h"
#include "statemachines/words/vocabulary.h"

namespace caseledger {

struct Recording {
  static constexpr auto names =
      part("recording",
           "附3-3, 附3-6, 附3-7: the recording beside a document, or why there is none (附3-8).");
  Document file;
  Instant started_at, ended_at;
  Answer shows_certificates = Answer::unspecified;
  Said exception_report;
  static constexpr auto fields() {
    return std::tuple{
        optional("file", &Recording::file, "音像文件", "recording file"),
        optional("started_at", &Recording::started_at, "音像开始时间", "start of the recording",
                 "of the recording"),
        optional("ended_at", &Recording::ended_at, "音像结束时间", "end of the recording",
                 "of the recording"),
        optional("shows_certificates", &Recording::shows_certificates, "先录亮证",
                 "shows certificates first", "附3-7: 亮证 recorded first"),
        optional("exception_report", &Recording::exception_report, "未录音像的情况报告",
                 "report of the exception",
                 "附3-8: weather, fault; reported to the superior leader"),
    };
  }
};

struct GroundAnswer {
  static constexpr auto names =
      part("ground_answer", "One of the five grounds of 附4-7, answered with a reason.");
  Answer applies = Answer::unspecified;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        optional("applies", &GroundAnswer::applies, "是否符合", "applies"),
        optional("reason", &GroundAnswer::reason, "理由", "reason"),
    };
  }
};

struct GroupMember {
  static constexpr auto names = part("group_member", "");
  Id officer;
  ReviewerCategory category = ReviewerCategory::unspecified;
  static constexpr auto fields() {
    return std::tuple{
        required("officer", &GroupMember::officer, "执法人员", "officer"),
        required("category", &GroupMember::category, "人员类别", "category"),
    };
  }
};

struct Material {
  static constexpr auto names = part("material", "A document in its slot of the packet (附4-11).");
  MaterialSlot slot = MaterialSlot::unspecified;
  Document document;
  static constexpr auto fields() {
    return std::tuple{
        required("slot", &Material::slot, "材料类别", "slot"),
        optional("document", &Material::document, "文书", "document"),
    };
  }
};

struct Statement {
  static constexpr auto names = part(
      "statement",
      "附4-12: the statement's five sections; the third is filled from the register of officers.");
  Said basic_facts, law_and_discretion, officers_qualified, evidence_and_hearing, other;
  static constexpr auto fields() {
    return std::tuple{
        optional("basic_facts", &Statement::basic_facts, "基本事实", "basic facts"),
        optional("law_and_discretion", &Statement::law_and_discretion, "适用法律和裁量基准",
                 "law and discretion"),
        optional("officers_qualified", &Statement::officers_qualified, "执法人员资格",
                 "qualification of officers"),
        optional("evidence_and_hearing", &Statement::evidence_and_hearing, "取证和听证情况",
                 "evidence and hearing"),
        optional("other", &Statement::other, "其他需要说明的情况", "anything else"),
    };
  }
};

struct SupplementItem {
  static constexpr auto names =
      part("supplement_item", "One item that the group asks for (附4-11 last sentence).");
  MaterialSlot slot = MaterialSlot::unspecified;
  Said what;
  static constexpr auto fields() {
    return std::tuple{
        required("slot", &SupplementItem::slot, "材料类别", "slot"),
        optional("what", &SupplementItem::what, "需补正的内容", "what is missing"),
    };
  }
};

struct Finding {
  static constexpr auto names = part(
      "finding",
      "One of the eight findings of 附4-13. For points 1-4 and 6 `yes` is good; for points 5 "
      "(越权滥权) and 7 (涉嫌犯罪) `yes` is bad. Point 8 is good when `yes` (nothing else stands "
      "against it).");
  Answer answer = Answer::unspecified;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        optional("answer", &Finding::answer, "结论", "answer"),
        optional("reason", &Finding::reason, "理由", "reason"),
    };
  }
};

struct Attendance {
  static constexpr auto names =
      part("attendance", "附4-18: who sat in the meeting, in which capacity, and what they said.");
  Id officer;
  Capacity capacity = Capacity::unspecified;
  View view = View::unspecified;
  Said opinion;
  static constexpr auto fields() {
    return std::tuple{
        required("officer", &Attendance::officer, "执法人员", "officer"),
        required("capacity", &Attendance::capacity, "身份", "capacity"),
        optional("view", &Attendance::view, "表决意见", "vote"),
        optional("opinion", &Attendance::opinion, "发表的意见", "what was said"),
    };
  }
};

struct Imposed {
  static constexpr auto names =
      part("imposed", "One measure of a decision. Amount only where the measure has one.");
  Measure measure = Measure::unspecified;
  Fen amount;
  static constexpr auto fields() {
    return std::tuple{
        required("measure", &Imposed::measure, "种类", "measure"),
        optional("amount", &Imposed::amount, "金额（元）", "amount in yuan"),
    };
  }
};

}  // namespace caseledger
