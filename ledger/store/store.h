// The facts on disk: an append-only sequence of leaves, opaque bytes to this layer, in one LMDB
// environment with default durability, beside it the checkpoint file and the index.
//
// What is promised, and where:
// - A group of leaves becomes durable in Group::commit, all or none. Before it returns nothing may
//   be acknowledged; after it nothing can be lost by a crash. If the commit itself fails the
//   process ends (abort) with the disk as LMDB left it: opening again tells what was kept.
// - With the leaves, in the same transaction, go the head (size, SM3 of the last leaf, the tree's
//   right edge), at each multiple of 4,096 leaves a mark of that edge, and each tile of the tree
//   that became full (ledger/tree/tile.h): proofs are read, never recomputed from all leaves.
// - The words of a group, sealed, lie in that transaction too, and are handed over behind
//   (Options::take_words, ledger/leaf/words_ahead.h).
// - The checkpoint file follows the commits (every Limits::checkpoint_leaves and on close). A crash
//   in between leaves a tail longer than the checkpoint, which is fine; a store shorter than its
//   checkpoint has lost facts, one with another root there was altered, and neither is opened.
// - Opening re-hashes from the last mark before the checkpoint to the head: bounded work.
// - Beside the store lies a mirror of the leaves in plain files, written behind
// (ledger/store/mirror.h).
// - Finding leaves by stream or by command is derived data, written behind (ledger/store/index.h).
//
// Threads: one writer thread calls the non-const functions and lives with the groups; const
// functions may be called from any thread at any time. Processes: one writer (the second is refused
// by name), any number of readers. Within one process a store is opened once.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "ledger/base/fault.h"
#include "ledger/base/position.h"
#include "ledger/leaf/index_keys.h"
#include "ledger/leaf/words_ahead.h"
#include "ledger/tree/checkpoint.h"
#include "ledger/tree/tile.h"
#include "ledger/tree/tree.h"

namespace caseledger::ledger {

class FaultPlan;  // ledger/base/fault_plan.h; tests only

/// Where the ledger ends.
struct Head {
  Frontier tree;
  Digest prev;  ///< SM3 of the last leaf's bytes; zero in an empty ledger

  Position next_position() const { return Position{tree.size()}; }
  friend bool operator==(const Head&, const Head&) = default;
};

/// What became of a leaf that was put.
struct Placed {
  Position position;
  Digest leaf_hash;  ///< SHA-256(0x00 || leaf)
  Digest sm3;        ///< of the leaf; the `prev` of the next one
};

struct Limits {
  std::uint64_t map_bytes = std::uint64_t{1} << 30;            ///< to begin with; doubled as needed
  std::uint64_t map_bytes_max = std::uint64_t{1} << 42;        ///< beyond: full
  std::uint64_t disk_reserve_bytes = std::uint64_t{64} << 20;  ///< kept free for closing and repair
  std::uint64_t ahead_bytes_max = std::uint64_t{16} << 20;  ///< ledger/disk/zeros_ahead.h; 0: none
  std::uint64_t checkpoint_leaves = 65'536;  ///< a checkpoint is written after so many new leaves
  std::uint64_t index_leaves = 65'536;       ///< an index run is written after so many
  std::uint64_t words_bytes = std::uint64_t{1} << 20;  ///< words are taken over after so many
  std::uint32_t writer_wait_ms_max = 0;  ///< how long a writer waits for another to end
};

struct Options {
  std::string
      origin;  ///< must be that of the checkpoint file; empty on opening: takes it from there
  IndexKeysOf index_keys_of;  ///< refills the index on opening
  /// Turns a checkpoint's three lines into the text of the file, that is: signs it. Empty: the file
  /// holds the three lines alone. A fault stops the store. Called on the housekeeping thread.
  std::function<Result<std::string>(const std::string& body)> seal;
  /// Keeps the words of groups for good, durable on return, in the order of their leaves; asked
  /// again for the same after a crash. On the housekeeping thread. Empty: groups have no words.
  std::function<Result<void>(std::span<const SealedWords> groups)> take_words;
  Limits limits;
  FaultPlan* faults = nullptr;
  bool leaves_no_trace = false;  ///< as LedgerOptions has it
};

class Store;

/// Leaves that become durable together. Lives shorter than its store, on the writer thread; one at
/// a time. Dropped without a commit it never was: head and tree are as before.
class Group {
 public:
  ~Group();
  Group(const Group&) = delete;
  Group& operator=(const Group&) = delete;

  /// What the next leaf must name as its predecessor, and where it will be.
  const Digest& prev() const;
  Position next_position() const;

  /// malformed: empty or longer than kLeafBytesMax. full: no room; the group can only be dropped.
  Result<Placed> put(Bytes leaf, const IndexKeys& keys);

  /// The words of the whole group, once. Requires that there are some.
  Result<void> put_words(const SealedWords& words);

  /// The durability point. On return every leaf of the group is on disk, and readers see it. full:
  /// nothing was written. Any other failure does not return.
  Result<void> commit();

 private:
  friend class Store;
  struct State;
  explicit Group(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

class Store {
 public:
  /// Makes the folder and an empty ledger in it; goes on where an earlier try was cut off. conflict
  /// where there is a ledger already.
  static Result<std::unique_ptr<Store>> create(const std::filesystem::path& folder,
                                               Options options);
  /// For writing and reading. unavailable: no ledger there, a network file system, another writer
  /// (its process is named). corrupt: the head is not what the leaves and the checkpoint say (both
  /// are named). conflict: a ledger of another origin.
  static Result<std::unique_ptr<Store>> open(const std::filesystem::path& folder, Options options);
  /// For reading, beside a writer in another process or alone; sees what is committed, also later.
  static Result<std::unique_ptr<Store>> open_read_only(const std::filesystem::path& folder,
                                                       Options options);
  /// Stops as a crash would, but in order: threads end, what is committed stays.
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// A clean stop: the index is flushed, the checkpoint written. Afterwards only destruction.
  Result<void> close();

  // --- Writing -----------------------------------------------------------------------------------

  /// Whether so many bytes of leaves and sealed words can still be accepted; makes the map larger
  /// where that is needed. full: map or disk. Asked before a command is accepted, never in the
  /// middle of one.
  Result<void> room_for(std::uint64_t leaf_bytes);
  /// Also reports, and from then on for ever, what went wrong behind (index, checkpoint).
  Result<std::unique_ptr<Group>> begin();
  /// Has all words that lie ahead taken over, and removes them; durable on return. full: they stay
  /// where they are, or in both places, and nothing is lost.
  Result<void> settle_words();
  /// Writes the checkpoint of the present head now and waits until it is durable.
  Result<Checkpoint> write_checkpoint();
  /// Replaces the text of the checkpoint file by one with the same three lines and other
  /// signatures, those of witnesses for instance. conflict: the file has gone on meanwhile.
  Result<void> replace_checkpoint_note(const std::string& note);

  // --- Reading -----------------------------------------------------------------------------------

  /// The committed head. A reader beside a writer reads it anew each time.
  Result<Head> head() const;
  /// What the checkpoint file says; its text, signatures included.
  Result<std::string> checkpoint_note() const;

  /// Sees a leaf in place; the bytes are valid during the call only. False ends the reading.
  using Visit = std::function<bool(Position position, Bytes leaf)>;
  Result<std::vector<std::uint8_t>> read(Position position) const;
  /// The leaves at these positions in this order. corrupt where one is missing.
  Result<void> read(const std::vector<Position>& positions, const Visit& visit) const;
  /// The leaves of [from, to) in order, in short transactions, so that a slow visitor does not make
  /// the file grow. Ends early at the head. The visitor may read from this store, not write.
  Result<void> scan(Position from, Position to, const Visit& visit) const;

  /// The words that lie ahead, group by group: all, and those of the group that would hold the
  /// record of a key. What is not among them was taken over before. False from the visitor ends it.
  using VisitWords = std::function<bool(const SealedWords& group)>;
  Result<void> scan_words(const VisitWords& visit) const;
  Result<SealedWords> words_at(std::uint64_t key) const;

  /// The root over leaves [index << level, (index + 1) << level): one tile and, at the right edge,
  /// at most 255 leaves or roots of tiles are read, however long the ledger is. Requires that the
  /// ledger has these leaves.
  Result<Digest> node(unsigned level, std::uint64_t index) const;
  /// The first `width` hashes of a tile. Requires that the ledger has them.
  Result<std::vector<Digest>> tile(TileId id, std::uint64_t width) const;

  /// Keeps the present state whole on disk for as long as it lives, for whoever reads the data file
  /// beside a writer (page_audit.h). Let go on the thread that took it, and soon: the file grows.
  Result<std::shared_ptr<const void>> hold() const;
  /// A copy of this moment into a folder that has no ledger, durable on return; the writer goes on,
  /// except that a growing map waits. The copy opens like any other, and its index is made anew.
  /// Requires that the calling thread has no group open.
  Result<void> copy_to(const std::filesystem::path& folder) const;

  /// The committed leaves of a stream at or after `from`, ascending.
  Result<std::vector<Position>> positions(std::string_view stream, Position from = {}) const;
  /// The first leaf a command wrote, or nothing. Keys are found by 128 bits of their SHA-256:
  /// whoever reads the leaf compares the key itself.
  Result<std::optional<Position>> first_position(const CommandId& command) const;

 private:
  friend class Group;
  struct State;
  Result<std::unique_ptr<Group>> open_group();
  explicit Store(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace caseledger::ledger
