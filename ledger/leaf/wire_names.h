// How the words of the house are spelt in the schema.
#pragma once

#include <string>
#include <string_view>

namespace caseledger::ledger {

/// "case_filed" → "caseFiled". The underscore that sets a word apart from C++'s own is dropped.
inline std::string camel_case(std::string_view snake) {
  std::string camel;
  bool is_next_large = false;
  for (const char c : snake) {
    if (c != '_') camel += is_next_large ? static_cast<char>(c - 'a' + 'A') : c;
    is_next_large = c == '_';
  }
  return camel;
}

/// "case_filed" → "CaseFiled": types.
inline std::string type_case(std::string_view snake) {
  auto name = camel_case(snake);
  if (!name.empty()) name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

}  // namespace caseledger::ledger
