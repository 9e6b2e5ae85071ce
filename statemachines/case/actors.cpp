// Each actor is a capacity, and whose case it is; whether it is held is asked elsewhere, of every
// act.
#include "statemachines/case/actors.h"

#include <algorithm>

namespace caseledger {
namespace {

/// What is shown of an actor who does not fit: the capacity chosen.
Verdict fits(bool does, const Context& context) {
  return does ? Verdict::met() : Verdict::unmet(Id(key_of(context.capacity)));
}

/// Somebody in the right capacity whose case it is not: whose it is, with blanks between.
Verdict is_not_theirs(const std::vector<Id>& officers) {
  std::string all;
  for (const auto& one : officers) all.append(all.empty() ? "" : " ").append(one);
  return Verdict::unmet(std::move(all));
}

bool acts_as(const Context& context, LeaderTerm term) {
  return context.ruleset.answers_to(term, context.capacity);
}

bool is_responsible_leader(const Context& context) {
  return acts_as(context, LeaderTerm::principal_responsible) ||
         acts_as(context, LeaderTerm::deputy_responsible);
}

bool is_handler(const CaseFile& file, const Context& context) {
  return context.capacity == Capacity::handler && file.is_handler(context.actor);
}

bool heads_the_section(const CaseFile& file, const Context& context) {
  const auto* officer = context.bureau.officer(context.actor);
  return context.capacity == Capacity::section_head && officer != nullptr &&
         officer->section == file.section;
}

bool contains(const std::vector<Id>& officers, std::string_view officer) {
  return std::ranges::find(officers, officer) != officers.end();
}

}  // namespace

Verdict actor_is_not_recused::holds(const CaseFile& file, const Context& context) {
  return Verdict::of(!file.is_recused(context.actor));
}

Verdict by_filing_officer::holds(const CaseFile&, const FileCase& command, const Context& context) {
  const bool is_named =
      context.capacity == Capacity::handler && contains(command.handlers, context.actor);
  return fits(is_named || context.capacity == Capacity::section_head ||
                  context.capacity == Capacity::registrar,
              context);
}

Verdict by_handler_of_the_case::holds(const CaseFile& file, const Context& context) {
  if (is_handler(file, context)) return Verdict::met();
  const bool is_elsewhere = context.capacity == Capacity::handler;
  return is_elsewhere ? is_not_theirs(file.handlers) : fits(false, context);
}

Verdict by_reviewer_of_the_group::holds(const CaseFile& file, const Context& context) {
  if (context.capacity != Capacity::reviewer) return fits(false, context);
  if (file.is_reviewer(context.actor)) return Verdict::met();
  std::vector<Id> members;
  for (const auto& one : file.group) members.push_back(one.officer);
  return is_not_theirs(members);
}

Verdict by_responsible_leader::holds(const CaseFile&, const Context& context) {
  return fits(is_responsible_leader(context), context);
}

Verdict by_head_of_the_section::holds(const CaseFile& file, const Context& context) {
  return fits(heads_the_section(file, context) || is_responsible_leader(context), context);
}

Verdict by_competent_bureau_leader::holds(const CaseFile&, const Context& context) {
  return fits(acts_as(context, LeaderTerm::bureau_competent), context);
}

Verdict by_competent_leader::holds(const CaseFile&, const Context& context) {
  return fits(acts_as(context, LeaderTerm::competent), context);
}

Verdict by_principal_head::holds(const CaseFile&, const Context& context) {
  return fits(acts_as(context, LeaderTerm::principal_responsible), context);
}

Verdict by_recorder_of_the_meeting::holds(const CaseFile&, const Context& context) {
  return fits(context.capacity == Capacity::party_secretary ||
                  acts_as(context, LeaderTerm::principal_responsible),
              context);
}

Verdict by_archivist::holds(const CaseFile&, const Context& context) {
  return fits(context.capacity == Capacity::archivist, context);
}

Verdict by_keeper_of_the_file::holds(const CaseFile& file, const Context& context) {
  switch (context.capacity) {
    case Capacity::section_head:
    case Capacity::registrar:
    case Capacity::archivist:
    case Capacity::supervisor:
      return Verdict::met();
    default:
      return fits(is_handler(file, context), context);
  }
}

Verdict supervisor_is_not_involved::holds(const CaseFile& file, const Context& context) {
  const bool is_involved = file.is_handler(context.actor) || file.is_reviewer(context.actor) ||
                           contains(file.responsible, context.actor);
  return Verdict::of(!is_involved);
}

}  // namespace caseledger
