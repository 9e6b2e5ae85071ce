#include "ledger/tree/tree.h"

#include <algorithm>
#include <bit>

#include "statemachines/words/check.h"

namespace caseledger::ledger {

Digest Frontier::root() const {
  if (subtrees_.empty()) return sha256({});
  Digest root = subtrees_.back();
  for (auto left = subtrees_.rbegin() + 1; left != subtrees_.rend(); ++left) {
    root = node_hash(*left, root);
  }
  return root;
}

std::vector<std::uint8_t> Frontier::bytes() const {
  std::vector<std::uint8_t> bytes;
  bytes.reserve(subtrees_.size() * sizeof(Digest));
  for (const Digest& subtree : subtrees_) {
    bytes.insert(bytes.end(), subtree.bytes.begin(), subtree.bytes.end());
  }
  return bytes;
}

Result<Frontier> Frontier::from_bytes(std::uint64_t size, Bytes bytes) {
  const auto expected = static_cast<std::size_t>(std::popcount(size)) * sizeof(Digest);
  if (bytes.size() != expected) {
    const auto leaves = std::to_string(size), wanted = std::to_string(expected),
               there = std::to_string(bytes.size());
    return fault(FaultKind::corrupt, "",
                 {leaves + "条事实的树右缘应有" + wanted + "字节，而有" + there + "字节",
                  "the right edge of a tree of " + leaves + " leaves has " + wanted +
                      " bytes, not " + there});
  }
  Frontier frontier;
  frontier.size_ = size;
  for (std::size_t at = 0; at < bytes.size(); at += sizeof(Digest)) {
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), sizeof(Digest),
                frontier.subtrees_.emplace_back().bytes.begin());
  }
  return frontier;
}

}  // namespace caseledger::ledger
