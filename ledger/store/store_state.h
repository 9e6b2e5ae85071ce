// The insides of a Store, shared by the files that implement it: opening (store_open.cpp), reading
// (store_read.cpp), groups (group.cpp), the rest (store.cpp). Nobody else includes this.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

#include "ledger/disk/environment.h"
#include "ledger/disk/housekeeping.h"
#include "ledger/disk/writer_lock.h"
#include "ledger/disk/zeros_ahead.h"
#include "ledger/store/checkpoint_file.h"
#include "ledger/store/head_record.h"
#include "ledger/store/index.h"
#include "ledger/store/mirror.h"
#include "ledger/store/store.h"

namespace caseledger::ledger {

struct Store::State {
  State(std::filesystem::path where, Options given, bool reads_only)
      : folder(std::move(where)),
        options(std::move(given)),
        read_only(reads_only),
        checkpoint(folder / "checkpoint", options.seal, options.faults),
        mirror(folder.parent_path() / "mirror", options.faults) {}

  // Opening, in this order; see store_open.cpp.
  Result<void> open_environment(bool create);
  Result<void> first_head(MDB_txn* transaction, DatabaseId where) const;
  Result<void> verify();
  Result<void> restore_edge();
  Result<void> open_index();
  Result<void> open_mirror();
  static Result<std::unique_ptr<Store>> opened(std::unique_ptr<State> state, bool create);

  /// The record as it is in this snapshot. unavailable: there is none yet.
  Result<HeadRecord> head_record(const ReadTransaction& transaction) const;
  Head head() const {
    const std::lock_guard held(mutex);
    return committed;
  }
  /// What follows a commit: readers see it, the index learns it, the checkpoint comes nearer.
  void accept(Head head, TileEdge edge, Position from, const std::vector<IndexKeys>& keys);
  void checkpoint_soon();
  void mirror_soon();
  /// Leaves of [from, to) of one snapshot, or fewer of them.
  Result<void> scan_leaves(Position from, Position to, const std::function<bool(Bytes)>& visit);
  /// store_words.cpp: has the words that lie ahead taken over, and removes those that were.
  void words_soon();
  Result<void> hand_over_words();
  Result<bool> drop_taken_words(MDB_txn* transaction, std::size_t groups_max);
  /// Copies to the mirror what it has not reached yet; on the housekeeping thread.
  Result<void> catch_up_mirror();
  /// Hashes of a tile, kept or not: roots over 256^level leaves each; `size` is that of the tree.
  Result<std::vector<Digest>> tile_entries(const ReadTransaction& transaction, unsigned level,
                                           std::uint64_t first, std::uint64_t count,
                                           std::uint64_t size) const;
  Result<Digest> leaf_hash_at(const ReadTransaction& transaction, Position position) const;
  Result<Bytes> tile(const ReadTransaction& transaction, TileId id) const;
  /// Adds to the index what it has not reached yet.
  Result<void> catch_up_index(Position to);

  const std::filesystem::path folder;
  Options options;
  const bool read_only;
  CheckpointFile checkpoint;
  Mirror mirror;  // the housekeeping thread's, once it is open
  std::atomic<bool> mirror_is_asked = false;
  std::atomic<std::uint64_t> taken_to = 0;  // records before this key were taken over
  std::uint64_t words_ahead_bytes = 0;      // the writer's: since they were last asked for
  std::optional<WriterLock> writer_lock;
  std::unique_ptr<Environment> environment;
  std::optional<ZerosAhead> zeros;  // the writer's
  DatabaseId unnamed = 0, ahead = 0, leaves = 0, marks = 0, tiles = 0;

  mutable std::mutex mutex;
  Head committed;                          // the writer's; readers elsewhere read the record
  TileEdge edge;                           // the writer's: tiles that are not full yet
  std::uint64_t checkpoint_requested = 0;  // size of the newest one asked for
  bool group_is_open = false;
  std::mutex catching_up;

  std::unique_ptr<Index> index;
  std::unique_ptr<Housekeeping> housekeeping;  // last: its thread uses all of the above
};

}  // namespace caseledger::ledger
