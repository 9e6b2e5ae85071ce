// One way to write a salt, and no other is taken.
#include "ledger/leaf/salt_text.h"

#include <gtest/gtest.h>

namespace caseledger::ledger {
namespace {

TEST(SaltText, IsThirtyTwoDigitsAndComesBack) {
  Salt salt;
  for (std::size_t n = 0; n < salt.size(); ++n) salt[n] = static_cast<std::uint8_t>(n * 17);
  EXPECT_EQ(salt_text(salt), "00112233445566778899aabbccddeeff");
  EXPECT_EQ(parse_salt(salt_text(salt)), salt);
}

TEST(SaltText, IsNotTakenInAnyOtherForm) {
  const std::string right = "00112233445566778899aabbccddeeff";
  EXPECT_FALSE(parse_salt(""));
  EXPECT_FALSE(parse_salt(right.substr(1)));
  EXPECT_FALSE(parse_salt(right + "0"));
  EXPECT_FALSE(parse_salt("00112233445566778899AABBCCDDEEFF"));
  for (std::size_t n = 0; n < right.size(); ++n) {
    auto wrong = right;
    wrong[n] = 'g';
    EXPECT_FALSE(parse_salt(wrong)) << n;
  }
}

}  // namespace
}  // namespace caseledger::ledger
