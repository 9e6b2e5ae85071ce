// The right edge against the recursion of RFC 6962 and against vectors others share.
#include "ledger/tree/tree.h"

#include <gtest/gtest.h>

#include <bit>
#include <string_view>

namespace caseledger::ledger {
namespace {

/// MTH of RFC 6962 section 2.1, word for word, over leaf hashes.
Digest naive_root(std::span<const Digest> leaves) {
  if (leaves.empty()) return sha256({});
  if (leaves.size() == 1) return leaves[0];
  const std::size_t split = std::bit_floor(leaves.size() - 1);
  return node_hash(naive_root(leaves.first(split)), naive_root(leaves.subspan(split)));
}

Digest numbered_leaf(std::uint64_t number) {
  const std::uint8_t bytes[] = {static_cast<std::uint8_t>(number),
                                static_cast<std::uint8_t>(number >> 8)};
  return leaf_hash(bytes);
}

std::vector<std::uint8_t> unhex(std::string_view hex) {
  const auto nibble = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::vector<std::uint8_t> bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    bytes.push_back(static_cast<std::uint8_t>(nibble(hex[i]) * 16 + nibble(hex[i + 1])));
  }
  return bytes;
}

TEST(Tree, HasTheRootOfRfc6962AtEverySize) {
  std::vector<Digest> leaves;
  Frontier tree;
  EXPECT_EQ(tree.root(), sha256({}));
  for (std::uint64_t size = 1; size <= 300; ++size) {
    leaves.push_back(numbered_leaf(size));
    tree.append(leaves.back());
    ASSERT_EQ(tree.size(), size);
    ASSERT_EQ(tree.root(), naive_root(leaves)) << "at size " << size;
  }
}

// The eight leaves and the roots that the Certificate Transparency reference implementations share.
TEST(Tree, HasTheRootsOfTheCertificateTransparencyVectors) {
  constexpr std::string_view kLeaves[] = {"",
                                          "00",
                                          "10",
                                          "2021",
                                          "3031",
                                          "40414243",
                                          "5051525354555657",
                                          "606162636465666768696a6b6c6d6e6f"};
  constexpr std::string_view kRoots[] = {
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  Frontier tree;
  for (std::size_t i = 0; i < std::size(kLeaves); ++i) {
    tree.append(leaf_hash(unhex(kLeaves[i])));
    const auto root = unhex(kRoots[i]);
    EXPECT_TRUE(std::equal(root.begin(), root.end(), tree.root().bytes.begin()))
        << "size " << i + 1;
  }
}

TEST(Tree, GoesOnFromItsBytes) {
  Frontier tree;
  for (std::uint64_t i = 0; i < 100; ++i) {
    const auto again = Frontier::from_bytes(tree.size(), tree.bytes());
    ASSERT_TRUE(again.has_value());
    ASSERT_EQ(*again, tree);
    tree.append(numbered_leaf(i));
  }
}

TEST(Tree, RefusesBytesOfAnotherSize) {
  Frontier tree;
  for (std::uint64_t i = 0; i < 5; ++i) tree.append(numbered_leaf(i));
  const auto bytes = tree.bytes();
  for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
    const auto result = Frontier::from_bytes(5, Bytes(bytes).first(cut));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().kind, FaultKind::corrupt);
  }
  EXPECT_FALSE(Frontier::from_bytes(7, bytes).has_value());
}

}  // namespace
}  // namespace caseledger::ledger
