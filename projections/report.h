// The yearly numbers that a supervisor is asked for. Each is defined once, in report.cpp, by its
// name in both languages and its SQL; numbers on one line of time fit together: in hand before +
// filed + reopened - ended = in hand after. All count by the day on which something occurred, as
// far as it is known now, whenever it was recorded.
#pragma once

#include "projections/rows.h"

namespace caseledger::projections {

struct ReportFilter {
  std::int32_t year = 0;
  /// Of the cases and items of a section; of those that an officer handles or reviews. Refusals are
  /// counted for the officer who asked, irregularities for whom they name.
  std::optional<Id> section = {}, officer = {};
};

/// One number, or what one of its parts is: "filed" of "penalty".
struct ReportRow {
  std::string number, zh, en;
  std::string of, of_zh, of_en;  ///< the part and what it is called; empty: the whole
  std::uint64_t value = 0;
  std::string unit;  ///< "count", "fen"
  friend bool operator==(const ReportRow&, const ReportRow&) = default;
};

template <>
struct Description<ReportRow> {
  static constexpr auto columns(auto of) {
    using Row = ReportRow;
    return of(column("number", &Row::number, {.json = "number"}),
              column("zh", &Row::zh, {.json = "zh"}), column("en", &Row::en, {.json = "en"}),
              column("of", &Row::of, {.json = "of", .in_json = InJson::if_given}),
              column("of_zh", &Row::of_zh, {.json = "of_zh", .in_json = InJson::if_given}),
              column("of_en", &Row::of_en, {.json = "of_en", .in_json = InJson::if_given}),
              column("value", &Row::value, {.json = "value"}),
              column("unit", &Row::unit, {.json = "unit"}));
  }
};

/// How a number is found.
struct Figure {
  std::string_view key;
  Label label;
  std::string from;             ///< rows with the columns procedure, stream, and what is named here
  std::string_view part = {};   ///< the expression by which it is divided; empty: it is not
  std::string_view words = {};  ///< the vocabulary of the parts in the table `words`
  std::string_view officer = {};  ///< whose they are; empty: of the officer's cases and items
  std::string_view sum = {};      ///< an amount in fen; empty: rows are counted
};

/// All of them, in the order of the report. Parameters of their SQL: :first and :last (days of the
/// year), :before and :after (the instants at which it begins and is over), :today.
const std::vector<Figure>& figures();

}  // namespace caseledger::projections
