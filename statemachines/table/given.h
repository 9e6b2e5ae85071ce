// The plainest requirement: that a field of the act is not left blank. A text or document is given,
// a word chosen, a list not empty, a day, number or identifier set.
//
//   struct notice_is_enclosed : Given<&NotifyRights::notice> {
//     static constexpr Clause clause{"处罚法44", "附有告知书", "the notice is enclosed"};
//   };
//
// Where several acts owe the same, each has its field in the list; where one act owes several
// fields, all of them must be given. An act that has none of them does not compile.
#pragma once

#include <type_traits>

#include "statemachines/day/context.h"
#include "statemachines/day/decision.h"

namespace caseledger {

/// Whether a value is another than the one that stands for nothing.
template <class Value>
constexpr bool is_given(const Value& value) {
  static_assert(!std::is_same_v<Value, bool>,
                "false is an answer: nobody sees whether it is given");
  if constexpr (requires { value.given(); }) {
    return value.given();
  } else if constexpr (requires { value.empty(); }) {
    return !value.empty();
  } else {
    return value != Value{};
  }
}

template <class Part, auto Field>
concept Has = requires(const Part& part) {
  part.*Field;
};
template <class Part, auto... Fields>
concept HasAny = (Has<Part, Fields> || ...);

template <auto... Fields>
struct Given {
  template <HasAny<Fields...> Act>
  static Verdict holds(const auto&, const Act& act, const Context&) {
    return Verdict::of((is_given_if_owed<Fields>(act) && ...));
  }

 private:
  /// The other acts' fields are not owed by this one.
  template <auto Field, class Act>
  static bool is_given_if_owed(const Act& act) {
    if constexpr (Has<Act, Field>) return is_given(act.*Field);
    return true;
  }
};

/// The same of a part of the act: GivenIn<&SubmitForReview::statement, &Statement::basic_facts>.
template <auto Part, auto... Fields>
struct GivenIn {
  template <Has<Part> Act>
  static Verdict holds(const auto& file, const Act& act, const Context& context) {
    return Given<Fields...>::holds(file, act.*Part, context);
  }
};

}  // namespace caseledger
