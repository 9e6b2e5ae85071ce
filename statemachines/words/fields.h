// A command or event names its fields once; the JSON door, the leaf codec and the printers walk
// that list. `required` must be present in a command's JSON; `optional` may be left out, and then
// it is the law that judges its absence, with the article, rather than the reader of the form.
#pragma once

#include <string_view>
#include <tuple>

namespace caseledger {

template <class Owner, class Value>
struct Field {
  std::string_view name;  ///< snake_case; in wire.capnp the same word in camelCase
  Value Owner::*member;
  bool is_required;
};

template <class Owner, class Value>
constexpr Field<Owner, Value> required(std::string_view name, Value Owner::*member) {
  return {name, member, true};
}

template <class Owner, class Value>
constexpr Field<Owner, Value> optional(std::string_view name, Value Owner::*member) {
  return {name, member, false};
}

template <class T>
concept Described = requires {
  T::fields();
};

/// Calls visit(field) for each field in the order of the list, which is the order of the wire.
template <Described T, class Visit>
constexpr void for_each_field(Visit&& visit) {
  std::apply([&](const auto&... field) { (visit(field), ...); }, T::fields());
}

}  // namespace caseledger
