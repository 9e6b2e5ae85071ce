// Finds leaves by stream and by command. All of it is derived from the leaves and may be thrown
// away; opening then makes it again.
//
// Keys of others' making are random, and a B-tree of random keys written with every group costs
// five times the leaves themselves. So the newest entries stay in memory (IndexTail), are written
// in the background as sorted files (IndexRun), and files are merged so that each is at least twice
// as long as the next newer one: at ten million leaves a look-up asks at most eight. The file
// `manifest` lists the runs; it is replaced after a run is durable, before older ones are removed:
//
//   caseledger index 1 LF
//   from SP to SP digest-of-the-run LF        oldest first, without gaps
//
// What was acknowledged is found at once, from memory; after a crash the store adds the leaves from
// reached() on again, at most kTailsMax + 1 runs' worth.
//
// Threads: add and flush from one, look-ups from any. Housekeeping ends before the index does.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "ledger/base/fault.h"
#include "ledger/base/fault_plan.h"
#include "ledger/disk/housekeeping.h"
#include "ledger/leaf/index_keys.h"
#include "ledger/store/index_run.h"
#include "ledger/store/index_tail.h"

namespace caseledger::ledger {

struct IndexOptions {
  std::uint64_t run_leaves = 65'536;  ///< a tail of so many leaves is written
  Housekeeping* housekeeping =
      nullptr;  ///< writes runs; null: read-only, everything stays in memory
  FaultPlan* faults = nullptr;
};

class Index {
 public:
  /// An absent folder is an empty index. corrupt: manifest or runs are damaged; remove the folder
  /// and open again. With housekeeping, files the manifest does not name are removed.
  static Result<std::unique_ptr<Index>> open(const std::filesystem::path& folder,
                                             const IndexOptions& options);
  ~Index();
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  /// The leaf that must be added next.
  Position reached() const;
  /// Requires position == reached().
  void add(Position position, const IndexKeys& keys);

  /// Has the tail written if that is worth a file; housekeeping reports the outcome.
  void flush();

  std::vector<Position> positions(std::string_view stream, Position from) const;
  std::optional<Position> first_position(const CommandId& command) const;

  /// The files, oldest first; for the audit.
  std::vector<std::shared_ptr<const IndexRun>> runs() const;

 private:
  using Runs = std::vector<std::shared_ptr<const IndexRun>>;
  using Tails = std::vector<std::shared_ptr<const IndexTail>>;
  /// What no longer changes; replaced as a whole.
  struct Settled {
    Runs runs;
    Tails tails;  // sealed, on their way to the disk
  };

  Index(std::filesystem::path folder, const IndexOptions& options);
  Result<void> load();
  Result<void> remove_strangers() const;
  std::shared_ptr<const Settled> settled() const;
  void seal();
  Result<void> write_oldest_tail();
  Result<void> publish(const std::shared_ptr<const IndexRun>& run, std::size_t merged);
  std::vector<Position> find(IndexKind kind, const IndexKey& key, Position from) const;

  const std::filesystem::path folder_;
  const IndexOptions options_;
  std::optional<std::string> manifest_;  // as on disk; opening and housekeeping only
  std::string last_stream_;              // the adding thread's
  IndexKey last_stream_key_;

  mutable std::mutex mutex_;
  std::shared_ptr<const Settled> settled_;
  std::unique_ptr<IndexTail> tail_;
};

}  // namespace caseledger::ledger
