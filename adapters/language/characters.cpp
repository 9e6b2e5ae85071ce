// Walks UTF-8 that was already found well-formed.
#include "adapters/language/characters.h"

#include <algorithm>
#include <cstdio>

namespace caseledger::adapters {
namespace {

/// Eats one code point from the front.
char32_t next(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t code = length == 1 ? lead : lead & (0x7FU >> length);
  for (std::size_t n = 1; n < length && n < text.size(); ++n) {
    code = code << 6U | (static_cast<unsigned char>(text[n]) & 0x3FU);
  }
  text.remove_prefix(std::min(length, text.size()));
  return code;
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }

bool turns_direction(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_space(char32_t c) {
  return c == ' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_unseen(char32_t c) {
  return is_space(c) || c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x206F) ||
         c == 0x3164 || c == 0xFEFF;
}

template <class Forbidden>
std::optional<char32_t> first(std::string_view text, Forbidden is_forbidden) {
  while (!text.empty()) {
    const auto code = next(text);
    if (is_forbidden(code)) return code;
  }
  return std::nullopt;
}

}  // namespace

std::optional<char32_t> forbidden_in_text(std::string_view text) {
  return first(text, [](char32_t c) {
    return (is_control(c) && c != '\n' && c != '\t') || turns_direction(c);
  });
}

std::optional<char32_t> forbidden_in_id(std::string_view id) {
  return first(id, [](char32_t c) { return is_control(c) || turns_direction(c) || is_unseen(c); });
}

bool is_blank(std::string_view text) {
  return !first(text, [](char32_t c) { return !is_unseen(c) && !is_control(c); });
}

std::string code_point_name(char32_t code_point) {
  char text[16];
  const int size = std::snprintf(text, sizeof text, "U+%04X", static_cast<unsigned>(code_point));
  return {text, static_cast<std::size_t>(size)};
}

}  // namespace caseledger::adapters
