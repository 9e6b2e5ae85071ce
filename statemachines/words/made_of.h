// Whether an aggregate has exactly the members that a list of types names. A description that
// forgets a member of its struct is caught with it while the struct is compiled.
#pragma once

#include <optional>
#include <utility>

namespace caseledger {

namespace made_of_detail {

/// Stand for one more member; never defined. An optional would take the first in two ways.
struct Anything {
  template <class T>
  operator T() const;
};
struct AnyOptional {
  template <class T>
  operator std::optional<T>() const;
};

template <class T, class... Values>
concept TakesThese = requires {
  T{std::declval<Values>()...};
};

}  // namespace made_of_detail

/// T's members, a base first, are of the types Values, in that order, and there are no more.
template <class T, class... Values>
concept MadeOf = made_of_detail::TakesThese<T, Values...> &&
                 !made_of_detail::TakesThese<T, Values..., made_of_detail::Anything> &&
                 !made_of_detail::TakesThese<T, Values..., made_of_detail::AnyOptional>;

}  // namespace caseledger
