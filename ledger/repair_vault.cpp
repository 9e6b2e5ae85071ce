// See repair_vault.h.
#include "ledger/repair_vault.h"

#include <algorithm>
#include <map>
#include <set>

#include "ledger/durable_file.h"
#include "ledger/head_record.h"
#include "ledger/page_audit.h"
#include "ledger/vault_record.h"
#include "ledger/verify_words.h"

namespace caseledger::ledger {
namespace {

namespace fs = std::filesystem;

using Sealed = std::map<VaultKey, std::vector<std::uint8_t>>;

/// Words that were not taken over yet; what is no record is left out.
Result<Sealed> ahead_of(const fs::path& store) {
  Sealed records;
  std::error_code error;
  if (!fs::exists(store, error)) return records;
  auto layout = store_layout();
  layout.findings_max = SIZE_MAX;
  layout.visit = [&](std::string_view database, Bytes, Bytes value) {
    if (database != kAheadName) return;
    void(SealedWords(value).each([&](VaultKey key, Bytes sealed) {
      records.emplace(key, std::vector(sealed.begin(), sealed.end()));
      return true;
    }));
  };
  return audit_pages(store, layout).map([&](const PageReport&) { return std::move(records); });
}

Result<Sealed> records_of(const fs::path& vault) {
  Sealed records;
  if (!Vault::is_there(vault)) return records;
  auto layout = vault_layout();
  layout.findings_max = SIZE_MAX;
  layout.visit = [&](std::string_view database, Bytes key, Bytes value) {
    VaultKey number = 0;
    if (database != kVaultWordsName || key.size() != sizeof number) return;
    std::copy(key.begin(), key.end(), reinterpret_cast<std::uint8_t*>(&number));
    records.insert_or_assign(number, std::vector(value.begin(), value.end()));
  };
  return audit_pages(vault / "data.mdb", layout).map([&](const PageReport&) {
    return std::move(records);
  });
}

Result<std::string> slots_of(const fs::path& vault) {
  return read_file(vault / kVaultKeysName).map([](const std::optional<std::string>& text) {
    return text.value_or("");
  });
}

class VaultMending {
 public:
  VaultMending(fs::path to, const SecretKey& key) : to_(std::move(to)), key_(key) {}

  Result<void> keys(const std::string& ours, const std::string& backup);
  /// Each record from the first of these that has it whole; the first `ours` are no backup.
  Result<void> words(const std::vector<Sealed>& sources, std::size_t ours, Position end);
  VaultRepair take() { return std::move(repair_); }

 private:
  std::optional<KeySlot> slot(const std::string& file, std::size_t n) const;
  bool opens(const CaseKeys& keys, VaultKey key, const std::vector<std::uint8_t>& value) const;

  const fs::path to_;
  const SecretKey& key_;
  VaultRepair repair_;
};

/// A slot that can be relied on: destroyed, or with a key that the bureau's opens.
std::optional<KeySlot> VaultMending::slot(const std::string& file, std::size_t n) const {
  if (file.size() < (n + 1) * kSlotBytes) return std::nullopt;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(file.data()) + n * kSlotBytes;
  auto found = parse_slot({bytes, kSlotBytes});
  if (found && found->is_live && !unwrap(key_, found->wrapped)) return std::nullopt;
  return found;
}

Result<void> VaultMending::keys(const std::string& ours, const std::string& backup) {
  std::string text;
  for (std::size_t n = 0; n < std::max(ours.size(), backup.size()) / kSlotBytes; ++n) {
    auto chosen = slot(ours, n);
    if (!chosen) {
      chosen = slot(backup, n);
      repair_.mended += chosen ? 1 : 0;
    }
    if (!chosen) {
      repair_.losses.push_back({{}, {}, "key slot " + std::to_string(n)});
      chosen = KeySlot{};
    }
    const auto bytes = to_bytes(*chosen);
    text.append(bytes.begin(), bytes.end());
  }
  std::error_code error;
  fs::create_directories(to_, error);
  if (error) return system_fault("mkdir", to_, error.value());
  return replace_file(to_ / kVaultKeysName, std::nullopt, text);
}

bool VaultMending::opens(const CaseKeys& keys, VaultKey key,
                         const std::vector<std::uint8_t>& value) const {
  return open_vault_record(bytes_of(key), value, keys).has_value();
}

Result<void> VaultMending::words(const std::vector<Sealed>& sources, std::size_t ours,
                                 Position end) {
  const auto keys = CaseKeys::open(to_ / kVaultKeysName, key_, true);
  if (!keys) return tl::unexpected(keys.error());
  std::set<VaultKey> all;
  for (const auto& source : sources) {
    for (const auto& [key, value] : source) all.insert(key);
  }
  SealedWords kept;
  for (const auto key : all) {
    if (key >= vault_key_of(end, 0)) break;
    const auto found = std::ranges::find_if(sources, [&](const Sealed& source) {
      const auto record = source.find(key);
      return record != source.end() && opens(**keys, key, record->second);
    });
    if (found == sources.end()) {
      const auto position = position_of_vault_record(bytes_of(key)).value();
      repair_.losses.push_back({position, {}, "words"});
      continue;
    }
    if (static_cast<std::size_t>(found - sources.begin()) >= ours) ++repair_.mended;
    const auto& value = found->at(key);
    std::ranges::copy(value, kept.add(key, value.size()).begin());
  }
  Vault::Options options;
  options.bureau_key = key_;
  auto vault = Vault::create(to_, options);
  if (!vault) return tl::unexpected(vault.error());
  return (*vault)->take({&kept, 1});
}

}  // namespace

Result<VaultRepair> repair_vault(const fs::path& damaged, const std::optional<fs::path>& backup,
                                 const fs::path& to, const SecretKey& bureau_key, Position end) {
  VaultMending mending(to, bureau_key);
  const auto slots = slots_of(damaged / "vault");
  if (!slots) return tl::unexpected(slots.error());
  const auto spare_slots =
      backup ? slots_of(*backup / "vault") : Result<std::string>(std::string());
  if (!spare_slots) return tl::unexpected(spare_slots.error());
  std::vector<Sealed> sources;
  for (const auto& folder : {std::optional(damaged), backup}) {
    if (!folder) continue;
    for (auto& records :
         {records_of(*folder / "vault"), ahead_of(*folder / "ledger" / "data.mdb")}) {
      if (!records) return tl::unexpected(records.error());
      sources.push_back(*records);
    }
  }
  auto done =
      mending.keys(*slots, *spare_slots).and_then([&] { return mending.words(sources, 2, end); });
  if (!done) return tl::unexpected(done.error());
  std::error_code error;
  const auto files = damaged / "vault" / "files";
  if (fs::exists(files, error)) {
    fs::copy(files, to / "files", fs::copy_options::recursive | fs::copy_options::create_hard_links,
             error);
  }
  if (error) return system_fault("copy", files, error.value());
  return mending.take();
}

}  // namespace caseledger::ledger
