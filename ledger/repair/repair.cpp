// Leaves first, in a new store beside the damaged one; then the words; then the names are changed
// (repair_exchange.h).
#include "ledger/repair/repair.h"

#include "ledger/disk/durable_file.h"
#include "ledger/disk/writer_lock.h"
#include "ledger/leaf/codec.h"
#include "ledger/repair/leaf_sources.h"
#include "ledger/repair/repair_exchange.h"
#include "ledger/repair/repair_lost_leaf.h"
#include "ledger/repair/repair_vault.h"
#include "ledger/store/store.h"
#include "ledger/tree/checkpoint.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kGroupLeaves = 1'024;
/// Of a backup, before it is believed to be one of this ledger.
constexpr std::uint64_t kLeavesCompared = 256;

constexpr const char* kExchanged[] = {"vault", "mirror", "ledger"};

class Repair {
 public:
  Repair(fs::path folder, const RepairOptions& options)
      : folder_(std::move(folder)), options_(options), work_(repair_work(folder_)) {}

  Result<RepairReport> run();

 private:
  Result<void> make();
  std::vector<fs::path> folders() const;
  Result<void> find_checkpoint();
  Result<std::vector<LeafSource>> sources();
  Result<void> must_be_of_this_ledger() const;
  Result<void> mend_leaves();
  Result<void> write_leaves(LeafChain& chain);
  Result<void> write_group(LeafChain& chain, Store& store, bool& is_over);
  Result<void> must_give_checkpoint(const LeafChain& chain);
  Result<void> mend_words();

  const fs::path folder_;
  const RepairOptions& options_;
  const fs::path work_;
  std::string note_;
  Checkpoint checkpoint_;
  Position backup_end_;
  std::vector<std::vector<std::uint8_t>>
      backup_begin_;  // its first leaves, as far as they are there
  bool has_common_leaf_ = false;
  MendedLeaves leaves_;
  Frontier tree_;
  std::optional<Digest> root_;  // at the checkpoint's size
  RepairReport report_;
};

/// Ours, then the backup.
std::vector<fs::path> Repair::folders() const {
  std::vector<fs::path> all{folder_};
  if (options_.backup) all.push_back(*options_.backup);
  return all;
}

/// The one that was kept, else the first that can be read of the ledger's own and the backup's.
Result<void> Repair::find_checkpoint() {
  std::vector<std::string> notes;
  if (options_.checkpoint) notes.push_back(*options_.checkpoint);
  for (const auto& folder : folders()) {
    if (options_.checkpoint) break;
    CL_TRY(auto note, read_file(folder / "ledger" / "checkpoint"));
    if (note) notes.push_back(std::move(*note));
  }
  for (auto& note : notes) {
    auto parsed = parse_checkpoint(note_body(note));
    if (!parsed) continue;
    note_ = std::move(note);
    checkpoint_ = std::move(*parsed);
    return {};
  }
  if (options_.checkpoint) {
    return fault(FaultKind::malformed, "--against",
                 {"所给的不是检查点", "what was given is no checkpoint"});
  }
  return fault(FaultKind::malformed, (folder_ / "ledger" / "checkpoint").string(),
               {"没有可读的检查点，请用 --against 给出所持检查点，或用 --from 给出备份",
                "there is no checkpoint that can be read: give one that was kept with --against, "
                "or a backup with --from"});
}

Result<std::vector<LeafSource>> Repair::sources() {
  std::vector<LeafSource> all;
  for (const auto& folder : folders()) {
    CL_TRY(auto store, LeafSource::of_store(folder / "ledger" / "data.mdb"));
    CL_TRY(auto mirror, LeafSource::of_mirror(folder / "mirror"));
    backup_end_ = Position{std::max(store.end(), mirror.end())};
    backup_begin_.clear();
    for (std::uint64_t n = 0; n < kLeavesCompared; ++n) {
      const Position position{n};
      backup_begin_.push_back(store.at(position).empty() ? mirror.at(position)
                                                         : store.at(position));
    }
    all.push_back(std::move(store));
    all.push_back(std::move(mirror));
  }
  return all;
}

Result<void> Repair::write_group(LeafChain& chain, Store& store, bool& is_over) {
  CL_TRY(auto group, store.begin());
  for (std::uint64_t n = 0; n < kGroupLeaves; ++n) {
    const auto bytes = chain.next();
    is_over = bytes.empty();
    if (is_over) break;
    CL_TRY(const auto leaf, decode(bytes));
    CL_TRY(const auto placed, group->put(bytes, index_keys_of(leaf.fact)));
    CL_ASSERT(placed.position == leaf.position);
    const auto at = leaf.position.index;
    has_common_leaf_ = has_common_leaf_ || (at < kLeavesCompared && backup_begin_[at] == bytes);
    leaves_.add(leaf);
    tree_.append(placed.leaf_hash);
    if (tree_.size() == checkpoint_.size) root_ = tree_.root();
  }
  return group->commit();
}

Result<void> Repair::write_leaves(LeafChain& chain) {
  Options options;
  options.origin = checkpoint_.origin;
  options.index_keys_of = [](Position position, Bytes leaf) {
    return index_keys_of(position, leaf);
  };
  options.seal = options_.seal;
  CL_TRY(auto store, Store::create(work_ / "ledger", options));
  for (bool is_over = false; !is_over;) {
    CL_TRY(store->room_for(kGroupLeaves * kLeafBytesMax / 16));
    CL_TRY(write_group(chain, *store, is_over));
  }
  report_.leaves = tree_.size();
  report_.leaves_mended = chain.mended();
  CL_TRY(must_give_checkpoint(chain));
  CL_TRY(std::ignore, store->write_checkpoint());
  // The checkpoint that proved the leaves keeps the signatures it has, those of witnesses too.
  if (checkpoint_.size == tree_.size()) {
    CL_TRY(store->replace_checkpoint_note(note_));
  }
  return store->close();
}

Result<void> Repair::must_give_checkpoint(const LeafChain& chain) {
  if (checkpoint_.size == 0 || root_ == checkpoint_.root) return {};
  CL_TRY(auto all, sources());
  const LostLeaf lost(folders(), std::move(all));
  const auto says = describe(checkpoint_);
  if (!root_) {
    const auto [zh, en] = lost.describe(lost.find(chain.position()));
    return fault(
        FaultKind::corrupt, "",
        {zh + "无法恢复，检查点为 " + says, en + " is nowhere whole; the checkpoint says " + says});
  }
  // The last leaf has none behind it that would know.
  const Position last{checkpoint_.size - 1};
  auto [zh, en] = lost.describe({last});
  const bool is_suspect = !lost.is_vouched_for(last);
  return fault(FaultKind::corrupt, "",
               {"其余事实与检查点不符（" + says + "）" + (is_suspect ? "，请查" + zh : ""),
                "the leaves that are left do not give the checkpoint of " + says +
                    (is_suspect ? "; look at " + en : "")});
}

/// Two ledgers may bear one name; words and keys of another one are none of ours.
Result<void> Repair::must_be_of_this_ledger() const {
  if (!options_.backup || has_common_leaf_ || backup_end_.index == 0) return {};
  return fault(FaultKind::malformed, "--from: " + options_.backup->string(),
               {"是另一账本的备份", "is a backup of another ledger"});
}

/// The leaves that were read are forgotten on return.
Result<void> Repair::mend_leaves() {
  CL_TRY(auto all, sources());
  LeafChain chain(std::move(all));
  return write_leaves(chain).and_then([&] { return must_be_of_this_ledger(); });
}

Result<void> Repair::mend_words() {
  const VaultSources from{folder_, options_.backup, backup_end_};
  return repair_vault(from, leaves_, work_ / "vault", options_.vault_key)
      .map([&](VaultRepair&& vault) {
        report_.words_mended = vault.words_mended;
        report_.files_mended = vault.files_mended;
        report_.losses = std::move(vault.losses);
      });
}

Result<void> Repair::make() {
  return find_checkpoint().and_then([&] { return mend_leaves(); }).and_then([&] {
    return mend_words();
  });
}

Result<RepairReport> Repair::run() {
  std::error_code error;
  fs::remove_all(work_, error);
  fs::create_directories(work_, error);
  if (error) return system_fault("mkdir", work_, error.value());
  // Held by who finishes an exchange too: while folders change their names, that of the ledger's
  // own lock guards nothing.
  CL_TRY(const auto lock, WriterLock::acquire(work_));
  if (auto made = make(); !made) {
    fs::remove_all(work_, error);
    return tl::unexpected(made.error());
  }
  return note_exchange(folder_, kExchanged)
      .and_then([&] { return carry_out_exchange(folder_); })
      .map([&](std::vector<std::string>&& kept) {
        report_.set_aside = std::move(kept);
        return std::move(report_);
      });
}

Result<RepairReport> finish_interrupted(const fs::path& data_folder) {
  CL_TRY(const auto lock, WriterLock::acquire(repair_work(data_folder)));
  return carry_out_exchange(data_folder).map([](std::vector<std::string>&& kept) {
    RepairReport report;
    report.set_aside = std::move(kept);
    report.was_interrupted = true;
    return report;
  });
}

}  // namespace

Result<RepairReport> repair(const fs::path& data_folder, const RepairOptions& options) {
  if (repair_is_unfinished(data_folder)) return finish_interrupted(data_folder);
  std::error_code error;
  const auto ledger = data_folder / "ledger";
  const bool was_missing = fs::create_directories(ledger, error);
  CL_TRY(const auto lock, WriterLock::acquire(ledger));
  auto report = Repair(data_folder, options).run();
  if (!report && was_missing) {
    fs::remove(ledger / "writer.lock", error);
    fs::remove(ledger, error);  // only where it is empty
  }
  return report;
}

}  // namespace caseledger::ledger
