// Binds a row of the law to Boost.MSM: one Rule is one row and carries the article it enacts.
//
//   Rule<"附4-10", Preparing, SubmitForReview, By<handler_of_the_case>,
//        If<final_report_is_enclosed, …>, Then<SubmittedForReview, starts<ClockKind::review>>,
//        Submitted>
//
// A requirement is a type with a `clause` and a pure `holds(file[, command], context)`; an effect
// is a type with `act(accepted, file, command, context)`. Neither knows its row nor MSM. Every
// requirement of a row is asked and each unmet one is noted; those whose effect is `flag` let the
// act pass and are recorded.
#pragma once

#include <boost/mp11/list.hpp>
#include <boost/msm/front/functor_row.hpp>
#include <boost/msm/front/state_machine_def.hpp>

#include "statemachines/day/context.h"
#include "statemachines/day/decision.h"
#include "statemachines/table/duty.h"
#include "statemachines/words/text.h"

namespace caseledger {

/// A stage as MSM sees it; its name is the vocabulary's key.
template <auto Value>
struct Stage : boost::msm::front::state<> {
  static constexpr auto value = Value;
  static constexpr std::string_view name = key_of(Value);
};

template <class... Stages>
struct AnyOf;
struct Same;  ///< the row stays where it is
template <class... Requirements>
struct By;
template <class... Requirements>
struct If;
template <class Happening, class... Effects>
struct Then;

/// A type's name as the compiler writes it, without the house's name in front of it or inside.
template <class T>
struct TypeWord {
  static constexpr std::string_view kSpace = "caseledger::";
  static constexpr std::string_view full() {
    std::string_view name = __PRETTY_FUNCTION__;
    name.remove_prefix(name.find("T = ") + 4);
    return name.substr(0, name.find_first_of(";]"));
  }
  struct Kept {
    char chars[full().size()]{};
    std::size_t count = 0;
  };
  static constexpr Kept kept() {
    Kept kept;
    for (auto rest = full(); !rest.empty();) {
      if (rest.starts_with(kSpace)) {
        rest.remove_prefix(kSpace.size());
      } else {
        kept.chars[kept.count++] = rest.front();
        rest.remove_prefix(1);
      }
    }
    return kept;
  }
  static constexpr Kept text = kept();
};

/// A type's own word, as it is written in the table: "opinion_agrees", "starts<ClockKind::review>".
template <class T>
constexpr std::string_view type_word() {
  return {TypeWord<T>::text.chars, TypeWord<T>::text.count};
}

/// One command before the law: what is read, and what the rows note while they are asked.
template <class File>
struct Hearing {
  const File& file;
  const Context& context;
  std::vector<Unmet> unmet;
  std::vector<Unmet> flags;
  Accepted accepted;
  bool is_accepted = false;
};

template <class Requirement, class File, class Command>
Verdict ask(const File& file, const Command& command, const Context& context) {
  if constexpr (requires { Requirement::holds(file, command, context); }) {
    return Requirement::holds(file, command, context);
  } else if constexpr (requires { Requirement::holds(file, context); }) {
    return Requirement::holds(file, context);
  } else {
    return Requirement::holds(context);
  }
}

template <class Requirement>
Effect effect_of(const Ruleset& ruleset) {
  const auto set = ruleset.effects.find(type_word<Requirement>());
  return set == ruleset.effects.end() ? Requirement::clause.effect : set->second;
}

/// A condition that only chooses between two rows of one act ("where_…"). Where it is not met the
/// row is silent and the other one speaks.
template <class Requirement>
concept Choice = requires {
  Requirement::chooses;
};

/// Asks one requirement and notes it where it is not met; false when the row is thereby refused.
template <class Requirement, class File, class Command>
bool satisfied(Hearing<File>& hearing, const Command& command) {
  auto verdict = ask<Requirement>(hearing.file, command, hearing.context);
  if (verdict.holds()) return true;
  constexpr const Clause& clause = Requirement::clause;
  const bool flags = effect_of<Requirement>(hearing.context.ruleset) == Effect::flag;
  auto& notes = flags ? hearing.flags : hearing.unmet;
  notes.push_back(
      {clause.article, type_word<Requirement>(), clause.zh, clause.en, verdict.actual()});
  return flags;
}

template <class List>
struct Requirements;
template <template <class...> class List, class... Rs>
struct Requirements<List<Rs...>> {
  template <class File, class Command>
  static bool chosen(const Hearing<File>& hearing, const Command& command) {
    return ((!Choice<Rs> || ask<Rs>(hearing.file, command, hearing.context).holds()) && ...);
  }
  template <class File, class Command>
  static bool met(Hearing<File>& hearing, const Command& command) {
    bool all = true;
    ((all = satisfied<Rs>(hearing, command) && all), ...);
    return all;
  }
  static std::vector<std::string_view> words() { return {type_word<Rs>()...}; }
  static std::vector<Clause> clauses() { return {Rs::clause...}; }
};

template <class Happening, class... Effects>
struct Then {
  template <class File, class Command>
  static void act(Hearing<File>& hearing, const Command& command) {
    hearing.accepted.event = Happening{command};
    (Effects::act(hearing.accepted, hearing.file, command, hearing.context), ...);
  }
  static std::vector<std::string_view> words() {
    return {Happening::names.happened, type_word<Effects>()...};
  }
};

template <class Stages>
struct StageList {
  using type = AnyOf<Stages>;
};
template <class... Stages>
struct StageList<AnyOf<Stages...>> {
  using type = AnyOf<Stages...>;
};

/// One row. `Who` is a By<…>, `Provided` an If<…>, `Effects` a Then<…>; each of `Owes` a Duty<…>.
template <Text Article, class From, class Upon, class Who, class Provided, class Effects, class To,
          class... Owes>
struct Rule {
  using Sources = typename StageList<From>::type;
  using Command = Upon;
  using Becomes = To;
  using Actors = Requirements<Who>;
  using Conditions = Requirements<Provided>;
  using Outcome = Effects;
  using Duties = boost::mp11::mp_list<Owes...>;
  static constexpr std::string_view article = Article.view();
};

/// Where a step leads out of the chapter that hears it. MSM need not know the other chapters'
/// stages; which one comes next is said by the row.
struct Elsewhere : boost::msm::front::state<> {};

/// The row of a law at one of its stages, in the shape MSM's back end looks for. It names the law
/// and the row's place (from zero), not the row: MSM repeats the name of every transition in
/// thousands of other names, and a row's own is a page long.
template <class TheLaw, std::size_t Place, class From, bool StaysInChapter>
struct Transition {
  using Row = typename TheLaw::template RowAt<Place>;
  using Becomes =
      std::conditional_t<std::is_same_v<typename Row::Becomes, Same>, From, typename Row::Becomes>;
  using Source = From;
  using Evt = typename Row::Command;
  using Target = std::conditional_t<StaysInChapter, Becomes, Elsewhere>;
  using row_type_tag = boost::msm::row_tag;

  template <class Fsm, class S, class T, class All>
  static bool guard_call(Fsm& machine, const Evt& command, S&, T&, All&) {
    auto& hearing = *machine.hearing;
    hearing.flags.clear();
    if (!Row::Conditions::chosen(hearing, command)) return false;
    const bool allowed = Row::Actors::met(hearing, command);
    return Row::Conditions::met(hearing, command) && allowed;
  }
  template <class Fsm, class S, class T, class All>
  static boost::msm::back::HandledEnum action_call(Fsm& machine, const Evt& command, S&, T&, All&) {
    auto& hearing = *machine.hearing;
    hearing.is_accepted = true;
    hearing.accepted.row = Place + 1;
    hearing.accepted.article = Row::article;
    hearing.accepted.stage_after = Becomes::name;
    hearing.accepted.flags = std::move(hearing.flags);
    Row::Outcome::act(hearing, command);
    return boost::msm::back::HANDLED_TRUE;
  }
};

}  // namespace caseledger
