// A string as a template argument, so that a row of the law can carry its article and an event
// its name. UTF-8 as written in the source.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace caseledger {

template <std::size_t N>
struct Text {
  char chars[N]{};
  consteval Text(const char (&literal)[N]) { std::copy_n(literal, N, chars); }
  constexpr std::string_view view() const { return {chars, N - 1}; }
};

/// An event is what was asked, once it has happened: same fields, its own name. Each is derived
/// from this rather than being another name for it, because the compiler writes a type's name into
/// every symbol that mentions the set of all events: object files shrink to a quarter.
template <class Ask, Text Name>
struct Happened : Ask {
  using Asked = Ask;
  static constexpr std::string_view name = Name.view();
  friend bool operator==(const Happened&, const Happened&) = default;
};

}  // namespace caseledger
