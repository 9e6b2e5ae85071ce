// What an act does to clocks, as effects that any table may name: starts<Kind>, stops<Kind>, and
// the flags of a duty that was done too late. Each move is written in the leaf of the act; folding
// it is deadline.h's. A clock whose duty was missed is flagged once: when its overdue rung passes,
// or when the late act is entered, whichever comes first.
#pragma once

#include "statemachines/day/context.h"
#include "statemachines/day/decision.h"

namespace caseledger {

/// Whether missing this clock's day breaks a duty. The end of display and the day a meeting set
/// for itself announce something; nobody breaks the law when they pass.
constexpr bool is_duty(ClockKind clock) {
  return clock != ClockKind::expiry && clock != ClockKind::revisit;
}

/// What is recorded of a duty that was not done in time; its article is that of the clock's rule.
struct clock_is_kept {
  static constexpr Clause clause{"附2-6", "在规定期限内完成", "done within its time limit",
                                 Effect::flag};
};

/// The article that a clock of this kind enforces where its rule is no longer in the ruleset.
std::string_view home_article(ClockKind clock);

/// Starts one clock per basis; a basis that already has an open clock of this kind keeps it.
void start_kind(Accepted& accepted, const Deadlines& deadlines, ClockKind clock, ActionKind action,
                Day act, const Context& context);
void stop_kind(Accepted& accepted, const Deadlines& deadlines, ClockKind clock,
               const Context& context);
/// One flag per open clock of this kind whose day has passed and whose breach nobody recorded yet.
void flag_kind(Accepted& accepted, const Deadlines& deadlines, ClockKind clock,
               const Context& context);
void flag_overdue(Accepted& accepted, const Deadlines& deadlines, const PassDeadline& passed,
                  const Context& context);

/// The day a clock counts from: the one the command names, else the day of the act.
template <class Command>
Day counted_from(const Command& command, const Context& context) {
  if constexpr (requires { command.since; }) return command.since;
  if constexpr (requires { command.changed_on; }) return command.changed_on;
  return context.day();
}

template <class File, class Command>
ActionKind action_of(const File& file, const Command& command) {
  if constexpr (requires { command.action; }) return command.action;
  return file.action;
}

template <ClockKind Kind>
struct starts {
  template <class File, class Command>
  static void act(Accepted& accepted, const File& file, const Command& command,
                  const Context& context) {
    start_kind(accepted, file.deadlines, Kind, action_of(file, command),
               counted_from(command, context), context);
  }
};

/// Runs from the first time only: display does not begin anew with a new version.
template <ClockKind Kind>
struct starts_once {
  template <class File, class Command>
  static void act(Accepted& accepted, const File& file, const Command& command,
                  const Context& context) {
    if (find(file.deadlines, Kind) != nullptr) return;
    starts<Kind>::act(accepted, file, command, context);
  }
};

template <ClockKind Kind>
struct stops {
  template <class File, class Command>
  static void act(Accepted& accepted, const File& file, const Command&, const Context& context) {
    stop_kind(accepted, file.deadlines, Kind, context);
  }
};

/// At an end of the procedure.
struct stops_all_clocks {
  template <class File, class Command>
  static void act(Accepted& accepted, const File& file, const Command&, const Context& context) {
    for (std::uint16_t n = 1; n < terms_of<ClockKind>().size(); ++n) {
      stop_kind(accepted, file.deadlines, static_cast<ClockKind>(n), context);
    }
  }
};

template <ClockKind Kind>
struct flags_lateness {
  template <class File, class Command>
  static void act(Accepted& accepted, const File& file, const Command&, const Context& context) {
    flag_kind(accepted, file.deadlines, Kind, context);
  }
};

/// On pass_deadline: the overdue rung records the breach under the basis of its clock.
struct flags_the_overdue {
  template <class File>
  static void act(Accepted& accepted, const File& file, const PassDeadline& command,
                  const Context& context) {
    flag_overdue(accepted, file.deadlines, command, context);
  }
};

/// On recompute_deadline.
struct recounts_the_clock {
  template <class File>
  static void act(Accepted& accepted, const File& file, const RecomputeDeadline& command,
                  const Context& context) {
    const auto* deadline = find(file.deadlines, command.clock, command.basis);
    if (deadline == nullptr) return;
    accepted.clocks.push_back(
        recompute(*deadline, context.ruleset, context.calendar, context.day()));
  }
};

/// Folds a rung that was announced.
void fold_rung(Deadlines& deadlines, const PassDeadline& passed);

}  // namespace caseledger
