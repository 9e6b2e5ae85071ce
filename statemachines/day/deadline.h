// Deadlines as a working-time budget (附4-16, 附1-8b): the day of the act is
// excluded, the last day counts to 24:00; a suspension keeps what is left of the budget; one
// extension adds to it. A file holds its deadlines as values; each change of one is a `ClockMoved`
// that is written in the leaf of the act which moved it, so nobody has to compute it again.
//
// A clock suspended on day S that ran since day F has used the working days in (F, S]; what is left
// counts on from the day R of its resumption, which is excluded like the day of any act; a clock
// that counts all days moves by the days of the pause. A clock that was overdue on S was not saved
// by the pause: it keeps its due day.
#pragma once

#include <cstdint>
#include <vector>

#include "statemachines/day/calendar.h"
#include "statemachines/day/ruleset.h"
#include "statemachines/words/shape.h"
#include "statemachines/words/values.h"

namespace caseledger {

struct ClockMoved {
  static constexpr auto names = part("clock_moved", "What an act did to one clock.");
  ClockKind clock = ClockKind::unspecified;
  Id basis;
  ClockMove move = ClockMove::unspecified;
  Day on;
  Day due;
  Day due_without_pause;
  bool is_provisional = false;
  static constexpr auto fields() {
    return std::tuple{
        required("clock", &ClockMoved::clock, "期限种类", "clock"),
        required("basis", &ClockMoved::basis, "期限依据条目", "entry of the ruleset",
                 "the clock's entry in the ruleset"),
        required("move", &ClockMoved::move, "变动", "move"),
        required("on", &ClockMoved::on, "生效日", "on", "the day the move takes effect"),
        required("due", &ClockMoved::due, "到期日", "due", "after the move"),
        required("due_without_pause", &ClockMoved::due_without_pause, "不计中止的到期日",
                 "due without the pause",
                 "the same count as if nothing had been suspended (ruling 1)"),
        required("provisional", &ClockMoved::is_provisional, "暂定", "provisional"),
    };
  }
};

/// A clock stood still after the first day until the second.
struct Pause {
  Day suspended_on, resumed_on;
  friend bool operator==(const Pause&, const Pause&) = default;
};

struct Deadline {
  ClockKind clock = ClockKind::unspecified;
  Id basis;
  Day started, due;
  Day due_without_pause;  ///< ruling 1: both counts are shown
  Day suspended_on;       ///< zero: not suspended
  Day stopped_on;         ///< zero: still open
  std::uint32_t extensions = 0;
  bool is_provisional = false;
  bool breach_recorded = false;
  bool breach_is_unanswered = false;
  std::uint16_t rungs_passed = 0;  ///< bit n = Rung(n)
  std::vector<Pause> pauses;       ///< that are over and kept some of the budget

  bool runs() const { return stopped_on == Day{} && suspended_on == Day{}; }
  bool is_open() const { return stopped_on == Day{}; }
  bool passed(Rung rung) const { return (rungs_passed >> static_cast<unsigned>(rung) & 1U) != 0; }
  friend bool operator==(const Deadline&, const Deadline&) = default;
};

using Deadlines = std::vector<Deadline>;

/// The newest deadline of a kind, on one basis or on any; null when there is none.
const Deadline* find(const Deadlines& all, ClockKind clock, std::string_view basis = {});
Deadline* find(Deadlines& all, ClockKind clock, std::string_view basis = {});
/// The open deadline of a kind that falls due first: 应公示日 and its like.
const Deadline* earliest(const Deadlines& all, ClockKind clock);

/// Moves, computed but not yet applied: one per rule of that kind that is valid on the day and
/// meant for that action (a rule with `only` is not meant for an unspecified one). Rules of count
/// zero name a basis for a last day that somebody sets; start_until starts those.
std::vector<ClockMoved> start_clocks(const Ruleset&, const Calendar&, ClockKind, ActionKind,
                                     Day act);
/// A clock whose last day somebody named (补正的指定期限, 缓议); basis is the naming article's
/// clock id.
ClockMoved start_until(ClockKind clock, Id basis, Day act, Day due, const Calendar&);
/// Every running deadline of the kind.
std::vector<ClockMoved> suspend_clocks(const Deadlines&, ClockKind, Day on);
/// Every suspended deadline of the kind, with what is left of it in the unit of its rule. A
/// resumption dated before its suspension ends the pause on the day it began.
std::vector<ClockMoved> resume_clocks(const Deadlines&, const Ruleset&, const Calendar&, ClockKind,
                                      Day on);
/// Every open deadline of the kind, from its due day on.
std::vector<ClockMoved> extend_clocks(const Deadlines&, const Calendar&, ClockKind,
                                      std::int32_t workdays, Day on);
/// Every open deadline of the kind.
std::vector<ClockMoved> stop_clocks(const Deadlines&, ClockKind, Day on);
/// Counts the due date anew under the calendar given: the rule's count and the extensions, less
/// what was used between the pauses. A deadline whose rule is not in the set or was not valid when
/// it started, or with a day that somebody named, stays.
ClockMoved recompute(const Deadline&, const Ruleset&, const Calendar&, Day on);

/// Whether a recount says another day, or says for sure what was provisional.
bool tells_more(const ClockMoved& recount, const Deadline&);

/// Folds one move. A move of a clock that the file does not have is our bug. A later due day has
/// its own rungs: none of them has passed yet. A recount whose day is not over yet answers the
/// breach that was recorded under the calendar before it: true where nobody had answered for it.
bool apply(Deadlines& all, const ClockMoved& moved);
/// What was recorded as a breach has been answered for.
void answer_breaches(Deadlines& all);

/// The day on which a rung is reached: 3 and 1 working days before, the due day, the day after.
Day rung_day(const Deadline&, const Calendar&, Rung);

}  // namespace caseledger
