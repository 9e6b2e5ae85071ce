// Requirements read choices, days and digests, never words: those may be gone when a step is judged
// again.
#include "statemachines/disclosure/disclosure_requirements.h"

#include <algorithm>

#include "statemachines/disclosure/disclosure_actors.h"

namespace caseledger {
namespace {

constexpr std::size_t kChecks = 5;

constexpr std::string_view kShownOfDecisions[] = {"title", "content", "facts_and_reasons",
                                                  "remedies"};
constexpr std::string_view kShownOfOthers[] = {"title", "content"};
constexpr std::string_view kMayBeWithheld[] = {"party", "text"};

bool contains(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

Verdict not_ahead(Day day, const Context& context) {
  return day <= context.day() ? Verdict::met() : Verdict::unmet(to_text(day));
}

template <Capacity... Capacities>
Verdict leader_or(const Context& context) {
  if (is_approving_leader(context)) return Verdict::met();
  return ActsAs<Capacities...>::holds(context);
}

Verdict given_for_decisions(const DisclosureFile& file, bool is_given) {
  return Verdict::of(is_given || !file.is_decision());
}

}  // namespace

bool is_approving_leader(const Context& context) {
  return context.ruleset.answers_to(LeaderTerm::principal_responsible, context.capacity) ||
         context.ruleset.answers_to(LeaderTerm::deputy_responsible, context.capacity);
}

Verdict by_approving_leader::holds(const Context& context) { return leader_or<>(context); }

Verdict by_examiner::holds(const Context& context) {
  return leader_or<Capacity::proofreader, Capacity::disclosure_reviewer, Capacity::secrecy_reviewer,
                   Capacity::supervisor>(context);
}

Verdict by_withholder::holds(const Context& context) {
  return leader_or<Capacity::disclosure_reviewer, Capacity::secrecy_reviewer>(context);
}

Verdict by_withdrawer::holds(const Context& context) {
  return leader_or<Capacity::disclosure_reviewer, Capacity::supervisor>(context);
}

Verdict first_day_is_not_ahead::holds(const DisclosureFile&, const OpenItem& command,
                                      const Context& context) {
  return not_ahead(command.since, context);
}

std::span<const std::string_view> mandatory_fields(PublicRegister of) {
  if (of == PublicRegister::decisions) return kShownOfDecisions;
  return kShownOfOthers;
}

Verdict mandatory_fields_are_shown::holds(const DisclosureFile& file, const DraftItem& command,
                                          const Context&) {
  const auto mandatory = mandatory_fields(file.register_);
  for (const auto& name : command.withheld) {
    if (contains(mandatory, name)) return Verdict::unmet(name);
  }
  return Verdict::met();
}

/// A mandatory field is the other requirement's complaint.
Verdict withheld_fields_are_named::holds(const DisclosureFile& file, const DraftItem& command,
                                         const Context&) {
  const auto mandatory = mandatory_fields(file.register_);
  for (const auto& name : command.withheld) {
    if (!contains(kMayBeWithheld, name) && !contains(mandatory, name)) return Verdict::unmet(name);
  }
  return Verdict::met();
}

Verdict content_is_given::holds(const DisclosureFile& file, const Context&) {
  return Verdict::of(file.has_content);
}

Verdict reasons_are_given::holds(const DisclosureFile& file, const Context&) {
  return given_for_decisions(file, file.has_reasons);
}

Verdict remedies_are_given::holds(const DisclosureFile& file, const Context&) {
  return given_for_decisions(file, file.has_remedies);
}

Verdict check_passed(const ReviewItem& command, std::size_t number) {
  if (command.checks.size() != kChecks) {
    return Verdict::unmet(std::to_string(command.checks.size()));
  }
  const auto& check = command.checks[number - 1];
  if (check.passed != Answer::yes) return Verdict::unmet(std::string(key_of(check.passed)));
  return Verdict::of(check.note.given());
}

Verdict reviewer_did_not_proofread::holds(const DisclosureFile& file, const Context& context) {
  return context.actor == file.proofreader ? Verdict::unmet(file.proofreader) : Verdict::met();
}

Verdict secrecy_is_clear::holds(const DisclosureFile&, const ClearSecrecy& command,
                                const Context&) {
  if (command.clear == Answer::yes) return Verdict::met();
  return Verdict::unmet(std::string(key_of(command.clear)));
}

Verdict approver_examined_nothing::holds(const DisclosureFile& file, const Context& context) {
  if (!file.is_signed_by(context.actor)) return Verdict::met();
  return Verdict::unmet(std::string(context.actor));
}

Verdict publication_is_not_held::holds(const DisclosureFile& file, const Context&) {
  return Verdict::of(!file.is_held);
}

Verdict decision_was_not_overturned::holds(const DisclosureFile& file, const Context&) {
  return Verdict::of(!file.is_overturned);
}

Verdict item_was_never_published::holds(const DisclosureFile& file, const Context&) {
  return Verdict::of(!file.was_published());
}

Verdict every_decision_is_published::holds(const DisclosureFile& file, const WithholdItem& command,
                                           const Context&) {
  const bool is_waived = command.ground == WithholdGround::not_of_public_interest;
  return Verdict::of(!file.is_decision() || !is_waived);
}

Verdict text_is_displayed::holds(const DisclosureFile& file, const Context&) {
  return Verdict::of(file.is_displayed());
}

Verdict item_was_published::holds(const DisclosureFile& file, const Context&) {
  return Verdict::of(file.was_published());
}

Verdict change_is_not_ahead::holds(const DisclosureFile&, const MarkUpdateDue& command,
                                   const Context& context) {
  return not_ahead(command.changed_on, context);
}

Verdict corrector_is_independent::holds(const DisclosureFile& file, const Context& context) {
  if (!file.is_signed_by(context.actor)) return Verdict::met();
  return Verdict::unmet(std::string(context.actor));
}

Verdict where_it_is_a_correction::holds(const DisclosureFile& file, const Context&) {
  return Verdict::of(file.is_correcting);
}
Verdict where_it_is_no_correction::holds(const DisclosureFile& file, const Context&) {
  return Verdict::of(!file.is_correcting);
}

Verdict overturn_is_not_ahead::holds(const DisclosureFile&, const RequireWithdrawal& command,
                                     const Context& context) {
  return not_ahead(command.since, context);
}

Verdict display_has_ended::holds(const DisclosureFile& file, const Context& context) {
  const auto* ends = earliest(file.deadlines, ClockKind::expiry);
  if (ends == nullptr) return Verdict::unmet();
  return ends->due <= context.day() ? Verdict::met() : Verdict::unmet(to_text(ends->due));
}

}  // namespace caseledger
