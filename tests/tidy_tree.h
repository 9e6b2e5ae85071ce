// What the rules of the house share: which file a path names, and a walk over those that a rule
// asks.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tests/tidy_rules.h"

namespace caseledger::tidy {

using Names = std::vector<std::string_view>;

inline bool contains(const Names& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

inline std::string top_of(std::string_view path) {
  return std::string(path.substr(0, path.find('/')));
}
inline std::string folder_of(std::string_view path) {
  return std::string(path.substr(0, std::min(path.rfind('/'), path.size())));
}
inline std::string name_of(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));
}

inline bool is_cpp(std::string_view path) { return path.ends_with(".h") || path.ends_with(".cpp"); }

/// Whether the folder is one of the house's rooms (engine, ledger, …), which have doors.
bool is_room(const std::string& top);

/// Asks every file of which `is_asked` and adds what `ask` has to say of it to the complaints.
template <class IsAsked, class Ask>
Complaints each(const Tree& tree, IsAsked is_asked, Ask ask) {
  Complaints complaints;
  for (const auto& [path, text] : tree) {
    if (is_asked(path, text)) ask(path, text, complaints);
  }
  return complaints;
}

inline bool any_cpp(const std::string& path, const std::string&) { return is_cpp(path); }

}  // namespace caseledger::tidy
