#include "ledger/repair/repair_vault.h"

#include <map>
#include <set>

#include "ledger/audit/verify_words.h"
#include "ledger/base/hash.h"
#include "ledger/disk/durable_file.h"
#include "ledger/disk/page_audit.h"
#include "ledger/store/head_record.h"
#include "ledger/vault/sealed_file.h"
#include "ledger/vault/vault_anchor.h"
#include "ledger/vault/vault_record.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

namespace fs = std::filesystem;

using Sealed = std::map<VaultKey, std::vector<std::uint8_t>>;

/// Words that were not taken over yet; what is no record is left out.
Result<Sealed> ahead_of(const fs::path& store, SlotsEver& slots) {
  Sealed records;
  std::error_code error;
  if (!fs::exists(store, error)) return records;
  auto layout = store_layout();
  layout.findings_max = SIZE_MAX;
  layout.visit = [&](std::string_view database, Bytes, Bytes value) {
    if (database != kAheadName) return;
    void(SealedWords(value).each([&](VaultKey key, Bytes sealed) {
      slots.name(slot_of_vault_record(sealed));
      records.emplace(key, std::vector(sealed.begin(), sealed.end()));
      return true;
    }));
  };
  return audit_pages(store, layout).map([&](const PageReport&) { return std::move(records); });
}

Result<Sealed> records_of(const fs::path& vault, SlotsEver& slots) {
  Sealed records;
  bool is_counted = false;  // by the anchor, which comes first
  if (!Vault::is_there(vault)) return records;
  auto layout = vault_layout();
  layout.findings_max = SIZE_MAX;
  layout.visit = [&](std::string_view database, Bytes key, Bytes value) {
    const auto anchor = database.empty() ? parse_vault_anchor(value) : std::nullopt;
    if (anchor && anchor->slots) slots.count(*anchor->slots);
    is_counted = is_counted || (anchor && anchor->slots);
    VaultKey number = 0;
    if (database != kVaultWordsName || key.size() != sizeof number) return;
    std::copy(key.begin(), key.end(), reinterpret_cast<std::uint8_t*>(&number));
    if (!is_counted) slots.name(slot_of_vault_record(value));
    records.insert_or_assign(number, std::vector(value.begin(), value.end()));
  };
  return audit_pages(vault / "data.mdb", layout).map([&](const PageReport&) {
    return std::move(records);
  });
}

Result<std::string> slots_of(const fs::path& vault, SlotsEver& slots) {
  CL_TRY(const auto text, read_file(vault / kVaultKeysName));
  slots.count(text.value_or("").size() / kSlotBytes);
  return for_each_sealed_file(vault / kVaultFilesName,
                              [&](const fs::path& file) {
                                slots.name(slot_of_sealed_file(file).value_or(std::nullopt));
                                return Result<void>();
                              })
      .map([&] { return text.value_or(""); });
}

/// Whose words lie under a slot, each with the first of its leaves.
using SlotUses = std::map<SlotNumber, std::map<LeafOwner, Position>>;

class VaultMending {
 public:
  VaultMending(fs::path to, const SecretKey& key, const MendedLeaves& leaves)
      : to_(std::move(to)), key_(key), leaves_(leaves) {}

  /// Writes `slots` slots; unrecoverable ones stay reserved, so that no number is used twice.
  Result<void> keys(const std::string& ours, const std::string& backup, Position backup_end,
                    std::uint64_t slots);
  /// Each record from the first of these that has it whole; the first `ours` are no backup.
  Result<void> words(const std::vector<Sealed>& sources, std::size_t ours);
  Result<void> files(const fs::path& ours, const std::optional<fs::path>& backup);
  void note_uses(const Sealed& records);
  VaultRepair take() { return std::move(repair_); }

 private:
  enum class Opened : std::uint8_t { no, erased, yes };

  std::optional<KeySlot> slot(const std::string& file, std::size_t n) const;
  KeySlot choose_slot(const std::string& ours, const std::string& backup, std::size_t n,
                      Position backup_end);
  bool is_disposed(SlotNumber number, const KeySlot& slot, Position made_before) const;
  const std::pair<const LeafOwner, Position>* first_use(SlotNumber number) const;
  void lose_slot(SlotNumber number, bool is_there);
  Opened open(VaultKey key, const std::vector<std::uint8_t>& value) const;
  bool add_words(VaultKey key, const std::vector<Sealed>& sources, std::size_t ours,
                 SealedWords& kept);
  Result<void> mend_file(const fs::path& name, const fs::path& ours,
                         const std::optional<fs::path>& backup);
  bool is_whole(const fs::path& file) const;
  bool is_erased(const fs::path& file) const;
  std::string stream_of(const fs::path& file) const;

  const fs::path to_;
  const SecretKey& key_;
  const MendedLeaves& leaves_;
  std::unique_ptr<CaseKeys> keys_;  // of the new vault
  SlotUses uses_;
  std::set<SlotNumber> lost_slots_;
  VaultRepair repair_;
};

// --- Keys ----------------------------------------------------------------------------------------

void VaultMending::note_uses(const Sealed& records) {
  for (const auto& [key, value] : records) {
    const auto slot = slot_of_vault_record(value);
    const auto position = position_of_vault_record(bytes_of(key)).value();
    if (!slot || position >= leaves_.end()) continue;
    auto& first = uses_[*slot].try_emplace(leaves_.owner(position), position).first->second;
    first = std::min(first, position);
  }
}

/// A slot that can be relied on: destroyed, or with a key that the bureau's opens. One that an
/// earlier repair could not bring back has no name.
std::optional<KeySlot> VaultMending::slot(const std::string& file, std::size_t n) const {
  if (file.size() < (n + 1) * kSlotBytes) return std::nullopt;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(file.data()) + n * kSlotBytes;
  auto found = parse_slot({bytes, kSlotBytes});
  if (found && found->owner.is_zero()) return std::nullopt;
  if (found && found->is_live && !unwrap(key_, found->wrapped)) return std::nullopt;
  return found;
}

/// A case goes on after its disposal under another key: one is meant by it if it was there before,
/// because a leaf from before has its words under it, or because it lay in the backup by then.
bool VaultMending::is_disposed(SlotNumber number, const KeySlot& slot, Position made_before) const {
  const auto disposed = leaves_.disposed_at(slot.owner);
  if (!disposed) return false;
  if (made_before <= *disposed) return true;
  const auto uses = uses_.find(number);
  return uses != uses_.end() && std::ranges::any_of(uses->second, [&](const auto& use) {
           return use.first.key_owner().digest() == slot.owner && use.second < *disposed;
         });
}

/// Null where no words lie under it.
const std::pair<const LeafOwner, Position>* VaultMending::first_use(SlotNumber number) const {
  const auto uses = uses_.find(number);
  if (uses == uses_.end()) return nullptr;
  return &*std::ranges::min_element(uses->second, {}, [](const auto& use) { return use.second; });
}

/// Of one that is not there, what is lost is said by its words and files, if it ever had any.
void VaultMending::lose_slot(SlotNumber number, bool is_there) {
  lost_slots_.insert(number);
  const auto n = std::to_string(number);
  Loss loss{{}, {}, {"密钥槽 " + n, "key slot " + n}};
  if (const auto* use = first_use(number)) {
    if (leaves_.is_disposed(use->second)) return;
    loss.stream = use->first.stream;
    loss.position = use->second;
  } else if (!is_there) {
    return;
  }
  repair_.losses.push_back(std::move(loss));
}

KeySlot VaultMending::choose_slot(const std::string& ours, const std::string& backup, std::size_t n,
                                  Position backup_end) {
  const auto number = static_cast<SlotNumber>(n);
  auto chosen = slot(ours, n);
  const bool is_ours = chosen.has_value();
  if (!is_ours) chosen = slot(backup, n);
  if (!chosen) {
    lose_slot(number, std::max(ours.size(), backup.size()) > n * kSlotBytes);
    return {};
  }
  const Position made_before = is_ours ? leaves_.end() : backup_end;
  if (chosen->is_live && is_disposed(number, *chosen, made_before)) {
    return {false, chosen->owner, {}};
  }
  repair_.words_mended += is_ours ? 0 : 1;
  return *chosen;
}

Result<void> VaultMending::keys(const std::string& ours, const std::string& backup,
                                Position backup_end, std::uint64_t slots) {
  std::string text;
  for (std::size_t n = 0; n < slots; ++n) {
    const auto bytes = to_bytes(choose_slot(ours, backup, n, backup_end));
    text.append(bytes.begin(), bytes.end());
  }
  std::error_code error;
  fs::create_directories(to_, error);
  if (error) return system_fault("mkdir", to_, error.value());
  return replace_file(to_ / kVaultKeysName, std::nullopt, text)
      .and_then([&] { return CaseKeys::open(to_ / kVaultKeysName, key_, true); })
      .map([&](std::unique_ptr<CaseKeys>&& opened) { keys_ = std::move(opened); });
}

// --- Words ---------------------------------------------------------------------------------------

VaultMending::Opened VaultMending::open(VaultKey key,
                                        const std::vector<std::uint8_t>& value) const {
  const auto record = open_vault_record(bytes_of(key), value, *keys_);
  return !record ? Opened::no : *record ? Opened::yes : Opened::erased;
}

/// False where nobody has the words. What is sealed under a key that is lost, not destroyed by law,
/// is kept as it lies: the key may be found.
bool VaultMending::add_words(VaultKey key, const std::vector<Sealed>& sources, std::size_t ours,
                             SealedWords& kept) {
  const std::vector<std::uint8_t>* chosen = nullptr;
  bool is_open = false;
  for (std::size_t n = 0; n < sources.size() && !is_open; ++n) {
    const auto record = sources[n].find(key);
    if (record == sources[n].end()) continue;
    const auto opened = open(key, record->second);
    is_open = opened == Opened::yes;
    if (is_open || (opened == Opened::erased && chosen == nullptr)) chosen = &record->second;
    if (is_open && n >= ours) ++repair_.words_mended;
  }
  const auto position = position_of_vault_record(bytes_of(key)).value();
  if (!is_open && leaves_.is_disposed(position)) return true;
  if (chosen != nullptr) std::ranges::copy(*chosen, kept.add(key, chosen->size()).begin());
  return is_open;
}

Result<void> VaultMending::words(const std::vector<Sealed>& sources, std::size_t ours) {
  std::set<VaultKey> all;
  for (const auto& source : sources) {
    for (const auto& [key, value] : source) all.insert(key);
  }
  SealedWords kept;
  for (const auto key : all) {
    if (key >= vault_key_of(leaves_.end(), 0)) break;
    if (add_words(key, sources, ours, kept)) continue;
    const auto position = position_of_vault_record(bytes_of(key)).value();
    repair_.losses.push_back({position, leaves_.owner(position).stream, {"文字", "words"}});
  }
  Vault::Options options;
  options.bureau_key = key_;
  CL_TRY(auto vault, Vault::create(to_, options));
  return kept.empty() ? Result<void>() : vault->take({&kept, 1});
}

// --- Files ---------------------------------------------------------------------------------------

bool VaultMending::is_whole(const fs::path& file) const {
  return open_sealed_file(file, *keys_, [](Bytes) { return Result<void>(); }, {}).has_value();
}

/// Whether the key it names was destroyed, not lost.
bool VaultMending::is_erased(const fs::path& file) const {
  const auto slot = slot_of_sealed_file(file);
  if (!slot || !*slot || lost_slots_.contains(**slot)) return false;
  const auto key = keys_->key_in(**slot);
  return key && !*key;
}

std::string VaultMending::stream_of(const fs::path& file) const {
  const auto slot = slot_of_sealed_file(file);
  if (!slot || !*slot) return {};
  const auto* use = first_use(**slot);
  return use == nullptr ? std::string() : use->first.stream;
}

/// A link, so that long recordings need no room twice; nobody ever writes into such a file.
Result<void> link_file(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::create_hard_link(from, to, error);
  return error ? copy_durably(from, to) : Result<void>();
}

Result<void> VaultMending::mend_file(const fs::path& name, const fs::path& ours,
                                     const std::optional<fs::path>& backup) {
  std::error_code error;
  const auto file = ours / name, target = to_ / kVaultFilesName / name;
  const auto spare = backup.value_or(fs::path()) / name;
  const bool is_ours = is_whole(file), is_spare = !is_ours && backup && is_whole(spare);
  const bool is_gone = !is_ours && !is_spare && (is_erased(file) || (backup && is_erased(spare)));
  if (is_gone) return {};
  fs::create_directories(target.parent_path(), error);
  if (error) return system_fault("mkdir", target.parent_path(), error.value());
  if (is_ours) return link_file(file, target);
  if (is_spare) {
    ++repair_.files_mended;
    return copy_durably(spare, target);
  }
  // What is left of it stays: verification names it until a backup is found that has it.
  const auto text = name.generic_string();
  repair_.losses.push_back({{}, stream_of(file), {"文件 " + text, "file " + text}});
  return fs::exists(file, error) ? link_file(file, target) : Result<void>();
}

Result<void> VaultMending::files(const fs::path& ours, const std::optional<fs::path>& backup) {
  std::set<fs::path> names;
  for (const auto& folder : {std::optional(ours), backup}) {
    if (!folder) continue;
    CL_TRY(for_each_sealed_file(*folder, [&](const fs::path& file) {
      names.insert(file.lexically_relative(*folder));
      return Result<void>();
    }));
  }
  for (const auto& name : names) {
    CL_TRY(mend_file(name, ours, backup));
  }
  return {};
}

/// A disposal that was under way is finished by whoever opens the ledger next.
Result<void> carry_over_note(const fs::path& from, const fs::path& to) {
  return read_file(from / kDisposingName).and_then([&](const std::optional<std::string>& note) {
    return note ? replace_file(to / kDisposingName, std::nullopt, *note) : Result<void>();
  });
}

/// Ours first: those of the vault, then those that lie ahead in the store.
Result<std::vector<Sealed>> records_of_all(const VaultSources& from, SlotsEver& slots) {
  std::vector<Sealed> all;
  for (const auto& folder : {std::optional(from.damaged), from.backup}) {
    if (!folder) continue;
    for (auto& records :
         {records_of(*folder / "vault", slots), ahead_of(*folder / "ledger" / "data.mdb", slots)}) {
      CL_TRY(records);
      all.push_back(*records);
    }
  }
  return all;
}

}  // namespace

std::uint64_t SlotsEver::total() const {
  std::uint64_t slots = counted_;
  for (const std::uint64_t slot : named_) {
    if (slot < counted_ + named_.size()) slots = std::max(slots, slot + 1);
  }
  return slots;
}

void MendedLeaves::add(const Leaf& leaf) {
  const LeafOwner owner{leaf.fact.procedure, leaf.fact.stream};
  const auto [known, is_new] =
      known_.try_emplace(owner, static_cast<std::uint32_t>(owners_.size()));
  if (is_new) owners_.push_back(owner);
  if (leaf.fact.event.is<RecordsDisposed>()) {
    for (const auto& gone : disposed_with(owner.stream)) {
      disposed_.insert_or_assign(gone.digest(), end());
    }
  }
  numbers_.push_back(known->second);
}

const LeafOwner& MendedLeaves::owner(Position position) const {
  CL_REQUIRE(position < end());
  return owners_[numbers_[position.index]];
}

std::optional<Position> MendedLeaves::disposed_at(const Digest& owner) const {
  const auto found = disposed_.find(owner);
  return found == disposed_.end() ? std::nullopt : std::optional(found->second);
}

bool MendedLeaves::is_disposed(Position position) const {
  const auto disposed = disposed_at(owner(position).key_owner().digest());
  return disposed && position < *disposed;
}

Result<VaultRepair> repair_vault(const VaultSources& from, const MendedLeaves& leaves,
                                 const fs::path& to, const SecretKey& bureau_key) {
  VaultMending mending(to, bureau_key, leaves);
  const auto vault = from.damaged / "vault";
  const auto spare = from.backup ? std::optional(*from.backup / "vault") : std::nullopt;
  SlotsEver ever;
  CL_TRY(const auto slots, slots_of(vault, ever));
  CL_TRY(const auto spare_slots,
         spare ? slots_of(*spare, ever) : Result<std::string>(std::string()));
  CL_TRY(const auto records, records_of_all(from, ever));
  for (const auto& source : records) mending.note_uses(source);
  const auto spare_files = spare ? std::optional(*spare / kVaultFilesName) : std::nullopt;
  return mending.keys(slots, spare_slots, from.backup_end, ever.total())
      .and_then([&] { return mending.words(records, 2); })
      .and_then([&] { return mending.files(vault / kVaultFilesName, spare_files); })
      .and_then([&] { return carry_over_note(vault, to); })
      .map([&] { return mending.take(); });
}

}  // namespace caseledger::ledger
