// Only mdb_env_set_mapsize needs all transactions of the process gone;
// everything here that locks does so for that.
#include "ledger/disk/environment.h"

#include <fcntl.h>
#include <lmdb.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <set>
#include <utility>

#include "ledger/disk/closed_file.h"
#include "ledger/disk/durable_file.h"
#include "ledger/disk/page_format.h"
#include "ledger/disk/system_error.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

constexpr unsigned kReadersMax = 510;

FaultKind kind_of(int code) {
  switch (code) {
    case MDB_MAP_FULL:
    case MDB_TXN_FULL:
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return FaultKind::full;
    case MDB_CORRUPTED:
    case MDB_PAGE_NOTFOUND:
    case MDB_INVALID:
    case MDB_VERSION_MISMATCH:
    case MDB_INCOMPATIBLE:
    case MDB_NOTFOUND:
    case MDB_KEYEXIST:
    case MDB_BAD_VALSIZE:
      return FaultKind::corrupt;
    default:
      return FaultKind::unavailable;
  }
}

/// LMDB speaks English only.
Bilingual sentence_of(int code) {
  switch (code) {
    case MDB_MAP_FULL:
      return {"数据文件已满", mdb_strerror(code)};
    case MDB_READERS_FULL:
      return {"读取者过多", mdb_strerror(code)};
    case MDB_CORRUPTED:
    case MDB_PAGE_NOTFOUND:
      return {"数据文件的页已损坏", mdb_strerror(code)};
    case MDB_INVALID:
    case MDB_VERSION_MISMATCH:
      return {"不是 LMDB 数据文件", mdb_strerror(code)};
    case MDB_NOTFOUND:
      return {"没有所找的记录", mdb_strerror(code)};
    default:
      return code > 0 ? system_error(code)
                      : Bilingual{"LMDB 错误" + std::to_string(code), mdb_strerror(code)};
  }
}

/// The snapshots this thread holds, innermost last.
struct Held {
  const Environment* environment;
  MDB_txn* transaction;
};
thread_local std::vector<Held> held_by_this_thread;

MDB_txn* held_transaction(const Environment& environment) {
  for (const Held& held : held_by_this_thread) {
    if (held.environment == &environment) return held.transaction;
  }
  return nullptr;
}

/// Whether an address range of that size can be had at all.
bool address_space_allows(std::uint64_t bytes) {
  void* const probe =
      ::mmap(nullptr, bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (probe == MAP_FAILED) return false;
  ::munmap(probe, bytes);
  return true;
}

/// Of a file that is about to be made there is nothing to look at.
bool is_new(const std::filesystem::path& file) {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(file, error);
  return error == std::errc::no_such_file_or_directory || (!error && bytes == 0);
}

/// Nobody may write while the pages are looked through. Who writes has looked before they did.
Result<void> must_be_sound(const std::filesystem::path& file, const Environment::Options& options) {
  if (is_new(file)) return {};
  std::optional<WriterLock> still;
  if (options.read_only) {
    CL_TRY(still, WriterLock::still_unless_written(options.written_by));
    if (!still) return {};
  }
  auto layout = options.layout;
  layout.findings_max = 1;
  layout.trees = !is_as_closed(file);
  CL_TRY(const auto report, audit_pages(file, layout));
  if (report.findings.empty()) return {};
  return fault(FaultKind::corrupt, file.string(), describe(report.findings.front()));
}

}  // namespace

tl::unexpected<Fault> lmdb_fault(std::string_view what, int code) {
  return fault(kind_of(code), std::string(what), sentence_of(code));
}

/// LMDB's lock is a POSIX record lock: closing a second opening of one process would drop the
/// first's. Hence one entry per folder for the life of the opening.
class OpenedFolder {
 public:
  static Result<std::unique_ptr<OpenedFolder>> enter(const std::filesystem::path& folder) {
    struct stat info {};
    if (::stat(folder.c_str(), &info) != 0) return system_fault("open", folder, errno);
    const Key key{info.st_dev, info.st_ino};
    const std::lock_guard lock(mutex());
    if (!keys().insert(key).second) {
      return fault(FaultKind::unavailable, folder.string(),
                   {"本进程已打开", "is open in this process already"});
    }
    return std::unique_ptr<OpenedFolder>(new OpenedFolder(key));
  }
  ~OpenedFolder() {
    const std::lock_guard lock(mutex());
    keys().erase(key_);
  }

 private:
  using Key = std::pair<dev_t, ino_t>;
  explicit OpenedFolder(Key key) : key_(key) {}
  static std::mutex& mutex() {
    static std::mutex instance;
    return instance;
  }
  static std::set<Key>& keys() {
    static std::set<Key> instance;
    return instance;
  }
  Key key_;
};

Environment::Environment() = default;

Environment::~Environment() {
  CL_REQUIRE(reading_ == 0);
  for (MDB_txn* transaction : idle_) mdb_txn_abort(transaction);
  if (handle_ == nullptr) return;
  mdb_env_close(handle_);
  if (!read_only_) note_closed(file_);
}

int Environment::start(const std::filesystem::path& folder, const Options& options,
                       unsigned flags) {
  if (handle_ != nullptr) mdb_env_close(std::exchange(handle_, nullptr));
  if (const int code = mdb_env_create(&handle_); code != 0) return code;
  mdb_env_set_maxdbs(handle_, options.databases_max);
  mdb_env_set_maxreaders(handle_, kReadersMax);
  mdb_env_set_mapsize(handle_, options.map_bytes);
  return mdb_env_open(handle_, folder.c_str(), flags, 0644);
}

namespace {

/// The data base is mapped as a whole; memory it takes only for what is read.
tl::unexpected<Fault> no_room_to_map(const std::filesystem::path& folder, std::uint64_t bytes) {
  const auto size = std::to_string((bytes + (std::uint64_t{1} << 20) - 1) >> 20) + " MiB";
  return fault(FaultKind::unavailable, folder.string(),
               {"地址空间不足，数据库须映射 " + size + " 以上，请放宽 ulimit -v",
                "no address space left: the data base maps " + size + " or more; raise ulimit -v"});
}

}  // namespace

Result<std::unique_ptr<Environment>> Environment::open(const std::filesystem::path& folder,
                                                       const Options& options) {
  CL_TRY(auto opened, OpenedFolder::enter(folder));
  CL_TRY(must_be_sound(folder / "data.mdb", options));
  std::unique_ptr<Environment> environment(new Environment());
  environment->opened_ = std::move(opened);
  environment->file_ = folder / "data.mdb";
  environment->read_only_ = options.read_only;
  // Default durability. NOTLS ties reader slots to transactions, so that these can be pooled.
  const unsigned flags = MDB_NOTLS | (options.read_only ? unsigned{MDB_RDONLY} : 0U);
  if (options.read_only && options.leaves_no_trace) {
    CL_TRY(environment->still_, WriterLock::still_unless_written(options.written_by));
  }
  int code = environment->start(folder, options, environment->still_ ? flags | MDB_NOLOCK : flags);
  if (code == EACCES && options.read_only) {
    // The table of readers is another user's: without a place in it nobody may write meanwhile.
    CL_TRY(environment->still_, WriterLock::keep_still(options.written_by));
    code = environment->start(folder, options, flags | MDB_NOLOCK);
  }
  if (code == ENOMEM) return no_room_to_map(folder, options.map_bytes);
  if (code != 0) return lmdb_fault(folder.string(), code);
  MDB_envinfo info;
  mdb_env_info(environment->handle_, &info);
  environment->map_bytes_ = info.me_mapsize;
  CL_TRY(environment->still_ ? Result<void>() : environment->drop_stale_readers());
  return environment;
}

Result<std::vector<DatabaseId>> Environment::databases(MDB_txn* transaction,
                                                       const std::vector<Database>& which,
                                                       unsigned create) {
  std::vector<DatabaseId> ids;
  for (const Database& database : which) {
    const char* const name = database.name.empty() ? nullptr : database.name.c_str();
    const unsigned flags =
        (database.integer_keys ? unsigned{MDB_INTEGERKEY} : 0U) | (name == nullptr ? 0U : create);
    const int code = mdb_dbi_open(transaction, name, flags, &ids.emplace_back());
    if (code != 0) return lmdb_fault("database " + database.name, code);
  }
  return ids;
}

Result<std::vector<DatabaseId>> Environment::databases(const std::vector<Database>& which) {
  MDB_txn* transaction = nullptr;
  int code = mdb_txn_begin(handle_, nullptr, MDB_RDONLY, &transaction);
  if (code != 0) return lmdb_fault("open the databases", code);
  auto ids = databases(transaction, which, 0);
  if (!ids) {
    mdb_txn_abort(transaction);
    return ids;
  }
  // Committing what only read keeps the handles.
  code = mdb_txn_commit(transaction);
  if (code != 0) return lmdb_fault("open the databases", code);
  return ids;
}

Result<std::vector<DatabaseId>> Environment::create_databases(const std::vector<Database>& which,
                                                              const Fill& fill) {
  CL_TRY(const auto transaction, begin_write());
  auto ids = databases(transaction, which, MDB_CREATE);
  const auto filled = ids ? fill(transaction, *ids) : Result<void>();
  if (!ids || !filled) {
    mdb_txn_abort(transaction);
    return ids ? tl::unexpected(filled.error()) : ids;
  }
  if (const int code = commit(transaction); code != 0) {
    return lmdb_fault("make the databases", code);
  }
  return ids;
}

Result<MDB_txn*> Environment::begin_write() {
  CL_REQUIRE(!read_only_);
  MDB_txn* transaction = nullptr;
  const int code = mdb_txn_begin(handle_, nullptr, 0, &transaction);
  if (code != 0) return lmdb_fault("begin a transaction", code);
  return transaction;
}

int Environment::commit(MDB_txn* transaction) {
  std::array<char, 2 * pages::kPageBytes> metas;
  int file = -1;
  const bool is_known = mdb_env_get_fd(handle_, &file) == 0 &&
                        ::pread(file, metas.data(), metas.size(), 0) == ssize_t{metas.size()};
  const int code = mdb_txn_commit(transaction);
  if (code == 0 || !is_known) return code;
  // Whether this reaches the disk is for the next opening to see; the first error is told.
  if (::pwrite(file, metas.data(), metas.size(), 0) == ssize_t{metas.size()}) ::fdatasync(file);
  return code;
}

std::uint64_t Environment::used_bytes() const {
  const std::lock_guard held(mutex_);  // the numbers lie in the map
  MDB_envinfo info;
  MDB_stat stat;
  mdb_env_info(handle_, &info);
  mdb_env_stat(handle_, &stat);
  return (info.me_last_pgno + 1) * stat.ms_psize;
}

Result<void> Environment::grow(std::uint64_t map_bytes) {
  if (!address_space_allows(map_bytes)) {
    const auto bytes = std::to_string(map_bytes);
    return fault(FaultKind::full, "",
                 {"系统没有" + bytes + "字节的地址空间可供映射",
                  "the system has no address space for a map of " + bytes});
  }
  // LMDB has let the old map go when it fails to make the new one: there is no way back.
  if (remap(map_bytes) != 0) bug("the system", "gives the map it just had", __FILE__, __LINE__);
  return {};
}

int Environment::remap(std::uint64_t map_bytes) {
  CL_REQUIRE(held_transaction(*this) == nullptr);
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !remapping_; });
  remapping_ = true;
  changed_.wait(lock, [this] { return reading_ == 0; });
  const int code = mdb_env_set_mapsize(handle_, map_bytes);
  MDB_envinfo info;
  mdb_env_info(handle_, &info);
  map_bytes_ = info.me_mapsize;
  remapping_ = false;
  changed_.notify_all();
  return code;
}

Result<void> Environment::copy_to(const std::filesystem::path& file) {
  // LMDB's own reading knows nothing of our remapping: this keeps the map where it is.
  CL_TRY(const auto held, ReadTransaction::begin(*this));
  CL_TRY(const auto target, open_file(file, O_WRONLY | O_CREAT | O_EXCL));
  if (const int code = mdb_env_copyfd(handle_, target.number()); code != 0) {
    return lmdb_fault("copy to " + file.string(), code);
  }
  if (::fsync(target.number()) != 0) return system_fault("fsync", file, errno);
  return sync_directory(file.parent_path());
}

Result<void> Environment::drop_stale_readers() {
  int dropped = 0;
  const int code = mdb_reader_check(handle_, &dropped);
  if (code != 0) return lmdb_fault("reader table", code);
  return {};
}

int Environment::start_read(MDB_txn*& transaction) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return !remapping_; });
  int code = 0;
  if (idle_.empty()) {
    code = mdb_txn_begin(handle_, nullptr, MDB_RDONLY, &transaction);
  } else {
    transaction = idle_.back();
    code = mdb_txn_renew(transaction);
    if (code == 0) idle_.pop_back();
  }
  if (code == 0) ++reading_;
  return code;
}

Result<MDB_txn*> Environment::begin_read() {
  MDB_txn* transaction = nullptr;
  int code = start_read(transaction);
  // Another process made the map larger; zero adopts what the file says.
  while (code == MDB_MAP_RESIZED && (code = remap(0)) == 0) code = start_read(transaction);
  if (code != 0) return lmdb_fault("begin reading", code);
  return transaction;
}

void Environment::end_read(MDB_txn* transaction) {
  mdb_txn_reset(transaction);
  const std::lock_guard lock(mutex_);
  idle_.push_back(transaction);
  if (--reading_ == 0) changed_.notify_all();
}

Result<ReadTransaction> ReadTransaction::begin(Environment& environment) {
  if (MDB_txn* const held = held_transaction(environment); held != nullptr) {
    return ReadTransaction(&environment, held, false);
  }
  CL_TRY(const auto started, environment.begin_read());
  held_by_this_thread.push_back({&environment, started});
  return ReadTransaction(&environment, started, true);
}

ReadTransaction::ReadTransaction(ReadTransaction&& other) noexcept
    : environment_(other.environment_),
      handle_(other.handle_),
      owner_(std::exchange(other.owner_, false)) {}

ReadTransaction::~ReadTransaction() {
  if (!owner_) return;
  std::erase_if(held_by_this_thread,
                [this](const Held& held) { return held.transaction == handle_; });
  environment_->end_read(handle_);
}

Result<std::optional<Bytes>> ReadTransaction::get(DatabaseId database, Bytes key) const {
  MDB_val wanted{key.size(), const_cast<std::uint8_t*>(key.data())};
  MDB_val found{};
  const int code = mdb_get(handle_, database, &wanted, &found);
  if (code == MDB_NOTFOUND) return std::nullopt;
  if (code != 0) return lmdb_fault("get", code);
  return Bytes(static_cast<const std::uint8_t*>(found.mv_data), found.mv_size);
}

}  // namespace caseledger::ledger
