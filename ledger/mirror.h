// A second copy of the leaves, as entry bundles of C2SP tlog-tiles: plain files of 256 leaves each,
// u16 big-endian length and bytes, from which a damaged store is repaired without any tool of ours.
//
//   mirror/x001/234         a full bundle; never changed any more, durable
//   mirror/x001/235.open    the last one, grown after each group
//
// It is written behind the commits, never in front of them: a crash can leave it short or cut off
// in the middle of an entry, and the next opening goes on from the last whole one. LMDB keeps what
// was acknowledged; this keeps what LMDB may lose.
//
// Threads: one at a time.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "ledger/fault.h"
#include "ledger/fault_plan.h"
#include "ledger/position.h"

namespace caseledger::ledger {

inline constexpr std::uint64_t kBundleLeaves = 256;

/// "x001/234" of 1234: three digits a folder, all but the last with an x (C2SP tlog-tiles).
std::string tile_number(std::uint64_t n);

/// The leaves of a bundle. `is_whole`: no byte follows the last entry.
struct Bundle {
  std::vector<std::vector<std::uint8_t>> leaves;
  bool is_whole = true;
};
/// Nothing where neither the full nor the open file is there.
Result<std::optional<Bundle>> read_bundle(const std::filesystem::path& folder, std::uint64_t n);

class Mirror {
 public:
  Mirror(std::filesystem::path folder, FaultPlan* faults)
      : folder_(std::move(folder)), faults_(faults) {}

  /// Finds where it ends. Makes the folder where it is missing.
  Result<void> open();
  /// The first leaf that it does not have.
  Position reached() const { return Position{bundle_ * kBundleLeaves + leaves_.size()}; }
  /// The next leaf; in memory until flush().
  Result<void> append(Bytes leaf);
  Result<void> flush();
  /// What was flushed is durable on return.
  Result<void> sync();

 private:
  std::filesystem::path file(const char* ending) const;
  std::string text() const;

  const std::filesystem::path folder_;
  FaultPlan* const faults_;
  std::uint64_t bundle_ = 0;                       // the open one
  std::vector<std::vector<std::uint8_t>> leaves_;  // of it
  std::string unwritten_;                          // entries behind what the file has
  bool is_cut_ = false;                            // the file has bytes behind its last entry
};

}  // namespace caseledger::ledger
