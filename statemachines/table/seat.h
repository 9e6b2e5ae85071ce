// Seats a Boost.MSM machine at a stage, asks it once, and throws it away. The machine lives on the
// stack for one command; its exception net and its queue are off (with them on, a throwing guard
// would read as "handled" and queued events would be lost).
//
// A law of two hundred transitions in one machine costs MSM 80 s and 3 GB to compile, because its
// dispatch grows with events times rows. So one table is heard in chapters: a chapter is a set of
// stages, its machine holds exactly the table's rows that start there, and it compiles alone
// (`case_chapter_*.cpp`). The table stays one.
#pragma once

#include <algorithm>
#include <boost/mp11.hpp>
#include <boost/mpl/push_back.hpp>
#include <boost/mpl/vector.hpp>
#include <boost/msm/back/metafunctions.hpp>
#include <boost/msm/back/state_machine.hpp>

#include "statemachines/day/clock_effects.h"
#include "statemachines/table/rule.h"
#include "statemachines/words/check.h"

namespace caseledger {

/// The rows of one procedure, first listed first asked. A procedure derives a class of its own from
/// it, because that short name is repeated wherever MSM works:
///
///   struct CaseLaw : Law<Rule<…>, Rule<…>, …> {};
template <class... Rows>
struct Law {
  using List = boost::mp11::mp_list<Rows...>;
  template <std::size_t Place>
  using RowAt = boost::mp11::mp_at_c<List, Place>;
  static std::vector<LawRow> rows();
  static std::vector<std::vector<Clause>> clauses();  ///< of each row: by, then provided
  static std::vector<LawDuty> duties();               ///< of all rows, each once
};

namespace seat_detail {
namespace mp11 = boost::mp11;

/// What a chapter is made of: the transitions of all rows that start at one of its stages.
template <class TheLaw, class... Stages>
struct Heard {
  using Here = mp11::mp_list<Stages...>;

  template <class Row, class From>
  using target =
      std::conditional_t<std::is_same_v<typename Row::Becomes, Same>, From, typename Row::Becomes>;
  template <class Row, class From>
  static constexpr bool stays = mp11::mp_contains<Here, target<Row, From>>::value;

  template <class Place>
  struct AtPlace {
    using Row = typename TheLaw::template RowAt<Place::value>;
    template <class From>
    using transition = Transition<TheLaw, Place::value, From, stays<Row, From>>;
    template <class From>
    using is_here = mp11::mp_contains<Here, From>;
    using Sources = mp11::mp_filter<is_here, mp11::mp_rename<typename Row::Sources, mp11::mp_list>>;
    using type = mp11::mp_transform<transition, Sources>;
  };
  template <class Place>
  using at_place = typename AtPlace<Place>::type;

  using Places = mp11::mp_iota<mp11::mp_size<typename TheLaw::List>>;
  using Transitions =
      mp11::mp_apply<mp11::mp_append,
                     mp11::mp_push_front<mp11::mp_transform<at_place, Places>, mp11::mp_list<>>>;
};

/// MSM asks the last listed row first; the law is read from the top.
template <class List>
struct ToMpl;
template <>
struct ToMpl<mp11::mp_list<>> {
  using type = boost::mpl::vector<>;
};
template <class First, class... Rest>
struct ToMpl<mp11::mp_list<First, Rest...>> {
  using type =
      typename boost::mpl::push_back<typename ToMpl<mp11::mp_list<Rest...>>::type, First>::type;
};

}  // namespace seat_detail

/// The machine of one chapter of a law.
template <class TheLaw, class File, class... Stages>
class Chapter {
  using Transitions = typename seat_detail::Heard<TheLaw, Stages...>::Transitions;
  template <class Transition>
  using command_of = typename Transition::Evt;
  using Commands = boost::mp11::mp_unique<boost::mp11::mp_transform<command_of, Transitions>>;

  struct Front : boost::msm::front::state_machine_def<Front> {
    using initial_state = boost::mp11::mp_first<boost::mp11::mp_list<Stages...>>;
    using transition_table = typename seat_detail::ToMpl<Transitions>::type;
    using no_exception_thrown = int;
    using no_message_queue = int;
    Hearing<File>* hearing = nullptr;
    template <class Fsm, class Event>
    void no_transition(const Event&, Fsm&, int) {}
  };
  using Machine = boost::msm::back::state_machine<Front>;

  /// Overwrites MSM's state ids; the only door that MSM leaves open for it is serialize().
  struct SeatWriter {
    int id;
    bool done = false;
    SeatWriter& operator&(int (&ids)[1]) {
      ids[0] = id;
      done = true;
      return *this;
    }
    template <class Other>
    SeatWriter& operator&(Other&) {
      return *this;
    }
  };

  template <class Stage>
  static constexpr int id_of =
      boost::msm::back::get_state_id<typename Machine::stt, Stage>::type::value;

 public:
  static bool contains(std::string_view stage) { return ((stage == Stages::name) || ...); }

  /// Hears one command at a stage of this chapter. The hearing holds the outcome; when neither
  /// accepted nor any requirement noted, no row foresees the command at that stage.
  static void hear(std::string_view stage, Hearing<File>& hearing, const CommandBody& body) {
    CL_REQUIRE(contains(stage));
    visit_among<boost::mp11::mp_rename<Commands, Types>>(body, [&](const auto& command) {
      Machine machine;
      SeatWriter writer{seat_id(stage)};
      machine.serialize(writer, 0);
      CL_ASSERT(writer.done);
      machine.hearing = &hearing;
      machine.process_event(command);
    });
  }

 private:
  static int seat_id(std::string_view stage) {
    int id = -1;
    ((stage == Stages::name ? void(id = id_of<Stages>) : void()), ...);
    return id;
  }
};

namespace seat_detail {

template <class Stages>
struct StageNames;
template <class... Stages>
struct StageNames<AnyOf<Stages...>> {
  static std::vector<std::string_view> list() { return {Stages::name...}; }
};

template <class Row>
LawRow describe(std::size_t number) {
  std::string_view becomes;
  if constexpr (!std::is_same_v<typename Row::Becomes, Same>) becomes = Row::Becomes::name;
  return {number,
          Row::article,
          StageNames<typename Row::Sources>::list(),
          Row::Command::names.asked,
          Row::Actors::words(),
          Row::Conditions::words(),
          Row::Outcome::words(),
          becomes};
}

template <class Row>
std::vector<Clause> clauses_of() {
  auto all = Row::Actors::clauses();
  const auto more = Row::Conditions::clauses();
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

/// The stages at which a row's duty stands; the empty one is any.
template <class Row, class... Stages>
std::vector<std::string_view> duty_stages() {
  if constexpr (sizeof...(Stages) == 0) {
    return StageNames<typename Row::Sources>::list();
  } else if constexpr (std::is_same_v<mp11::mp_list<Stages...>, mp11::mp_list<AnyStage>>) {
    return {std::string_view()};
  } else {
    static_assert((mp11::mp_contains<typename Row::Sources, Stages>::value && ...),
                  "a duty at a stage that its row does not have");
    return {Stages::name...};
  }
}

template <class Row, class What, class... Stages>
void add_duty(std::vector<LawDuty>& all, std::size_t row,
              std::type_identity<Duty<What, Stages...>>) {
  constexpr const Owed& owed = What::owed;
  const auto key = owed.key.empty() ? Row::Command::names.asked : owed.key;
  const auto article = owed.cites == Cites::the_clock ? home_article(owed.clock) : Row::article;
  for (const auto stage : duty_stages<Row, Stages...>()) {
    const bool is_known = std::ranges::any_of(
        all, [&](const LawDuty& one) { return one.key == key && one.stage == stage; });
    if (!is_known) all.push_back({row, stage, key, article, owed});
  }
}

template <class Row>
void add_duties(std::vector<LawDuty>& all, std::size_t row) {
  mp11::mp_for_each<mp11::mp_transform<std::type_identity, typename Row::Duties>>(
      [&](auto duty) { add_duty<Row>(all, row, duty); });
}

}  // namespace seat_detail

template <class... Rows>
std::vector<LawRow> Law<Rows...>::rows() {
  std::size_t number = 0;
  return {seat_detail::describe<Rows>(++number)...};
}

template <class... Rows>
std::vector<std::vector<Clause>> Law<Rows...>::clauses() {
  return {seat_detail::clauses_of<Rows>()...};
}

template <class... Rows>
std::vector<LawDuty> Law<Rows...>::duties() {
  std::vector<LawDuty> all;
  std::size_t row = 0;
  (seat_detail::add_duties<Rows>(all, ++row), ...);
  return all;
}

}  // namespace caseledger
