// Who has to do what now: the view `worklists`, for one capacity or officer, with the days left.
#include <algorithm>

#include "projections/duties.h"
#include "projections/officer_table.h"
#include "projections/query_state.h"

namespace caseledger::projections {
namespace {

/// The six terms mapped to capacities; a ruleset that maps none means the two heads.
bool answers_to(const Ruleset& ruleset, LeaderTerm term, Capacity capacity) {
  if (term == LeaderTerm::unspecified) return false;
  if (!ruleset.leaders.empty()) return ruleset.answers_to(term, capacity);
  return capacity == Capacity::deputy_head || capacity == Capacity::principal_head;
}

bool is_for(const Owed& owed, Capacity capacity, const Ruleset& ruleset) {
  if (owed.capacity != Capacity::unspecified) return owed.capacity == capacity;
  return answers_to(ruleset, owed.leader, capacity) ||
         answers_to(ruleset, owed.other_leader, capacity);
}

std::vector<Capacity> capacities_of(const Owed& owed, const Ruleset& ruleset) {
  std::vector<Capacity> capacities;
  for (std::size_t n = 1; n < terms_of<Capacity>().size(); ++n) {
    const auto capacity = static_cast<Capacity>(n);
    if (is_for(owed, capacity, ruleset)) capacities.push_back(capacity);
  }
  return capacities;
}

std::vector<LeaderTerm> leaders_of(const Owed& owed) {
  std::vector<LeaderTerm> leaders;
  for (const auto term : {owed.leader, owed.other_leader}) {
    if (term != LeaderTerm::unspecified) leaders.push_back(term);
  }
  return leaders;
}

bool contains(const std::vector<Id>& officers, const Id& officer) {
  return std::ranges::find(officers, officer) != officers.end();
}

/// Everything one asker is compared with.
class Asker {
 public:
  Asker(const WorklistFilter& filter, const Today& today, const Ruleset& ruleset,
        SQLite::Database& database)
      : filter_(filter), today_(today), ruleset_(ruleset) {
    if (!filter.officer) return;
    for (auto& officer : load_officers(database, "id")) {
      if (officer.id == *filter.officer) officer_ = std::move(officer);
    }
  }

  bool is_meant(const Owed& owed, const WorklistRow& open) const {
    if (filter_.capacity && !is_for(owed, *filter_.capacity, ruleset_)) return false;
    if (!filter_.officer) return true;
    if (!open.officers.empty()) return contains(open.officers, *filter_.officer);
    return holds_what_it_takes(owed);
  }

 private:
  bool holds_what_it_takes(const Owed& owed) const {
    return officer_ && std::ranges::any_of(capacities_of(owed, ruleset_), [&](Capacity capacity) {
             return officer_->holds(capacity, today_.day);
           });
  }

  const WorklistFilter& filter_;
  const Today& today_;
  const Ruleset& ruleset_;
  std::optional<OfficerRow> officer_;
};

Task task_of(const Owed& owed, WorklistRow open, const Today& today, const Ruleset& ruleset) {
  Task task;
  task.stream = std::move(open.stream);
  task.stage = std::move(open.stage);
  task.capacities = capacities_of(owed, ruleset);
  task.leaders = leaders_of(owed);
  task.task = std::move(open.task);
  task.zh = std::move(open.zh);
  task.en = std::move(open.en);
  task.article = std::move(open.article);
  task.officers = std::move(open.officers);
  task.title = std::move(open.title);
  if (open.due_on) {
    task.due = NextDue{*open.due_on, open.clock, std::move(open.basis), open.is_provisional};
    task.days_left = workdays_left(today, *open.due_on);
  }
  task.light = light_of(task.days_left);
  return task;
}

bool is_near(Light light) { return light == Light::yellow || light == Light::red; }

}  // namespace

Result<std::vector<Task>> Queries::worklist(const WorklistFilter& filter, const Today& today,
                                            const Ruleset& ruleset) const {
  return state_->ask("asking for a worklist", [&](SQLite::Database& database) {
    const Asker asker(filter, today, ruleset, database);
    Conditions conditions;
    conditions.add_section(filter.section);
    std::vector<Task> tasks;
    for (auto& open : conditions.ask<WorklistRow>(
             database, " ORDER BY due_on IS NULL, due_on, procedure, stream, duty")) {
      const auto& owed = duties()[open.duty].owed;
      if (!asker.is_meant(owed, open)) continue;
      auto task = task_of(owed, std::move(open), today, ruleset);
      if (!owed.only_when_near || is_near(task.light)) tasks.push_back(std::move(task));
    }
    return tasks;
  });
}

}  // namespace caseledger::projections
