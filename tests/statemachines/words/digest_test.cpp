// Digests as text, and nothing else as a digest.
#include "statemachines/words/digest.h"

#include <gtest/gtest.h>

namespace caseledger {
namespace {

Digest counted_digest() {
  Digest digest;
  for (std::size_t n = 0; n < digest.bytes.size(); ++n) {
    digest.bytes[n] = static_cast<std::uint8_t>(n * 8 + 7);
  }
  return digest;
}

constexpr std::string_view kCounted =
    "070f171f272f373f474f575f676f777f878f979fa7afb7bfc7cfd7dfe7eff7ff";

TEST(Digest, IsWrittenInLowerCaseHexadecimal) { EXPECT_EQ(to_hex(counted_digest()), kCounted); }

TEST(Digest, ReadsWhatItWrites) { EXPECT_EQ(parse_digest(kCounted), counted_digest()); }

TEST(Digest, RefusesEveryOtherLength) {
  for (std::size_t length = 0; length < kCounted.size(); ++length) {
    EXPECT_EQ(parse_digest(kCounted.substr(0, length)), std::nullopt) << length;
  }
  EXPECT_EQ(parse_digest(std::string(kCounted) + "0"), std::nullopt);
}

TEST(Digest, RefusesEveryOtherLetterInEveryPlace) {
  for (std::size_t place = 0; place < kCounted.size(); ++place) {
    for (const char wrong : {'g', 'A', 'F', ' ', '/', ':', '\0', '\xff'}) {
      std::string text(kCounted);
      text[place] = wrong;
      EXPECT_EQ(parse_digest(text), std::nullopt) << place;
    }
  }
}

TEST(Digest, IsZeroOnlyWhenEveryByteIs) {
  EXPECT_TRUE(Digest{}.is_zero());
  for (std::size_t n = 0; n < 32; ++n) {
    Digest digest;
    digest.bytes[n] = 1;
    EXPECT_FALSE(digest.is_zero()) << n;
  }
}

}  // namespace
}  // namespace caseledger
