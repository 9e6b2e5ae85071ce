// What every stream carries, whatever its procedure: the last columns of bureau, cases and items.
#pragma once

#include "projections/column.h"
#include "statemachines/words/time.h"
#include "statemachines/words/values.h"

namespace caseledger::projections {

/// A day that may not have come; the statemachines' zero day becomes none here.
using MaybeDay = std::optional<Day>;

struct StreamKey {
  Procedure procedure = Procedure::unspecified;
  Id stream;
  friend auto operator<=>(const StreamKey&, const StreamKey&) = default;
};

template <>
struct Description<StreamKey> {
  static constexpr auto columns(auto of) {
    return of(
        column("procedure", &StreamKey::procedure, {.null = Null::never, .json = "procedure"}),
        column("stream", &StreamKey::stream, {.null = Null::never, .json = "stream"}));
  }
};

/// What ends first among the running clocks of a stream.
struct NextDue {
  Day day;
  ClockKind clock = ClockKind::unspecified;
  Id basis;
  bool is_provisional = false;
  friend bool operator==(const NextDue&, const NextDue&) = default;
};

template <>
struct Description<NextDue> {
  static constexpr auto columns(auto of) {
    return of(
        column("on", &NextDue::day, {.json = "next_due", .label = {"最近到期日", "next due"}}),
        column("clock", &NextDue::clock,
               {.vocabulary = "clock",
                .json = "next_clock",
                .label = {"最近到期的期限", "next clock"}}),
        column("basis", &NextDue::basis),  //
        column("is_provisional", &NextDue::is_provisional));
  }
};

struct StreamRow {
  Version version;
  ledger::Position last_position, last_act_position;
  Instant last_recorded, last_occurred;
  std::optional<NextDue> next_due;  ///< none: no clock runs
  bool overdue_announced = false;
  std::uint32_t irregularities = 0, unanswered_irregularities = 0;
  std::uint32_t refusals = 0, corrections = 0;
  friend bool operator==(const StreamRow&, const StreamRow&) = default;
};

template <>
struct Description<StreamRow> {
  static constexpr auto columns(auto of) {
    using Row = StreamRow;
    return of(
        column("version", &Row::version,
               {.says = "how many facts the stream holds",
                .label = {"事实数", "facts"},
                .json_after = "stage"}),
        column("last_position", &Row::last_position,
               {.says = "its latest leaf, refusals included",
                .json = "last_seq",
                .label = {"最后一个事实", "last fact"},
                .json_after = "refusals"}),
        column("last_act_position", &Row::last_act_position,
               {.says = "its latest act; flags and refusals are none"}),
        column("last_recorded_at", &Row::last_recorded, {.says = "of the latest leaf"}),
        column("last_occurred_at", &Row::last_occurred),
        column("next_due_", &Row::next_due, {.says = "what ends first among its running clocks"}),
        column("overdue_announced", &Row::overdue_announced,
               {.says = "an open clock has announced that it is overdue"}),
        column(
            "irregularities", &Row::irregularities,
            {.says = "counts", .json = "irregularities", .label = {"违规记录", "irregularities"}}),
        column("unanswered_irregularities", &Row::unanswered_irregularities,
               {.json = "unanswered", .label = {"未答复的违规", "unanswered irregularities"}}),
        column("refusals", &Row::refusals, {.label = {"被拒绝的行为", "refusals"}}),
        column("corrections", &Row::corrections));
  }
};

}  // namespace caseledger::projections
