// Proofs of the tree of RFC 6962: that a leaf is in it (section 2.1.1), and that one tree is the
// beginning of another (section 2.1.2). Making one asks for O(log n) nodes; checking one needs no
// ledger at all. As text they travel in C2SP tlog-proof and tlog-witness.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/fault.h"
#include "ledger/base/hash.h"

namespace caseledger::ledger {

/// The root of the complete subtree over leaves [index << level, (index + 1) << level).
using NodeAt = std::function<Result<Digest>(unsigned level, std::uint64_t index)>;
using Path = std::vector<Digest>;

/// The root of the first `size` leaves.
Result<Digest> root_at(std::uint64_t size, const NodeAt& node_at);
/// From the leaf's sibling up to the root's child. Requires index < size.
Result<Path> inclusion_path(std::uint64_t index, std::uint64_t size, const NodeAt& node_at);
/// Empty where the sizes are equal or the first is 0. Requires first <= second.
Result<Path> consistency_path(std::uint64_t first, std::uint64_t second, const NodeAt& node_at);

bool includes(const Digest& root, std::uint64_t size, const Digest& leaf_hash, std::uint64_t index,
              const Path& path);
bool is_consistent(std::uint64_t first, const Digest& first_root, std::uint64_t second,
                   const Digest& second_root, const Path& path);

/// A leaf's way to a checkpoint, in the text form c2sp.org/tlog-proof@v1.
struct LeafProof {
  std::uint64_t index = 0;
  Path path;
  std::string note;  ///< the checkpoint with its signatures, as the log gave it
  friend bool operator==(const LeafProof&, const LeafProof&) = default;
};
/// Under the checkpoint of this note. unavailable: it does not cover the leaf.
Result<LeafProof> prove_leaf(std::uint64_t index, std::string note, const NodeAt& node_at);
std::string to_text(const LeafProof& proof);
/// malformed, naming the line. Extra data is skipped: nothing authenticates it.
Result<LeafProof> parse_leaf_proof(std::string_view text);

}  // namespace caseledger::ledger
