// The rows of clocks, one for each kind and basis that a stream ever started.
#pragma once

#include "projections/stream_row.h"
#include "statemachines/day/deadline.h"

namespace caseledger::projections {

template <>
struct Description<Deadline> {
  static constexpr auto columns(auto of) {
    using Row = Deadline;
    return of(column("clock", &Row::clock,
                     {.null = Null::never, .json = "clock", .in_json = InJson::with_chinese}),
              column("basis", &Row::basis,
                     {.null = Null::never, .says = "(the rule's id)", .json = "basis"}),
              column("started_on", &Row::started, {.null = Null::never, .json = "started"}),
              column("due_on", &Row::due, {.null = Null::never, .json = "due"}),
              column("due_without_pause", &Row::due_without_pause, {.json = "due_without_pause"}),
              column("suspended_on", &Row::suspended_on,
                     {.json = "suspended", .in_json = InJson::as_truth}),
              column("stopped_on", &Row::stopped_on,
                     {.says = "(NULL: open)", .json = "stopped", .in_json = InJson::if_given}),
              column("extensions", &Row::extensions, {.json = "extensions"}),
              column("is_provisional", &Row::is_provisional,
                     {.says = "(passes days no notice has settled)",
                      .json = "provisional",
                      .json_after = "due_without_pause"}),
              column("breach_recorded", &Row::breach_recorded),
              column("breach_is_unanswered", &Row::breach_is_unanswered),
              column("rungs_passed", &Row::rungs_passed,
                     {.says = "(bit 1 three days, 2 one day, 3 due, 4 overdue)"}),
              column("pauses", &Row::pauses, {.says = "as `from:to`"}));
  }
};

struct DeadlineRow {
  StreamKey stream;
  std::uint32_t number = 0;  ///< within the stream, from 0, in the order they started
  ledger::Position started_position;
  Deadline deadline;
  friend bool operator==(const DeadlineRow&, const DeadlineRow&) = default;
};

template <>
struct Description<DeadlineRow> {
  static constexpr AboutTable table{.name = "deadlines",
                                    .key = "stream, procedure, number",
                                    .section = Section::parts,
                                    .opening = "\n\n**deadlines**, one per clock and basis: "};
  static constexpr Index indexes[] = {{"deadlines_open", "due_on", "stopped_on IS NULL"}};
  static constexpr auto columns(auto of) {
    using Row = DeadlineRow;
    return of(column("", &Row::stream),
              column("number", &Row::number, {.says = "within the stream"}),
              column("started_position", &Row::started_position), column("", &Row::deadline));
  }
};

}  // namespace caseledger::projections
