// See repair_vault.h.
#include "ledger/repair_vault.h"

#include <algorithm>
#include <map>

#include "ledger/durable_file.h"
#include "ledger/head_record.h"
#include "ledger/page_audit.h"
#include "ledger/vault_record.h"
#include "ledger/verify_words.h"

namespace caseledger::ledger {
namespace {

namespace fs = std::filesystem;

using Sealed = std::map<VaultKey, std::vector<std::uint8_t>>;

Bytes bytes_of(const VaultKey& key) {
  return {reinterpret_cast<const std::uint8_t*>(&key), sizeof key};
}

/// Words that were not taken over yet; what is no record is left out.
Result<void> add_ahead(const fs::path& store, Sealed& records) {
  std::error_code error;
  if (!fs::exists(store, error)) return {};
  auto layout = store_layout();
  layout.findings_max = SIZE_MAX;
  layout.visit = [&](std::string_view database, Bytes, Bytes value) {
    if (database != kAheadName) return;
    void(SealedWords(value).each([&](VaultKey key, Bytes sealed) {
      records.emplace(key, std::vector(sealed.begin(), sealed.end()));
      return true;
    }));
  };
  return audit_pages(store, layout).map([](const PageReport&) {});
}

Result<Sealed> records_of(const fs::path& folder) {
  Sealed records;
  const auto vault = folder / "vault";
  if (auto added = add_ahead(folder / "ledger" / "data.mdb", records); !added) {
    return tl::unexpected(added.error());
  }
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
  Result<void> words(const Sealed& ours, const Sealed& backup, Position end);
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

Result<void> VaultMending::words(const Sealed& ours, const Sealed& backup, Position end) {
  const auto keys = CaseKeys::open(to_ / kVaultKeysName, key_, true);
  if (!keys) return tl::unexpected(keys.error());
  auto all = ours;
  all.insert(backup.begin(), backup.end());
  SealedWords kept;
  for (auto& [key, value] : all) {
    if (key >= vault_key_of(end, 0)) break;
    const auto spare = backup.find(key);
    const bool is_ours = ours.contains(key) && opens(**keys, key, value);
    if (!is_ours && spare != backup.end() && opens(**keys, key, spare->second)) {
      value = spare->second;
      ++repair_.mended;
    } else if (!is_ours) {
      const auto position = position_of_vault_record(bytes_of(key)).value();
      repair_.losses.push_back({position, {}, "words"});
      continue;
    }
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
  const auto records = records_of(damaged);
  if (!records) return tl::unexpected(records.error());
  const auto spare = backup ? records_of(*backup) : Result<Sealed>(Sealed{});
  if (!spare) return tl::unexpected(spare.error());
  auto done = mending.keys(*slots, *spare_slots).and_then([&] {
    return mending.words(*records, *spare, end);
  });
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
