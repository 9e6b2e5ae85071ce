#include "ledger/repair/repair_lost_leaf.h"

#include <algorithm>
#include <cstring>

#include "ledger/disk/page_audit.h"
#include "ledger/leaf/codec.h"
#include "ledger/store/head_record.h"
#include "ledger/store/index.h"
#include "ledger/tree/tile.h"

namespace caseledger::ledger {
namespace {

namespace fs = std::filesystem;

/// The leaf hashes of a full tile, if it is one of level 0 and gives the root that is kept with it.
std::optional<std::vector<Digest>> leaf_hashes_of(std::uint64_t key, Bytes record) {
  const auto root = tile_root(record);
  if (!root || key % 8 != 0) return std::nullopt;
  std::vector<Digest> hashes(kTileWidth);
  for (std::size_t n = 0; n < hashes.size(); ++n) {
    std::copy_n(record.data() + n * sizeof(Digest), sizeof(Digest), hashes[n].bytes.begin());
  }
  return subtree_root(hashes) == *root ? std::optional(std::move(hashes)) : std::nullopt;
}

/// Nothing where the file cannot be read: then the leaves alone must tell.
template <class Visit>
void for_each_tile(const fs::path& store, Visit visit) {
  std::error_code error;
  if (!fs::exists(store, error)) return;
  auto layout = store_layout();
  layout.findings_max = SIZE_MAX;
  layout.visit = [&](std::string_view database, Bytes key, Bytes value) {
    std::uint64_t number = 0;
    if (database != kTilesName || key.size() != sizeof number) return;
    std::memcpy(&number, key.data(), sizeof number);
    visit(number, value);
  };
  void(audit_pages(store, layout));
}

}  // namespace

LostLeaf::LostLeaf(const std::vector<fs::path>& folders, std::vector<LeafSource> sources)
    : folders_(folders), sources_(std::move(sources)) {
  for (const auto& folder : folders_) {
    for_each_tile(folder / "ledger" / "data.mdb", [&](std::uint64_t key, Bytes record) {
      auto hashes = leaf_hashes_of(key, record);
      if (hashes) tiles_.emplace(key / 8 / kTileWidth - 1, std::move(*hashes));
    });
  }
}

/// By the tree's hashes; nothing where no tile has it.
std::optional<bool> LostLeaf::is_whole(std::uint64_t n) const {
  const auto [begin, end] = tiles_.equal_range(n / kTileWidth);
  if (begin == end) return std::nullopt;
  return std::ranges::any_of(sources_, [&, begin = begin, end = end](const LeafSource& source) {
    const auto bytes = source.at(Position{n});
    if (bytes.empty()) return false;
    const auto hash = leaf_hash(bytes);
    return std::any_of(begin, end,
                       [&](const auto& tile) { return tile.second[n % kTileWidth] == hash; });
  });
}

bool LostLeaf::is_vouched_for(Position position) const {
  return is_whole(position.index).value_or(false);
}

bool LostLeaf::is_there(std::uint64_t n) const {
  return std::ranges::any_of(sources_, [&](const LeafSource& source) {
    const auto leaf = decode(source.at(Position{n}));
    return leaf && leaf->position.index == n;
  });
}

bool LostLeaf::is_followed(std::uint64_t n) const {
  return std::ranges::any_of(sources_, [&](const LeafSource& one) {
    const auto digest = sm3(one.at(Position{n}));
    return std::ranges::any_of(sources_, [&](const LeafSource& other) {
      const auto next = decode(other.at(Position{n + 1}));
      return next && next->prev == digest;
    });
  });
}

LostLeaf::Found LostLeaf::find(Position stop) const {
  if (stop.index == 0) return {stop};
  const auto n = stop.index;
  const Found before{Position{n - 1}}, after{stop};
  if (const auto whole = is_whole(n - 1)) return *whole ? after : before;
  if (is_whole(n).value_or(false)) return before;
  if (!is_there(n)) return after;
  return is_followed(n) ? before : Found{stop, true};
}

/// Under the keys that the index has of them.
std::map<std::string, std::string> LostLeaf::streams_without(std::uint64_t n) const {
  std::map<std::string, std::string> streams;
  for (const auto& source : sources_) {
    for (std::uint64_t at = 0; at < source.end(); ++at) {
      const auto leaf = decode(source.at(Position{at}));
      if (leaf && at != n) streams.try_emplace(index_keys_of(leaf->fact).stream, leaf->fact.stream);
    }
  }
  return streams;
}

/// Asks the index for the places of every stream that there is.
std::optional<std::string> LostLeaf::stream_by_index(std::uint64_t n) const {
  const auto index = Index::open(folders_.front() / "ledger" / "index", {});
  if (!index) return std::nullopt;
  for (const auto& [key, stream] : streams_without(n)) {
    const auto places = (*index)->positions(key, Position{n});
    if (!places.empty() && places.front().index == n) return stream;
  }
  return std::nullopt;
}

/// Of one that is no leaf any more the name may still be there; it must be that of a stream.
std::optional<std::string> LostLeaf::stream_by_leaf(std::uint64_t n) const {
  for (const auto& source : sources_) {
    if (const auto leaf = decode(source.at(Position{n}))) return leaf->fact.stream;
  }
  const auto streams = streams_without(n);
  for (const auto& source : sources_) {
    const auto keys = index_keys_of(Position{n}, source.at(Position{n}));
    const auto known = keys ? streams.find(keys->stream) : streams.end();
    if (known != streams.end()) return known->second;
  }
  return std::nullopt;
}

Bilingual LostLeaf::whose(std::uint64_t n) const {
  auto stream = stream_by_index(n);
  if (!stream) stream = stream_by_leaf(n);
  if (stream) return {"案件 " + *stream, "case " + *stream};
  const auto before = n == 0 ? std::nullopt : stream_by_leaf(n - 1), after = stream_by_leaf(n + 1);
  return {"所属案件不明，前一事实属 " + before.value_or("不明") + "，后一事实属 " +
              after.value_or("不明"),
          "of an unknown case; the one before is of " + before.value_or("unknown") +
              ", the one behind of " + after.value_or("unknown")};
}

Bilingual LostLeaf::describe(const Found& found) const {
  const auto n = found.position.index;
  const auto [zh, en] = whose(n);
  const auto number = std::to_string(n);
  if (!found.or_the_one_before) {
    return {"第" + number + "号事实（" + zh + "）", "leaf " + number + " (" + en + ")"};
  }
  const auto [zh_before, en_before] = whose(n - 1);
  const auto before = std::to_string(n - 1);
  return {"第" + before + "号（" + zh_before + "）或第" + number + "号事实（" + zh + "）",
          "leaf " + before + " (" + en_before + ") or leaf " + number + " (" + en + ")"};
}

}  // namespace caseledger::ledger
