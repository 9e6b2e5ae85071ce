// The file is read whole on opening (128 bytes a case) and only its names are kept; keys are read
// in their place when they are asked for, and the last few stay in memory.
#include "ledger/case_keys.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <list>
#include <map>
#include <mutex>
#include <unordered_map>

#include "ledger/durable_file.h"
#include "ledger/hash.h"
#include "statemachines/check.h"

namespace caseledger::ledger {
namespace {

constexpr std::uint8_t kLive = 1, kDestroyed = 2;
constexpr std::size_t kNameAt = 8, kKeyAt = 40, kKeyEnd = kKeyAt + kWrappedKeyBytes, kSumAt = 96;
constexpr std::size_t kKeysInMemory = 4'096;
constexpr std::size_t kSlotsPerRead = 8'192;

Digest digest_of(std::string_view name) { return sha256(bytes_of(name)); }

std::string slot_name(std::uint64_t slot) { return "key slot " + std::to_string(slot); }

struct DigestHash {
  std::size_t operator()(const Digest& digest) const {
    std::size_t first = 0;
    std::copy_n(digest.bytes.begin(), sizeof first, reinterpret_cast<std::uint8_t*>(&first));
    return first;
  }
};

/// Shows all whole slots of a file in their order.
template <class Visit>
Result<std::uint64_t> for_each_slot(const FileDescriptor& file, const std::filesystem::path& path,
                                    Visit visit) {
  std::vector<std::uint8_t> bytes(kSlotsPerRead * kSlotBytes);
  for (std::uint64_t slot = 0;;) {
    const auto got =
        ::pread(file.number(), bytes.data(), bytes.size(), static_cast<off_t>(slot * kSlotBytes));
    if (got < 0) return system_fault("read", path, errno);
    const auto slots = static_cast<std::size_t>(got) / kSlotBytes;
    for (std::size_t n = 0; n < slots; ++n, ++slot) {
      visit(slot, Bytes(bytes).subspan(n * kSlotBytes, kSlotBytes));
    }
    if (slots == 0) return slot;
  }
}

}  // namespace

std::array<std::uint8_t, kSlotBytes> to_bytes(const KeySlot& slot) {
  std::array<std::uint8_t, kSlotBytes> bytes{};
  bytes[0] = slot.is_live ? kLive : kDestroyed;
  std::ranges::copy(slot.name.bytes, bytes.begin() + kNameAt);
  if (slot.is_live) std::ranges::copy(slot.wrapped, bytes.begin() + kKeyAt);
  const auto sum = sha256(Bytes(bytes).first(kSumAt));
  std::ranges::copy(sum.bytes, bytes.begin() + kSumAt);
  return bytes;
}

std::optional<KeySlot> parse_slot(Bytes bytes) {
  if (bytes.size() != kSlotBytes) return std::nullopt;
  KeySlot slot;
  slot.is_live = bytes[0] == kLive;
  std::copy_n(bytes.begin() + kNameAt, slot.name.bytes.size(), slot.name.bytes.begin());
  std::copy_n(bytes.begin() + kKeyAt, slot.wrapped.size(), slot.wrapped.begin());
  if (!std::ranges::equal(to_bytes(slot), bytes)) return std::nullopt;
  return slot;
}

struct CaseKeys::State {
  std::filesystem::path path;
  SecretKey bureau_key;
  FileDescriptor file;
  std::uint64_t slots = 0;
  std::unordered_multimap<Digest, SlotNumber, DigestHash> live;  // the writer's
  bool is_synced = true;

  struct Recent {
    std::list<SlotNumber> order;  // latest first
    std::map<SlotNumber, std::pair<SecretKey, std::list<SlotNumber>::iterator>> keys;
  };
  mutable std::mutex mutex;
  mutable Recent recent;  // guarded by mutex

  Result<void> write(SlotNumber slot, const KeySlot& content) const;
  Result<KeySlot> read(SlotNumber slot) const;
  void remember(SlotNumber slot, const SecretKey& key) const;
  void forget(SlotNumber slot) const;
  Result<void> load();
};

Result<void> CaseKeys::State::write(SlotNumber slot, const KeySlot& content) const {
  const auto bytes = to_bytes(content);
  const auto at = static_cast<off_t>(std::uint64_t{slot} * kSlotBytes);
  const auto wrote = ::pwrite(file.number(), bytes.data(), bytes.size(), at);
  if (wrote == static_cast<ssize_t>(bytes.size())) return {};
  return system_fault("write", path, wrote < 0 ? errno : ENOSPC);
}

Result<KeySlot> CaseKeys::State::read(SlotNumber slot) const {
  std::array<std::uint8_t, kSlotBytes> bytes;
  const auto at = static_cast<off_t>(std::uint64_t{slot} * kSlotBytes);
  if (::pread(file.number(), bytes.data(), bytes.size(), at) == kSlotBytes) {
    if (const auto found = parse_slot(bytes)) return *found;
  }
  return fault(FaultKind::corrupt, path.string() + ": " + slot_name(slot) + " is damaged");
}

void CaseKeys::State::remember(SlotNumber slot, const SecretKey& key) const {
  const std::lock_guard held(mutex);
  if (recent.keys.contains(slot)) return;
  recent.order.push_front(slot);
  recent.keys.emplace(slot, std::pair(key, recent.order.begin()));
  if (recent.keys.size() <= kKeysInMemory) return;
  recent.keys.erase(recent.order.back());
  recent.order.pop_back();
}

void CaseKeys::State::forget(SlotNumber slot) const {
  const std::lock_guard held(mutex);
  const auto found = recent.keys.find(slot);
  if (found == recent.keys.end()) return;
  recent.order.erase(found->second.second);
  recent.keys.erase(found);
}

Result<void> CaseKeys::State::load() {
  std::optional<std::uint64_t> damaged;
  std::optional<KeySlot> first;
  const auto count = for_each_slot(file, path, [&](std::uint64_t slot, Bytes bytes) {
    const auto found = parse_slot(bytes);
    if (!found && !damaged) damaged = slot;
    if (!found || !found->is_live) return;
    if (!first) first = found;
    live.emplace(found->name, static_cast<SlotNumber>(slot));
  });
  if (!count) return tl::unexpected(count.error());
  slots = *count;
  if (damaged) {
    return fault(FaultKind::corrupt, path.string() + ": " + slot_name(*damaged) + " is damaged");
  }
  if (!first || unwrap(bureau_key, first->wrapped)) return {};
  return fault(FaultKind::unavailable,
               path.string() + "：机关密钥不对 — the bureau's key is not the right one");
}

CaseKeys::CaseKeys(std::unique_ptr<State> state) : state_(std::move(state)) {}
CaseKeys::~CaseKeys() = default;

Result<std::unique_ptr<CaseKeys>> CaseKeys::open(const std::filesystem::path& path,
                                                 const SecretKey& bureau_key, bool read_only) {
  auto file = open_file(path, read_only ? O_RDONLY : O_RDWR | O_CREAT);
  if (!file) return tl::unexpected(file.error());
  auto state = std::make_unique<State>();
  state->path = path;
  state->bureau_key = bureau_key;
  state->file = std::move(*file);
  if (auto loaded = state->load(); !loaded) return tl::unexpected(loaded.error());
  return std::unique_ptr<CaseKeys>(new CaseKeys(std::move(state)));
}

Result<CaseKeys::Found> CaseKeys::key_for(std::string_view name, const Fresh& fresh) {
  const auto slot = slot_for(name, fresh);
  if (!slot) return tl::unexpected(slot.error());
  return key_in(*slot).map([&](const std::optional<SecretKey>& key) {
    CL_ASSERT(key.has_value());
    return Found{*slot, *key};
  });
}

Result<SlotNumber> CaseKeys::slot_for(std::string_view name, const Fresh& fresh) {
  const auto digest = digest_of(name);
  if (const auto known = state_->live.find(digest); known != state_->live.end()) {
    return known->second;
  }
  CL_REQUIRE(state_->slots < UINT32_MAX && fresh != nullptr);
  SecretKey key;
  fresh(key.bytes());
  const auto slot = static_cast<SlotNumber>(state_->slots);
  const KeySlot content{true, digest, wrap(state_->bureau_key, key)};
  if (auto written = state_->write(slot, content); !written) {
    return tl::unexpected(written.error());
  }
  ++state_->slots;
  state_->is_synced = false;
  state_->live.emplace(digest, slot);
  state_->remember(slot, key);
  return slot;
}

Result<void> CaseKeys::sync() {
  if (state_->is_synced) return {};
  if (::fdatasync(state_->file.number()) != 0) return system_fault("sync", state_->path, errno);
  state_->is_synced = true;
  return {};
}

Result<std::optional<SecretKey>> CaseKeys::key_in(SlotNumber slot) const {
  {
    const std::lock_guard held(state_->mutex);
    const auto known = state_->recent.keys.find(slot);
    if (known != state_->recent.keys.end()) return std::optional(known->second.first);
  }
  const auto found = state_->read(slot);
  if (!found) return tl::unexpected(found.error());
  if (!found->is_live) return std::optional<SecretKey>();
  auto key = unwrap(state_->bureau_key, found->wrapped);
  if (!key) {
    return fault(FaultKind::corrupt,
                 state_->path.string() + ": " + slot_name(slot) + " does not open");
  }
  state_->remember(slot, *key);
  return key;
}

Result<std::uint32_t> CaseKeys::destroy(std::string_view name) {
  const auto [begin, end] = state_->live.equal_range(digest_of(name));
  std::uint32_t count = 0;
  for (auto one = begin; one != end; ++one, ++count) {
    state_->forget(one->second);
    auto done = state_->write(one->second, {false, one->first, {}});
    if (!done) return tl::unexpected(done.error());
  }
  state_->is_synced = count == 0 && state_->is_synced;
  state_->live.erase(begin, end);
  // From here the words of the case are unreadable for ever.
  return sync().map([&] { return count; });
}

Result<SlotsReport> audit_slots(const std::filesystem::path& path, const SecretKey* bureau_key) {
  const auto file = open_file(path, O_RDONLY);
  if (!file) return tl::unexpected(file.error());
  SlotsReport report;
  const auto count = for_each_slot(*file, path, [&](std::uint64_t slot, Bytes bytes) {
    const auto found = parse_slot(bytes);
    if (!found) {
      report.findings.push_back(slot_name(slot) + " is damaged");
    } else if (found->is_live && bureau_key != nullptr && !unwrap(*bureau_key, found->wrapped)) {
      report.findings.push_back(slot_name(slot) + " does not open with the bureau's key");
    } else {
      ++(found->is_live ? report.live : report.destroyed);
    }
  });
  if (!count) return tl::unexpected(count.error());
  std::error_code ignored;
  if (std::filesystem::file_size(path, ignored) != *count * kSlotBytes) {
    report.findings.push_back("bytes follow " + slot_name(*count));
  }
  return report;
}

}  // namespace caseledger::ledger
