// Paths through the tree, against the definition of RFC 6962 written down as it stands there.
#include "ledger/tree/proof.h"

#include <gtest/gtest.h>

#include <bit>
#include <random>

namespace caseledger::ledger {
namespace {

Digest leaf(std::uint64_t n) {
  const auto text = std::to_string(n);
  return leaf_hash(bytes_of(text));
}

/// MTH of RFC 6962 section 2.1.
Digest definition(std::uint64_t begin, std::uint64_t end) {
  if (end == begin) return sha256({});
  if (end - begin == 1) return leaf(begin);
  const auto k = begin + std::bit_floor(end - begin - 1);
  return node_hash(definition(begin, k), definition(k, end));
}

Result<Digest> node_at(unsigned level, std::uint64_t index) {
  return definition(index << level, (index + 1) << level);
}

constexpr std::uint64_t kSizes = 40;

TEST(Proof, NamesTheRootOfEverySize) {
  for (std::uint64_t size = 0; size <= kSizes; ++size) {
    EXPECT_EQ(root_at(size, node_at), definition(0, size)) << size;
  }
}

TEST(Proof, LeadsFromEveryLeafToTheRootOfEverySize) {
  for (std::uint64_t size = 1; size <= kSizes; ++size) {
    const auto root = definition(0, size);
    for (std::uint64_t n = 0; n < size; ++n) {
      const auto path = inclusion_path(n, size, node_at);
      ASSERT_TRUE(path);
      EXPECT_TRUE(includes(root, size, leaf(n), n, *path)) << n << " of " << size;
      EXPECT_FALSE(includes(root, size, leaf(n + 1), n, *path));
      EXPECT_FALSE(size > 1 && includes(root, size, leaf(n), (n + 1) % size, *path));
    }
  }
}

TEST(Proof, LeadsFromEverySizeToEveryLaterOne) {
  for (std::uint64_t second = 0; second <= kSizes; ++second) {
    for (std::uint64_t first = 0; first <= second; ++first) {
      const auto old_root = definition(0, first), new_root = definition(0, second);
      const auto path = consistency_path(first, second, node_at);
      ASSERT_TRUE(path);
      EXPECT_TRUE(is_consistent(first, old_root, second, new_root, *path))
          << first << " in " << second;
      if (first == 0) continue;
      EXPECT_FALSE(is_consistent(first, leaf(99), second, new_root, *path));
      EXPECT_FALSE(is_consistent(first, old_root, second, leaf(99), *path));
    }
  }
}

TEST(Proof, IsWorthNothingWithOneNodeMoreOrLessOrChanged) {
  const std::uint64_t size = 37;
  const auto root = definition(0, size);
  for (const std::uint64_t n : {0, 5, 31, 32, 36}) {
    const auto path = *inclusion_path(n, size, node_at);
    for (std::size_t at = 0; at < path.size(); ++at) {
      auto changed = path;
      changed[at].bytes[at % 32] ^= 1;
      EXPECT_FALSE(includes(root, size, leaf(n), n, changed));
      auto shorter = path;
      shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(at));
      EXPECT_FALSE(includes(root, size, leaf(n), n, shorter));
    }
    auto longer = path;
    longer.push_back(root);
    EXPECT_FALSE(includes(root, size, leaf(n), n, longer));
  }
  for (const std::uint64_t first : {1, 6, 16, 32, 36}) {
    const auto path = *consistency_path(first, size, node_at);
    const auto old_root = definition(0, first);
    for (std::size_t at = 0; at < path.size(); ++at) {
      auto changed = path;
      changed[at].bytes[at % 32] ^= 1;
      EXPECT_FALSE(is_consistent(first, old_root, size, root, changed));
      auto shorter = path;
      shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(at));
      EXPECT_FALSE(is_consistent(first, old_root, size, root, shorter));
    }
    auto longer = path;
    longer.push_back(root);
    EXPECT_FALSE(is_consistent(first, old_root, size, root, longer));
  }
}

TEST(Proof, NeedsNoMoreNodesThanTheTreeIsHigh) {
  const auto flat = [](unsigned, std::uint64_t) -> Result<Digest> { return Digest{}; };
  const std::uint64_t size = 10'000'019;
  EXPECT_LE(inclusion_path(7, size, flat)->size(), 24u);
  EXPECT_LE(consistency_path(1'234'567, size, flat)->size(), 25u);
}

TEST(Proof, PassesAFaultOn) {
  const auto broken = [](unsigned, std::uint64_t) -> Result<Digest> {
    return fault(FaultKind::corrupt, "tile 0", {"缺失", "is missing"});
  };
  EXPECT_EQ(inclusion_path(3, 9, broken).error().kind, FaultKind::corrupt);
  EXPECT_EQ(consistency_path(3, 9, broken).error().kind, FaultKind::corrupt);
  EXPECT_EQ(root_at(9, broken).error().kind, FaultKind::corrupt);
}

TEST(ProofText, IsThatOfTheSpecification) {
  const LeafProof proof{3, {leaf(1), leaf(2)}, "water.example\n4\nroot\n\n— water.example AAAA\n"};
  const auto text = to_text(proof);
  EXPECT_TRUE(text.starts_with("c2sp.org/tlog-proof@v1\nindex 3\n"));
  EXPECT_EQ(parse_leaf_proof(text), proof);
  auto with_extra = text;
  with_extra.insert(text.find("index"), "extra AAAA\n");
  EXPECT_EQ(parse_leaf_proof(with_extra), proof);
}

TEST(ProofText, IsRefusedWhereALineIsNotOfTheForm) {
  const auto good = to_text({0, {leaf(1)}, "note\n"});
  const auto changed = [&](std::string_view from, std::string_view to) {
    auto text = good;
    text.replace(text.find(from), from.size(), to);
    return parse_leaf_proof(text);
  };
  EXPECT_FALSE(changed("@v1", "@v2"));
  EXPECT_FALSE(changed("index 0", "index 00"));
  EXPECT_FALSE(changed("index 0", "index -1"));
  EXPECT_FALSE(changed("index 0", "extra"));
  EXPECT_FALSE(changed("=\n", "\n"));
  EXPECT_FALSE(changed("\n\nnote\n", "\n"));
  for (std::size_t length = 0; length + 5 < good.size(); ++length) {
    EXPECT_FALSE(parse_leaf_proof(good.substr(0, length))) << length;
  }
}

}  // namespace
}  // namespace caseledger::ledger
