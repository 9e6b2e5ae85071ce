// The rows that only grow: one per leaf of its kind, whatever the procedure.
#pragma once

#include "projections/stream_row.h"
#include "statemachines/acts/common_commands.h"

namespace caseledger::projections {

template <>
struct Description<Breach> {
  static constexpr auto columns(auto of) {
    return of(column("article", &Breach::article, {.json = "article"}),
              column("requirement", &Breach::requirement,
                     {.json = "requirement", .in_json = InJson::with_chinese}),
              column("actual", &Breach::actual, {.json = "actual", .in_json = InJson::if_given}));
  }
};

/// One leaf of a stream.
struct TimelineRow {
  ledger::Position position;
  Digest leaf_hash;
  StreamKey stream;
  Version version;
  std::string event;  ///< its own word: "case_filed"; of a refusal "command_refused"
  std::string detail;
  Instant occurred_at, recorded_at;
  std::uint32_t days_late = 0;
  Id actor;
  Capacity capacity = Capacity::unspecified;
  std::uint32_t law_version = 0;
  std::vector<Id> articles;
  Id stage_after;
  std::vector<Breach> breaches;  ///< a refusal's or an irregularity's own; else the act's flags
  friend bool operator==(const TimelineRow&, const TimelineRow&) = default;
};

template <>
struct Description<TimelineRow> {
  static constexpr AboutTable table{.name = "timeline",
                                    .key = "position",
                                    .section = Section::histories,
                                    .has_rowid = true,
                                    .opening = "**timeline**, one row per leaf: "};
  static constexpr Index indexes[] = {{"timeline_by_stream", "stream"}};
  static constexpr auto columns(auto of) {
    using Row = TimelineRow;
    return of(column("position", &Row::position, {.json = "seq"}),
              column("leaf_hash", &Row::leaf_hash,
                     {.null = Null::never, .says = "(the tree's)", .json = "leaf"}),
              column("", &Row::stream, {.in_json = InJson::left_out}),
              column("version", &Row::version, {.json = "version"}),
              column("event", &Row::event,
                     {.null = Null::never, .json = "event", .in_json = InJson::with_chinese}),
              column("detail", &Row::detail,
                     {.says = "(of a refusal the act, of a correction the path, of an irregularity"
                              " the requirement, of a rung `clock/basis/rung`)",
                      .json = "detail",
                      .in_json = InJson::if_given}),
              column("occurred_at", &Row::occurred_at, {.json = "occurred_at"}),
              column("recorded_at", &Row::recorded_at, {.json = "recorded_at"}),
              column("days_late", &Row::days_late,
                     {.says = "(补录: calendar days between the two)",
                      .json = "days_late",
                      .in_json = InJson::if_given}),
              column("actor", &Row::actor, {.json = "actor"}),
              column("capacity", &Row::capacity, {.json = "capacity"}),
              column("law_version", &Row::law_version),
              column("articles", &Row::articles, {.json = "articles"}),
              column("stage_after", &Row::stage_after, {.json = "stage_after"}),
              part(&Row::breaches, "breaches"));
  }
};

struct IrregularityRow {
  ledger::Position position;
  ledger::Position act_position;
  StreamKey stream;
  Version version;
  Breach breach;
  std::vector<Id> responsible;
  Instant occurred_at, recorded_at;
  Id actor;
  std::optional<ledger::Position> answered_position;
  MaybeDay answered_on;
  Id answered_by;
  Wording answer;
  friend bool operator==(const IrregularityRow&, const IrregularityRow&) = default;
};

template <>
struct Description<IrregularityRow> {
  static constexpr AboutTable table{.name = "irregularities",
                                    .key = "position",
                                    .section = Section::histories,
                                    .has_rowid = true,
                                    .opening = "\n\n**irregularities** 违规记录: "};
  static constexpr Index indexes[] = {
      {"irregularities_by_stream", "stream"},
      {"irregularities_open", "position", "answered_position IS NULL"},
  };
  static constexpr auto columns(auto of) {
    using Row = IrregularityRow;
    return of(column("position", &Row::position, {.json = "seq"}),
              column("act_position", &Row::act_position,
                     {.says = "(the act it flags)", .json = "act_seq"}),
              column("", &Row::stream), column("version", &Row::version), column("", &Row::breach),
              column("responsible", &Row::responsible,
                     {.says = "(also one row each in `responsible`)", .json = "responsible"}),
              column("occurred_at", &Row::occurred_at, {.json = "occurred_at"}),
              column("recorded_at", &Row::recorded_at, {.json = "recorded_at"}),
              column("actor", &Row::actor, {.json = "actor"}),
              column("answered_position", &Row::answered_position, {.json = "answered_seq"}),
              column("answered_on", &Row::answered_on, {.json = "answered_on"}),
              column("answered_by", &Row::answered_by,
                     {.json = "answered_by", .in_json = InJson::if_given}),
              column("answer", &Row::answer, {.json = "answer"}));
  }
};

/// One person who is responsible for an irregularity.
struct ResponsibleRow {
  ledger::Position position;  ///< of the irregularity
  std::uint32_t number = 0;   ///< in the order in which the leaf names them, from 0
  Id officer;
};

template <>
struct Description<ResponsibleRow> {
  static constexpr AboutTable table{.name = "responsible",
                                    .key = "position, number",
                                    .section = Section::histories,
                                    .owner = Owner::parent,
                                    .parent = "irregularities",
                                    .opening = " Who is **responsible** 责任人, one row each: "};
  static constexpr Index indexes[] = {{"responsible_by_officer", "officer"}};
  static constexpr auto columns(auto of) {
    using Row = ResponsibleRow;
    return of(column("position", &Row::position), column("number", &Row::number),
              column("officer", &Row::officer));
  }
};

struct RefusalRow {
  ledger::Position position;
  StreamKey stream;
  std::string act;  ///< the command's word
  Id actor;
  Capacity capacity = Capacity::unspecified;
  Instant occurred_at, recorded_at;
  std::vector<Breach> breaches;  ///< in the order of the law
  friend bool operator==(const RefusalRow&, const RefusalRow&) = default;
};

template <>
struct Description<RefusalRow> {
  static constexpr AboutTable table{.name = "refusals",
                                    .key = "position",
                                    .section = Section::histories,
                                    .has_rowid = true,
                                    .opening = " **refusals**: ",
                                    .ending = ""};
  static constexpr Index indexes[] = {{"refusals_by_stream", "stream"}};
  static constexpr auto columns(auto of) {
    using Row = RefusalRow;
    return of(column("position", &Row::position, {.json = "seq"}), column("", &Row::stream),
              column("act", &Row::act,
                     {.null = Null::never, .json = "act", .in_json = InJson::with_chinese}),
              column("actor", &Row::actor, {.json = "actor"}),
              column("capacity", &Row::capacity, {.json = "capacity"}),
              column("occurred_at", &Row::occurred_at, {.json = "occurred_at"}),
              column("recorded_at", &Row::recorded_at, {.json = "recorded_at"}),
              part(&Row::breaches, "breaches"));
  }
};

/// One requirement that a refused act did not meet.
struct BreachRow {
  ledger::Position position;  ///< of the refusal
  std::uint32_t number = 0;   ///< in the order of the law, from 0
  Breach breach;
};

template <>
struct Description<BreachRow> {
  static constexpr AboutTable table{
      .name = "breaches",
      .key = "position, number",
      .section = Section::histories,
      .owner = Owner::parent,
      .parent = "refusals",
      .opening = "; with their **breaches** in the order of the law: "};
  static constexpr auto columns(auto of) {
    using Row = BreachRow;
    return of(column("position", &Row::position), column("number", &Row::number),
              column("", &Row::breach));
  }
};

/// 更正: what stood there, what is shown now, and why.
struct CorrectionRow {
  ledger::Position position;
  StreamKey stream;
  Version corrected_version;  ///< of the fact that is corrected
  std::string path;           ///< the field within it
  Wording old_text, new_text, reason;
  Instant occurred_at, recorded_at;
  Id actor;
  friend bool operator==(const CorrectionRow&, const CorrectionRow&) = default;
};

template <>
struct Description<CorrectionRow> {
  static constexpr AboutTable table{.name = "corrections",
                                    .key = "position",
                                    .section = Section::histories,
                                    .has_rowid = true,
                                    .opening = " **corrections** 更正: "};
  static constexpr Index indexes[] = {{"corrections_by_stream", "stream"}};
  static constexpr auto columns(auto of) {
    using Row = CorrectionRow;
    return of(column("position", &Row::position), column("", &Row::stream),
              column("corrected_version", &Row::corrected_version),
              column("path", &Row::path, {.null = Null::never}), column("old_text", &Row::old_text),
              column("new_text", &Row::new_text), column("reason", &Row::reason),
              column("occurred_at", &Row::occurred_at), column("recorded_at", &Row::recorded_at),
              column("actor", &Row::actor));
  }
};

}  // namespace caseledger::projections
