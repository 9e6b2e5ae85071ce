// Whose duty it is to do what a row foresees, and until when: the last column of a row, from which
// worklists are made. It tells people what to do next; whether they may, the row itself decides
// when they do.
//
//   Rule<"处罚法61", Decided, Serve, By<…>, If<…>, Then<…>, Served, Duty<to_serve>>
//
// Rows of one choice (adopt or dispute) name the same duty, and it is one task.
#pragma once

#include <string_view>
#include <vector>

#include "statemachines/words/vocabulary.h"

namespace caseledger {

/// What else must be so of a file for the duty to stand.
enum class OwedWhile : std::uint8_t {
  always,
  group_is_missing,
  group_is_formed,
  review_was_not_extended,
  transfer_is_advised,
  case_may_be_major,  ///< classified so, or not classified
  case_is_ordinary,
  something_is_unanswered,
  nothing_is_unanswered,
  text_is_missing,
  text_is_drafted,
  publication_is_not_held,
  overturned_text_is_displayed,
  text_is_displayed
};

/// The article a duty is shown with: the row's own, or that of the clock by which it is due.
enum class Cites : std::uint8_t { the_row, the_clock };

/// What a type named in a row's Duty<…> says, as `static constexpr Owed owed`.
struct Owed {
  std::string_view zh, en;
  /// One of the three: a capacity; or one or two of the document's leaders, whom the ruleset maps
  /// to capacities.
  Capacity capacity = Capacity::unspecified;
  LeaderTerm leader = LeaderTerm::unspecified, other_leader = LeaderTerm::unspecified;
  ClockKind clock = ClockKind::unspecified;  ///< that says until when
  OwedWhile only_while = OwedWhile::always;
  Cites cites = Cites::the_row;
  bool only_when_near = false;  ///< shown when the clock is yellow or red
  std::string_view key = {};    ///< of a choice; empty: the row's act

  /// Handlers and reviewers do it in their own cases only, and a case's handlers for its items.
  bool is_by_name() const {
    return capacity == Capacity::handler || capacity == Capacity::reviewer;
  }
};

/// Wherever the row is heard.
struct AnyStage;

/// In a row: somebody's duty, at the stages named; none named: at all of the row's.
template <class What, class... Stages>
struct Duty;

/// A duty as data.
struct LawDuty {
  std::size_t row = 0;     ///< LawRow::number; of a choice the first
  std::string_view stage;  ///< key; empty: any
  std::string_view key;    ///< the command that does it, or a name for those to choose from
  std::string_view article;
  Owed owed;
};

}  // namespace caseledger
