// What the packs of a stack say of the parameters. A parameter may have several values, each for
// days of its own; a lower pack overrides a higher one, but what rests on an article of a higher
// level it may only make stricter. The ruleset that comes out answers as of a day.
#pragma once

#include <string>
#include <vector>

#include "engine/ruleset_pack.h"

namespace caseledger::engine {

/// 附4-21 lets a ruling interpret the county's document; it reaches no higher than that.
inline Level reach_of_level(Level level) { return std::min(level, Level::county); }

class ParameterStack {
 public:
  struct Problem {
    const Pack* pack;
    int line;
    std::string place;
    Bilingual what;
  };

  /// Packs in their order; they must live as long as the stack.
  void add(const Pack& pack);

  /// Two packs of one level, or two values of one, that disagree about a day.
  std::vector<Problem> disagreements() const;
  /// A value that is laxer than one set above it on a basis of a higher level.
  std::vector<Problem> loosenings(const Ruleset& articles) const;
  /// Days on which a parameter that somebody states has no value, though its law has no gaps.
  std::vector<Problem> gaps() const;

  /// Sets `parameters` and `later_parameters`.
  void put_into(Ruleset& rules) const;

 private:
  struct Statement {
    const Pack* pack;
    const Stated<ParameterSetting>* said;
    const ParameterForm* form;
    bool is_valid_on(Day day) const;
    bool overlaps(const Statement& other) const;
    bool is_laxer_than(const Statement& other) const;
    std::string value() const { return to_text(said->it.value); }
  };

  std::vector<Day> first_days() const;
  const Statement* last_of(const ParameterForm& form, Day day) const;
  bool is_stated(const ParameterForm& form) const;
  bool is_overtaken(const Statement& above, const Statement& below) const;

  std::vector<Statement> all_;  ///< in the order of the packs
};

}  // namespace caseledger::engine
