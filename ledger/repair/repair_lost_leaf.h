// Private to repair: says which leaf it is that no place has whole, and whose. A changed leaf still
// names the one before it; only the next one, or the tree's own hash of it, knows that it is not
// what was written. So where the chain breaks, either side of the break may be the bad one.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ledger/base/hash.h"
#include "ledger/repair/leaf_sources.h"

namespace caseledger::ledger {

class LostLeaf {
 public:
  /// The data folders that were looked at, and what was found in them.
  LostLeaf(const std::vector<std::filesystem::path>& folders, std::vector<LeafSource> sources);

  struct Found {
    Position position;
    bool or_the_one_before = false;  ///< nobody can say which of the two
  };
  /// Which of the leaves around `stop`, the first one that does not follow.
  Found find(Position stop) const;
  /// Whether the tree's own hash says that the leaf is what was written.
  bool is_vouched_for(Position position) const;
  /// It and its case: "第7号事实（案件 2021-SF-0001）". The case is known
  /// from the index, else from what is left of the leaf; else its neighbours are named.
  Bilingual describe(const Found& found) const;

 private:
  std::optional<bool> is_whole(std::uint64_t n) const;
  bool is_there(std::uint64_t n) const;
  bool is_followed(std::uint64_t n) const;
  std::map<std::string, std::string> streams_without(std::uint64_t n) const;
  std::optional<std::string> stream_by_index(std::uint64_t n) const;
  std::optional<std::string> stream_by_leaf(std::uint64_t n) const;
  Bilingual whose(std::uint64_t n) const;

  const std::vector<std::filesystem::path> folders_;
  const std::vector<LeafSource> sources_;
  std::multimap<std::uint64_t, std::vector<Digest>> tiles_;  // of leaf hashes, by their number
};

}  // namespace caseledger::ledger
