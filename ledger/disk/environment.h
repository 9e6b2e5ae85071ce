// One LMDB environment (a folder with data.mdb and lock.mdb), always with LMDB's default
// durability: a commit that returned is on disk. LMDB follows whatever numbers its pages hold, so a
// file that no process of ours closed, or that was changed since, is looked through by page_audit.h
// before LMDB sees it. Adds what LMDB leaves to its users: the map grows
// while readers are about, read transactions are pooled and shared by nested reads of a thread,
// answers become faults, and one process opens one folder once (LMDB's locks do not survive the
// second closing).
//
// Threads: reads and used_bytes from any; begin_write, commit and grow from one at a time, closing
// when nobody else is about.
#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "ledger/base/fault.h"
#include "ledger/base/position.h"
#include "ledger/disk/page_audit.h"
#include "ledger/disk/writer_lock.h"

struct MDB_env;
struct MDB_txn;

namespace caseledger::ledger {

using DatabaseId = unsigned int;  // MDB_dbi

/// "leaves: MDB_MAP_FULL: …" with the kind that belongs to LMDB's number; never call with success.
tl::unexpected<Fault> lmdb_fault(std::string_view what, int code);

struct Database {
  std::string name;  ///< empty: the unnamed one, which also holds the others' records
  bool integer_keys = false;
};

class Environment {
 public:
  struct Options {
    bool read_only = false;
    std::uint64_t map_bytes = std::uint64_t{1} << 30;  ///< at least; never below what the file says
    unsigned databases_max = 8;
    PageAuditOptions layout;           ///< what its pages must be
    std::filesystem::path written_by;  ///< the folder of the lock that its writer holds
    /// Read-only: no place in LMDB's table of readers, if nobody writes, and nobody can meanwhile.
    bool leaves_no_trace = false;
  };
  /// The folder must be there. unavailable: not to be opened, or already open in this process.
  /// corrupt: the first page that cannot be.
  static Result<std::unique_ptr<Environment>> open(const std::filesystem::path& folder,
                                                   const Options& options);
  /// Requires that no transaction is under way.
  ~Environment();
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

  /// Opens databases. corrupt: one is missing. Once, before any other thread uses the environment.
  Result<std::vector<DatabaseId>> databases(const std::vector<Database>& which);
  /// Makes those that are missing and lets `fill` write their first content, all in one
  /// transaction; a fault of `fill` leaves the environment as it was.
  using Fill = std::function<Result<void>(MDB_txn*, const std::vector<DatabaseId>&)>;
  Result<std::vector<DatabaseId>> create_databases(const std::vector<Database>& which,
                                                   const Fill& fill);

  /// The caller hands it to commit(), or aborts it with LMDB.
  Result<MDB_txn*> begin_write();
  /// LMDB's answer; the transaction is gone either way. Where it failed, the meta pages are again
  /// what they were: LMDB leaves on one of them the new roots under the old transaction number.
  int commit(MDB_txn* transaction);

  std::uint64_t map_bytes() const { return map_bytes_.load(std::memory_order_relaxed); }
  /// Bytes of the file that transactions have used so far, free pages among them.
  std::uint64_t used_bytes() const;
  /// Waits for the readers of this process, then maps so many bytes. full: no address space for it.
  /// Requires that the calling thread reads nothing and no write transaction is under way.
  Result<void> grow(std::uint64_t map_bytes);
  /// Writes the newest committed state to a file that must not be there yet; durable on return.
  Result<void> copy_to(const std::filesystem::path& file);
  /// Drops the slots of readers that died.
  Result<void> drop_stale_readers();

 private:
  friend class ReadTransaction;
  Environment();
  Result<std::vector<DatabaseId>> databases(MDB_txn* transaction,
                                            const std::vector<Database>& which, unsigned create);
  Result<MDB_txn*> begin_read();
  void end_read(MDB_txn* transaction);
  /// LMDB's answer. Another start than the first closes what the one before has opened.
  int start(const std::filesystem::path& folder, const Options& options, unsigned flags);
  int start_read(MDB_txn*& transaction);
  /// Runs mdb_env_set_mapsize when no transaction of this process is in use.
  int remap(std::uint64_t map_bytes);

  MDB_env* handle_ = nullptr;
  std::filesystem::path file_;
  bool read_only_ = false;
  std::unique_ptr<class OpenedFolder> opened_;  // this process has it open, once
  std::optional<WriterLock> still_;             // in the place of LMDB's own locks
  std::atomic<std::uint64_t> map_bytes_ = 0;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t reading_ = 0;  // transactions in use
  bool remapping_ = false;   // somebody waits until reading_ is 0
  std::vector<MDB_txn*> idle_;
};

/// A snapshot for reading, as short as it can be. Within one of the same thread it is the same one.
class ReadTransaction {
 public:
  static Result<ReadTransaction> begin(Environment& environment);
  ~ReadTransaction();
  ReadTransaction(ReadTransaction&& other) noexcept;
  ReadTransaction& operator=(ReadTransaction&&) = delete;

  MDB_txn* handle() const { return handle_; }
  /// The bytes under a key, or nothing; valid as long as the snapshot.
  Result<std::optional<Bytes>> get(DatabaseId database, Bytes key) const;

 private:
  ReadTransaction(Environment* environment, MDB_txn* handle, bool owner)
      : environment_(environment), handle_(handle), owner_(owner) {}
  Environment* environment_;
  MDB_txn* handle_;
  bool owner_;
};

}  // namespace caseledger::ledger
