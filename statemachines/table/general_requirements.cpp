// The system is asked for its name only: it holds no appointment and enters nothing late.
#include "statemachines/table/general_requirements.h"

namespace caseledger {
namespace {

bool is_system(const Context& context) { return context.capacity == Capacity::system; }

Verdict certified_as(Capacity capacity, Day day, const Context& context) {
  if (context.capacity != capacity) return Verdict::met();
  return Verdict::of(context.bureau.certificate_valid(context.actor, day));
}

}  // namespace

Day day_of_standing(const CommandBody& command, const Context& context) {
  const bool comes_to_light = command.is<RecordIrregularAct>();
  return comes_to_light ? local_day(context.recorded_at) : context.day();
}

Verdict capacity_is_held::holds(Day day, const Context& context) {
  const bool is_held = is_system(context)
                           ? context.actor == kSystemActor
                           : context.bureau.holds(context.actor, context.capacity, day);
  return is_held ? Verdict::met() : Verdict::unmet(std::string(key_of(context.capacity)));
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
  if (taken <= context.parameters().late_entry_workdays_max) return Verdict::met();
  return Verdict::unmet(std::to_string(taken));
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
