// What a value looks like, as data: its kind and, of a part, its fields by key. A shape is made by
// the compiler from the field list of a type; whoever reads, writes, prints, compares or walks
// values of any type asks the shape, so that each such walk is compiled once and not once for each
// of eighty acts.
//
// A shape hands out values as `void*`. Whoever knows the kind knows the type behind it: `value_as`
// checks nothing, `visit_value` below is the one place where kinds become types.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "statemachines/words/fields.h"
#include "statemachines/words/made_of.h"
#include "statemachines/words/terms.h"
#include "statemachines/words/time.h"
#include "statemachines/words/values.h"

namespace caseledger {

enum class Kind : std::uint8_t {
  truth,       ///< bool
  number16,    ///< std::uint16_t
  number32,    ///< std::uint32_t
  number64,    ///< std::uint64_t
  money,       ///< Fen
  day,         ///< Day
  instant,     ///< Instant
  id,          ///< Id
  digest,      ///< Digest
  vocabulary,  ///< an enum with terms
  said,        ///< Said
  document,    ///< Document
  blob,        ///< std::string of any bytes
  part,        ///< a struct with a field list
  list         ///< std::vector of any of these
};

struct Shape;

/// One field of a part.
struct Member {
  std::string_view key;
  Label label;
  std::string_view note;
  bool is_required;
  const Shape* shape;
  void* (*in)(void* owner);  ///< the field of that part

  const void* of(const void* owner) const { return in(const_cast<void*>(owner)); }
};

struct Shape {
  Kind kind;
  /// Of a part its key ("ground_answer"), empty for acts; of a vocabulary its key ("action_kind").
  std::string_view name;
  std::string_view meaning;
  std::span<const Term> terms;      ///< of a vocabulary
  std::span<const Member> members;  ///< of a part
  /// Of a list.
  const Shape* element;
  std::size_t (*count)(const void* list);
  void* (*at)(void* list, std::size_t n);
  void (*resize)(void* list, std::size_t count);
  /// Whether a Said or a Document can lie below; whether anything else can, which then has its
  /// place in a leaf (words and documents lie in its commitments and attachments).
  bool holds_texts, holds_plain;

  const void* element_at(const void* list, std::size_t n) const {
    return at(const_cast<void*>(list), n);
  }
  /// Null where there is no such field.
  const Member* find(std::string_view key) const;
};

template <class T>
const Shape& shape_of();

bool equal(const Shape& shape, const void* a, const void* b);

/// Calls visit(path, shape, value) for every value below, in the order of the fields: for those
/// without parts and, before their elements, for lists. A path joins keys and, in lists, indexes
/// from 0 by '/': "findings/2/reason".
template <class Visit>
void walk_values(const Shape& shape, const void* value, const std::string& path, Visit&& visit) {
  const auto below = [&](std::string_view name) {
    return path.empty() ? std::string(name) : std::string(path).append("/").append(name);
  };
  if (shape.kind == Kind::part) {
    for (const auto& member : shape.members) {
      walk_values(*member.shape, member.of(value), below(member.key), visit);
    }
    return;
  }
  visit(path, shape, value);
  if (shape.kind != Kind::list) return;
  for (std::size_t n = 0; n < shape.count(value); ++n) {
    walk_values(*shape.element, shape.element_at(value, n), below(std::to_string(n)), visit);
  }
}

/// Values of described types are equal if all their fields are.
template <Described T>
bool operator==(const T& a, const T& b) {
  return equal(shape_of<T>(), &a, &b);
}

/// The number of a value of a vocabulary.
inline std::uint16_t word_number(const void* value) {
  std::uint16_t number;
  std::memcpy(&number, value, sizeof number);
  return number;
}
inline void set_word_number(void* value, std::uint16_t number) {
  std::memcpy(value, &number, sizeof number);
}

/// Calls visit(const T&) for a value that is neither blob, vocabulary, part nor list.
template <class Visit>
decltype(auto) visit_value(Kind kind, const void* value, Visit&& visit) {
  switch (kind) {
    case Kind::truth:
      return visit(*static_cast<const bool*>(value));
    case Kind::number16:
      return visit(*static_cast<const std::uint16_t*>(value));
    case Kind::number32:
      return visit(*static_cast<const std::uint32_t*>(value));
    case Kind::number64:
      return visit(*static_cast<const std::uint64_t*>(value));
    case Kind::money:
      return visit(*static_cast<const Fen*>(value));
    case Kind::day:
      return visit(*static_cast<const Day*>(value));
    case Kind::instant:
      return visit(*static_cast<const Instant*>(value));
    case Kind::id:
      return visit(*static_cast<const Id*>(value));
    case Kind::digest:
      return visit(*static_cast<const Digest*>(value));
    case Kind::said:
      return visit(*static_cast<const Said*>(value));
    case Kind::document:
      return visit(*static_cast<const Document*>(value));
    case Kind::blob:
    case Kind::vocabulary:
    case Kind::part:
    case Kind::list:
      break;
  }
  std::abort();
}

/// The same with a value that may be changed.
template <class Visit>
decltype(auto) visit_value(Kind kind, void* value, Visit&& visit) {
  return visit_value(
      kind, static_cast<const void*>(value),
      [&]<class T>(const T& one) -> decltype(auto) { return visit(const_cast<T&>(one)); });
}

// --- From types to shapes
// --------------------------------------------------------------------------

namespace shape_detail {

template <class T>
inline constexpr bool kIsList = false;
template <class T>
inline constexpr bool kIsList<std::vector<T>> = true;

template <class T>
constexpr Kind kind_of() {
  // clang-format off
  if constexpr (std::is_same_v<T, bool>) return Kind::truth;
  else if constexpr (std::is_same_v<T, std::uint16_t>) return Kind::number16;
  else if constexpr (std::is_same_v<T, std::uint32_t>) return Kind::number32;
  else if constexpr (std::is_same_v<T, std::uint64_t>) return Kind::number64;
  else if constexpr (std::is_same_v<T, Fen>) return Kind::money;
  else if constexpr (std::is_same_v<T, Day>) return Kind::day;
  else if constexpr (std::is_same_v<T, Instant>) return Kind::instant;
  else if constexpr (std::is_same_v<T, Id>) return Kind::id;
  else if constexpr (std::is_same_v<T, Digest>) return Kind::digest;
  else if constexpr (std::is_same_v<T, Said>) return Kind::said;
  else if constexpr (std::is_same_v<T, Document>) return Kind::document;
  else if constexpr (kIsList<T>) return Kind::list;
  else if constexpr (Described<T>) return Kind::part;
  else static_assert(Vocabulary<T>, "neither a value of the house nor a vocabulary");
  return Kind::vocabulary;
  // clang-format on
}

template <class T>
struct ShapeOf;

template <Described T, std::size_t N>
constexpr Member member_of() {
  constexpr auto field = std::get<N>(T::fields());
  using Value = std::remove_cvref_t<decltype(std::declval<T>().*field.member)>;
  return {field.key,
          field.label,
          field.note,
          field.is_required,
          &ShapeOf<Value>::value,
          [](void* owner) -> void* {
            return &(static_cast<T*>(owner)->*std::get<N>(T::fields()).member);
          }};
}

template <Described T>
struct MembersOf {
  static constexpr std::size_t kCount = std::tuple_size_v<decltype(T::fields())>;
  static constexpr auto list = []<std::size_t... N>(std::index_sequence<N...>) {
    return std::array<Member, kCount>{member_of<T, N>()...};
  }
  (std::make_index_sequence<kCount>{});
};

/// Whether the field list names all members of the part, in the order in which they are declared.
template <Described T>
consteval bool names_every_member() {
  return []<class... Owners, class... Values>(
             std::type_identity<std::tuple<Field<Owners, Values>...>>) {
    if constexpr (sizeof...(Values) == 0) return std::is_empty_v<T>;  // a base takes Anything
    return MadeOf<T, Values...>;
  }(std::type_identity<decltype(T::fields())>{});
}

template <Described T>
constexpr bool holds_texts() {
  bool holds = false;
  for (const auto& member : MembersOf<T>::list) holds = holds || member.shape->holds_texts;
  return holds;
}
template <Described T>
constexpr bool holds_plain() {
  bool holds = false;
  for (const auto& member : MembersOf<T>::list) holds = holds || member.shape->holds_plain;
  return holds;
}

template <class List>
constexpr Shape list_shape() {
  using Element = typename List::value_type;
  const Shape* element = &ShapeOf<Element>::value;
  return {Kind::list,
          {},
          {},
          {},
          {},
          element,
          [](const void* list) { return static_cast<const List*>(list)->size(); },
          [](void* list, std::size_t n) -> void* { return &(*static_cast<List*>(list))[n]; },
          [](void* list, std::size_t count) { static_cast<List*>(list)->resize(count); },
          element->holds_texts,
          element->holds_plain};
}

template <class T>
constexpr Shape make_shape() {
  constexpr auto kind = kind_of<T>();
  if constexpr (kind == Kind::list) {
    return list_shape<T>();
  } else if constexpr (kind == Kind::part) {
    static_assert(names_every_member<T>(), "the field list forgets a member");
    Shape shape{
        kind, {}, {}, {}, MembersOf<T>::list, {}, {}, {}, {}, holds_texts<T>(), holds_plain<T>()};
    if constexpr (requires { T::names.key; }) {
      shape.name = T::names.key;
      shape.meaning = T::names.meaning;
    }
    return shape;
  } else if constexpr (kind == Kind::vocabulary) {
    return {kind, Terms<T>::name, Terms<T>::meaning, terms_of<T>(), {}, {}, {}, {}, {}, false,
            true};
  } else {
    constexpr bool is_text = kind == Kind::said || kind == Kind::document;
    return {kind, {}, {}, {}, {}, {}, {}, {}, {}, is_text, !is_text};
  }
}

template <class T>
struct ShapeOf {
  static constexpr Shape value = make_shape<T>();
};

}  // namespace shape_detail

template <class T>
const Shape& shape_of() {
  return shape_detail::ShapeOf<T>::value;
}

}  // namespace caseledger
