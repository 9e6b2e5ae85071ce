// Which characters a door lets in. Words are kept as they came, so what is invisible or turns the
// reading order around must not come at all: a record has to look like what it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace caseledger::adapters {

/// The first code point that text may not hold: control characters other than \n and \t, and the
/// overrides of the reading direction (U+202A-202E, U+2066-2069). Requires UTF-8.
std::optional<char32_t> forbidden_in_text(std::string_view text);
/// For identifiers also every blank and everything that cannot be seen. Requires UTF-8.
std::optional<char32_t> forbidden_in_id(std::string_view id);
/// Whether there is nothing to see: empty, or blanks and line breaks only. Requires UTF-8.
bool is_blank(std::string_view text);
/// "U+202E"
std::string code_point_name(char32_t code_point);

}  // namespace caseledger::adapters
