// Moving clocks: first the move is computed from the file, the rules and the calendar, then it is
// written, then folded; the fold computes nothing that the leaf already says.
#include "statemachines/day/deadline.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace caseledger {
namespace {

bool is_meant_for(const ClockRule& rule, ActionKind action) {
  return rule.only.empty() || std::ranges::find(rule.only, action) != rule.only.end();
}

bool is_valid_on(const ClockRule& rule, Day day) {
  return rule.valid_from <= day && (rule.valid_until == Day{} || day <= rule.valid_until);
}

ClockMoved move_of(const Deadline& deadline, ClockMove move, Day on) {
  return {
      deadline.clock,         deadline.basis, move, on, deadline.due, deadline.due_without_pause,
      deadline.is_provisional};
}

bool was_overdue_when_suspended(const Deadline& deadline) {
  return deadline.due < deadline.suspended_on;
}

const ClockRule* rule_of(const Ruleset& ruleset, std::string_view basis) {
  const auto found = std::ranges::find(ruleset.clocks, basis, &ClockRule::id);
  return found == ruleset.clocks.end() ? nullptr : &*found;
}

DueDay due_after_pause(const Deadline& deadline, const ClockRule* rule, const Calendar& calendar,
                       Day resumed) {
  const DueDay kept{deadline.due, deadline.is_provisional};
  if (was_overdue_when_suspended(deadline) || resumed <= deadline.suspended_on) return kept;
  if (rule != nullptr && rule->unit != DayUnit::workday) {
    return {kept.day + (resumed - deadline.suspended_on), kept.is_provisional};
  }
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

void set_due(Deadline& deadline, const ClockMoved& moved) {
  if (deadline.due < moved.due) deadline.rungs_passed = 0;
  deadline.due = moved.due;
  deadline.due_without_pause = moved.due_without_pause;
  deadline.is_provisional = moved.is_provisional;
}

void resume(Deadline& deadline, Day on) {
  const Day from = deadline.suspended_on;
  if (!was_overdue_when_suspended(deadline) && from < on) deadline.pauses.push_back({from, on});
  deadline.suspended_on = Day{};
}

/// Nothing was late whose last day, by the calendar in force, is not over.
bool lift_breach(Deadline& deadline, const ClockMoved& moved) {
  if (!deadline.breach_recorded || moved.due < moved.on) return false;
  deadline.breach_recorded = false;
  return std::exchange(deadline.breach_is_unanswered, false);
}

Deadline begun(const ClockMoved& moved) {
  Deadline deadline;
  deadline.clock = moved.clock;
  deadline.basis = moved.basis;
  deadline.started = moved.on;
  set_due(deadline, moved);
  return deadline;
}

/// The working days that passed while the clock ran, up to the end of its last pause.
std::int32_t workdays_used(const Deadline& deadline, const Calendar& calendar) {
  std::int32_t used = 0;
  Day from = deadline.started;
  for (const auto& pause : deadline.pauses) {
    used += calendar.workdays_between(from, pause.suspended_on);
    from = pause.resumed_on;
  }
  return used;
}

std::int32_t days_paused(const Deadline& deadline) {
  std::int32_t days = 0;
  for (const auto& pause : deadline.pauses) days += pause.resumed_on - pause.suspended_on;
  return days;
}

DueDay extended_by(DueDay due, std::int32_t workdays, const Calendar& calendar) {
  const auto later = calendar.due_after(due.day, workdays, DayUnit::workday);
  return {later.day, due.is_provisional || later.is_provisional};
}

DueDay counted_anew(const Deadline& deadline, const ClockRule& rule, std::int32_t added,
                    const Calendar& calendar) {
  if (deadline.pauses.empty() || rule.unit != DayUnit::workday) {
    auto due = calendar.due_after(deadline.started, rule.count, rule.unit, rule.rolls);
    due.day = due.day + days_paused(deadline);
    return extended_by(due, added, calendar);
  }
  const auto left = rule.count + added - workdays_used(deadline, calendar);
  return calendar.due_after(deadline.pauses.back().resumed_on, std::max(0, left), DayUnit::workday);
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
    moves.push_back(
        {clock, rule.id, ClockMove::started, act, due.day, due.day, due.is_provisional});
  }
  return moves;
}

ClockMoved start_until(ClockKind clock, Id basis, Day act, Day due, const Calendar&) {
  return {clock, std::move(basis), ClockMove::started, act, due, due, false};
}

std::vector<ClockMoved> suspend_clocks(const Deadlines& all, ClockKind clock, Day on) {
  return for_each_of(
      all, clock, [](const Deadline& one) { return one.runs(); },
      [&](const Deadline& one) { return move_of(one, ClockMove::suspended, on); });
}

std::vector<ClockMoved> resume_clocks(const Deadlines& all, const Ruleset& ruleset,
                                      const Calendar& calendar, ClockKind clock, Day on) {
  return for_each_of(
      all, clock, [](const Deadline& one) { return one.is_open() && !one.runs(); },
      [&](const Deadline& one) {
        auto moved = move_of(one, ClockMove::resumed, on);
        const auto due = due_after_pause(one, rule_of(ruleset, one.basis), calendar, on);
        moved.due = due.day;
        moved.is_provisional = due.is_provisional;
        return moved;
      });
}

std::vector<ClockMoved> extend_clocks(const Deadlines& all, const Calendar& calendar,
                                      ClockKind clock, std::int32_t workdays, Day on) {
  return for_each_of(
      all, clock, [](const Deadline& one) { return one.is_open(); },
      [&](const Deadline& one) {
        auto moved = move_of(one, ClockMove::extended, on);
        const auto due = extended_by({one.due, one.is_provisional}, workdays, calendar);
        moved.due = due.day;
        moved.is_provisional = due.is_provisional;
        moved.due_without_pause =
            calendar.due_after(one.due_without_pause, workdays, DayUnit::workday).day;
        return moved;
      });
}

std::vector<ClockMoved> stop_clocks(const Deadlines& all, ClockKind clock, Day on) {
  return for_each_of(
      all, clock, [](const Deadline& one) { return one.is_open(); },
      [&](const Deadline& one) { return move_of(one, ClockMove::stopped, on); });
}

ClockMoved recompute(const Deadline& deadline, const Ruleset& ruleset, const Calendar& calendar,
                     Day on) {
  auto moved = move_of(deadline, ClockMove::recomputed, on);
  const auto* rule = rule_of(ruleset, deadline.basis);
  if (rule == nullptr || rule->count == 0 || !is_valid_on(*rule, deadline.started)) return moved;
  const auto& parameters = ruleset.parameters_on(deadline.started);
  const auto added =
      static_cast<std::int32_t>(deadline.extensions) * parameters.review_extension_workdays;
  const auto due = counted_anew(deadline, *rule, added, calendar);
  moved.due = due.day;
  moved.is_provisional = due.is_provisional;
  auto without_pause = deadline;
  without_pause.pauses.clear();
  moved.due_without_pause = counted_anew(without_pause, *rule, added, calendar).day;
  return moved;
}

bool tells_more(const ClockMoved& recount, const Deadline& deadline) {
  // A calendar that lacks a year which another one had settled tells less.
  if (recount.is_provisional && !deadline.is_provisional) return false;
  return recount.due != deadline.due || recount.due_without_pause != deadline.due_without_pause ||
         recount.is_provisional < deadline.is_provisional;
}

bool apply(Deadlines& all, const ClockMoved& moved) {
  if (moved.move == ClockMove::started) {
    all.push_back(begun(moved));
    return false;
  }
  auto* deadline = find(all, moved.clock, moved.basis);
  // A forged fact may move a clock that never ran: the auditor says so, folding goes on.
  if (deadline == nullptr) return false;
  bool answers = false;
  switch (moved.move) {
    case ClockMove::suspended:
      deadline->suspended_on = moved.on;
      break;
    case ClockMove::resumed:
      resume(*deadline, moved.on);
      break;
    case ClockMove::extended:
      ++deadline->extensions;
      break;
    case ClockMove::stopped:
      deadline->stopped_on = moved.on;
      break;
    case ClockMove::recomputed:
      answers = lift_breach(*deadline, moved);
      break;
    case ClockMove::started:
    case ClockMove::unspecified:
      break;
  }
  set_due(*deadline, moved);
  return answers;
}

void answer_breaches(Deadlines& all) {
  for (auto& deadline : all) deadline.breach_is_unanswered = false;
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
