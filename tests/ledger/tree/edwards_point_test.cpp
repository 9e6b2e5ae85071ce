// What is no sound Ed25519 key: points of small order in all their forms, points with a part of
// small order, numbers that are no point.
#include "ledger/tree/edwards_point.h"

#include <gtest/gtest.h>

#include "ledger/base/hash.h"
#include "ledger/tree/note.h"
#include "ledger/tree/signature.h"
#include "tests/both.h"

namespace caseledger::ledger {
namespace {

std::vector<std::uint8_t> bytes_in(const std::string& hex) {
  const auto digest = parse_digest(hex);
  EXPECT_TRUE(digest.has_value()) << hex;
  return {digest->bytes.begin(), digest->bytes.end()};
}

PublicKey key_in(const std::string& hex) { return {KeyAlgorithm::ed25519, bytes_in(hex)}; }

/// Eight points, and the forms beyond the prime in which two of them may be written; each with
/// either sign of x.
std::vector<std::string> small_points() {
  std::vector<std::string> all;
  for (const std::string form :
       {"0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"}) {
    all.push_back(form);
    all.push_back(form);
    auto& sign = all.back()[62];
    sign = sign == '0' ? '8' : 'f';
  }
  return all;
}

TEST(EdwardsPoint, IsOfPrimeOrderInEveryKeyThatIsMade) {
  EXPECT_TRUE(is_of_prime_order(
      bytes_in("5866666666666666666666666666666666666666666666666666666666666666")))
      << "the base point";
  for (int n = 0; n < 20; ++n) {
    const auto key = SigningKey::generate(KeyAlgorithm::ed25519).public_key();
    EXPECT_TRUE(is_of_prime_order(key.bytes));
    EXPECT_FALSE(is_of_small_order(key.bytes));
  }
}

TEST(EdwardsPoint, OfSmallOrderIsKnownInAllItsForms) {
  for (const auto& point : small_points()) {
    EXPECT_TRUE(is_of_small_order(bytes_in(point))) << point;
    EXPECT_FALSE(is_of_prime_order(bytes_in(point))) << point;
    EXPECT_FALSE(is_public_key(key_in(point))) << point;
  }
}

TEST(EdwardsPoint, WithAPartOfSmallOrderIsNoKey) {
  for (const std::string point :
       {"da99e28ba529cdde35a25fba9059e78ecaee239f99755b9b1aa4f65df0080362",
        "5252cc0a7f208133b620acbd4537eba2a4123bf0a8c2e4f980c3b31bb697656a",
        "9599999999999999999999999999999999999999999999999999999999999919"}) {
    EXPECT_FALSE(is_of_small_order(bytes_in(point))) << point;
    EXPECT_FALSE(is_public_key(key_in(point))) << point;
  }
}

TEST(EdwardsPoint, ThatIsNoneIsNoKey) {
  for (const std::string bytes :
       {"0200000000000000000000000000000000000000000000000000000000000000",
        "0700000000000000000000000000000000000000000000000000000000000000",
        "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"}) {
    EXPECT_FALSE(is_public_key(key_in(bytes))) << bytes;
  }
  EXPECT_FALSE(is_public_key({KeyAlgorithm::ed25519, {}}));
  EXPECT_FALSE(is_public_key({KeyAlgorithm::unspecified, bytes_in(small_points().front())}));
}

/// R is the neutral element and S is zero: OpenSSL takes this for a signature of any text by a key
/// that is the neutral element.
TEST(EdwardsPoint, OfSmallOrderSignsNothingThoughOneSignatureFitsEveryText) {
  auto fits_all = bytes_in("0100000000000000000000000000000000000000000000000000000000000000");
  fits_all.resize(kSignatureBytes);
  for (const auto& point : small_points()) {
    for (const std::string text : {"", "one act", "another act"}) {
      EXPECT_FALSE(verifies(key_in(point), bytes_of(text), fits_all)) << point;
    }
  }
}

TEST(EdwardsPoint, ThatIsNoSoundKeyIsNoKeyOfANoteEither) {
  const auto key = [](const std::string& hex) {
    return to_text(NoteKey{"name.example", NoteKeyUse::note, key_in(hex)});
  };
  EXPECT_TRUE(
      parse_note_key(key("5866666666666666666666666666666666666666666666666666666666666666")));
  EXPECT_FALSE(parse_note_key(key(small_points()[2])));
  EXPECT_FALSE(
      parse_note_key(key("0700000000000000000000000000000000000000000000000000000000000000")));
}

/// All points of its curve are of prime order; what must be seen is that a point lies on it, in its
/// one form.
TEST(Sm2Point, ThatLiesNotOnTheCurveOrBeyondTheFieldIsNoKey) {
  auto key = SigningKey::generate(KeyAlgorithm::sm2).public_key();
  EXPECT_TRUE(is_public_key(key));
  for (std::size_t at = 0; at < key.bytes.size(); ++at) {
    auto other = key;
    other.bytes[at] ^= 1;
    EXPECT_FALSE(is_public_key(other)) << at;
  }
  for (const std::size_t from : {1U, 33U}) {
    auto beyond = key;
    std::fill_n(beyond.bytes.begin() + static_cast<std::ptrdiff_t>(from), 32, std::uint8_t{0xff});
    EXPECT_FALSE(is_public_key(beyond));
  }
  std::ranges::fill(key.bytes, std::uint8_t{0});
  EXPECT_FALSE(is_public_key(key)) << "the point at infinity";
  key.bytes[0] = 4;
  EXPECT_FALSE(is_public_key(key));
}

}  // namespace
}  // namespace caseledger::ledger
