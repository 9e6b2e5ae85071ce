// What cannot be seen, by the kinds of Unicode, and what is shown of it.
#include "engine/characters.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <vector>

namespace caseledger::engine {
namespace {

std::string utf8(char32_t c) {
  if (c < 0x80) return {static_cast<char>(c)};
  std::string bytes;
  const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
  for (int n = more; n > 0; --n, c >>= 6U) {
    bytes.insert(bytes.begin(), static_cast<char>(0x80U | (c & 0x3FU)));
  }
  const unsigned lead = more == 1 ? 0xC0 : more == 2 ? 0xE0 : 0xF0;
  bytes.insert(bytes.begin(), static_cast<char>(lead | c));
  return bytes;
}

/// All that a reader does not see, of every script: what Unicode says is ignored where it cannot be
/// shown, every blank, and the blanks that are signs.
std::vector<char32_t> unseen() {
  std::vector<char32_t> all{0x2800};
  for (char32_t c = 0; c <= UCHAR_MAX_VALUE; ++c) {
    const auto code = static_cast<UChar32>(c);
    const bool is_unseen = u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0 ||
                           u_isUWhiteSpace(code) != 0 ||
                           u_hasBinaryProperty(code, UCHAR_BIDI_CONTROL) != 0;
    if (is_unseen) all.push_back(c);
  }
  return all;
}

TEST(Characters, ThatCannotBeSeenHaveNoPlaceInAnIdentifier) {
  const auto all = unseen();
  EXPECT_GT(all.size(), 4'000U);
  for (const auto c : all) {
    EXPECT_EQ(forbidden_in_id("h.one" + utf8(c)), c) << code_point_name(c);
    EXPECT_TRUE(is_blank(utf8(c))) << code_point_name(c);
  }
  for (const std::string id :
       {"h.one", "水政罚〔2021〕1号", "é", "ñ", "𠮷田", "ｆｕｌｌ", "☰", "⠁"}) {
    EXPECT_EQ(forbidden_in_id(id), std::nullopt) << id;
    EXPECT_FALSE(is_blank(id)) << id;
  }
}

TEST(Characters, ThatTurnTheDirectionOrBreakLinesHaveNoPlaceInAText) {
  for (const char32_t c :
       {0x01,   0x0D,   0x1B,   0x7F,   0x85,   0x9B,   0xAD,   0x61C,  0x200B, 0x200E, 0x200F,
        0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0x2800, 0x3164, 0xFEFF, 0xE0041}) {
    EXPECT_EQ(forbidden_in_text("张" + utf8(c) + "三"), c) << code_point_name(c);
  }
  // An ideographic variation chooses the form of a name, joiners that of letters and signs.
  for (const char32_t c : {0x09, 0x0A, 0x20, 0xA0, 0x3000, 0x200C, 0x200D, 0xFE0F, 0xE0100}) {
    EXPECT_EQ(forbidden_in_text("葛" + utf8(c) + "城"), std::nullopt) << code_point_name(c);
  }
}

TEST(Characters, OfIdentifiersThatLookAlikeHaveOneSkeleton) {
  const auto alike = [](std::string_view one, std::string_view two) {
    return skeleton_of(one) == skeleton_of(two);
  };
  EXPECT_TRUE(alike("R-1", "R-l"));
  EXPECT_TRUE(alike("2021-SF-0001", "2021-SF-O0O1"));
  EXPECT_TRUE(alike("2021-SF-1", "2021-\u0405F-1")) << "a Cyrillic letter";
  for (int n = 0; n < 200; ++n) {
    EXPECT_FALSE(alike("2021-SF-" + std::to_string(n), "2021-SF-" + std::to_string(n + 1))) << n;
  }
  EXPECT_FALSE(alike("水政罚〔2021〕1号", "水政罚〔2021〕2号"));
  EXPECT_EQ(skeleton_of(""), "");
}

TEST(Characters, AreShownInOneLineWhateverTheyAre) {
  EXPECT_EQ(in_one_line("采砂 R-1"), "采砂 R-1");
  EXPECT_EQ(in_one_line("a\nb\tc\r\x1b[2J\x7f"), "a␊b␉c␍␛[2J␡");
  EXPECT_EQ(in_one_line("a" + utf8(0x202E) + "b" + utf8(0x2028) + utf8(0x9B)),
            "a‹U+202E›b‹U+2028›‹U+009B›");
  EXPECT_EQ(in_one_line("\xff采\xe9\x87"), "\xEF\xBF\xBD采\xEF\xBF\xBD");
  for (char32_t c = 0; c <= UCHAR_MAX_VALUE; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;  // no characters
    const auto line = in_one_line(utf8(c));
    EXPECT_EQ(line.find_first_of("\n\r\t\x1b\x7f"), line.npos) << code_point_name(c);
    EXPECT_TRUE(!forbidden_in_text(utf8(c)) || line != utf8(c)) << code_point_name(c);
  }
}

}  // namespace
}  // namespace caseledger::engine
