// An act, a fact or a part names its fields once: key, member, whether it must be given, what
// people call it, and what a reader of the schema should know. The JSON door, the leaf codec, the
// schema, the forms and the printers walk that list (words/shape.h).
//
// `required` must be present in a command's JSON; `optional` may be left out, and then it is the
// law that judges its absence, with the article, rather than the reader of the form.
#pragma once

#include <string_view>
#include <tuple>

#include "statemachines/words/names.h"

namespace caseledger {

template <class Owner, class Value>
struct Field {
  std::string_view key;  ///< snake_case; in wire.capnp the same word in camelCase
  Value Owner::*member;
  bool is_required;
  Label label;
  std::string_view note;  ///< for the schema; may be empty
};

template <class Owner, class Value>
constexpr Field<Owner, Value> required(std::string_view key, Value Owner::*member,
                                       std::string_view zh, std::string_view en,
                                       std::string_view note = {}) {
  return {key, member, true, {zh, en}, note};
}

template <class Owner, class Value>
constexpr Field<Owner, Value> optional(std::string_view key, Value Owner::*member,
                                       std::string_view zh, std::string_view en,
                                       std::string_view note = {}) {
  return {key, member, false, {zh, en}, note};
}

template <class T>
concept Described = requires {
  T::fields();
};

}  // namespace caseledger
