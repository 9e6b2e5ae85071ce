// The keys that signed a ledger's checkpoints, as its own leaves name them: adopted by one leaf,
// retired by another. A checkpoint of so many leaves must bear a right signature of an Ed25519 key
// that was in force there, and no wrong one of any key the ledger ever had.
//
// That proves nothing to a stranger who does not know the keys from elsewhere; it shows them who
// alters a checkpoint without having them.
#pragma once

#include <string>
#include <vector>

#include "ledger/leaf/leaf.h"
#include "ledger/tree/note.h"

namespace caseledger::ledger {

/// Which lines a checkpoint must have: a copy that somebody kept may have lost those that its
/// holder cannot read, the ledger's own has one of each algorithm that has a key in force.
enum class Lines { ed25519, every_algorithm };

class LogKeys {
 public:
  /// The leaves of a ledger in order.
  void leaf(Position position, const Leaf& leaf);
  /// What is wrong with the signatures of a checkpoint of `size` leaves; empty: nothing.
  std::vector<Bilingual> check(const Note& note, std::uint64_t size, Lines lines) const;

 private:
  struct Life {
    NoteKey key;
    std::uint64_t from = 0;            ///< leaves there must be before it signs
    std::uint64_t until = UINT64_MAX;  ///< and while it does
  };
  std::vector<Life> keys_;
};

}  // namespace caseledger::ledger
