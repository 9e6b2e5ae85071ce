// The newest part of the index, in memory: the entries of consecutive leaves in the order they
// came, and a hash table of chains through them. Not synchronised: its owner locks, or it is no
// longer changed.
#pragma once

#include <optional>
#include <vector>

#include "ledger/store/index_entry.h"

namespace caseledger::ledger {

class IndexTail {
 public:
  explicit IndexTail(Position from) : from_(from), to_(from) {}

  /// The leaf at to(); nothing for a kind where it has no key.
  void add_leaf(const std::optional<IndexKey>& stream, const std::optional<IndexKey>& command);

  Position from() const { return from_; }
  Position to() const { return to_; }
  std::uint64_t leaves() const { return to_.index - from_.index; }
  const std::vector<IndexEntry>& entries() const { return entries_; }

  /// Appends the positions of a key, ascending.
  void find(IndexKind kind, const IndexKey& key, std::vector<Position>& found) const;

 private:
  void add(const IndexEntry& entry);
  void link(std::uint32_t at);
  void rehash();
  std::size_t slot_of(const IndexKey& key) const { return key.high & (newest_.size() - 1); }

  Position from_, to_;
  std::vector<IndexEntry> entries_;
  std::vector<std::uint32_t> older_;  // per entry: the one before it in its chain, plus 1; 0 = none
  std::vector<std::uint32_t> newest_;  // per slot: the chain's newest entry, plus 1; a power of two
};

}  // namespace caseledger::ledger
