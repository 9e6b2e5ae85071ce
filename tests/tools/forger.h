// Changes leaves as somebody might who owns the keys of the house: every field, in forms that a
// reader of leaves takes. What they make of a history has right hashes and is no history.
#pragma once

#include <random>
#include <vector>

#include "ledger/leaf/codec.h"
#include "ledger/leaf/leaf.h"

namespace caseledger::tools {

class Forger {
 public:
  explicit Forger(std::uint32_t seed) : random_(seed) {}

  /// One thing is changed, somewhere.
  void forge(std::vector<ledger::Leaf>& leaves) {
    auto& leaf = leaves[below(leaves.size())];
    const auto& other = leaves[below(leaves.size())];
    switch (below(8)) {
      case 0:
        leaf.fact.event = other.fact.event;
        break;
      case 1:
        leaf.fact.clocks = other.fact.clocks;
        break;
      case 2:
        leaf.fact.stream = other.fact.stream;
        leaf.fact.procedure = other.fact.procedure;
        break;
      case 3:
        leaf.fact.stage_after = other.fact.stage_after;
        break;
      case 4:
        leaves.erase(leaves.begin() + static_cast<std::ptrdiff_t>(below(leaves.size())));
        break;
      default:
        flip_a_bit(leaf);
    }
  }

 private:
  std::size_t below(std::size_t end) { return random_() % end; }

  /// Of what the leaf is on disk, so that it is a leaf still.
  void flip_a_bit(ledger::Leaf& leaf) {
    auto bytes = ledger::encode(leaf);
    if (!bytes) return;  // forged before, into what no reader takes
    for (;;) {
      const auto at = below(bytes->size());
      const auto bit = static_cast<std::uint8_t>(1U << below(8));
      (*bytes)[at] ^= bit;
      if (auto forged = ledger::decode(*bytes)) {
        leaf = std::move(*forged);
        return;
      }
      (*bytes)[at] ^= bit;
    }
  }

  std::mt19937 random_;
};

}  // namespace caseledger::tools
