// The row of the bureau 机关 itself. Its officers have rows of their own (officer_row.h).
#pragma once

#include "projections/stream_row.h"
#include "statemachines/day/bureau.h"

namespace caseledger::projections {

struct BureauRow : StreamRow {
  Id id;
  BureauStage stage = BureauStage::unopened;
  Id name;
  MaybeDay opened_on;
  TrustMode trust = TrustMode::unspecified;
  ClockSource clock = ClockSource::unspecified;
  Digest ruleset, calendar;
  friend bool operator==(const BureauRow&, const BureauRow&) = default;
};

template <>
struct Description<BureauRow> {
  using Base = StreamRow;
  using File = Bureau;
  static constexpr AboutTable table{.name = "bureau",
                                    .key = "id",
                                    .section = Section::streams,
                                    .opening = "\n**bureau** 机关: ",
                                    .ending = ".\n",
                                    .title = "name"};
  static constexpr auto columns(auto of) {
    using Row = BureauRow;
    return of(
        column("id", &Row::id, {.stream_of = Procedure::bureau}),
        known("stage", &Row::stage, &File::stage,
              {.null = Null::never, .vocabulary = "bureau.stage"}),
        known("name", &Row::name, &File::name),  //
        column("opened_on", &Row::opened_on),
        known("trust", &Row::trust, &File::trust, {.says = "(as the first leaf declared them)"}),
        known("clock", &Row::clock, &File::clock,
              {.vocabulary = "bureau.clock", .beside = "trust"}),
        known("ruleset", &Row::ruleset, &File::ruleset, {.says = "(digests in force)"}),
        known("calendar", &Row::calendar, &File::calendar, {.beside = "ruleset"}));
  }
};

}  // namespace caseledger::projections
