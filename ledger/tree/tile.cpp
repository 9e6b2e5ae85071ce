#include "ledger/tree/tile.h"

#include <algorithm>
#include <bit>

#include "statemachines/words/check.h"

namespace caseledger::ledger {

Bilingual describe_tile(std::uint64_t key) {
  const auto level = static_cast<unsigned>(key % 8);
  const auto full = level < kTileLevels ? (key / 8) >> (kTileHeight * (level + 1)) : 0;
  if (full == 0 || tile_key({level, full - 1}) != key) {
    const auto number = std::to_string(key);
    return {"树块键 " + number, "tile key " + number};
  }
  const auto number = std::to_string(full - 1), height = std::to_string(level);
  return {"第" + height + "层第" + number + "个树块", "tile " + number + " of level " + height};
}

Digest subtree_root(std::span<const Digest> hashes) {
  CL_REQUIRE(std::has_single_bit(hashes.size()) && hashes.size() <= kTileWidth);
  std::array<Digest, kTileWidth> row;
  std::ranges::copy(hashes, row.begin());
  for (std::size_t width = hashes.size(); width > 1; width /= 2) {
    for (std::size_t n = 0; n < width / 2; ++n) row[n] = node_hash(row[2 * n], row[2 * n + 1]);
  }
  return row.front();
}

std::vector<std::uint8_t> tile_record(std::span<const Digest> hashes, const Digest& root) {
  CL_REQUIRE(hashes.size() == kTileWidth);
  std::vector<std::uint8_t> record;
  record.reserve(kTileRecordBytes);
  for (const auto& hash : hashes) {
    record.insert(record.end(), hash.bytes.begin(), hash.bytes.end());
  }
  record.insert(record.end(), root.bytes.begin(), root.bytes.end());
  return record;
}

namespace {

/// Of the 257 hashes of a record.
Result<std::vector<Digest>> hashes_of(Bytes record, std::uint64_t first, std::uint64_t count) {
  if (record.size() != kTileRecordBytes) {
    const auto bytes = std::to_string(record.size());
    return fault(FaultKind::corrupt, "",
                 {bytes + "字节的不是树块", "a tile of " + bytes + " bytes is none"});
  }
  std::vector<Digest> hashes(count);
  for (auto& hash : hashes) {
    std::ranges::copy(record.subspan(first++ * sizeof(Digest), sizeof(Digest)), hash.bytes.begin());
  }
  return hashes;
}

}  // namespace

Result<std::vector<Digest>> tile_hashes(Bytes record, std::uint64_t first, std::uint64_t count) {
  CL_REQUIRE(first + count <= kTileWidth);
  return hashes_of(record, first, count);
}

Result<Digest> tile_root(Bytes record) {
  return hashes_of(record, kTileWidth, 1).map([](const auto& hashes) { return hashes.front(); });
}

std::vector<Digest>& TileEdge::open_tile(unsigned level) {
  if (levels_.size() <= level) levels_.resize(level + 1);
  return levels_[level];
}

void TileEdge::restore(unsigned level, std::vector<Digest> hashes) {
  CL_REQUIRE(hashes.size() < kTileWidth && level < kTileLevels);
  open_tile(level) = std::move(hashes);
}

}  // namespace caseledger::ledger
