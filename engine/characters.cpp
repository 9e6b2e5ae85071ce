// ASCII, which most of it is, is told apart without ICU.
#include "engine/characters.h"

#include <unicode/uchar.h>
#include <unicode/uspoof.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <memory>

namespace caseledger::engine {
namespace {

constexpr UChar32 kAsciiEnd = 0x80, kDelete = 0x7F, kControlPictures = 0x2400,
                  kDeletePicture = 0x2421;
/// Of an identifier, whose characters may each become several.
constexpr std::size_t kSkeletonBytesMax = 2'048;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Eats one code point from the front; negative where the bytes are not UTF-8.
UChar32 next(std::string_view& text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(std::min<std::size_t>(text.size(), U8_MAX_LENGTH));
  std::int32_t at = 0;
  UChar32 code = 0;
  U8_NEXT(bytes, at, size, code);
  text.remove_prefix(static_cast<std::size_t>(at));
  return code;
}

/// Braille and hieroglyphs have a blank that no property tells from their other signs.
bool is_named_blank(UChar32 c) {
  if (u_charType(c) != U_OTHER_SYMBOL && u_charType(c) != U_OTHER_LETTER) return false;
  char name[128];
  auto status = U_ZERO_ERROR;
  const auto size = u_charName(c, U_UNICODE_CHAR_NAME, name, sizeof name, &status);
  return U_SUCCESS(status) &&
         std::string_view(name, static_cast<std::size_t>(size)).ends_with(" BLANK");
}

bool is_control(UChar32 c) {
  return c < kAsciiEnd ? c < ' ' || c == kDelete : u_charType(c) == U_CONTROL_CHAR;
}

bool breaks_lines(UChar32 c) {
  return u_charType(c) == U_LINE_SEPARATOR || u_charType(c) == U_PARAGRAPH_SEPARATOR;
}

bool is_unseen(UChar32 c) {
  if (c < kAsciiEnd) return c == ' ';
  const bool is_format = u_charType(c) == U_FORMAT_CHAR &&
                         u_hasBinaryProperty(c, UCHAR_PREPENDED_CONCATENATION_MARK) == 0;
  return is_format || u_isUWhiteSpace(c) != 0 ||
         u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 || is_named_blank(c);
}

bool chooses_a_form(UChar32 c) {
  return u_hasBinaryProperty(c, UCHAR_VARIATION_SELECTOR) != 0 ||
         u_hasBinaryProperty(c, UCHAR_JOIN_CONTROL) != 0;
}

bool has_no_place_in_text(UChar32 c) {
  if (c < kAsciiEnd) return is_control(c) && c != '\n' && c != '\t';
  if (is_control(c) || breaks_lines(c)) return true;
  return is_unseen(c) && u_isUWhiteSpace(c) == 0 && !chooses_a_form(c);
}

template <class Forbidden>
std::optional<char32_t> first(std::string_view text, Forbidden is_forbidden) {
  while (!text.empty()) {
    const auto code = next(text);
    if (is_forbidden(code)) return static_cast<char32_t>(code);
  }
  return std::nullopt;
}

void append(std::string& text, UChar32 c) {
  char bytes[U8_MAX_LENGTH];
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, c);
  text.append(bytes, static_cast<std::size_t>(size));
}

std::string shown(std::string_view text, bool keeps_lines) {
  std::string line;
  line.reserve(text.size());
  while (!text.empty()) {
    const auto here = text;
    const auto c = next(text);
    if (c < 0) {
      line += kReplacement;
    } else if (keeps_lines && (c == '\n' || c == '\t')) {
      line += static_cast<char>(c);
    } else if (c < ' ') {
      append(line, kControlPictures + c);
    } else if (c == kDelete) {
      append(line, kDeletePicture);
    } else if (has_no_place_in_text(c)) {
      line.append("‹").append(code_point_name(static_cast<char32_t>(c))).append("›");
    } else {
      line += here.substr(0, here.size() - text.size());
    }
  }
  return line;
}

}  // namespace

std::optional<char32_t> forbidden_in_text(std::string_view text) {
  return first(text, has_no_place_in_text);
}

std::optional<char32_t> forbidden_in_id(std::string_view id) {
  return first(id, [](UChar32 c) { return is_control(c) || is_unseen(c); });
}

bool is_blank(std::string_view text) {
  return !first(text, [](UChar32 c) { return !is_unseen(c) && !is_control(c); });
}

std::string skeleton_of(std::string_view id) {
  struct Close {
    void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
  };
  auto status = U_ZERO_ERROR;
  thread_local const std::unique_ptr<USpoofChecker, Close> checker(uspoof_open(&status));
  std::string skeleton(kSkeletonBytesMax, '\0');
  const auto size = static_cast<std::int32_t>(id.size());
  const auto got = uspoof_getSkeletonUTF8(checker.get(), 0, id.data(), size, skeleton.data(),
                                          static_cast<std::int32_t>(skeleton.size()), &status);
  if (U_FAILURE(status)) return std::string(id);
  skeleton.resize(static_cast<std::size_t>(got));
  return skeleton;
}

std::string code_point_name(char32_t code_point) {
  char text[16];
  const int size = std::snprintf(text, sizeof text, "U+%04X", static_cast<unsigned>(code_point));
  return {text, static_cast<std::size_t>(size)};
}

std::string in_one_line(std::string_view text) { return shown(text, false); }
std::string in_its_lines(std::string_view text) { return shown(text, true); }

}  // namespace caseledger::engine
