// Who has to do what now: the view `worklists`, for one capacity or officer, with the days left.
#include <algorithm>

#include "projections/duties.h"
#include "projections/officer_table.h"
#include "projections/query_state.h"

namespace caseledger::projections {
namespace {

/// One row of the view, as far as the list of duties does not say it.
struct OpenDuty {
  std::uint32_t duty = 0;
  StreamKey stream;
  std::string stage;
  std::vector<Id> officers;
  Wording title;
  std::optional<NextDue> due;
};

template <Either<OpenDuty> Row>
void each_column(Row& row, auto&& each) {
  each(row.duty, row.stream, row.stage, row.officers, row.title, row.due);
}

/// The six terms mapped to capacities; a ruleset that maps none means the two heads.
bool answers_to(const Ruleset& ruleset, LeaderTerm term, Capacity capacity) {
  if (term == LeaderTerm::unspecified) return false;
  if (!ruleset.leaders.empty()) return ruleset.answers_to(term, capacity);
  return capacity == Capacity::deputy_head || capacity == Capacity::principal_head;
}

bool is_for(const Duty& duty, Capacity capacity, const Ruleset& ruleset) {
  if (duty.capacity != Capacity::unspecified) return duty.capacity == capacity;
  return answers_to(ruleset, duty.leader, capacity) ||
         answers_to(ruleset, duty.other_leader, capacity);
}

std::vector<Capacity> capacities_of(const Duty& duty, const Ruleset& ruleset) {
  std::vector<Capacity> capacities;
  for (std::size_t n = 1; n < words_of<Capacity>().size(); ++n) {
    const auto capacity = static_cast<Capacity>(n);
    if (is_for(duty, capacity, ruleset)) capacities.push_back(capacity);
  }
  return capacities;
}

std::vector<LeaderTerm> leaders_of(const Duty& duty) {
  std::vector<LeaderTerm> leaders;
  for (const auto term : {duty.leader, duty.other_leader}) {
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

  bool is_meant(const Duty& duty, const OpenDuty& open) const {
    if (filter_.capacity && !is_for(duty, *filter_.capacity, ruleset_)) return false;
    if (!filter_.officer) return true;
    if (!open.officers.empty()) return contains(open.officers, *filter_.officer);
    return holds_what_it_takes(duty);
  }

 private:
  bool holds_what_it_takes(const Duty& duty) const {
    return officer_ && std::ranges::any_of(capacities_of(duty, ruleset_), [&](Capacity capacity) {
             return officer_->holds(capacity, today_.day);
           });
  }

  const WorklistFilter& filter_;
  const Today& today_;
  const Ruleset& ruleset_;
  std::optional<OfficerRow> officer_;
};

Task task_of(const Duty& duty, OpenDuty open, const Today& today, const Ruleset& ruleset) {
  Task task;
  task.stream = std::move(open.stream);
  task.stage = std::move(open.stage);
  task.capacities = capacities_of(duty, ruleset);
  task.leaders = leaders_of(duty);
  task.task = duty.task;
  task.zh = duty.zh;
  task.en = duty.en;
  task.article = Id(duty.article);
  task.officers = std::move(open.officers);
  task.title = std::move(open.title);
  task.due = std::move(open.due);
  if (task.due) task.days_left = workdays_left(today, task.due->day);
  task.light = light_of(task.days_left);
  return task;
}

bool is_near(Light light) { return light == Light::yellow || light == Light::red; }

}  // namespace

Result<std::vector<Task>> Queries::worklist(const WorklistFilter& filter, const Today& today,
                                            const Ruleset& ruleset) const {
  return state_->ask("asking for a worklist", [&](SQLite::Database& database) {
    const Asker asker(filter, today, ruleset, database);
    SQLite::Statement rows(database,
                           "SELECT duty, procedure, stream, stage, officers, title, due_on, clock,"
                           " basis, is_provisional FROM worklists"
                           " ORDER BY due_on IS NULL, due_on, procedure, stream, duty");
    std::vector<Task> tasks;
    for (auto& open : take_all<OpenDuty>(rows)) {
      const auto& duty = duties()[open.duty];
      if (!asker.is_meant(duty, open)) continue;
      auto task = task_of(duty, std::move(open), today, ruleset);
      if (!duty.only_when_near || is_near(task.light)) tasks.push_back(std::move(task));
    }
    return tasks;
  });
}

}  // namespace caseledger::projections
