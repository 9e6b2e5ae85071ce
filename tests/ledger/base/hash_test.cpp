// The standards' own vectors, and the two ways in which the tree hashes.
#include "ledger/base/hash.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace caseledger::ledger {
namespace {

std::string hex(const Digest& digest) {
  std::string text;
  for (const std::uint8_t byte : digest.bytes) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

// FIPS 180-4, example "abc", and the empty message.
TEST(Hash, Sha256IsThatOfTheStandard) {
  EXPECT_EQ(hex(sha256(bytes_of("abc"))),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hex(sha256({})), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

// GB/T 32905-2016, annex A: "abc" and sixteen times "abcd".
TEST(Hash, Sm3IsThatOfTheStandard) {
  EXPECT_EQ(hex(sm3(bytes_of("abc"))),
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  std::string repeated;
  for (int i = 0; i < 16; ++i) repeated += "abcd";
  EXPECT_EQ(hex(sm3(bytes_of(repeated))),
            "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
}

TEST(Hash, LeafAndNodeBeginWithTheirDomainByte) {
  EXPECT_EQ(leaf_hash(bytes_of("x")), sha256(bytes_of(std::string_view("\0x", 2))));
  const Digest left = sha256(bytes_of("l"));
  const Digest right = sha256(bytes_of("r"));
  std::string joined = "\x01";
  joined.append(left.bytes.begin(), left.bytes.end())
      .append(right.bytes.begin(), right.bytes.end());
  EXPECT_EQ(node_hash(left, right), sha256(bytes_of(joined)));
  EXPECT_NE(node_hash(left, right), node_hash(right, left));
}

TEST(Hash, PartsGiveTheDigestOfTheWhole) {
  for (const auto function : {HashFunction::sha256, HashFunction::sm3}) {
    const auto whole = function == HashFunction::sha256 ? sha256 : sm3;
    Hasher hasher(function);
    EXPECT_EQ(hasher.update(bytes_of("ab")).update({}).update(bytes_of("c")).finish(),
              whole(bytes_of("abc")));
    EXPECT_EQ(hasher.finish(), whole({})) << "a finished hasher starts anew";
  }
}

TEST(Hash, ThreadsDoNotDisturbEachOther) {
  const Digest expected = node_hash(sha256({}), sm3({}));
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&wrong, &expected, t] {
      for (int i = 0; i < 2'000; ++i) wrong[t] += node_hash(sha256({}), sm3({})) != expected;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

}  // namespace
}  // namespace caseledger::ledger
