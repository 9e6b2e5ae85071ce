// Proofs of many leaves against one checkpoint. The note is read once and its signatures are looked
// at once, so all proofs of a run speak of the same checkpoint and each costs only its path. The
// tiles of the tree that a path crosses are kept, because neighbouring leaves share them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ledger/ledger.h"
#include "statemachines/day/bureau.h"

namespace caseledger::adapters {

/// The hashes of a tile, and above them the roots over each complete 2, 4, … 256 of them.
using TileRows = std::vector<std::vector<Digest>>;

class CheckpointProofs {
 public:
  /// Under the checkpoint that the ledger has now. The ledger must outlive the proofs.
  static Result<CheckpointProofs> open(const ledger::Ledger& ledger, const Bureau& bureau);

  /// The checkpoint with its signatures, as the file has it.
  const std::string& note() const { return note_; }
  const ledger::Checkpoint& checkpoint() const { return checkpoint_; }
  /// The vkeys of the log's keys that are in force and have a signature on this checkpoint.
  const std::vector<std::string>& keys() const { return keys_; }

  /// The proof of a leaf, given with its bytes, in the text form c2sp.org/tlog-proof@v1; it is
  /// checked as a reader would check it. unavailable: the checkpoint does not cover the leaf.
  /// corrupt: the tree of the ledger does not lead from these bytes to the checkpoint.
  Result<std::string> prove(ledger::Position position, ledger::Bytes leaf);

 private:
  explicit CheckpointProofs(const ledger::Ledger& ledger) : ledger_(&ledger) {}
  Result<Digest> node(unsigned level, std::uint64_t index);
  Result<const TileRows*> tile(ledger::TileId id);

  const ledger::Ledger* ledger_;
  std::string note_;
  ledger::Checkpoint checkpoint_;
  std::vector<std::string> keys_;
  std::map<ledger::TileId, TileRows> tiles_;
};

}  // namespace caseledger::adapters
