// How a vocabulary is written: an enum whose numbers go to disk, and beside it one list of terms.
// The index in the list is the number, so a number never changes its meaning: lists only grow at
// their end, and zero is always `unspecified`. The key is the JSON and SQL spelling and, for
// stages, the name by which a machine is seated; zh and en are what people read.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace caseledger {

struct Term {
  std::string_view key, zh, en;
};

/// Specialised beside each enum: `static constexpr Term list[]`.
template <class E>
struct Terms;

template <class E>
concept Vocabulary = requires {
  Terms<E>::list;
};

template <Vocabulary E>
constexpr std::span<const Term> terms_of() {
  return Terms<E>::list;
}

template <Vocabulary E>
constexpr const Term& term(E value) {
  return Terms<E>::list[static_cast<std::size_t>(value)];
}

template <Vocabulary E>
constexpr std::string_view key_of(E value) {
  return term(value).key;
}

/// The value whose key this is; `unspecified` is no answer.
template <Vocabulary E>
constexpr std::optional<E> parse_term(std::string_view key) {
  const auto list = terms_of<E>();
  for (std::size_t n = 1; n < list.size(); ++n) {
    if (list[n].key == key) return static_cast<E>(n);
  }
  return std::nullopt;
}

/// The value with this wire number, if this version knows it.
template <Vocabulary E>
constexpr std::optional<E> from_number(std::uint16_t number) {
  if (number >= terms_of<E>().size()) return std::nullopt;
  return static_cast<E>(number);
}

}  // namespace caseledger
