// The nodes of the tree, kept so that a proof never asks for all leaves: C2SP tlog-tiles cuts the
// tree of RFC 6962 into tiles of 256 hashes. Tile (0, n) holds the leaf hashes of leaves 256 n and
// on; tile (l, n) holds the roots of the tiles (l-1, 256 n) and on. A tile is kept once it is full;
// of the others, one a level at the right edge, the leaves and the tiles below tell.
#pragma once

#include <compare>
#include <span>
#include <string>
#include <vector>

#include "ledger/base/fault.h"
#include "ledger/base/hash.h"
#include "ledger/tree/tree.h"

namespace caseledger::ledger {

inline constexpr unsigned kTileHeight = 8;
inline constexpr std::uint64_t kTileWidth = std::uint64_t{1} << kTileHeight;
/// Tiles above this level would need more leaves than there are numbers.
inline constexpr unsigned kTileLevels = 7;

struct TileId {
  unsigned level = 0;
  std::uint64_t index = 0;
  friend constexpr auto operator<=>(const TileId&, const TileId&) = default;
};

/// How many leaves a ledger has at the moment at which a tile becomes full.
constexpr std::uint64_t full_at(TileId id) {
  return (id.index + 1) << (kTileHeight * (id.level + 1));
}
/// The key under which a store keeps a full tile: ascending in the order in which tiles fill.
constexpr std::uint64_t tile_key(TileId id) { return full_at(id) * 8 + id.level; }
/// "tile 3 of level 0" for messages; any number may be given.
Bilingual describe_tile(std::uint64_t key);

/// Hashes a tile of that level has in a tree of `size` leaves, 0 to 256.
constexpr std::uint64_t tile_width(TileId id, std::uint64_t size) {
  const std::uint64_t entries = size >> (kTileHeight * id.level);
  const std::uint64_t before = id.index * kTileWidth;
  return entries <= before ? 0 : std::min(entries - before, kTileWidth);
}

/// The root over 1, 2, 4, … 256 neighbours.
Digest subtree_root(std::span<const Digest> hashes);

/// A full tile as a store keeps it: 256 hashes, then their root, which the caller knows, 32 bytes
/// each.
inline constexpr std::size_t kTileRecordBytes = (kTileWidth + 1) * sizeof(Digest);
std::vector<std::uint8_t> tile_record(std::span<const Digest> hashes, const Digest& root);
/// `count` of its hashes from `first` on. corrupt where the record has another length.
Result<std::vector<Digest>> tile_hashes(Bytes record, std::uint64_t first, std::uint64_t count);
/// corrupt likewise.
Result<Digest> tile_root(Bytes record);

/// The tiles at the right edge that are not full yet.
class TileEdge {
 public:
  /// Takes the next leaf and appends it to the tree, whose subtrees are the roots of tiles; both
  /// have had the same leaves before. visit(id, record) is called for each tile that is full by it,
  /// lowest level first.
  template <class Visit>
  void append(const Digest& leaf_hash, Frontier& tree, Visit&& visit) {
    open_tile(0).push_back(leaf_hash);
    tree.append(leaf_hash, [&](unsigned height, const Digest& root) {
      if (height % kTileHeight != 0) return;
      const unsigned level = height / kTileHeight - 1;
      const auto record = tile_record(open_tile(level), root);
      visit(TileId{level, tree.size() >> height}, Bytes(record));
      open_tile(level).clear();
      open_tile(level + 1).push_back(root);
    });
  }

  /// Puts the edge of a level back where it was when a store was closed.
  void restore(unsigned level, std::vector<Digest> hashes);

 private:
  std::vector<Digest>& open_tile(unsigned level);
  std::vector<std::vector<Digest>> levels_;
};

}  // namespace caseledger::ledger
