// Where two texts differ: one place, from the first difference to the last, with a little of what
// stands around it. Enough to see what a correction corrected without reading both texts.
#pragma once

#include <string>
#include <string_view>

namespace caseledger::adapters {

struct Difference {
  std::string before;  ///< what both have in front of it, the end of its last line
  std::string old_words, new_words;
  std::string after;  ///< what both have behind it, the beginning of its first line
  friend bool operator==(const Difference&, const Difference&) = default;
};

/// Requires UTF-8. Neither a character nor a number or Latin word is cut in two. Of equal texts
/// nothing differs.
Difference difference_of(std::string_view old_text, std::string_view new_text);

}  // namespace caseledger::adapters
