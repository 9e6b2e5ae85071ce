// What a query asks for. An empty filter asks for everything; all conditions of one hold together.
#pragma once

#include "projections/rows.h"
#include "statemachines/day/calendar.h"
#include "statemachines/day/ruleset.h"

namespace caseledger::projections {

/// The day from which days are counted, and how. Both references outlive the query.
struct Today {
  Day day;
  const Calendar& calendar;
};

/// 黄牌 when three working days or fewer are left, 红牌 when the due day has passed.
enum class Light : std::uint8_t { none, green, yellow, red };

/// Working days from today to the due day: 0 is due today, negative is overdue by so many.
std::int32_t workdays_left(const Today& today, Day due);
Light light_of(const std::optional<std::int32_t>& days_left);

/// Positions and times are inclusive. known_at asks what was recorded by then, happened_at what
/// had occurred by then, though it may have been recorded later.
struct AsOf {
  std::optional<ledger::Position> position = {};
  std::optional<Instant> known_at = {}, happened_at = {};
  bool includes(ledger::Position at, Instant recorded, Instant occurred) const {
    return (!position || at <= *position) && (!known_at || recorded <= *known_at) &&
           (!happened_at || occurred <= *happened_at);
  }
};

enum class CaseOrder : std::uint8_t {
  due,     ///< what ends first comes first, then by id; cases without a running clock last
  id,      ///< by case id
  party,   ///< by party name as Chinese readers expect: by pinyin
  latest,  ///< the latest recorded act first
};

struct CaseFilter {
  std::optional<CaseStage> stage = {};
  std::optional<ActionKind> action = {};
  std::optional<Id> section = {};
  std::optional<Id> officer = {};                        ///< handles it or reviews it
  std::optional<std::int32_t> due_within_workdays = {};  ///< a running clock; overdue ones included
  bool overdue = false;     ///< a running clock's due day lies before today
  bool irregular = false;   ///< irregularities recorded, answered or not, or 违规作出
  bool unanswered = false;  ///< irregularities that nobody has answered
  std::string match = {};   ///< part of id, party name, cause or document number, as folded.h says
  CaseOrder order = CaseOrder::due;
  std::uint32_t limit = 0;  ///< 0: all
  std::uint32_t offset = 0;
};

struct DeadlineFilter {
  std::optional<StreamKey> stream = {};
  std::optional<ClockKind> clock = {};
  std::optional<Id> section = {};  ///< of the case or item
  std::optional<Id> officer = {};  ///< handles or reviews the case, or the case an item is about
  MaybeDay overdue_on = {};        ///< runs, and was due before this day
  bool provisional = false;        ///< only those whose calendar was not yet known
  bool closed_too = false;
};

struct ItemFilter {
  std::optional<PublicRegister> register_ = {};
  std::optional<ItemStage> stage = {};
  std::optional<Id> about = {};
  bool displayed = false;          ///< an edition is on display
  std::optional<Id> section = {};  ///< 责任科室
  std::optional<Id> officer = {};  ///< handles or reviews the case it is about
  MaybeDay due_by = {};            ///< a running clock is due on this day or before
  bool irregular = false;          ///< irregularities recorded, answered or not
  std::string match = {};          ///< part of id, what it is about or title
};

/// What refusals and irregularities are asked by alike.
struct HistoryFilter {
  std::optional<StreamKey> stream = {};
  std::optional<Id> section = {};  ///< of the case or item; of a stream without one, the actor's
  std::optional<Id> officer =
      {};  ///< of a refusal who asked, of an irregularity who is responsible
  MaybeDay since = {}, until = {};  ///< local days on which it occurred, both included
  std::optional<Id> article = {};
  bool unanswered = false;  ///< irregularities that nobody has answered; nothing of refusals
  /// Part of the stream's id, of its party or title, or of the act or requirement: its key or what
  /// it is called in either language.
  std::string match = {};
};

/// Whose worklist. Leader's duties go to the capacities that the ruleset names for them; a ruleset
/// that names none gives them to deputy and principal head. The officer narrows a handler's and a
/// reviewer's work to the cases where they are that.
struct WorklistFilter {
  std::optional<Capacity> capacity = {};  ///< none: everybody's
  std::optional<Id> officer = {};
  std::optional<Id> section = {};  ///< of the case or item
};

}  // namespace caseledger::projections
