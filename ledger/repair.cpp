// Leaves first, in a new store beside the damaged one; then the words; then the names are changed.
#include "ledger/repair.h"

#include "ledger/checkpoint.h"
#include "ledger/codec.h"
#include "ledger/durable_file.h"
#include "ledger/leaf_sources.h"
#include "ledger/repair_vault.h"
#include "ledger/store.h"
#include "ledger/writer_lock.h"
#include "statemachines/check.h"

namespace caseledger::ledger {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kGroupLeaves = 1'024;

class Repair {
 public:
  Repair(fs::path folder, const RepairOptions& options)
      : folder_(std::move(folder)), options_(options), work_(folder_ / "repair") {}

  Result<RepairReport> run();

 private:
  Result<void> find_checkpoint();
  Result<std::vector<LeafSource>> sources() const;
  Result<void> write_leaves(LeafChain& chain);
  Result<void> write_group(LeafChain& chain, Store& store, bool& is_over);
  Result<void> must_give_checkpoint(const LeafChain& chain) const;
  Result<void> exchange(const char* name);

  const fs::path folder_;
  const RepairOptions& options_;
  const fs::path work_;
  std::string note_;
  Checkpoint checkpoint_;
  Frontier tree_;
  std::optional<Digest> root_;  // at the checkpoint's size
  RepairReport report_;
};

Result<void> Repair::find_checkpoint() {
  auto own = read_file(folder_ / "ledger" / "checkpoint");
  if (!own) return tl::unexpected(own.error());
  if (!*own && options_.backup) own = read_file(*options_.backup / "ledger" / "checkpoint");
  if (!own) return tl::unexpected(own.error());
  note_ = options_.checkpoint.value_or(own->value_or(""));
  auto parsed = parse_checkpoint(note_body(note_));
  if (!parsed) return tl::unexpected(parsed.error());
  checkpoint_ = std::move(*parsed);
  return {};
}

Result<std::vector<LeafSource>> Repair::sources() const {
  std::vector<LeafSource> all;
  std::vector<fs::path> folders{folder_};
  if (options_.backup) folders.push_back(*options_.backup);
  for (const auto& folder : folders) {
    auto store = LeafSource::of_store(folder / "ledger" / "data.mdb");
    if (!store) return tl::unexpected(store.error());
    auto mirror = LeafSource::of_mirror(folder / "mirror");
    if (!mirror) return tl::unexpected(mirror.error());
    all.push_back(std::move(*store));
    all.push_back(std::move(*mirror));
  }
  return all;
}

Result<void> Repair::write_group(LeafChain& chain, Store& store, bool& is_over) {
  auto group = store.begin();
  if (!group) return tl::unexpected(group.error());
  for (std::uint64_t n = 0; n < kGroupLeaves; ++n) {
    const auto position = chain.position();
    const auto bytes = chain.next();
    is_over = bytes.empty();
    if (is_over) break;
    const auto keys = keys_of(position, bytes);
    if (!keys) return tl::unexpected(keys.error());
    const auto placed = (*group)->put(bytes, *keys);
    if (!placed) return tl::unexpected(placed.error());
    tree_.append(placed->leaf_hash);
    if (tree_.size() == checkpoint_.size) root_ = tree_.root();
  }
  return (*group)->commit();
}

Result<void> Repair::write_leaves(LeafChain& chain) {
  Options options;
  options.origin = checkpoint_.origin;
  options.keys_of = [](Position position, Bytes leaf) { return keys_of(position, leaf); };
  options.seal = options_.seal;
  auto store = Store::create(work_ / "ledger", options);
  if (!store) return tl::unexpected(store.error());
  for (bool is_over = false; !is_over;) {
    const auto room = (*store)->room_for(kGroupLeaves * kLeafBytesMax / 16);
    if (!room) return room;
    if (auto written = write_group(chain, **store, is_over); !written) return written;
  }
  report_.leaves = tree_.size();
  report_.leaves_mended = chain.mended();
  if (auto gives = must_give_checkpoint(chain); !gives) return gives;
  if (const auto written = (*store)->write_checkpoint(); !written) {
    return tl::unexpected(written.error());
  }
  // The checkpoint that proved the leaves keeps the signatures it has, those of witnesses too.
  if (checkpoint_.size == tree_.size()) {
    if (auto kept = (*store)->replace_checkpoint_note(note_); !kept) return kept;
  }
  return (*store)->close();
}

Result<void> Repair::must_give_checkpoint(const LeafChain& chain) const {
  if (checkpoint_.size == 0 || root_ == checkpoint_.root) return {};
  const auto at = chain.position();
  if (root_) {
    return fault(FaultKind::corrupt,
                 "其余事实与检查点不符 — the leaves that are left do not give the "
                 "checkpoint of " +
                     describe(checkpoint_));
  }
  return fault(FaultKind::corrupt, "第" + std::to_string(at.index) + "号事实无法恢复 — leaf " +
                                       std::to_string(at.index) +
                                       " is nowhere whole; the checkpoint says " +
                                       describe(checkpoint_));
}

/// The damaged folder steps aside, the new one takes its place.
Result<void> Repair::exchange(const char* name) {
  std::error_code error;
  fs::path aside;
  for (int n = 1; aside.empty() || fs::exists(aside, error); ++n) {
    aside = folder_ / (std::string(name) + ".damaged-" + std::to_string(n));
  }
  if (fs::exists(folder_ / name, error)) fs::rename(folder_ / name, aside, error);
  if (!error && fs::exists(work_ / name)) fs::rename(work_ / name, folder_ / name, error);
  if (error) return system_fault("rename", folder_ / name, error.value());
  return sync_directory(folder_);
}

Result<RepairReport> Repair::run() {
  std::error_code error;
  fs::remove_all(work_, error);
  fs::create_directories(work_, error);
  if (error) return system_fault("mkdir", work_, error.value());
  if (auto found = find_checkpoint(); !found) return tl::unexpected(found.error());
  auto all = sources();
  if (!all) return tl::unexpected(all.error());
  LeafChain chain(std::move(*all));
  auto done = write_leaves(chain)
                  .and_then([&] {
                    return repair_vault(folder_, options_.backup, work_ / "vault",
                                        options_.vault_key, Position{report_.leaves});
                  })
                  .map([&](VaultRepair&& words) {
                    report_.words_mended = words.mended;
                    report_.losses = std::move(words.losses);
                  });
  for (const auto* name : {"vault", "mirror", "ledger"}) {
    if (done) done = exchange(name);
  }
  if (!done) return tl::unexpected(done.error());
  fs::remove_all(work_, error);
  return std::move(report_);
}

}  // namespace

Result<RepairReport> repair(const fs::path& data_folder, const RepairOptions& options) {
  std::error_code error;
  fs::create_directories(data_folder / "ledger", error);
  const auto lock = WriterLock::acquire(data_folder / "ledger");
  if (!lock) return tl::unexpected(lock.error());
  return Repair(data_folder, options).run();
}

}  // namespace caseledger::ledger
