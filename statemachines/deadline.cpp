// Moving clocks: first the move is computed from the file, the rules and the calendar, then it is
// written, then folded; the fold computes nothing that the leaf already says.
#include "statemachines/deadline.h"

#include <algorithm>
#include <ranges>

#include "statemachines/check.h"

namespace caseledger {
namespace {

bool is_meant_for(const ClockRule& rule, ActionKind action) {
  return rule.only.empty() || std::ranges::find(rule.only, action) != rule.only.end();
}

bool is_valid_on(const ClockRule& rule, Day day) {
  return rule.valid_from <= day && (rule.valid_until == Day{} || day <= rule.valid_until);
}

ClockMoved move_of(const Deadline& deadline, ClockMove move, Day on) {
  return {deadline.clock, deadline.basis, move, on, deadline.due, deadline.is_provisional};
}

ClockMoved move_of(const Deadline& deadline, ClockMove move, Day on, DueDay due) {
  return {deadline.clock, deadline.basis, move, on, due.day, due.is_provisional};
}

bool was_overdue_when_suspended(const Deadline& deadline) {
  return deadline.due < deadline.suspended_on;
}

DueDay due_after_pause(const Deadline& deadline, const Calendar& calendar, Day resumed) {
  const DueDay kept{deadline.due, deadline.is_provisional};
  if (was_overdue_when_suspended(deadline) || resumed <= deadline.suspended_on) return kept;
  const auto left = calendar.workdays_between(deadline.suspended_on, deadline.due);
  const auto due = calendar.due_after(resumed, left, DayUnit::workday);
  return due.day < kept.day ? kept : due;
}

/// Moves for the deadlines of a kind that `fits`.
template <class Fits, class Move>
std::vector<ClockMoved> for_each_of(const Deadlines& all, ClockKind clock, Fits fits, Move move) {
  std::vector<ClockMoved> moves;
  for (const auto& deadline : all) {
    if (deadline.clock == clock && fits(deadline)) moves.push_back(move(deadline));
  }
  return moves;
}

template <class All>
auto* newest(All& all, ClockKind clock, std::string_view basis) {
  const auto found = std::ranges::find_if(all.rbegin(), all.rend(), [&](const Deadline& one) {
    return one.clock == clock && (basis.empty() || one.basis == basis);
  });
  return found == all.rend() ? nullptr : &*found;
}

constexpr std::uint16_t bit_of(Rung rung) {
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(rung));
}

void give_back_rungs(Deadline& deadline, const Calendar& calendar, Day on) {
  for (const auto rung : {Rung::three_days, Rung::one_day, Rung::due, Rung::overdue}) {
    if (on < rung_day(deadline, calendar, rung)) {
      deadline.rungs_passed &= static_cast<std::uint16_t>(~bit_of(rung));
    }
  }
}

void set_due(Deadline& deadline, const ClockMoved& moved, const Calendar& calendar) {
  const bool is_later = deadline.due < moved.due;
  deadline.due = moved.due;
  deadline.is_provisional = moved.is_provisional;
  if (is_later) give_back_rungs(deadline, calendar, moved.on);
}

void resume(Deadline& deadline, const ClockMoved& moved, const Calendar& calendar) {
  if (!was_overdue_when_suspended(deadline)) {
    deadline.workdays_used +=
        calendar.workdays_between(deadline.counted_from, deadline.suspended_on);
    deadline.counted_from = std::max(moved.on, deadline.suspended_on);
  }
  deadline.suspended_on = Day{};
  set_due(deadline, moved, calendar);
}

void extend(Deadline& deadline, const ClockMoved& moved, const Calendar& calendar) {
  const auto added = calendar.workdays_between(deadline.due, moved.due);
  deadline.due_without_pause =
      calendar.due_after(deadline.due_without_pause, added, DayUnit::workday).day;
  ++deadline.extensions;
  set_due(deadline, moved, calendar);
}

void recount(Deadline& deadline, const ClockMoved& moved, const Calendar& calendar) {
  if (deadline.due_without_pause == deadline.due) deadline.due_without_pause = moved.due;
  set_due(deadline, moved, calendar);
}

Deadline begun(const ClockMoved& moved) {
  Deadline deadline;
  deadline.clock = moved.clock;
  deadline.basis = moved.basis;
  deadline.started = deadline.counted_from = moved.on;
  deadline.due = deadline.due_without_pause = moved.due;
  deadline.is_provisional = moved.is_provisional;
  return deadline;
}

const ClockRule* rule_of(const Ruleset& ruleset, std::string_view basis) {
  const auto found = std::ranges::find(ruleset.clocks, basis, &ClockRule::id);
  return found == ruleset.clocks.end() ? nullptr : &*found;
}

}  // namespace

const Deadline* find(const Deadlines& all, ClockKind clock, std::string_view basis) {
  return newest(all, clock, basis);
}

Deadline* find(Deadlines& all, ClockKind clock, std::string_view basis) {
  return newest(all, clock, basis);
}

const Deadline* earliest(const Deadlines& all, ClockKind clock) {
  const Deadline* first = nullptr;
  for (const auto& deadline : all) {
    if (deadline.clock != clock || !deadline.is_open()) continue;
    if (first == nullptr || deadline.due < first->due) first = &deadline;
  }
  return first;
}

std::vector<ClockMoved> start_clocks(const Ruleset& ruleset, const Calendar& calendar,
                                     ClockKind clock, ActionKind action, Day act) {
  std::vector<ClockMoved> moves;
  for (const auto& rule : ruleset.clocks) {
    if (rule.clock != clock || rule.count == 0) continue;
    if (!is_meant_for(rule, action) || !is_valid_on(rule, act)) continue;
    const auto due = calendar.due_after(act, rule.count, rule.unit, rule.rolls);
    moves.push_back({clock, rule.id, ClockMove::started, act, due.day, due.is_provisional});
  }
  return moves;
}

ClockMoved start_until(ClockKind clock, Id basis, Day act, Day due, const Calendar&) {
  return {clock, std::move(basis), ClockMove::started, act, due, false};
}

std::vector<ClockMoved> suspend_clocks(const Deadlines& all, ClockKind clock, Day on) {
  return for_each_of(
      all, clock, [](const Deadline& one) { return one.runs(); },
      [&](const Deadline& one) { return move_of(one, ClockMove::suspended, on); });
}

std::vector<ClockMoved> resume_clocks(const Deadlines& all, const Calendar& calendar,
                                      ClockKind clock, Day on) {
  return for_each_of(
      all, clock, [](const Deadline& one) { return one.is_open() && !one.runs(); },
      [&](const Deadline& one) {
        return move_of(one, ClockMove::resumed, on, due_after_pause(one, calendar, on));
      });
}

std::vector<ClockMoved> extend_clocks(const Deadlines& all, const Calendar& calendar,
                                      ClockKind clock, std::int32_t workdays, Day on) {
  return for_each_of(
      all, clock, [](const Deadline& one) { return one.is_open(); },
      [&](const Deadline& one) {
        auto due = calendar.due_after(one.due, workdays, DayUnit::workday);
        due.is_provisional |= one.is_provisional;
        return move_of(one, ClockMove::extended, on, due);
      });
}

std::vector<ClockMoved> stop_clocks(const Deadlines& all, ClockKind clock, Day on) {
  return for_each_of(
      all, clock, [](const Deadline& one) { return one.is_open(); },
      [&](const Deadline& one) { return move_of(one, ClockMove::stopped, on); });
}

ClockMoved recompute(const Deadline& deadline, const Ruleset& ruleset, const Calendar& calendar,
                     Day on) {
  const auto* rule = rule_of(ruleset, deadline.basis);
  if (rule == nullptr || rule->count == 0) return move_of(deadline, ClockMove::recomputed, on);
  const auto added =
      static_cast<std::int32_t>(deadline.extensions) * ruleset.parameters.review_extension_workdays;
  const auto left = std::max(0, rule->count - deadline.workdays_used);
  auto due = calendar.due_after(deadline.counted_from, left, rule->unit, rule->rolls);
  const auto extended = calendar.due_after(due.day, added, DayUnit::workday);
  due = {extended.day, due.is_provisional || extended.is_provisional};
  return move_of(deadline, ClockMove::recomputed, on, due);
}

void apply(Deadlines& all, const ClockMoved& moved, const Calendar& calendar) {
  if (moved.move == ClockMove::started) {
    all.push_back(begun(moved));
    return;
  }
  auto* deadline = find(all, moved.clock, moved.basis);
  CL_ASSERT(deadline != nullptr);
  switch (moved.move) {
    case ClockMove::suspended:
      deadline->suspended_on = moved.on;
      return;
    case ClockMove::resumed:
      resume(*deadline, moved, calendar);
      return;
    case ClockMove::extended:
      extend(*deadline, moved, calendar);
      return;
    case ClockMove::recomputed:
      recount(*deadline, moved, calendar);
      return;
    case ClockMove::stopped:
      deadline->stopped_on = moved.on;
      return;
    case ClockMove::started:
    case ClockMove::unspecified:
      break;
  }
  CL_ASSERT(moved.move != ClockMove::unspecified);
}

Day rung_day(const Deadline& deadline, const Calendar& calendar, Rung rung) {
  switch (rung) {
    case Rung::three_days:
      return calendar.workdays_before(deadline.due, 3);
    case Rung::one_day:
      return calendar.workdays_before(deadline.due, 1);
    case Rung::overdue:
      return deadline.due + 1;
    case Rung::due:
    case Rung::unspecified:
      break;
  }
  return deadline.due;
}

}  // namespace caseledger
