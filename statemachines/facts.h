// Every event of every procedure, and every command, as one closed set each. The leaf's union on
// the wire has the same alternatives by name (wire.capnp); a test holds the two together.
#pragma once

#include <variant>

#include "statemachines/bureau_commands.h"
#include "statemachines/case_events.h"
#include "statemachines/common_commands.h"
#include "statemachines/disclosure_commands.h"

namespace caseledger {

template <class Tuple>
struct VariantOf;
template <class... Ts>
struct VariantOf<std::tuple<Ts...>> {
  using type = std::variant<Ts...>;
};

/// What is asked to bring an event about; void for the two facts that nobody asks for.
template <class T>
struct AskedOf {
  using type = std::tuple<>;
};
template <class T>
requires requires { typename T::Asked; }
struct AskedOf<T> {
  using type = std::tuple<typename T::Asked>;
};

template <class Tuple>
struct CommandsOf;
template <class... Ts>
struct CommandsOf<std::tuple<Ts...>> {
  using type = decltype(std::tuple_cat(std::declval<typename AskedOf<Ts>::type>()...));
};

using AllEvents =
    decltype(std::tuple_cat(std::declval<BureauEvents>(), std::declval<CaseEvents>(),
                            std::declval<DisclosureEvents>(), std::declval<CommonEvents>()));

using Event = VariantOf<AllEvents>::type;
using CommandBody = VariantOf<CommandsOf<AllEvents>::type>::type;

/// The event's or command's own word: "case_filed", "file_case".
template <class... Ts>
constexpr std::string_view name_of(const std::variant<Ts...>& one) {
  return std::visit([](const auto& it) { return std::decay_t<decltype(it)>::name; }, one);
}

}  // namespace caseledger
