// Private to verification: some hundred leaves in a row with the words that the vault has for them,
// and everything that can be found out about them without their neighbours. The costly part, done
// by any thread.
#pragma once

#include <vector>

#include "ledger/audit/verify.h"
#include "ledger/vault/vault.h"

namespace caseledger::ledger {

struct LeafBatch {
  Position from;
  std::vector<std::uint8_t> keys, bytes;         ///< as stored, one after the other
  std::vector<std::size_t> key_ends, leaf_ends;  ///< of each
  std::vector<VaultRecord> words;                ///< ascending by position

  std::size_t size() const { return leaf_ends.size(); }
  Position position(std::size_t n) const { return Position{from.index + n}; }
  Bytes key(std::size_t n) const;
  Bytes leaf(std::size_t n) const;
  void add(Bytes key, Bytes leaf);

  struct Seen {
    std::optional<Leaf> leaf;  ///< nothing where it could not be read
    Digest hash, sm3;
    std::span<const VaultRecord> words;  ///< its own, right or wrong
    std::size_t words_found = 0;         ///< of its commitments
  };
  std::vector<Seen> seen;
  std::vector<Finding> findings;
};

/// Fills in what is seen and found.
void examine(LeafBatch& batch);

}  // namespace caseledger::ledger
