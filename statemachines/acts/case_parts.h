// The parts that commands and events of the case procedure are built of.
#pragma once

#include <vector>

#include "statemachines/acts/case_words.h"
#include "statemachines/words/fields.h"
#include "statemachines/words/time.h"
#include "statemachines/words/values.h"
#include "statemachines/words/vocabulary.h"

namespace caseledger {

/// 附3-3, 附3-6, 附3-7: the recording beside a document, or why there is none (附3-8).
struct Recording {
  Document file;
  Instant started_at, ended_at;                     ///< of the recording
  Answer shows_certificates = Answer::unspecified;  ///< 附3-7: 亮证 recorded first
  Said exception_report;  ///< 附3-8: weather, fault; reported to the superior leader
  static constexpr auto fields() {
    return std::tuple{optional("file", &Recording::file),
                      optional("started_at", &Recording::started_at),
                      optional("ended_at", &Recording::ended_at),
                      optional("shows_certificates", &Recording::shows_certificates),
                      optional("exception_report", &Recording::exception_report)};
  }
  friend bool operator==(const Recording&, const Recording&) = default;
};

/// One of the five grounds of 附4-7, answered with a reason.
struct GroundAnswer {
  Answer applies = Answer::unspecified;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{optional("applies", &GroundAnswer::applies),
                      optional("reason", &GroundAnswer::reason)};
  }
  friend bool operator==(const GroundAnswer&, const GroundAnswer&) = default;
};

struct GroupMember {
  Id officer;
  ReviewerCategory category = ReviewerCategory::unspecified;
  static constexpr auto fields() {
    return std::tuple{required("officer", &GroupMember::officer),
                      required("category", &GroupMember::category)};
  }
  friend bool operator==(const GroupMember&, const GroupMember&) = default;
};

/// A document in its slot of the packet (附4-11).
struct Material {
  MaterialSlot slot = MaterialSlot::unspecified;
  Document document;
  static constexpr auto fields() {
    return std::tuple{required("slot", &Material::slot), optional("document", &Material::document)};
  }
  friend bool operator==(const Material&, const Material&) = default;
};

/// 附4-12: the statement's five sections; the third is filled from the register of officers.
struct Statement {
  Said basic_facts, law_and_discretion, officers_qualified, evidence_and_hearing, other;
  static constexpr auto fields() {
    return std::tuple{optional("basic_facts", &Statement::basic_facts),
                      optional("law_and_discretion", &Statement::law_and_discretion),
                      optional("officers_qualified", &Statement::officers_qualified),
                      optional("evidence_and_hearing", &Statement::evidence_and_hearing),
                      optional("other", &Statement::other)};
  }
  friend bool operator==(const Statement&, const Statement&) = default;
};

/// One item that the group asks for (附4-11 last sentence).
struct SupplementItem {
  MaterialSlot slot = MaterialSlot::unspecified;
  Said what;
  static constexpr auto fields() {
    return std::tuple{required("slot", &SupplementItem::slot),
                      optional("what", &SupplementItem::what)};
  }
  friend bool operator==(const SupplementItem&, const SupplementItem&) = default;
};

/// One of the eight findings of 附4-13. For points 1-4 and 6 `yes` is good; for points 5
/// (越权滥权) and 7 (涉嫌犯罪) `yes` is bad. Point 8 is good when `yes` (nothing else stands
/// against it).
struct Finding {
  Answer answer = Answer::unspecified;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{optional("answer", &Finding::answer), optional("reason", &Finding::reason)};
  }
  friend bool operator==(const Finding&, const Finding&) = default;
};

/// 附4-18: who sat in the meeting, in which capacity, and what they said.
struct Attendance {
  Id officer;
  Capacity capacity = Capacity::unspecified;
  View view = View::unspecified;
  Said opinion;
  static constexpr auto fields() {
    return std::tuple{
        required("officer", &Attendance::officer), required("capacity", &Attendance::capacity),
        optional("view", &Attendance::view), optional("opinion", &Attendance::opinion)};
  }
  friend bool operator==(const Attendance&, const Attendance&) = default;
};

/// One measure of a decision. Amount only where the measure has one.
struct Imposed {
  Measure measure = Measure::unspecified;
  Fen amount;
  static constexpr auto fields() {
    return std::tuple{required("measure", &Imposed::measure), optional("amount", &Imposed::amount)};
  }
  friend bool operator==(const Imposed&, const Imposed&) = default;
};

}  // namespace caseledger
