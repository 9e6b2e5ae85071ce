// The nodes of the tree: from full tiles, and where a tile is not full yet, from what is below it.
#include "ledger/hash.h"
#include "ledger/store_state.h"
#include "statemachines/check.h"

namespace caseledger::ledger {
namespace {

Bytes key_bytes(const std::uint64_t& number) {
  return {reinterpret_cast<const std::uint8_t*>(&number), sizeof number};
}

bool is_full(TileId id, std::uint64_t size) { return full_at(id) <= size; }

}  // namespace

Result<Bytes> Store::State::tile(const ReadTransaction& transaction, TileId id) const {
  const auto key = tile_key(id);
  const auto record = transaction.get(tiles, key_bytes(key));
  if (!record) return tl::unexpected(record.error());
  if (!*record) return fault(FaultKind::corrupt, describe_tile(key) + " is missing");
  return **record;
}

Result<Digest> Store::State::leaf_hash_at(const ReadTransaction& transaction,
                                          Position position) const {
  const auto leaf = transaction.get(leaves, key_bytes(position.index));
  if (!leaf) return tl::unexpected(leaf.error());
  if (*leaf) return leaf_hash(**leaf);
  return fault(FaultKind::corrupt, "leaf " + std::to_string(position.index) + " is missing");
}

Result<Digest> Store::State::tile_entry(const ReadTransaction& transaction, unsigned level,
                                        std::uint64_t n, std::uint64_t size) const {
  const TileId own{level, n / kTileWidth};
  const bool is_kept = is_full(own, size);
  if (!is_kept && level == 0) return leaf_hash_at(transaction, Position{n});
  // The entry in its own tile, or as the root of the tile below.
  const auto record = tile(transaction, is_kept ? own : TileId{level - 1, n});
  if (!record) return tl::unexpected(record.error());
  return tile_hash(*record, is_kept ? n % kTileWidth : kTileWidth);
}

Result<Digest> Store::node(unsigned level, std::uint64_t index) const {
  const auto transaction = ReadTransaction::begin(*state_->environment);
  if (!transaction) return tl::unexpected(transaction.error());
  const auto record = state_->head_record(*transaction);
  if (!record) return tl::unexpected(record.error());
  const auto size = record->head.tree.size();
  CL_REQUIRE(level < 64 && index < size >> level);
  const unsigned tile_level = level / kTileHeight;
  const std::uint64_t count = std::uint64_t{1} << (level % kTileHeight);
  std::vector<Digest> row;
  for (auto entry = index * count; row.size() < count; ++entry) {
    const auto hash = state_->tile_entry(*transaction, tile_level, entry, size);
    if (!hash) return hash;
    row.push_back(*hash);
  }
  return subtree_root(row);
}

Result<void> Store::State::restore_edge() {
  if (read_only) return {};
  const auto transaction = ReadTransaction::begin(*environment);
  if (!transaction) return tl::unexpected(transaction.error());
  const auto size = committed.tree.size();
  for (unsigned level = 0; size >> (kTileHeight * level) != 0; ++level) {
    const auto entries = size >> (kTileHeight * level);
    const auto full = entries / kTileWidth;
    std::vector<Digest> hashes;
    for (auto entry = full * kTileWidth; entry < entries; ++entry) {
      const auto hash = tile_entry(*transaction, level, entry, size);
      if (!hash) return tl::unexpected(hash.error());
      hashes.push_back(*hash);
    }
    edge.restore(level, full, std::move(hashes));
  }
  return {};
}

}  // namespace caseledger::ledger
