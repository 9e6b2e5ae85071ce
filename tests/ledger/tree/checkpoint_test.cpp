// One text for one checkpoint: what is accepted, and all that is not.
#include "ledger/tree/checkpoint.h"

#include <gtest/gtest.h>

namespace caseledger::ledger {
namespace {

Checkpoint some_checkpoint() {
  Frontier tree;
  for (int i = 0; i < 7; ++i) tree.append(sha256({}));
  return checkpoint_of("ledger.example/lingshui-2021", tree);
}

// The empty tree's root in base64 is known from C2SP's and Go's test data.
TEST(Checkpoint, IsThreeLines) {
  EXPECT_EQ(to_text(checkpoint_of("example.com/log", Frontier())),
            "example.com/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
}

TEST(Checkpoint, ReadsWhatItWrites) {
  const auto checkpoint = some_checkpoint();
  const auto parsed = parse_checkpoint(to_text(checkpoint));
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(*parsed, checkpoint);
}

TEST(Checkpoint, NoticesACutAnywhere) {
  const std::string text = to_text(some_checkpoint());
  for (std::size_t cut = 0; cut < text.size(); ++cut) {
    const auto parsed = parse_checkpoint(text.substr(0, cut));
    ASSERT_FALSE(parsed.has_value()) << "cut at " << cut;
    EXPECT_EQ(parsed.error().kind, FaultKind::malformed);
  }
}

TEST(Checkpoint, NeverReadsTwoTextsAsTheSame) {
  const auto checkpoint = some_checkpoint();
  const std::string text = to_text(checkpoint);
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (int value = 0; value < 256; ++value) {
      std::string other = text;
      other[at] = static_cast<char>(value);
      if (other == text) continue;
      const auto parsed = parse_checkpoint(other);
      ASSERT_FALSE(parsed.has_value() && *parsed == checkpoint) << "byte " << at << ": " << value;
    }
  }
}

TEST(Checkpoint, RefusesNumbersInAnotherForm) {
  const std::string root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
  for (const char* size :
       {"", "00", "01", "+1", "-1", " 1", "1 ", "1\r", "0x1", "1.0", "18446744073709551616"}) {
    EXPECT_FALSE(parse_checkpoint(std::string("o\n") + size + "\n" + root)) << size;
  }
  EXPECT_TRUE(parse_checkpoint("o\n18446744073709551615\n" + root));
}

TEST(Checkpoint, RefusesBase64InAnotherForm) {
  for (const char* root : {"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU", "",
                           "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=",   // stray low bits
                           "47DEQpj8HBSa-_TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",   // URL alphabet
                           "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSu===",   //
                           "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU==",  //
                           " 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}) {
    EXPECT_FALSE(parse_checkpoint(std::string("o\n1\n") + root + "\n")) << root;
  }
}

TEST(Checkpoint, RefusesExtensionLinesAndSignatures) {
  const std::string body = to_text(some_checkpoint());
  EXPECT_FALSE(parse_checkpoint(body + "extension\n"));
  EXPECT_FALSE(parse_checkpoint(body + "\n"));
  EXPECT_FALSE(parse_checkpoint("\n" + body));
}

TEST(Checkpoint, BodyOfANoteEndsBeforeTheLastBlankLine) {
  const std::string body = to_text(some_checkpoint());
  EXPECT_EQ(note_body(body), body);
  EXPECT_EQ(note_body(body + "\n\u2014 name AAAA\n"), body);
  EXPECT_EQ(note_body("a\n\nb\n\n\u2014 name AAAA\n"), "a\n\nb\n");
}

TEST(Checkpoint, OriginIsANameWithoutBlanks) {
  for (const char* good : {"a", "ledger.example/2021", "陵水县/行政处罚", "\U00020000"}) {
    EXPECT_TRUE(is_origin(good)) << good;
  }
  for (const char* bad :
       {"", "a b", "a+b", "a\tb", "a\nb", "a\u00a0b", "a\u3000b", "a\u2028b", "\x7f", "\x80",
        "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf5\x80", "\xe6\xb0", "\xf4\x90\x80\x80"}) {
    EXPECT_FALSE(is_origin(bad)) << bad;
  }
}

}  // namespace
}  // namespace caseledger::ledger
