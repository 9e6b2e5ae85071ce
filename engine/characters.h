// Which characters come in, and how those that should not are shown. Words are kept as they came,
// so what cannot be seen or turns the reading order around must not come at all: a record has to
// look like what it is. What a character is, ICU's properties of Unicode say.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace caseledger::engine {

/// The first code point that text may not hold: control characters other than \n and \t, what
/// governs the reading direction or breaks lines, and what cannot be seen and does nothing to its
/// neighbours. Variation selectors and joiners may come: they choose how a name is written.
/// Requires UTF-8.
std::optional<char32_t> forbidden_in_text(std::string_view text);
/// For identifiers also every blank and everything that cannot be seen. Requires UTF-8.
std::optional<char32_t> forbidden_in_id(std::string_view id);
/// Whether there is nothing to see: empty, or blanks and line breaks only. Requires UTF-8.
bool is_blank(std::string_view text);
/// The same for identifiers that look alike, "R-1" and "R-l" (Unicode UTS 39); nobody is to read
/// it. Requires UTF-8.
std::string skeleton_of(std::string_view id);
/// "U+202E"
std::string code_point_name(char32_t code_point);

/// Any bytes as one line that shows what is in it: "a␊b" for a line feed, "‹U+202E›" for what
/// text may not hold, U+FFFD for a byte that is not UTF-8.
std::string in_one_line(std::string_view text);
/// The same with its line feeds and tabs, for a place where they make no rows.
std::string in_its_lines(std::string_view text);

}  // namespace caseledger::engine
