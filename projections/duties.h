// Who has to do what, in which stage, under which article (LAW's day of the county user): the list
// behind the worklists. It tells people what to do next; whether they may do it, the law decides
// when they do. Private to the room; the view `worklists` is made of it.
#pragma once

#include <span>

#include "projections/database.h"
#include "projections/rows.h"

namespace caseledger::projections {

struct Duty {
  Procedure procedure = Procedure::unspecified;
  std::string_view stage;  ///< empty: any
  std::string_view where;  ///< what else must be so, in SQL over the row; may be empty
  /// One of the three: a capacity; or one or two of the document's leaders, whom the ruleset maps
  /// to capacities.
  Capacity capacity = Capacity::unspecified;
  LeaderTerm leader = LeaderTerm::unspecified, other_leader = LeaderTerm::unspecified;
  std::string_view task;  ///< the command that does it, or a name for those to choose from
  std::string_view zh, en;
  std::string_view article;
  ClockKind clock = ClockKind::unspecified;  ///< that says until when
  bool only_when_near = false;               ///< shown when the clock is yellow or red

  /// Handlers and reviewers do it in their own cases only, and a case's handlers for its items.
  bool is_by_name() const {
    return capacity == Capacity::handler || capacity == Capacity::reviewer;
  }
};

std::span<const Duty> duties();

/// The view `worklists`: duty (its place in the list), procedure, stream, stage, who, task, zh, en,
/// article, officers, title, clock, basis, due_on, is_provisional; and `tasks`, of which it is
/// made.
void make_worklists(SQLite::Database& database);

}  // namespace caseledger::projections
