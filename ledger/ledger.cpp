// Opening, closing and reading single leaves. Appending is in ledger_append.cpp, reading many in
// ledger_scan.cpp.
#include "ledger/ledger.h"

#include <algorithm>

#include "ledger/base/hash.h"
#include "ledger/disk/durable_file.h"
#include "ledger/leaf/places.h"
#include "ledger/ledger_state.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {

Options Ledger::State::store_options() {
  Options result;
  result.origin = options.origin;
  result.index_keys_of = [](Position position, Bytes leaf) {
    return index_keys_of(position, leaf);
  };
  result.seal = options.seal;
  result.take_words = [this](std::span<const SealedWords> groups) { return vault->take(groups); };
  result.limits = options.limits;
  result.faults = options.faults;
  result.leaves_no_trace = options.leaves_no_trace;
  return result;
}

Vault::Options Ledger::State::vault_options() const {
  const auto& limits = options.limits;
  return {limits.map_bytes, limits.map_bytes_max, limits.disk_reserve_bytes, *options.vault_key,
          options.random,   options.faults,       options.leaves_no_trace};
}

Result<Leaf> Ledger::State::leaf_at(Position position, Bytes bytes) const {
  const auto corrupt = [&](Bilingual what) {
    return fault(FaultKind::corrupt, "leaf " + std::to_string(position.index), std::move(what));
  };
  auto leaf = decode(bytes);
  if (!leaf) return corrupt(leaf.error().sentence());
  if (leaf->position != position) {
    const auto says = std::to_string(leaf->position.index);
    return corrupt({"自称第" + says + "号事实", "says that it is leaf " + says});
  }
  if (leaf->origin != options.origin) {
    return corrupt({"属于账本 " + leaf->origin, "is of the ledger " + leaf->origin});
  }
  return leaf;
}

/// Where there is no room words stay ahead; that is no reason not to open or to close.
Result<void> Ledger::State::settle_words() {
  const auto settled = store->settle_words();
  return settled || settled.error().kind != FaultKind::full ? settled : Result<void>();
}

Result<void> Ledger::State::resume() {
  CL_TRY(const auto head, store->head());
  const auto next = head.next_position();
  CL_TRY(vault->drop_from(next));
  CL_TRY(settle_words());
  if (next.index == 0) return {};
  const Position last{next.index - 1};
  return store->read(last)
      .and_then([&](const auto& bytes) { return leaf_at(last, bytes); })
      .map([&](const Leaf& leaf) { recorded_at = leaf.fact.recorded_at; })
      .and_then([&] { return carry_out_disposals(); });
}

// --- Opening and closing -------------------------------------------------------------------------

Ledger::Ledger(std::unique_ptr<State> state) : state_(std::move(state)) {}
Ledger::~Ledger() = default;

Result<std::unique_ptr<Ledger>> Ledger::create(const std::filesystem::path& folder,
                                               LedgerOptions options) {
  CL_REQUIRE(options.vault_key.has_value() && options.random != nullptr);
  auto state = std::make_unique<State>();
  state->folder = folder;
  state->options = std::move(options);
  CL_TRY(state->store, Store::create(state->store_folder(), state->store_options()));
  CL_TRY(state->vault, Vault::create(state->vault_folder(), state->vault_options()));
  state->sealing = std::make_unique<Housekeeping>();
  return std::unique_ptr<Ledger>(new Ledger(std::move(state)));
}

namespace {

/// The name under which the ledger was made.
Result<std::string> origin_of(const Store& store) {
  return store.checkpoint_note()
      .and_then([](const std::string& note) { return parse_checkpoint(note_body(note)); })
      .map([](const Checkpoint& checkpoint) { return checkpoint.origin; });
}

/// A vault that is missing was lost, unless making the ledger was cut off before it.
Result<std::unique_ptr<Vault>> open_vault(const Store& store, const std::filesystem::path& folder,
                                          const Vault::Options& options) {
  CL_TRY(const auto head, store.head());
  const bool is_new = head.tree.size() == 0 && !Vault::is_there(folder);
  return is_new ? Vault::create(folder, options) : Vault::open(folder, options);
}

}  // namespace

Result<std::unique_ptr<Ledger>> Ledger::open(const std::filesystem::path& folder,
                                             LedgerOptions options) {
  CL_REQUIRE(options.vault_key.has_value() && options.random != nullptr);
  auto state = std::make_unique<State>();
  state->folder = folder;
  state->options = std::move(options);
  CL_TRY(auto store, Store::open(state->store_folder(), state->store_options()));
  state->store = std::move(store);
  CL_TRY(state->options.origin, origin_of(*state->store));
  CL_TRY(state->vault, open_vault(*state->store, state->vault_folder(), state->vault_options()));
  state->sealing = std::make_unique<Housekeeping>();
  return state->resume().map([&] { return std::unique_ptr<Ledger>(new Ledger(std::move(state))); });
}

Result<std::unique_ptr<Ledger>> Ledger::open_read_only(const std::filesystem::path& folder,
                                                       LedgerOptions options) {
  auto state = std::make_unique<State>();
  state->folder = folder;
  state->options = std::move(options);
  CL_TRY(auto store, Store::open_read_only(state->store_folder(), state->store_options()));
  state->store = std::move(store);
  CL_TRY(state->options.origin, origin_of(*state->store));
  if (state->options.vault_key && Vault::is_there(state->vault_folder())) {
    CL_TRY(state->vault, Vault::open_read_only(state->vault_folder(), state->vault_options()));
  }
  return std::unique_ptr<Ledger>(new Ledger(std::move(state)));
}

Result<void> Ledger::close() {
  CL_REQUIRE(state_->store != nullptr);
  auto closed = state_->is_writer() ? state_->settle_words() : Result<void>();
  const auto stopped = state_->store->close();
  state_->store.reset();
  state_->vault.reset();
  return closed.and_then([&] { return stopped; });
}

namespace {

constexpr int kCopiesMax = 8;

/// How far disposals have come: the slots whose keys are destroyed, and the cases that are noted.
struct Disposals {
  std::vector<std::size_t> destroyed;
  std::optional<std::string> noted;
  friend bool operator==(const Disposals&, const Disposals&) = default;
};

Result<Disposals> disposals_of(const std::filesystem::path& vault) {
  CL_TRY(const auto keys, read_file(vault / kVaultKeysName));
  CL_TRY(auto noted, read_file(vault / kDisposingName));
  Disposals result{{}, std::move(noted)};
  const auto slots = bytes_of(keys.has_value() ? std::string_view(*keys) : std::string_view());
  for (std::size_t n = 0; (n + 1) * kSlotBytes <= slots.size(); ++n) {
    const auto slot = parse_slot(slots.subspan(n * kSlotBytes, kSlotBytes));
    if (!slot || !slot->is_live) result.destroyed.push_back(n);
  }
  return result;
}

/// The files and a disposal that a crash cut off, which whoever opens the copy finishes.
Result<void> copy_beside_vault(const std::filesystem::path& from, const std::filesystem::path& to) {
  const auto files = from / kVaultFilesName;
  const auto copy = [&](const std::filesystem::path& file) -> Result<void> {
    const auto target = to / kVaultFilesName / file.lexically_relative(files);
    std::error_code error;
    std::filesystem::create_directories(target.parent_path(), error);
    if (error) return system_fault("mkdir", target.parent_path(), error.value());
    return copy_durably(file, target);
  };
  std::error_code error;
  std::filesystem::create_directories(to / kVaultFilesName, error);
  if (error) return system_fault("mkdir", to, error.value());
  return for_each_sealed_file(files, copy)
      .and_then([&] { return sync_directory(to / kVaultFilesName); })
      .and_then([&] { return read_file(from / kDisposingName); })
      .and_then([&](const std::optional<std::string>& noted) {
        return noted ? replace_file(to / kDisposingName, std::nullopt, *noted) : Result<void>();
      });
}

/// What a try left that a disposal overtook.
Result<void> remove_copy(const std::filesystem::path& folder) {
  for (const auto* part : {"ledger", "vault"}) {
    std::error_code error;
    std::filesystem::remove_all(folder / part, error);
    if (error) return system_fault("remove", folder / part, error.value());
  }
  return {};
}

}  // namespace

Result<void> Ledger::copy_to(const std::filesystem::path& folder) const {
  if (state_->vault == nullptr) return vault_is_closed();
  // The leaves first: the copy may then have words without leaves, which an opening drops, and
  // words both ahead and in the vault. The keys last: they open whatever was copied before.
  const auto copy = [&] {
    return state_->store->copy_to(folder / "ledger")
        .and_then([&] { return copy_beside_vault(state_->vault_folder(), folder / "vault"); })
        .and_then([&] { return state_->vault->copy_to(folder / "vault"); });
  };
  for (int n = 0; n < kCopiesMax; ++n) {
    CL_TRY(const auto before, disposals_of(state_->vault_folder()));
    auto copied = copy();
    if (!copied && copied.error().kind == FaultKind::conflict) return copied;
    // A disposal meanwhile may have taken a key whose leaf was copied before it: once more.
    CL_TRY(const auto after, disposals_of(state_->vault_folder()));
    if (before == after) return copied;
    CL_TRY(remove_copy(folder));
  }
  return fault(
      FaultKind::unavailable, folder.string(),
      {"正在销毁档案，请稍后再复制", "records are being disposed of: copy once more later"});
}

// --- Reading -------------------------------------------------------------------------------------

const std::string& Ledger::origin() const { return state_->options.origin; }

Result<Checkpoint> Ledger::write_checkpoint() { return state_->store->write_checkpoint(); }

Result<Head> Ledger::head() const { return state_->store->head(); }

Result<std::string> Ledger::checkpoint_note() const { return state_->store->checkpoint_note(); }

Result<void> Ledger::replace_checkpoint_note(const std::string& note) {
  return state_->store->replace_checkpoint_note(note);
}

Result<LeafProof> Ledger::prove(Position position) const {
  CL_TRY(auto note, checkpoint_note());
  return prove_leaf(position.index, std::move(note), std::bind_front(&Ledger::node, this));
}

Result<Path> Ledger::consistency(std::uint64_t first, std::uint64_t second) const {
  return consistency_path(first, second, std::bind_front(&Ledger::node, this));
}

Result<std::vector<std::uint8_t>> Ledger::leaf_bytes(Position position) const {
  return state_->store->read(position);
}

Result<Digest> Ledger::node(unsigned level, std::uint64_t index) const {
  return state_->store->node(level, index);
}

Result<std::vector<Digest>> Ledger::tile(TileId id, std::uint64_t width) const {
  return state_->store->tile(id, width);
}

Result<Leaf> Ledger::read(Position position) const {
  return state_->store->read(position).and_then(
      [&](const auto& bytes) { return state_->leaf_at(position, bytes); });
}

Result<Digest> Ledger::leaf_hash(Position position) const {
  return state_->store->read(position).map(
      [](const auto& bytes) { return ledger::leaf_hash(bytes); });
}

Result<std::vector<Leaf>> Ledger::read_stream(Procedure procedure, std::string_view stream) const {
  CL_TRY(const auto positions, state_->store->positions(stream_key(procedure, stream)));
  std::vector<Leaf> leaves;
  leaves.reserve(positions.size());
  Result<void> decoded;
  const auto read = state_->store->read(positions, [&](Position position, Bytes bytes) {
    auto leaf = state_->leaf_at(position, bytes);
    if (!leaf) return decoded = tl::unexpected(leaf.error()), false;
    // The index knows hashes of keys; two keys may share one.
    const auto& fact = leaf->fact;
    if (fact.procedure == procedure && fact.stream == stream) leaves.push_back(std::move(*leaf));
    return true;
  });
  CL_TRY(read);
  return decoded.map([&] { return std::move(leaves); });
}

// --- Words ---------------------------------------------------------------------------------------

Result<std::optional<std::string>> Ledger::content(Position position, std::string_view path) const {
  return reveal(position, path).map([](std::optional<RevealedWords>&& revealed) {
    return revealed ? std::optional(std::move(revealed->words)) : std::nullopt;
  });
}

Result<std::optional<RevealedWords>> Ledger::reveal(Position position,
                                                    std::string_view path) const {
  return state_->find_words(position, path).map([](std::optional<VaultRecord>&& record) {
    return record ? std::optional(RevealedWords{std::move(record->words), record->salt})
                  : std::nullopt;
  });
}

Result<void> Ledger::scan_words(const Vault::Visit& visit) const {
  if (state_->vault == nullptr) return vault_is_closed();
  CL_TRY(const auto head, this->head());
  return state_->scan_words(head.next_position(), visit);
}

namespace {

template <class Entry>
const Entry* entry_at(const std::vector<Entry>& entries, std::string_view path) {
  const auto found = std::ranges::lower_bound(entries, path, {}, &Entry::path);
  return found != entries.end() && found->path == path ? &*found : nullptr;
}

}  // namespace

Result<bool> Ledger::matches(const Leaf& leaf, const Content& content) const {
  if (const auto* attachment = entry_at(leaf.attachments, content.path)) {
    const auto& document = attachment->document;
    return document.size_bytes == content.text.size() &&
           document.sha256 == sha256(bytes_of(content.text));
  }
  const auto* commitment = entry_at(leaf.commitments, content.path);
  if (commitment == nullptr) return content.text.empty();
  return state_->find_words(leaf.position, content.path)
      .map([&](const std::optional<VaultRecord>& record) {
        return record && commitment->digest == commit_to(leaf.origin, leaf.fact.stream,
                                                         content.path, record->salt, content.text);
      });
}

}  // namespace caseledger::ledger
