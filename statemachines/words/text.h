// A string as a template argument, so that a row of the law can carry its article. UTF-8 as written
// in the source.
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

}  // namespace caseledger
