// Opening the vault, writing into it and looking something up. The record's bytes are at the top.
#include "ledger/vault.h"

#include <lmdb.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "ledger/durable_file.h"
#include "ledger/environment.h"
#include "ledger/fault_plan.h"
#include "ledger/volume.h"
#include "statemachines/check.h"

namespace caseledger::ledger {
namespace {

constexpr std::uint8_t kFormClear = 1;
constexpr std::size_t kHeadBytes = 1 + sizeof(Salt) + 2;
constexpr unsigned kPartBits = 16;
constexpr std::uint64_t kPositionMax = UINT64_MAX >> kPartBits;
/// A snapshot holds back pages that the writer gave up since.
constexpr std::size_t kRecordsPerSnapshot = 1'024;
/// What LMDB may need beside the records: paths of the tree, free lists, page ends.
constexpr std::uint64_t kSlackBytes = std::uint64_t{4} << 20;

// --- Bytes ---------------------------------------------------------------------------------------

using Key = std::uint64_t;

Key key_of(Position position, std::uint16_t part) {
  CL_REQUIRE(position.index <= kPositionMax);
  return position.index << kPartBits | part;
}

MDB_val value_of(const Key& key) { return {sizeof key, const_cast<Key*>(&key)}; }

void write_record(const VaultRecord& record, std::uint8_t* to) {
  *to++ = kFormClear;
  to = std::ranges::copy(record.salt, to).out;
  *to++ = static_cast<std::uint8_t>(record.path.size() >> 8U);
  *to++ = static_cast<std::uint8_t>(record.path.size());
  to = std::ranges::copy(record.path, to).out;
  std::ranges::copy(record.words, to);
}

std::uint64_t size_of(const VaultRecord& record) {
  return kHeadBytes + record.path.size() + record.words.size();
}

// --- LMDB ----------------------------------------------------------------------------------------

struct CloseCursor {
  void operator()(MDB_cursor* cursor) const { mdb_cursor_close(cursor); }
};
using Cursor = std::unique_ptr<MDB_cursor, CloseCursor>;

Result<Cursor> open_cursor(MDB_txn* transaction, DatabaseId words) {
  MDB_cursor* cursor = nullptr;
  if (const int code = mdb_cursor_open(transaction, words, &cursor); code != 0) {
    return lmdb_fault("vault", code);
  }
  return Cursor(cursor);
}

Bytes bytes_of(const MDB_val& value) {
  return {static_cast<const std::uint8_t*>(value.mv_data), value.mv_size};
}

/// The first record at or behind a key, or behind the cursor.
Result<std::optional<VaultRecord>> next_record(MDB_cursor* cursor, const Key* from) {
  MDB_val key{}, value{};
  if (from != nullptr) key = value_of(*from);
  const int code = mdb_cursor_get(cursor, &key, &value, from != nullptr ? MDB_SET_RANGE : MDB_NEXT);
  if (code == MDB_NOTFOUND) return std::nullopt;
  if (code != 0) return lmdb_fault("vault", code);
  return parse_vault_record(bytes_of(key), bytes_of(value)).map([](VaultRecord&& record) {
    return std::optional(std::move(record));
  });
}

/// LMDB's own numbers once more, for the page audit.
Result<void> put_anchor(MDB_txn* transaction, DatabaseId unnamed, const Environment& environment) {
  std::array<std::uint64_t, 2> numbers{mdb_txn_id(transaction), environment.map_bytes()};
  MDB_val key{kVaultAnchorKey.size(), const_cast<char*>(kVaultAnchorKey.data())};
  MDB_val value{sizeof numbers, numbers.data()};
  if (const int code = mdb_put(transaction, unnamed, &key, &value, 0); code != 0) {
    return lmdb_fault("vault", code);
  }
  return {};
}

[[noreturn]] void die(const char* why) {
  std::fprintf(stderr,
               "caseledger: words could not be committed to the vault: %s. Nothing was "
               "acknowledged; open the ledger again to see what is on disk.\n",
               why);
  std::abort();
}

}  // namespace

Result<VaultRecord> parse_vault_record(Bytes key, Bytes value) {
  VaultRecord record;
  Key number = 0;
  if (key.size() != sizeof number) return fault(FaultKind::corrupt, "vault: a key is no number");
  std::memcpy(&number, key.data(), sizeof number);
  record.position.index = number >> kPartBits;
  record.part = static_cast<std::uint16_t>(number);
  const auto corrupt = [&](std::string_view what) {
    return fault(FaultKind::corrupt, "vault: the words " + std::to_string(record.part) +
                                         " of leaf " + std::to_string(record.position.index) + " " +
                                         std::string(what));
  };
  if (value.size() < kHeadBytes) return corrupt("are cut short");
  if (value[0] != kFormClear) return corrupt("are of an unknown form");
  const std::size_t path_bytes = static_cast<std::size_t>(value[17] << 8U | value[18]);
  if (value.size() < kHeadBytes + path_bytes) return corrupt("are cut short");
  std::ranges::copy(value.subspan(1, sizeof(Salt)), record.salt.begin());
  const auto text = value.subspan(kHeadBytes);
  record.path.assign(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(path_bytes));
  record.words.assign(text.begin() + static_cast<std::ptrdiff_t>(path_bytes), text.end());
  return record;
}

struct Vault::State {
  std::filesystem::path folder;
  Options options;
  std::unique_ptr<Environment> environment;
  DatabaseId unnamed = 0, words = 0;

  /// Aborts unless it was committed.
  struct Write {
    MDB_txn* transaction;
    ~Write() {
      if (transaction != nullptr) mdb_txn_abort(transaction);
    }
  };

  /// The durability point of the words.
  Result<void> commit_or_die(Write& write) const {
    if (const auto put = put_anchor(write.transaction, unnamed, *environment); !put) return put;
    const auto fate = fate_of(options.faults, FaultStep::group_commit);
    if (fate == FaultFate::fail) die("the plan says so");
    const int code = mdb_txn_commit(std::exchange(write.transaction, nullptr));
    if (code != 0) die(mdb_strerror(code));
    if (fate == FaultFate::fail_but_persist) die("the plan says so");
    return {};
  }
};

Vault::Vault(std::unique_ptr<State> state) : state_(std::move(state)) {}
Vault::~Vault() = default;

Result<std::unique_ptr<Vault>> Vault::opened(const std::filesystem::path& folder,
                                             const Options& options, bool create, bool read_only) {
  if (const auto local = refuse_network_filesystem(folder); !local) {
    return tl::unexpected(local.error());
  }
  auto environment = Environment::open(
      folder, {.read_only = read_only, .map_bytes = options.map_bytes, .databases_max = 2});
  if (!environment) return tl::unexpected(environment.error());
  const std::vector<Database> databases{{"", false}, {std::string(kVaultWordsName), true}};
  const auto fill = [&](MDB_txn* transaction, const std::vector<DatabaseId>& ids) {
    return put_anchor(transaction, ids[0], **environment);
  };
  const auto ids = create ? (*environment)->create_databases(databases, fill)
                          : (*environment)->databases(databases);
  if (!ids) return tl::unexpected(ids.error());
  return std::unique_ptr<Vault>(new Vault(std::make_unique<State>(
      State{folder, options, std::move(*environment), (*ids)[0], (*ids)[1]})));
}

Result<std::unique_ptr<Vault>> Vault::create(const std::filesystem::path& folder,
                                             const Options& options) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return system_fault("create", folder, error.value());
  auto vault = opened(folder, options, true, false);
  if (!vault) return vault;
  return sync_directory(folder)
      .and_then([&] { return sync_directory(folder.parent_path()); })
      .map([&] { return std::move(*vault); });
}

Result<std::unique_ptr<Vault>> Vault::open(const std::filesystem::path& folder,
                                           const Options& options) {
  if (!is_there(folder)) {
    return fault(FaultKind::unavailable, "there is no vault in " + folder.string());
  }
  return opened(folder, options, false, false);
}

Result<std::unique_ptr<Vault>> Vault::open_read_only(const std::filesystem::path& folder) {
  if (!is_there(folder)) {
    return fault(FaultKind::unavailable, "there is no vault in " + folder.string());
  }
  return opened(folder, {}, false, true);
}

bool Vault::is_there(const std::filesystem::path& folder) {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(folder / "data.mdb", error);
  return !error && bytes > 0;
}

Result<void> Vault::room_for(std::uint64_t records, std::uint64_t bytes) {
  auto& environment = *state_->environment;
  const auto& options = state_->options;
  // Pages may be half full, and each long text begins a page of its own.
  const auto wanted = 2 * (bytes + records * 64) + kSlackBytes;
  auto map_bytes = environment.map_bytes();
  while (map_bytes < environment.used_bytes() + wanted) map_bytes *= 2;
  if (map_bytes > options.map_bytes_max) {
    return fault(FaultKind::full, "the vault has reached its limit of " +
                                      std::to_string(options.map_bytes_max) + " bytes");
  }
  const auto free = free_bytes(state_->folder);
  if (!free) return tl::unexpected(free.error());
  if (*free < wanted + options.disk_reserve_bytes) {
    return fault(FaultKind::full,
                 state_->folder.string() + " has " + std::to_string(*free) + " bytes free, " +
                     std::to_string(wanted + options.disk_reserve_bytes) + " are needed");
  }
  return map_bytes == environment.map_bytes() ? Result<void>() : environment.grow(map_bytes);
}

Result<void> Vault::put(std::span<const VaultRecord> records) {
  if (records.empty()) return {};
  const auto begun = state_->environment->begin_write();
  if (!begun) return tl::unexpected(begun.error());
  State::Write write{*begun};
  for (const auto& record : records) {
    CL_REQUIRE(record.path.size() <= UINT16_MAX);
    const auto number = key_of(record.position, record.part);
    MDB_val key = value_of(number);
    MDB_val value{size_of(record), nullptr};
    const int code =
        mdb_put(write.transaction, state_->words, &key, &value, MDB_APPEND | MDB_RESERVE);
    CL_REQUIRE(code != MDB_KEYEXIST);
    if (code != 0) return lmdb_fault("vault", code);
    write_record(record, static_cast<std::uint8_t*>(value.mv_data));
  }
  return state_->commit_or_die(write);
}

Result<void> Vault::drop_from(Position position) {
  const auto begun = state_->environment->begin_write();
  if (!begun) return tl::unexpected(begun.error());
  State::Write write{*begun};
  {
    const auto cursor = open_cursor(write.transaction, state_->words);
    if (!cursor) return tl::unexpected(cursor.error());
    const auto from = key_of(position, 0);
    bool found_any = false;
    for (int code = 0; code == 0; found_any = found_any || code == 0) {
      MDB_val key = value_of(from), value{};
      code = mdb_cursor_get(cursor->get(), &key, &value, MDB_SET_RANGE);
      if (code == 0) code = mdb_cursor_del(cursor->get(), 0);
      if (code != 0 && code != MDB_NOTFOUND) return lmdb_fault("vault", code);
    }
    if (!found_any) return {};
  }
  return state_->commit_or_die(write);
}

Result<std::optional<VaultRecord>> Vault::find(Position position, std::string_view path) const {
  const auto snapshot = ReadTransaction::begin(*state_->environment);
  if (!snapshot) return tl::unexpected(snapshot.error());
  const auto cursor = open_cursor(snapshot->handle(), state_->words);
  if (!cursor) return tl::unexpected(cursor.error());
  const auto from = key_of(position, 0);
  auto record = next_record(cursor->get(), &from);
  for (; record && *record; record = next_record(cursor->get(), nullptr)) {
    if ((*record)->position != position) return std::nullopt;
    if ((*record)->path == path) return record;
  }
  return record;
}

Result<void> Vault::scan(Position from, Position to, const Visit& visit) const {
  auto start = key_of(from, 0);
  for (;;) {
    const auto snapshot = ReadTransaction::begin(*state_->environment);
    if (!snapshot) return tl::unexpected(snapshot.error());
    const auto cursor = open_cursor(snapshot->handle(), state_->words);
    if (!cursor) return tl::unexpected(cursor.error());
    auto record = next_record(cursor->get(), &start);
    for (std::size_t n = 0; n < kRecordsPerSnapshot; ++n) {
      if (!record) return tl::unexpected(record.error());
      if (!*record || (*record)->position >= to || !visit(**record)) return {};
      record = next_record(cursor->get(), nullptr);
    }
    if (!record) return tl::unexpected(record.error());
    if (!*record) return {};
    start = key_of((*record)->position, (*record)->part);
  }
}

}  // namespace caseledger::ledger
