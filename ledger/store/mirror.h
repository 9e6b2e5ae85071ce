// A second copy of the leaves, as entry bundles of C2SP tlog-tiles: plain files of 256 leaves each,
// u16 big-endian length and bytes, from which a damaged store is repaired without any tool of ours.
//
//   mirror/x001/234         a full bundle; never changed any more, durable
//   mirror/x001/235.open    the last one, grown after each group, until it is full
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

#include "ledger/base/position.h"
#include "ledger/disk/durable_file.h"

namespace caseledger::ledger {

inline constexpr std::uint64_t kBundleLeaves = 256;

/// "x001/234" of 1234: three digits a folder, all but the last with an x (C2SP tlog-tiles).
std::string tile_number(std::uint64_t n);

/// A bundle as its file has it, and where its entries end.
struct Bundle {
  std::string text;
  std::vector<std::size_t> ends;

  std::size_t size() const { return ends.size(); }
  Bytes leaf(std::size_t n) const;
  /// Whether no byte follows the last entry.
  bool is_whole() const { return text.size() == (ends.empty() ? 0 : ends.back()); }
};
/// Nothing where neither the full nor the open file is there.
Result<std::optional<Bundle>> read_bundle(const std::filesystem::path& folder, std::uint64_t n);
/// The numbers of all bundles that are there, full or open, ascending; none without a folder.
Result<std::vector<std::uint64_t>> bundles_in(const std::filesystem::path& folder);

class Mirror {
 public:
  Mirror(std::filesystem::path folder, FaultPlan* faults)
      : folder_(std::move(folder)), faults_(faults) {}

  /// Finds where it ends, and changes no bundle. Makes the folder where it is missing.
  Result<void> open();
  /// The first leaf that it does not have.
  Position reached() const { return Position{bundle_ * kBundleLeaves + leaves_}; }
  /// The next leaf; in memory until flush(), or until its bundle is full.
  Result<void> append(Bytes leaf);
  Result<void> flush();
  /// All that was appended is durable on return.
  Result<void> sync();

 private:
  Result<void> name_if_full();
  Result<void> name_bundle();
  Result<void> write();
  Result<void> fit_file();
  Result<void> have_file();
  std::filesystem::path open_path() const;

  const std::filesystem::path folder_;
  FaultPlan* const faults_;
  std::uint64_t bundle_ = 0;               // the open one
  std::string text_;                       // of it
  std::size_t leaves_ = 0;                 // in the text
  std::size_t written_ = 0;                // bytes of the text that the file has
  std::optional<DurableFileWriter> file_;  // of it, once there is something to write
};

}  // namespace caseledger::ledger
