// The system is asked for its name only: it holds no appointment and enters nothing late.
#include "statemachines/table/general_requirements.h"

namespace caseledger {
namespace {

bool is_system(const Context& context) { return context.capacity == Capacity::system; }

/// "from 2026-12-01" where it begins later, "until 2026-11-30" where it has ended; empty where the
/// day lies within.
std::string beside(Day day, Day from, Day until) {
  if (day < from) return "from " + to_text(from);
  return until != Day{} && until < day ? "until " + to_text(until) : std::string();
}

/// What the officer's last certificate says of the day; empty where they never had one.
std::string certificate_found(Day day, const Officer* officer) {
  if (officer == nullptr || officer->certificates.empty()) return {};
  const auto& last = officer->certificates.back();
  auto found = beside(day, last.valid_from, last.valid_until);
  return found.empty() ? "suspended " + to_text(last.suspended_from) : found;
}

Verdict certified_as(Capacity capacity, Day day, const Context& context) {
  if (context.capacity != capacity) return Verdict::met();
  if (context.bureau.certificate_valid(context.actor, day)) return Verdict::met();
  return Verdict::unmet(certificate_found(day, context.bureau.officer(context.actor)));
}

/// When the officer holds the capacity, if not on the day; else the capacities that they do hold,
/// with blanks between.
std::string appointment_found(Day day, const Officer* officer, Capacity capacity) {
  if (officer == nullptr) return {};
  std::string found, others;
  for (const auto& one : officer->appointments) {
    auto when = beside(day, one.from, one.until);
    if (one.capacity == capacity) {
      found = std::move(when);  // the last that was given
    } else if (when.empty()) {
      others.append(others.empty() ? "" : " ").append(key_of(one.capacity));
    }
  }
  return found.empty() ? others : found;
}

}  // namespace

Day day_of_standing(const CommandBody& command, const Context& context) {
  const bool comes_to_light = command.is<RecordIrregularAct>();
  return comes_to_light ? local_day(context.recorded_at) : context.day();
}

Verdict capacity_is_held::holds(Day day, const Context& context) {
  if (is_system(context)) return Verdict::of(context.actor == kSystemActor);
  if (context.bureau.holds(context.actor, context.capacity, day)) return Verdict::met();
  return Verdict::unmet(
      appointment_found(day, context.bureau.officer(context.actor), context.capacity));
}

Verdict handler_is_certified::holds(Day day, const Context& context) {
  return certified_as(Capacity::handler, day, context);
}

Verdict reviewer_is_certified::holds(Day day, const Context& context) {
  return certified_as(Capacity::reviewer, day, context);
}

Verdict act_has_happened::holds(const Context& context) {
  if (context.occurred_at <= context.recorded_at) return Verdict::met();
  return Verdict::unmet(to_text(context.occurred_at));
}

Verdict act_follows_the_stage::holds(Instant stage_since, const Context& context) {
  if (is_system(context) || stage_since <= context.occurred_at) return Verdict::met();
  return Verdict::unmet(to_text(stage_since));
}

Verdict entry_is_timely::holds(const Context& context) {
  if (is_system(context)) return Verdict::met();
  const auto taken =
      context.calendar.workdays_between(context.day(), local_day(context.recorded_at));
  const auto most = context.parameters().late_entry_workdays_max;
  if (taken <= most) return Verdict::met();
  return Verdict::unmet(std::to_string(taken) + "/" + std::to_string(most));
}

Verdict by_officer::holds(const Context& context) {
  return Verdict::of(!is_system(context) && context.capacity != Capacity::unspecified);
}

Verdict clock_is_running::holds(const Deadlines& deadlines, ClockKind clock,
                                std::string_view basis) {
  const auto* deadline = find(deadlines, clock, basis);
  return Verdict::of(deadline != nullptr && deadline->runs());
}

Verdict rung_is_reached::holds(const Deadlines& deadlines, const PassDeadline& command,
                               const Context& context) {
  const auto* deadline = find(deadlines, command.clock, command.basis);
  if (deadline == nullptr || command.rung == Rung::unspecified) return Verdict::unmet();
  const auto reached = rung_day(*deadline, context.calendar, command.rung);
  return reached <= context.day() ? Verdict::met() : Verdict::unmet(to_text(reached));
}

Verdict rung_is_new::holds(const Deadlines& deadlines, const PassDeadline& command,
                           const Context&) {
  const auto* deadline = find(deadlines, command.clock, command.basis);
  return Verdict::of(deadline != nullptr && !deadline->passed(command.rung));
}

Verdict clock_is_open::holds(const Deadlines& deadlines, ClockKind clock, std::string_view basis) {
  const auto* deadline = find(deadlines, clock, basis);
  return Verdict::of(deadline != nullptr && deadline->is_open());
}

Verdict recount_tells_more::holds(const Deadlines& deadlines, const RecomputeDeadline& command,
                                  const Context& context) {
  const auto* deadline = find(deadlines, command.clock, command.basis);
  if (deadline == nullptr) return Verdict::unmet();
  const auto recount = recompute(*deadline, context.ruleset, context.calendar, context.day());
  return Verdict::of(tells_more(recount, *deadline));
}

}  // namespace caseledger
