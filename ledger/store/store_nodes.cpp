// The nodes of the tree: from full tiles, and where a tile is not full yet, from what is below it.
#include "ledger/base/hash.h"
#include "ledger/disk/leaf_cursor.h"
#include "ledger/store/store_state.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

bool is_full(TileId id, std::uint64_t size) { return full_at(id) <= size; }

}  // namespace

Result<Bytes> Store::State::tile(const ReadTransaction& transaction, TileId id) const {
  const auto key = tile_key(id);
  CL_TRY(const auto record, transaction.get(tiles, bytes_of(key)));
  if (!record) {
    const auto tile = describe_tile(key);
    return fault(FaultKind::corrupt, "", {"缺少" + tile.zh, tile.en + " is missing"});
  }
  return *record;
}

Result<Digest> Store::State::leaf_hash_at(const ReadTransaction& transaction,
                                          Position position) const {
  CL_TRY(const auto leaf, transaction.get(leaves, bytes_of(position.index)));
  if (leaf) return leaf_hash(*leaf);
  return missing_leaf(position);
}

/// The `count` roots of tiles below, or hashes of leaves, from `first` on; all within one tile.
Result<std::vector<Digest>> Store::State::tile_entries(const ReadTransaction& transaction,
                                                       unsigned level, std::uint64_t first,
                                                       std::uint64_t count,
                                                       std::uint64_t size) const {
  const TileId own{level, first / kTileWidth};
  if (is_full(own, size)) {
    return tile(transaction, own).and_then([&](Bytes record) {
      return tile_hashes(record, first % kTileWidth, count);
    });
  }
  std::vector<Digest> hashes;
  hashes.reserve(count);
  for (auto n = first; n < first + count; ++n) {
    CL_TRY(const auto hash, level == 0 ? leaf_hash_at(transaction, Position{n})
                                       : tile(transaction, {level - 1, n}).and_then(tile_root));
    hashes.push_back(hash);
  }
  return hashes;
}

Result<Digest> Store::node(unsigned level, std::uint64_t index) const {
  CL_TRY(const auto transaction, ReadTransaction::begin(*state_->environment));
  CL_TRY(const auto record, state_->head_record(transaction));
  const auto size = record.head.tree.size();
  CL_REQUIRE(level < 64 && index < size >> level);
  const std::uint64_t count = std::uint64_t{1} << (level % kTileHeight);
  return state_->tile_entries(transaction, level / kTileHeight, index * count, count, size)
      .map([](const std::vector<Digest>& row) { return subtree_root(row); });
}

Result<std::vector<Digest>> Store::tile(TileId id, std::uint64_t width) const {
  CL_TRY(const auto transaction, ReadTransaction::begin(*state_->environment));
  CL_TRY(const auto record, state_->head_record(transaction));
  const auto size = record.head.tree.size();
  CL_REQUIRE(width <= tile_width(id, size));
  return state_->tile_entries(transaction, id.level, id.index * kTileWidth, width, size);
}

Result<void> Store::State::restore_edge() {
  if (read_only) return {};
  CL_TRY(const auto transaction, ReadTransaction::begin(*environment));
  const auto size = committed.tree.size();
  for (unsigned level = 0; size >> (kTileHeight * level) != 0; ++level) {
    const auto entries = size >> (kTileHeight * level);
    const auto full = entries / kTileWidth;
    CL_TRY(auto hashes,
           tile_entries(transaction, level, full * kTileWidth, entries % kTileWidth, size));
    edge.restore(level, std::move(hashes));
  }
  return {};
}

}  // namespace caseledger::ledger
