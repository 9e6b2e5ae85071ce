// What acts of a case brought with them: the evidence that was gathered, who sat in its meetings,
// what was paid. One row per leaf, or per person of a leaf.
#pragma once

#include "projections/item_row.h"
#include "statemachines/acts/case_parts.h"

namespace caseledger::projections {

/// 取证: one record with its document, and the recording beside it.
struct EvidenceRow {
  ledger::Position position;
  Id case_id;
  RecordKind kind = RecordKind::unspecified;
  Day gathered_on;
  Id actor;
  Document document;
  std::optional<Instant> started_at, ended_at;  ///< as the document states them
  Wording summary;
  Document recording;
  std::optional<Instant> recording_started_at, recording_ended_at;
  Answer shows_certificates = Answer::unspecified;
  Wording exception_report;
  friend bool operator==(const EvidenceRow&, const EvidenceRow&) = default;
};

template <>
struct Description<EvidenceRow> {
  static constexpr AboutTable table{.name = "evidence",
                                    .key = "position",
                                    .section = Section::parts,
                                    .has_rowid = true,
                                    .opening = "\n\n**evidence** 取证, one per record: "};
  static constexpr Index indexes[] = {{"evidence_by_case", "case_id"}};
  static constexpr auto columns(auto of) {
    using Row = EvidenceRow;
    return of(
        column("position", &Row::position),
        column("case_id", &Row::case_id, {.null = Null::never, .stream_of = Procedure::matter}),
        column("kind", &Row::kind, {.vocabulary = "record_kind"}),
        column("gathered_on", &Row::gathered_on, {.null = Null::never}),
        column("actor", &Row::actor), column("document_", &Row::document),
        column("started_at", &Row::started_at, {.says = "(as the document states them)"}),
        column("ended_at", &Row::ended_at, {.beside = "started_at"}),
        column("summary", &Row::summary), column("recording_", &Row::recording),
        column("recording_started_at", &Row::recording_started_at),
        column("recording_ended_at", &Row::recording_ended_at),
        column("shows_certificates", &Row::shows_certificates,
               {.vocabulary = "answer", .says = "(附3-7)"}),
        column("exception_report", &Row::exception_report,
               {.says = "(附3-8: why nothing was recorded)"}));
  }
};

/// One person in one meeting of a case (附4-18).
struct AttendanceRow {
  ledger::Position position;
  std::uint32_t number = 0;  ///< in the list of that meeting, from 0
  Id case_id;
  std::string event;  ///< what the meeting did: "decided_by_meeting"
  Day held_on;
  Id officer;
  Capacity capacity = Capacity::unspecified;
  View view = View::unspecified;
  Wording opinion;
  friend bool operator==(const AttendanceRow&, const AttendanceRow&) = default;
};

template <>
struct Description<AttendanceRow> {
  static constexpr AboutTable table{
      .name = "attendance",
      .key = "position, number",
      .section = Section::parts,
      .opening = "\n\n**attendance** 参会人员, one per person and meeting: "};
  static constexpr Index indexes[] = {{"attendance_by_officer", "officer"},
                                      {"attendance_by_case", "case_id"}};
  static constexpr auto columns(auto of) {
    using Row = AttendanceRow;
    return of(
        column("position", &Row::position), column("number", &Row::number),
        column("case_id", &Row::case_id, {.null = Null::never, .stream_of = Procedure::matter}),
        column("event", &Row::event, {.null = Null::never, .says = "(what the meeting did)"}),
        column("held_on", &Row::held_on, {.null = Null::never}), column("officer", &Row::officer),
        column("capacity", &Row::capacity), column("view", &Row::view, {.says = "(the vote)"}),
        column("opinion", &Row::opinion, {.says = "(what was said)"}));
  }
};

/// 执行: one payment, or another performance of a decision.
struct PaymentRow {
  ledger::Position position;
  Id case_id;
  Day paid_on;
  std::uint64_t amount_fen = 0;
  bool is_complete = false;
  Document proof;
  Id actor;
  friend bool operator==(const PaymentRow&, const PaymentRow&) = default;
};

template <>
struct Description<PaymentRow> {
  static constexpr AboutTable table{
      .name = "payments",
      .key = "position",
      .section = Section::parts,
      .has_rowid = true,
      .opening = "\n\n**payments** 执行, one per payment or other performance: "};
  static constexpr Index indexes[] = {{"payments_by_case", "case_id"}};
  static constexpr auto columns(auto of) {
    using Row = PaymentRow;
    return of(
        column("position", &Row::position),
        column("case_id", &Row::case_id, {.null = Null::never, .stream_of = Procedure::matter}),
        column("paid_on", &Row::paid_on, {.null = Null::never}),
        column("amount_fen", &Row::amount_fen, {.says = "(0: performed otherwise)"}),
        column("is_complete", &Row::is_complete), column("proof_", &Row::proof),
        column("actor", &Row::actor));
  }
};

}  // namespace caseledger::projections
