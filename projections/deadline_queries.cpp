// Clocks: what is open, which rungs are reached, what a new calendar can count anew.
#include <algorithm>
#include <tuple>

#include "projections/query_state.h"

namespace caseledger::projections {
namespace {

/// Three working days never lie further apart than this: the longest holiday has nine days.
constexpr std::int32_t kDaysAheadMax = 40;

void add_rungs(std::vector<DueRung>& rungs, const DeadlineRow& row, const Today& today) {
  const auto& deadline = row.deadline;
  for (const auto rung : {Rung::three_days, Rung::one_day, Rung::due, Rung::overdue}) {
    const auto reached_on = rung_day(deadline, today.calendar, rung);
    const bool was_ahead = deadline.started <= reached_on;
    if (deadline.passed(rung) || !was_ahead || today.day < reached_on) continue;
    rungs.push_back({row, rung, reached_on});
  }
}

/// A clock is named by kind and basis, and the newest is meant: an older one that is still open
/// cannot be named any more.
constexpr auto kCanBeNamed =
    "stopped_on IS NULL AND number = (SELECT max(number) FROM deadlines AS same"
    "   WHERE same.stream = deadlines.stream AND same.procedure = deadlines.procedure"
    "   AND same.clock = deadlines.clock AND same.basis = deadlines.basis)";
/// 30: all four rungs have passed.
constexpr auto kMayAnnounce = "suspended_on IS NULL AND rungs_passed <> 30";
static_assert((1U << static_cast<unsigned>(Rung::three_days) |
               1U << static_cast<unsigned>(Rung::one_day) | 1U << static_cast<unsigned>(Rung::due) |
               1U << static_cast<unsigned>(Rung::overdue)) == 30);

auto in_order(const DueRung& rung) {
  const auto& [row, which, reached_on] = rung;
  return std::tie(reached_on, row.stream, row.deadline.clock, row.deadline.basis, which);
}

}  // namespace

std::vector<DeadlineRow> ask_deadlines(SQLite::Database& database, const DeadlineFilter& filter) {
  Conditions conditions;
  if (filter.stream) conditions.add(*filter.stream);
  conditions.add_word("clock", filter.clock);
  conditions.add_section(filter.section);
  conditions.add_officer(filter.officer);
  if (filter.overdue_on) {
    conditions.add("suspended_on IS NULL AND due_on < ?", to_text(*filter.overdue_on));
  }
  if (filter.provisional) conditions.add("is_provisional = 1");
  if (!filter.closed_too) conditions.add("stopped_on IS NULL");
  return conditions.ask<DeadlineRow>(database, " ORDER BY due_on, procedure, stream, number");
}

Result<std::vector<DeadlineRow>> Queries::deadlines(const DeadlineFilter& filter) const {
  return state_->ask("listing deadlines",
                     [&](SQLite::Database& database) { return ask_deadlines(database, filter); });
}

Result<std::vector<DueRung>> Queries::due_rungs(const Today& today) const {
  return state_->ask("asking for due rungs", [&](SQLite::Database& database) {
    Conditions conditions;
    conditions.add(kCanBeNamed);
    conditions.add(kMayAnnounce);
    conditions.add("due_on <= ?", to_text(today.day + kDaysAheadMax));
    std::vector<DueRung> rungs;
    for (const auto& row : conditions.ask<DeadlineRow>(database, "")) {
      add_rungs(rungs, row, today);
    }
    std::ranges::sort(rungs, {}, in_order);
    return rungs;
  });
}

Result<std::vector<DeadlineRow>> Queries::recountable(const Ruleset& ruleset,
                                                      const Today& today) const {
  return state_->ask("asking for deadlines to count anew", [&](SQLite::Database& database) {
    Conditions conditions;
    conditions.add(kCanBeNamed);
    auto rows =
        conditions.ask<DeadlineRow>(database, " ORDER BY due_on, procedure, stream, number");
    std::erase_if(rows, [&](const DeadlineRow& row) {
      const auto recount = recompute(row.deadline, ruleset, today.calendar, today.day);
      return !tells_more(recount, row.deadline);
    });
    return rows;
  });
}

}  // namespace caseledger::projections
