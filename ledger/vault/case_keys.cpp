// The file is read whole on opening (128 bytes a case) and only its names are kept; keys are read
// in their place when they are asked for, and the last few stay in memory.
#include "ledger/vault/case_keys.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <list>
#include <map>
#include <mutex>
#include <unordered_map>

#include "ledger/base/hash.h"
#include "ledger/disk/durable_file.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

constexpr std::uint8_t kLive = 1, kDestroyed = 2;
constexpr std::size_t kOwnerAt = 8, kKeyAt = 40, kKeyEnd = kKeyAt + kWrappedKeyBytes, kSumAt = 96;
constexpr std::size_t kKeysInMemory = 4'096;
constexpr std::size_t kSlotsPerRead = 8'192;

std::string slot_name(std::uint64_t slot) { return "key slot " + std::to_string(slot); }

struct DigestHash {
  std::size_t operator()(const Digest& digest) const {
    std::size_t first = 0;
    std::copy_n(digest.bytes.begin(), sizeof first, reinterpret_cast<std::uint8_t*>(&first));
    return first;
  }
};

tl::unexpected<Fault> damaged(const std::filesystem::path& path, std::uint64_t slot) {
  return fault(FaultKind::corrupt, path.string(),
               {"第" + std::to_string(slot) + "号密钥已损坏", slot_name(slot) + " is damaged"});
}

/// A file that is missing was lost: it is made with the vault, and never again.
Result<FileDescriptor> open_case_keys(const std::filesystem::path& path, int flags) {
  auto file = open_file(path, flags);
  std::error_code ignored;
  if (file || std::filesystem::exists(path, ignored)) return file;
  return fault(FaultKind::corrupt, path.string(),
               {"案件密钥文件不见了", "the file of the keys of cases is missing"});
}

Result<std::uint64_t> for_each_slot(const FileDescriptor& file, const std::filesystem::path& path,
                                    const VisitSlot& visit) {
  std::vector<std::uint8_t> bytes(kSlotsPerRead * kSlotBytes);
  for (std::uint64_t slot = 0;;) {
    const auto got =
        ::pread(file.number(), bytes.data(), bytes.size(), static_cast<off_t>(slot * kSlotBytes));
    if (got < 0) return system_fault("read", path, errno);
    const auto slots = static_cast<std::size_t>(got) / kSlotBytes;
    for (std::size_t n = 0; n < slots; ++n, ++slot) {
      visit(static_cast<SlotNumber>(slot),
            parse_slot(Bytes(bytes).subspan(n * kSlotBytes, kSlotBytes)));
    }
    if (slots == 0) return slot;
  }
}

}  // namespace

std::array<KeyOwner, 2> disposed_with(std::string_view matter) {
  return {KeyOwner{Procedure::matter, matter}, KeyOwner{Procedure::disclosure, matter}};
}

Digest KeyOwner::digest() const {
  const auto number = static_cast<std::uint16_t>(procedure);
  const std::array<std::uint8_t, 2> prefix{static_cast<std::uint8_t>(number >> 8U),
                                           static_cast<std::uint8_t>(number)};
  Hasher hasher(HashFunction::sha256);
  hasher.update(prefix);
  hasher.update(bytes_of(stream));
  return hasher.finish();
}

std::array<std::uint8_t, kSlotBytes> to_bytes(const KeySlot& slot) {
  std::array<std::uint8_t, kSlotBytes> bytes{};
  bytes[0] = slot.is_live ? kLive : kDestroyed;
  std::ranges::copy(slot.owner.bytes, bytes.begin() + kOwnerAt);
  if (slot.is_live) std::ranges::copy(slot.wrapped, bytes.begin() + kKeyAt);
  const auto sum = sha256(Bytes(bytes).first(kSumAt));
  std::ranges::copy(sum.bytes, bytes.begin() + kSumAt);
  return bytes;
}

std::optional<KeySlot> parse_slot(Bytes bytes) {
  if (bytes.size() != kSlotBytes) return std::nullopt;
  KeySlot slot;
  slot.is_live = bytes[0] == kLive;
  std::copy_n(bytes.begin() + kOwnerAt, slot.owner.bytes.size(), slot.owner.bytes.begin());
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
  std::atomic<std::uint64_t> durable = 0;
  bool is_synced = true;
  std::optional<SlotNumber> first_damaged;
  std::optional<KeySlot> first_live;

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
  Result<void> must_be_sound() const;
  Result<void> sync();
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
  return damaged(path, slot);
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
  const auto visit = [&](SlotNumber slot, const std::optional<KeySlot>& found) {
    if (!found && !first_damaged) first_damaged = slot;
    if (!found || !found->is_live) return;
    if (!first_live) first_live = found;
    live.emplace(found->owner, slot);
  };
  return for_each_slot(file, path, visit).map([&](std::uint64_t count) {
    slots = count;
    durable = count;
  });
}

Result<void> CaseKeys::State::must_be_sound() const {
  if (first_damaged) return damaged(path, *first_damaged);
  if (!first_live || unwrap(bureau_key, first_live->wrapped)) return {};
  return fault(FaultKind::unavailable, path.string(),
               {"机关密钥不对", "the bureau's key is not the right one"});
}

Result<void> CaseKeys::State::sync() {
  if (::fdatasync(file.number()) != 0) return system_fault("sync", path, errno);
  durable = slots;
  is_synced = true;
  return {};
}

CaseKeys::CaseKeys(std::unique_ptr<State> state) : state_(std::move(state)) {}
CaseKeys::~CaseKeys() = default;

Result<void> CaseKeys::create(const std::filesystem::path& path) {
  const auto file = open_file(path, O_RDWR | O_CREAT);
  return file ? sync_directory(path.parent_path()) : tl::unexpected(file.error());
}

Result<std::unique_ptr<CaseKeys>> CaseKeys::opened(const std::filesystem::path& path,
                                                   const SecretKey& bureau_key, int flags) {
  CL_TRY(auto file, open_case_keys(path, flags));
  auto state = std::make_unique<State>();
  state->path = path;
  state->bureau_key = bureau_key;
  state->file = std::move(file);
  return state->load().map(
      [&] { return std::unique_ptr<CaseKeys>(new CaseKeys(std::move(state))); });
}

Result<std::unique_ptr<CaseKeys>> CaseKeys::open(const std::filesystem::path& path,
                                                 const SecretKey& bureau_key, bool read_only) {
  CL_TRY(auto keys, opened(path, bureau_key, read_only ? O_RDONLY : O_RDWR));
  CL_TRY(keys->state_->must_be_sound());
  // Of a process that was killed the last slots may not be durable yet, and somebody may use them.
  CL_TRY(read_only ? Result<void>() : keys->state_->sync());
  return keys;
}

Result<std::unique_ptr<CaseKeys>> CaseKeys::open_damaged(const std::filesystem::path& path,
                                                         const SecretKey& bureau_key) {
  return opened(path, bureau_key, O_RDONLY);
}

Result<CaseKeys::Found> CaseKeys::key_for(const KeyOwner& owner, const Fresh& fresh) {
  CL_TRY(const auto slot, slot_for(owner, fresh));
  return key_in(slot).map([&](const std::optional<SecretKey>& key) {
    CL_ASSERT(key.has_value());
    return Found{slot, *key};
  });
}

Result<SlotNumber> CaseKeys::slot_for(const KeyOwner& owner, const Fresh& fresh) {
  const auto digest = owner.digest();
  if (const auto known = state_->live.find(digest); known != state_->live.end()) {
    return known->second;
  }
  CL_REQUIRE(state_->slots < UINT32_MAX && fresh != nullptr);
  SecretKey key;
  fresh(key.bytes());
  const auto slot = static_cast<SlotNumber>(state_->slots);
  const KeySlot content{true, digest, wrap(state_->bureau_key, key)};
  CL_TRY(state_->write(slot, content));
  ++state_->slots;
  state_->is_synced = false;
  state_->live.emplace(digest, slot);
  state_->remember(slot, key);
  return slot;
}

Result<void> CaseKeys::sync() { return state_->is_synced ? Result<void>() : state_->sync(); }

std::uint64_t CaseKeys::durable_slots() const { return state_->durable; }

Result<std::optional<SecretKey>> CaseKeys::key_in(SlotNumber slot) const {
  {
    const std::lock_guard held(state_->mutex);
    const auto known = state_->recent.keys.find(slot);
    if (known != state_->recent.keys.end()) return std::optional(known->second.first);
  }
  CL_TRY(const auto found, state_->read(slot));
  if (!found.is_live) return std::optional<SecretKey>();
  auto key = unwrap(state_->bureau_key, found.wrapped);
  if (!key) {
    return fault(
        FaultKind::corrupt, state_->path.string(),
        {"第" + std::to_string(slot) + "号密钥打不开", slot_name(slot) + " does not open"});
  }
  state_->remember(slot, *key);
  return key;
}

Result<std::uint32_t> CaseKeys::destroy(const KeyOwner& owner) {
  const auto [begin, end] = state_->live.equal_range(owner.digest());
  std::uint32_t count = 0;
  for (auto one = begin; one != end; ++one, ++count) {
    state_->forget(one->second);
    CL_TRY(state_->write(one->second, {false, one->first, {}}));
  }
  state_->is_synced = count == 0 && state_->is_synced;
  state_->live.erase(begin, end);
  // From here the words of the case are unreadable for ever.
  return sync().map([&] { return count; });
}

Result<std::uint64_t> scan_slots(const std::filesystem::path& path, const VisitSlot& visit) {
  const auto file = open_case_keys(path, O_RDONLY);
  return file ? for_each_slot(*file, path, visit) : tl::unexpected(file.error());
}

Result<SlotsReport> audit_slots(const std::filesystem::path& path, const SecretKey* bureau_key) {
  SlotsReport report;
  const auto find = [&](SlotNumber slot, const Bilingual& what) {
    report.findings.push_back(at_place(
        "vault/keys",
        {"第" + std::to_string(slot) + "号密钥" + what.zh, slot_name(slot) + " " + what.en}));
  };
  const auto count = scan_slots(path, [&](SlotNumber slot, const std::optional<KeySlot>& found) {
    if (!found) {
      find(slot, {"已损坏", "is damaged"});
    } else if (found->is_live && bureau_key != nullptr && !unwrap(*bureau_key, found->wrapped)) {
      find(slot, {"用机关密钥打不开", "does not open with the bureau's key"});
    } else {
      ++(found->is_live ? report.live : report.destroyed);
    }
  });
  CL_TRY(count);
  std::error_code ignored;
  if (std::filesystem::file_size(path, ignored) != *count * kSlotBytes) {
    report.findings.push_back(
        at_place("vault/keys", {"末尾有多余的字节", "bytes follow " + slot_name(*count)}));
  }
  return report;
}

}  // namespace caseledger::ledger
