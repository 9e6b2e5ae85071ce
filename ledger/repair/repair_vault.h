// Private to repair: the vault put together again. Records stay sealed as they lie; one is taken
// from the backup where ours does not open. A key that was destroyed stays destroyed, and one of a
// case that the leaves dispose of is destroyed here, wherever it was still found.
#pragma once

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <vector>

#include "ledger/leaf/leaf.h"
#include "ledger/repair/repair.h"
#include "ledger/vault/case_keys.h"

namespace caseledger::ledger {

/// Whose a leaf is.
struct LeafOwner {
  Procedure procedure = Procedure::unspecified;
  std::string stream;
  KeyOwner key_owner() const { return {procedure, stream}; }
  friend auto operator<=>(const LeafOwner&, const LeafOwner&) = default;
};

/// What a vault must know of the leaves whose words it keeps.
class MendedLeaves {
 public:
  /// The next leaf.
  void add(const Leaf& leaf);

  Position end() const { return Position{numbers_.size()}; }
  /// Requires that there is such a leaf.
  const LeafOwner& owner(Position position) const;
  /// The last leaf that disposes of the records of this owner, as key slots name it.
  std::optional<Position> disposed_at(const Digest& owner) const;
  /// Whether the records of this leaf's stream were disposed of after it.
  bool is_disposed(Position position) const;

 private:
  std::vector<std::uint32_t> numbers_;  // of the owner of each leaf
  std::vector<LeafOwner> owners_;
  std::map<LeafOwner, std::uint32_t> known_;
  std::map<Digest, Position> disposed_;
};

/// How many slots of keys there ever were, as far as anything tells: no number is given twice.
class SlotsEver {
 public:
  /// There are so many, or an anchor counted them.
  void count(std::uint64_t slots) { counted_ = std::max(counted_, slots); }
  /// Words or a file that no anchor vouches for name this slot, if they are not damaged.
  void name(std::optional<SlotNumber> slot) {
    if (slot) named_.push_back(*slot);
  }
  /// Each sealed case or file takes one slot at most; a slot named far beyond that is damage.
  std::uint64_t total() const;

 private:
  std::uint64_t counted_ = 0;
  std::vector<SlotNumber> named_;
};

struct VaultSources {
  std::filesystem::path damaged;                ///< the data folder
  std::optional<std::filesystem::path> backup;  ///< another one
  Position backup_end;                          ///< behind the last leaf that the backup has
};

struct VaultRepair {
  std::uint64_t words_mended = 0;  ///< records and keys that came from the backup
  std::uint64_t files_mended = 0;
  std::vector<Loss> losses;  ///< what is there and opens nowhere
};

/// Makes `to`, a vault with the words of these leaves. Its files are links to those that lie in the
/// damaged vault, or copies.
Result<VaultRepair> repair_vault(const VaultSources& sources, const MendedLeaves& leaves,
                                 const std::filesystem::path& to, const SecretKey& bureau_key);

}  // namespace caseledger::ledger
