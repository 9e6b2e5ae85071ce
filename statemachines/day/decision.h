// What the law answers: accepted with everything that follows, or refused with every requirement
// that was not met. Both are plain data; neither is an error.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "statemachines/acts/facts.h"
#include "statemachines/day/deadline.h"

namespace caseledger {

/// One sentence of the law as a requirement: where it stands, what a breach does, what must be
/// true. The sentence says the requirement, so a refusal shows it as "未满足：…".
struct Clause {
  std::string_view article;  ///< "附4-18b"
  std::string_view zh, en;
  Effect effect = Effect::block;
};

/// A sentence and the name by which leaves keep it.
struct NamedClause {
  std::string_view requirement;
  Clause clause;
};

/// Whether one requirement holds, and if not, what was found instead (neutral: a number, a date,
/// a key; empty where the sentence says it all).
class [[nodiscard]] Verdict {
 public:
  static Verdict met() { return Verdict{true, {}}; }
  static Verdict unmet(std::string actual = {}) { return Verdict{false, std::move(actual)}; }
  static Verdict of(bool holds) { return Verdict{holds, {}}; }
  bool holds() const { return holds_; }
  const std::string& actual() const { return actual_; }

 private:
  Verdict(bool holds, std::string actual) : holds_(holds), actual_(std::move(actual)) {}
  bool holds_;
  std::string actual_;
};

/// A requirement that was not met. The name of the requirement goes to disk: it never changes.
struct Unmet {
  std::string_view article;
  std::string_view requirement;
  std::string_view zh, en;
  std::string actual;
  friend bool operator==(const Unmet&, const Unmet&) = default;
};

/// A row as data, for printing, counting and auditing. Lists are separated by single blanks.
struct LawRow {
  std::size_t number = 0;  ///< from 1, in the order of the law
  std::string_view article;
  std::vector<std::string_view> from;  ///< stage keys
  std::string_view upon;               ///< command
  std::vector<std::string_view> by, provided, then;
  std::string_view becomes;  ///< stage key; empty: stays
};

/// An act of another stream that this one brings about, in the same breath (附1-8b).
struct Order {
  Procedure procedure = Procedure::unspecified;
  Id stream;
  CommandBody command;
};

struct Accepted {
  std::size_t row = 0;  ///< LawRow::number
  std::string_view article;
  std::string_view stage_after;
  Event event;
  std::vector<ClockMoved> clocks;
  std::vector<Unmet> flags;     ///< each becomes an IrregularityRecorded
  std::vector<Id> responsible;  ///< for the flags; empty: the actor
  std::vector<Order> orders;
};

struct Refused {
  std::vector<Unmet> unmet;  ///< in the order of the law, never empty
};

using Decision = std::variant<Accepted, Refused>;

/// One accepted fact as a file folds it.
struct Step {
  const Event& event;
  std::string_view stage_after;
  const std::vector<ClockMoved>& clocks;
  Instant occurred_at;
  std::string_view actor;
  Capacity capacity = Capacity::unspecified;
};

}  // namespace caseledger
