// A list of types that costs the compiler nothing: it is never made, only matched.
#pragma once

#include <type_traits>

namespace caseledger {

template <class... Ts>
struct Types {};

/// One list behind the other.
template <class... Lists>
struct Joined;
template <class... As>
struct Joined<Types<As...>> {
  using type = Types<As...>;
};
template <class... As, class... Bs, class... Rest>
struct Joined<Types<As...>, Types<Bs...>, Rest...> : Joined<Types<As..., Bs...>, Rest...> {};
template <class... Lists>
using Join = typename Joined<Lists...>::type;

/// Calls visit(std::type_identity<T>{}) for each, in order.
template <class... Ts, class Visit>
constexpr void for_each_type(Types<Ts...>, Visit&& visit) {
  (visit(std::type_identity<Ts>{}), ...);
}

}  // namespace caseledger
