// Tiles are kept as they fill, and every node of the tree is found in them or below them.
#include "ledger/tree/tile.h"

#include <algorithm>

#include "ledger/tree/proof.h"
#include "tests/both.h"
#include "tests/ledger/store_fixture.h"

namespace caseledger::ledger {
namespace {

TEST(Tile, KeysAscendInTheOrderInWhichTilesFill) {
  TileEdge edge;
  Frontier tree;
  std::vector<std::uint64_t> keys;
  std::vector<TileId> ids;
  for (std::uint64_t n = 0; n < 65'536 + 300; ++n) {
    edge.append(Digest{}, tree, [&](TileId id, Bytes record) {
      EXPECT_EQ(record.size(), kTileRecordBytes);
      EXPECT_EQ(full_at(id), n + 1);
      keys.push_back(tile_key(id));
      ids.push_back(id);
    });
  }
  EXPECT_TRUE(std::is_sorted(keys.begin(), keys.end()));
  EXPECT_EQ(keys.size(), 258u);
  EXPECT_EQ(ids[256], (TileId{1, 0}));
  EXPECT_EQ(describe_tile(keys[256]).en, "tile 0 of level 1");
  EXPECT_EQ(describe_tile(keys[255]).en, "tile 255 of level 0");
  EXPECT_EQ(describe_tile(keys[255]).zh, "第0层第255个树块");
  EXPECT_EQ(describe_tile(77).en, "tile key 77");
}

TEST(Tile, IsAsWideAsTheTreeIsLong) {
  EXPECT_EQ(tile_width({0, 0}, 0), 0u);
  EXPECT_EQ(tile_width({0, 0}, 255), 255u);
  EXPECT_EQ(tile_width({0, 0}, 300), 256u);
  EXPECT_EQ(tile_width({0, 1}, 300), 44u);
  EXPECT_EQ(tile_width({1, 0}, 300), 1u);
  EXPECT_EQ(tile_width({2, 0}, 300), 0u);
}

TEST(Tile, RootIsTheTreeOfItsHashes) {
  Frontier tree;
  std::vector<Digest> hashes;
  for (std::uint8_t n = 0; n < 128; ++n) {
    hashes.push_back(sha256({&n, 1}));
    tree.append(hashes.back());
  }
  EXPECT_EQ(subtree_root(hashes), tree.root());
}

TEST(Tile, IsNoneWhereItsRecordHasAnotherLength) {
  const std::vector<Digest> hashes(kTileWidth);
  auto record = tile_record(hashes, subtree_root(hashes));
  EXPECT_EQ(tile_root(record), subtree_root(hashes));
  EXPECT_EQ(tile_hashes(record, 255, 1), std::vector<Digest>(1));
  record.pop_back();
  EXPECT_FALSE(tile_root(record));
  EXPECT_FALSE(tile_hashes(record, 0, 1));
}

class TileStore : public StoreTest {
 protected:
  /// Every node of the store, and proofs over it, against a tree of the leaves.
  static void expect_nodes(const Store& store, const std::vector<std::string>& leaves) {
    const NodeAt node_at = [&](unsigned level, std::uint64_t index) {
      return store.node(level, index);
    };
    Frontier tree;
    std::vector<Digest> hashes, roots{tree.root()};
    for (const auto& leaf : leaves) {
      hashes.push_back(leaf_hash(bytes_of(leaf)));
      tree.append(hashes.back());
      roots.push_back(tree.root());
    }
    const auto size = leaves.size();
    ASSERT_EQ(root_at(size, node_at), tree.root());
    for (std::uint64_t index = 0; tile_width({0, index}, size) > 0; ++index) {
      const auto width = tile_width({0, index}, size);
      const auto begin = hashes.begin() + static_cast<std::ptrdiff_t>(index * kTileWidth);
      ASSERT_EQ(store.tile({0, index}, width),
                std::vector(begin, begin + static_cast<std::ptrdiff_t>(width)));
    }
    for (std::uint64_t n = 0; n < tile_width({1, 0}, size); ++n) {
      ASSERT_EQ(store.tile({1, 0}, n + 1)->back(), store.node(kTileHeight, n)) << n;
    }
    for (std::uint64_t n = 0; n < size; n += 37) {
      const auto path = inclusion_path(n, size, node_at);
      ASSERT_TRUE(path) << both(path.error());
      ASSERT_TRUE(includes(tree.root(), size, hashes[n], n, *path)) << n;
      const auto earlier = consistency_path(n, size, node_at);
      ASSERT_TRUE(earlier && is_consistent(n, roots[n], size, tree.root(), *earlier)) << n;
    }
  }
};

TEST_F(TileStore, GivesEveryNodeWhileItGrowsAndAfterReopening) {
  std::vector<std::string> leaves;
  auto store = created();
  for (const std::uint64_t size : {1, 200, 256, 257, 700, 1'500}) {
    const auto more = numbered(leaves.size(), size);
    ASSERT_NO_FATAL_FAILURE(append(*store, more));
    leaves.insert(leaves.end(), more.begin(), more.end());
    ASSERT_NO_FATAL_FAILURE(expect_nodes(*store, leaves));
    ASSERT_TRUE(store->close());
    store = nullptr;
    store = opened();
    ASSERT_NO_FATAL_FAILURE(expect_nodes(*store, leaves));
  }
}

TEST_F(TileStore, GoesOnAfterAGroupThatWasDropped) {
  auto store = created();
  const auto leaves = numbered(0, 255);
  append(*store, leaves);
  {
    const auto group = store->begin();
    for (const auto& leaf : numbered(255, 400)) {
      ASSERT_TRUE((*group)->put(bytes_of(leaf), simple_index_keys({}, bytes_of(leaf)).value()));
    }
  }
  append(*store, numbered(255, 600));
  expect_nodes(*store, numbered(0, 600));
}

}  // namespace
}  // namespace caseledger::ledger
