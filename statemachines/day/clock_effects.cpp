// A flag must outlive the file it was found in, so its article comes from the ruleset or from here.
#include "statemachines/day/clock_effects.h"

#include <algorithm>

namespace caseledger {
namespace {

/// The article lives in the ruleset or in the program, never in the file.
std::string_view article_of(const Deadline& deadline, const Ruleset& ruleset) {
  const auto rule = std::ranges::find(ruleset.clocks, deadline.basis, &ClockRule::id);
  const bool is_known = rule != ruleset.clocks.end() && !rule->article.empty();
  return is_known ? std::string_view{rule->article} : home_article(deadline.clock);
}

void flag(Accepted& accepted, const Deadline& deadline, const Context& context) {
  constexpr const Clause& clause = clock_is_kept::clause;
  accepted.flags.push_back({article_of(deadline, context.ruleset), "clock_is_kept", clause.zh,
                            clause.en, to_text(deadline.due)});
}

}  // namespace

std::string_view home_article(ClockKind clock) {
  switch (clock) {
    case ClockKind::review:
      return "附4-16";
    case ClockKind::supplement:
      return "附4-11尾";
    case ClockKind::publication:
      return "附1-8b";
    case ClockKind::service:
      return "处罚法61";
    case ClockKind::case_total:
      return "处罚法60";
    case ClockKind::withdrawal:
      return "处罚法48";
    case ClockKind::update:
      return "附1-11b";
    case ClockKind::filing:
      return "附2-13b";
    case ClockKind::expiry:
    case ClockKind::revisit:
    case ClockKind::unspecified:
      break;
  }
  return "附2-6";
}

void start_kind(Accepted& accepted, const Deadlines& deadlines, ClockKind clock, ActionKind action,
                Day act, const Context& context) {
  for (auto& moved : start_clocks(context.ruleset, context.calendar, clock, action, act)) {
    const auto* running = find(deadlines, clock, moved.basis);
    if (running != nullptr && running->is_open()) continue;
    accepted.clocks.push_back(std::move(moved));
  }
}

void stop_kind(Accepted& accepted, const Deadlines& deadlines, ClockKind clock,
               const Context& context) {
  const auto moves = stop_clocks(deadlines, clock, context.day());
  accepted.clocks.insert(accepted.clocks.end(), moves.begin(), moves.end());
}

void flag_kind(Accepted& accepted, const Deadlines& deadlines, ClockKind clock,
               const Context& context) {
  for (const auto& deadline : deadlines) {
    if (deadline.clock != clock || !deadline.is_open() || deadline.breach_recorded) continue;
    // A pause saves nothing that was late already when it began.
    const auto until = deadline.runs() ? context.day() : deadline.suspended_on;
    if (deadline.due < until) flag(accepted, deadline, context);
  }
}

void flag_overdue(Accepted& accepted, const Deadlines& deadlines, const PassDeadline& passed,
                  const Context& context) {
  const auto* deadline = find(deadlines, passed.clock, passed.basis);
  if (deadline == nullptr || passed.rung != Rung::overdue || !is_duty(passed.clock)) return;
  if (!deadline->breach_recorded) flag(accepted, *deadline, context);
}

void fold_rung(Deadlines& deadlines, const PassDeadline& passed) {
  auto* deadline = find(deadlines, passed.clock, passed.basis);
  if (deadline == nullptr) return;  // forged, and the auditor's finding
  deadline->rungs_passed |= static_cast<std::uint16_t>(1U << static_cast<unsigned>(passed.rung));
  if (passed.rung != Rung::overdue) return;
  deadline->breach_is_unanswered |= is_duty(passed.clock) && !deadline->breach_recorded;
  deadline->breach_recorded = true;
}

}  // namespace caseledger
