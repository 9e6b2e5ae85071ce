// Opening the vault, writing into it and looking something up.
#include "ledger/vault/vault.h"

#include <lmdb.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <utility>

#include "ledger/base/fault_plan.h"
#include "ledger/disk/durable_file.h"
#include "ledger/disk/environment.h"
#include "ledger/disk/volume.h"
#include "ledger/vault/vault_anchor.h"
#include "ledger/vault/vault_database.h"
#include "ledger/vault/vault_record.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

/// A snapshot holds back pages that the writer gave up since.
constexpr std::size_t kRecordsPerSnapshot = 1'024;
/// What LMDB may need beside the records: paths of the tree, free lists, page ends.
constexpr std::uint64_t kSlackBytes = std::uint64_t{4} << 20;

tl::unexpected<Fault> no_vault(const std::filesystem::path& folder) {
  return fault(FaultKind::unavailable, "",
               {folder.string() + " 中没有文库", "there is no vault in " + folder.string()});
}

tl::unexpected<Fault> at_its_limit(std::uint64_t bytes_max) {
  const auto bytes = std::to_string(bytes_max);
  return fault(
      FaultKind::full, "",
      {"文库已达上限（字节）：" + bytes, "the vault has reached its limit of " + bytes + " bytes"});
}

tl::unexpected<Fault> too_few_slots(const std::filesystem::path& folder, std::uint64_t there,
                                    std::uint64_t wanted) {
  const auto has = std::to_string(there), needs = std::to_string(wanted);
  return fault(FaultKind::corrupt, (folder / kVaultKeysName).string(),
               {"案件密钥只有" + has + "个，文库用到" + needs + "个，须修复",
                "has " + has + " key slots of the " + needs + " that the vault uses; repair it"});
}

[[noreturn]] void die(const char* why) {
  std::fprintf(stderr,
               "caseledger: words could not be committed to the vault: %s. Nothing is lost, they "
               "lie with their leaves; open the ledger again.\n",
               why);
  std::abort();
}

}  // namespace

struct Vault::State {
  std::filesystem::path folder;
  Options options;
  std::unique_ptr<Environment> environment;
  DatabaseId unnamed = 0, words = 0;
  std::unique_ptr<CaseKeys> keys;
  std::mutex writing;  ///< the taker of words, and the writer who counts a key

  /// Aborts unless it was committed.
  struct Write {
    MDB_txn* transaction;
    ~Write() {
      if (transaction != nullptr) mdb_txn_abort(transaction);
    }
  };

  Result<void> make_map_hold(std::uint64_t bytes);
  /// Opens the file of keys, which must have as many as the vault counted. Keys that were not
  /// counted yet a writer counts; a reader learns of one that is missing where it needs it.
  Result<void> open_case_keys(bool read_only);
  /// A transaction of the anchor alone.
  Result<void> commit_count();
  /// A key that no words need yet: the anchor counts it.
  Result<void> count_key(SlotNumber slot);
  Result<std::optional<VaultKey>> last_key(const Write& write) const;
  Result<void> put(const Write& write, VaultKey number, Bytes sealed) const;
  Result<void> anchor(const Write& write) const {
    return put_anchor(write.transaction, unnamed, *environment, keys->durable_slots());
  }
  /// The durability point of the words.
  Result<void> commit_or_die(Write& write) const {
    CL_TRY(anchor(write));
    const auto fate = fate_of(options.faults, FaultStep::group_commit);
    if (fate == FaultFate::fail) die("the plan says so");
    const int code = environment->commit(std::exchange(write.transaction, nullptr));
    if (code != 0) die(mdb_strerror(code));
    if (fate == FaultFate::fail_but_persist) die("the plan says so");
    return {};
  }
};

Vault::Vault(std::unique_ptr<State> state) : state_(std::move(state)) {}
Vault::~Vault() = default;

Result<std::unique_ptr<Vault>> Vault::opened(const std::filesystem::path& folder,
                                             const Options& options, bool create, bool read_only) {
  CL_TRY(refuse_network_filesystem(folder));
  CL_TRY(auto environment, Environment::open(folder, {.read_only = read_only,
                                                      .map_bytes = options.map_bytes,
                                                      .databases_max = 2,
                                                      .layout = vault_layout(),
                                                      .written_by = folder.parent_path() / "ledger",
                                                      .leaves_no_trace = options.leaves_no_trace}));
  const std::vector<Database> databases{{"", false}, {std::string(kVaultWordsName), true}};
  const auto fill = [&](MDB_txn* transaction, const std::vector<DatabaseId>& ids) {
    return put_anchor(transaction, ids[0], *environment, 0);
  };
  CL_TRY(const auto ids, create ? environment->create_databases(databases, fill)
                                : environment->databases(databases));
  auto state = std::make_unique<State>();
  state->folder = folder;
  state->options = options;
  state->environment = std::move(environment);
  state->unnamed = ids[0];
  state->words = ids[1];
  return state->open_case_keys(read_only).map(
      [&] { return std::unique_ptr<Vault>(new Vault(std::move(state))); });
}

Result<void> Vault::State::open_case_keys(bool read_only) {
  // The count first: a writer makes keys durable before it counts them.
  CL_TRY(const auto counted, slots_counted(*environment, unnamed));
  const bool must_count = !read_only && !counted;
  CL_TRY(const auto wanted, must_count ? count_slots(*environment, words)
                                       : Result<std::uint64_t>(counted.value_or(0)));
  CL_TRY(keys, CaseKeys::open(folder / kVaultKeysName, options.bureau_key, read_only));
  const auto there = keys->durable_slots();
  if (there < wanted) return too_few_slots(folder, there, wanted);
  // A vault that repair makes is empty at first beside keys that are there.
  if (!must_count && (read_only || wanted > 0 || there == 0)) return {};
  auto done = commit_count();
  // Without room it is counted at the next opening.
  return done || done.error().kind == FaultKind::full ? Result<void>() : done;
}

Result<void> Vault::State::commit_count() {
  CL_TRY(make_map_hold(kSlackBytes));
  CL_TRY(const auto begun, environment->begin_write());
  Write write{begun};
  CL_TRY(anchor(write));
  const int code = environment->commit(std::exchange(write.transaction, nullptr));
  return code == 0 ? Result<void>() : lmdb_fault("vault", code);
}

Result<std::unique_ptr<Vault>> Vault::create(const std::filesystem::path& folder,
                                             const Options& options) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return system_fault("create", folder, error.value());
  // The file of keys first: a vault that is there and has none has lost it.
  CL_TRY(CaseKeys::create(folder / kVaultKeysName));
  CL_TRY(auto vault, opened(folder, options, true, false));
  return sync_directory(folder)
      .and_then([&] { return sync_directory(folder.parent_path()); })
      .map([&] { return std::move(vault); });
}

Result<std::unique_ptr<Vault>> Vault::open(const std::filesystem::path& folder,
                                           const Options& options) {
  if (!is_there(folder)) {
    return no_vault(folder);
  }
  return opened(folder, options, false, false);
}

Result<std::unique_ptr<Vault>> Vault::open_read_only(const std::filesystem::path& folder,
                                                     const Options& options) {
  if (!is_there(folder)) {
    return no_vault(folder);
  }
  return opened(folder, options, false, true);
}

bool Vault::is_there(const std::filesystem::path& folder) {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(folder / "data.mdb", error);
  return !error && bytes > 0;
}

namespace {

/// Pages may be half full, and each long text begins a page of its own.
constexpr std::uint64_t pages_bytes(std::uint64_t records, std::uint64_t bytes) {
  return 2 * (bytes + records * 64) + kSlackBytes;
}

}  // namespace

Result<void> Vault::room_for(std::uint64_t records, std::uint64_t bytes) const {
  const auto& options = state_->options;
  const auto wanted = pages_bytes(records, bytes);
  if (state_->environment->used_bytes() + wanted > options.map_bytes_max) {
    return at_its_limit(options.map_bytes_max);
  }
  return need_free(state_->folder, wanted + options.disk_reserve_bytes);
}

Result<void> Vault::State::make_map_hold(std::uint64_t bytes) {
  const auto wanted = environment->used_bytes() + bytes;
  if (wanted > options.map_bytes_max) return at_its_limit(options.map_bytes_max);
  auto map_bytes = environment->map_bytes();
  while (map_bytes < wanted) map_bytes = std::min(2 * map_bytes, options.map_bytes_max);
  return map_bytes == environment->map_bytes() ? Result<void>() : environment->grow(map_bytes);
}

Result<SlotNumber> Vault::slot_of(const KeyOwner& owner) {
  return state_->keys->slot_for(owner, state_->options.random);
}

Result<CaseKeys::Found> Vault::key_of(const KeyOwner& owner) {
  CL_TRY(auto found, state_->keys->key_for(owner, state_->options.random));
  return state_->keys->sync().and_then([&] { return state_->count_key(found.slot); }).map([&] {
    return found;
  });
}

Result<void> Vault::State::count_key(SlotNumber slot) {
  const std::lock_guard held(writing);
  CL_TRY(const auto counted, slots_counted(*environment, unnamed));
  return slot < counted.value_or(0) ? Result<void>() : commit_count();
}

const CaseKeys& Vault::keys() const { return *state_->keys; }

Result<SealedWords> Vault::seal(std::span<const VaultRecord> records) const {
  SealedWords sealed;
  if (records.empty()) return sealed;
  // A key is durable before the words that it opens.
  CL_TRY(state_->keys->sync());
  std::vector<Nonce> nonces(records.size());
  static_assert(sizeof(Nonce) == kNonceBytes, "nonces lie in a row");
  state_->options.random({nonces.front().data(), nonces.size() * sizeof(Nonce)});
  for (std::size_t n = 0; n < records.size(); ++n) {
    const auto& record = records[n];
    CL_TRY(const auto key, state_->keys->key_in(record.slot));
    CL_REQUIRE(key.has_value());
    const auto number = vault_key_of(record.position, record.part);
    seal_record(record, *key, nonces[n], sealed.add(number, stored_bytes(record)));
  }
  return sealed;
}

Result<void> Vault::take(std::span<const SealedWords> groups) {
  const std::lock_guard held(state_->writing);
  std::uint64_t records = 0, bytes = 0, slots = 0;
  for (const auto& group : groups) {
    bytes += group.bytes().size();
    CL_TRY(group.each([&](VaultKey, Bytes value) {
      if (const auto slot = slot_of_vault_record(value)) slots = std::max(slots, *slot + 1UL);
      return ++records, true;
    }));
  }
  if (const auto there = state_->keys->durable_slots(); there < slots) {
    return too_few_slots(state_->folder, there, slots);
  }
  CL_TRY(state_->make_map_hold(pages_bytes(records, bytes)));
  CL_TRY(const auto begun, state_->environment->begin_write());
  State::Write write{begun};
  CL_TRY(const auto last, state_->last_key(write));
  for (const auto& group : groups) {
    Result<void> put;
    const auto seen = group.each([&](VaultKey key, Bytes value) {
      if (!last || *last < key) put = state_->put(write, key, value);
      return put.has_value();
    });
    if (!seen || !put) return seen ? put : seen;
  }
  return state_->commit_or_die(write);
}

Result<std::optional<VaultKey>> Vault::State::last_key(const Write& write) const {
  CL_TRY(const auto cursor, open_cursor(write.transaction, words));
  MDB_val key{}, value{};
  const int code = mdb_cursor_get(cursor.get(), &key, &value, MDB_LAST);
  if (code == MDB_NOTFOUND) return std::optional<VaultKey>();
  if (code != 0) return lmdb_fault("vault", code);
  VaultKey number = 0;
  std::memcpy(&number, key.mv_data, sizeof number);
  return std::optional(number);
}

Result<void> Vault::State::put(const Write& write, VaultKey number, Bytes sealed) const {
  MDB_val key = value_of(number);
  MDB_val value{sealed.size(), const_cast<std::uint8_t*>(sealed.data())};
  const int code = mdb_put(write.transaction, words, &key, &value, MDB_APPEND);
  CL_REQUIRE(code != MDB_KEYEXIST);
  return code == 0 ? Result<void>() : lmdb_fault("vault", code);
}

Result<void> Vault::copy_to(const std::filesystem::path& folder) const {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return system_fault("create", folder, error.value());
  // The words first: the keys may then be more than they need, never fewer.
  const auto keys = state_->folder / kVaultKeysName;
  return state_->environment->copy_to(folder / "data.mdb")
      .and_then([&] { return read_file(keys); })
      .and_then([&](const std::optional<std::string>& text) {
        return text ? replace_file(folder / kVaultKeysName, std::nullopt, *text)
                    : Result<void>(fault(
                          FaultKind::corrupt, keys.string(),
                          {"案件密钥文件不见了", "the file of the keys of cases is missing"}));
      });
}

Result<void> Vault::erase(const KeyOwner& owner) {
  return state_->keys->destroy(owner).map([](std::uint32_t) {});
}

Result<void> Vault::drop_from(Position position) {
  CL_TRY(const auto begun, state_->environment->begin_write());
  State::Write write{begun};
  {
    CL_TRY(const auto cursor, open_cursor(write.transaction, state_->words));
    const auto from = vault_key_of(position, 0);
    bool found_any = false;
    for (int code = 0; code == 0; found_any = found_any || code == 0) {
      MDB_val key = value_of(from), value{};
      code = mdb_cursor_get(cursor.get(), &key, &value, MDB_SET_RANGE);
      if (code == 0) code = mdb_cursor_del(cursor.get(), 0);
      if (code != 0 && code != MDB_NOTFOUND) return lmdb_fault("vault", code);
    }
    if (!found_any) return {};
  }
  return state_->commit_or_die(write);
}

Result<std::optional<VaultRecord>> Vault::find(Position position, std::string_view path) const {
  CL_TRY(const auto snapshot, ReadTransaction::begin(*state_->environment));
  CL_TRY(const auto cursor, open_cursor(snapshot.handle(), state_->words));
  const auto from = vault_key_of(position, 0);
  auto stored = next_record(cursor.get(), &from);
  for (; stored && *stored; stored = next_record(cursor.get(), nullptr)) {
    if ((*stored)->position() != position) return std::nullopt;
    auto record = open_vault_record((*stored)->key, (*stored)->value, *state_->keys);
    if (!record || (*record && (*record)->path == path)) return record;
  }
  CL_TRY(stored);
  return std::nullopt;
}

Result<void> Vault::scan(Position from, Position to, const Visit& visit) const {
  auto start = vault_key_of(from, 0);
  for (;;) {
    CL_TRY(const auto snapshot, ReadTransaction::begin(*state_->environment));
    CL_TRY(const auto cursor, open_cursor(snapshot.handle(), state_->words));
    auto stored = next_record(cursor.get(), &start);
    for (std::size_t n = 0; n < kRecordsPerSnapshot; ++n) {
      CL_TRY(stored);
      if (!*stored) return {};
      CL_TRY(const auto position, (*stored)->position());
      if (position >= to) return {};
      CL_TRY(const auto record, open_vault_record((*stored)->key, (*stored)->value, *state_->keys));
      if (record && !visit(*record)) return {};
      stored = next_record(cursor.get(), nullptr);
    }
    CL_TRY(stored);
    if (!*stored) return {};
    std::memcpy(&start, (*stored)->key.data(), sizeof start);
  }
}

}  // namespace caseledger::ledger
