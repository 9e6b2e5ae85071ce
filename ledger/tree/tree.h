// The right edge of the Merkle tree of RFC 6962 section 2.1 (the same in RFC 9162): for a tree of n
// leaves the roots of its maximal complete subtrees, one for each 1 in the binary form of n,
// largest first. That is all it takes to append the next leaf (amortised one hash) and to name the
// root (at most log2 n hashes); the leaves themselves are not needed. Appending works like adding
// one to a binary number: each 1 that turns to 0 is two equal subtrees that become one.
#pragma once

#include <bit>
#include <vector>

#include "ledger/base/fault.h"
#include "ledger/base/hash.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {

class Frontier {
 public:
  /// The tree of no leaves; its root is SHA-256 of nothing.
  Frontier() = default;

  void append(const Digest& leaf_hash) {
    append(leaf_hash, [](unsigned, const Digest&) {});
  }
  /// completed(level, root) is called for each subtree of 2^level leaves, level > 0, that this leaf
  /// is the last of, the smallest first.
  template <class Completed>
  void append(const Digest& leaf_hash, Completed&& completed) {
    CL_ASSERT(subtrees_.size() == static_cast<std::size_t>(std::popcount(size_)));
    Digest carry = leaf_hash;
    unsigned level = 0;
    for (std::uint64_t bits = size_; (bits & 1) != 0; bits >>= 1) {
      carry = node_hash(subtrees_.back(), carry);
      subtrees_.pop_back();
      completed(++level, carry);
    }
    subtrees_.push_back(carry);
    ++size_;
  }

  std::uint64_t size() const { return size_; }
  Digest root() const;
  /// Largest subtree first; exactly as many as size() has ones.
  const std::vector<Digest>& subtrees() const { return subtrees_; }

  /// The subtrees' 32-byte hashes, one after the other. The size is kept beside by the caller.
  std::vector<std::uint8_t> bytes() const;
  /// corrupt where the length does not belong to a tree of that size.
  static Result<Frontier> from_bytes(std::uint64_t size, Bytes bytes);

  friend bool operator==(const Frontier&, const Frontier&) = default;

 private:
  std::uint64_t size_ = 0;
  std::vector<Digest> subtrees_;
};

}  // namespace caseledger::ledger
