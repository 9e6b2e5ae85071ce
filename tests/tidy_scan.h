// Reads C++ as text, well enough to measure it: what a file includes, where its functions begin and
// how long they are, how wide its lines. No preprocessor and no grammar; the samples in
// tidy_test.cpp say what it understands.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace caseledger::tidy {

struct Include {
  std::string path;
  bool quoted = false;  ///< "so", not <so>
};
std::vector<Include> includes(std::string_view source);

std::vector<std::string_view> lines(std::string_view text);

/// In characters: a Chinese one counts once, however wide it is drawn.
std::size_t columns(std::string_view line);

/// The source with comments, literals and preprocessor lines blanked; the lines stay in place.
std::string code_only(std::string_view source);

struct Function {
  std::size_t line = 0;   ///< first line of its head, counted from 1
  std::size_t lines = 0;  ///< to its closing brace
};
/// Functions at namespace or class scope, a lambda given a name there among them. Data in braces
/// and member initialisers are not functions.
std::vector<Function> functions(std::string_view source);

}  // namespace caseledger::tidy
