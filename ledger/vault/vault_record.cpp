// A record's bytes:
//
//   form u8 = 1 ‖ slot u32 be ‖ nonce (12) ‖ length of the path u16 be ‖ path ‖
//   sealed (salt (16) ‖ words) ‖ tag (16)
//
// Bound, so that no record can pass for another: the eight bytes of its key in the data base, and
// everything in front of what is sealed.
#include "ledger/vault/vault_record.h"

#include <algorithm>
#include <cstring>

#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

constexpr std::uint8_t kForm = 1;
constexpr std::size_t kSlotAt = 1, kNonceAt = 5, kLengthAt = kNonceAt + kNonceBytes;
constexpr std::size_t kPathAt = kLengthAt + 2;
constexpr unsigned kPartBits = 16;
constexpr std::uint64_t kPositionMax = UINT64_MAX >> kPartBits;

std::vector<std::uint8_t> bound_bytes(Bytes key, Bytes head) {
  std::vector<std::uint8_t> bound(key.begin(), key.end());
  bound.insert(bound.end(), head.begin(), head.end());
  return bound;
}

}  // namespace

VaultKey vault_key_of(Position position, std::uint16_t part) {
  CL_REQUIRE(position.index <= kPositionMax);
  return position.index << kPartBits | part;
}

std::size_t stored_bytes(const VaultRecord& record) {
  return kPathAt + record.path.size() + sizeof(Salt) + record.words.size() + kTagBytes;
}

void seal_record(const VaultRecord& record, const SecretKey& key, const Nonce& nonce,
                 std::span<std::uint8_t> to) {
  CL_REQUIRE(to.size() == stored_bytes(record) && record.path.size() <= UINT16_MAX);
  to[0] = kForm;
  for (unsigned n = 0; n < 4; ++n) {
    to[kSlotAt + n] = static_cast<std::uint8_t>(record.slot >> (24 - 8 * n));
  }
  std::ranges::copy(nonce, to.begin() + kNonceAt);
  to[kLengthAt] = static_cast<std::uint8_t>(record.path.size() >> 8U);
  to[kLengthAt + 1] = static_cast<std::uint8_t>(record.path.size());
  std::ranges::copy(record.path, to.begin() + kPathAt);
  const auto head = to.first(kPathAt + record.path.size());
  std::vector<std::uint8_t> plain(record.salt.begin(), record.salt.end());
  plain.insert(plain.end(), record.words.begin(), record.words.end());
  const auto number = vault_key_of(record.position, record.part);
  seal(key, nonce, bound_bytes(bytes_of(number), head), plain, to.subspan(head.size()));
}

std::optional<SlotNumber> slot_of_vault_record(Bytes value) {
  if (value.size() < kNonceAt) return std::nullopt;
  SlotNumber slot = 0;
  for (unsigned n = 0; n < 4; ++n) slot = slot << 8U | value[kSlotAt + n];
  return slot;
}

Result<Position> position_of_vault_record(Bytes key) {
  VaultKey number = 0;
  if (key.size() != sizeof number) {
    return fault(FaultKind::corrupt, "vault", {"键不是编号", "a key is no number"});
  }
  std::memcpy(&number, key.data(), sizeof number);
  return Position{number >> kPartBits};
}

Result<std::optional<VaultRecord>> open_vault_record(Bytes key, Bytes value, const CaseKeys& keys) {
  CL_TRY(const auto position, position_of_vault_record(key));
  VaultRecord record;
  record.position = position;
  std::uint64_t number = 0;
  std::memcpy(&number, key.data(), sizeof number);
  record.part = static_cast<std::uint16_t>(number);
  const auto corrupt = [&](const Bilingual& what) {
    const auto part = std::to_string(record.part), leaf = std::to_string(record.position.index);
    return fault(FaultKind::corrupt, "vault",
                 {"第" + leaf + "号事实第" + part + "处文字" + what.zh,
                  "the words " + part + " of leaf " + leaf + " " + what.en});
  };
  if (value.size() < kPathAt + sizeof(Salt) + kTagBytes)
    return corrupt({"被截断", "are cut short"});
  if (value[0] != kForm) return corrupt({"形式不明", "are of an unknown form"});
  record.slot = *slot_of_vault_record(value);
  const auto path_bytes = static_cast<std::size_t>(value[kLengthAt] << 8U | value[kLengthAt + 1]);
  const auto head_bytes = kPathAt + path_bytes;
  if (value.size() < head_bytes + sizeof(Salt) + kTagBytes)
    return corrupt({"被截断", "are cut short"});
  CL_TRY(const auto case_key, keys.key_in(record.slot));
  if (!case_key) return std::optional<VaultRecord>();
  Nonce nonce;
  std::ranges::copy(value.subspan(kNonceAt, kNonceBytes), nonce.begin());
  const auto plain = unseal(*case_key, nonce, bound_bytes(key, value.first(head_bytes)),
                            value.subspan(head_bytes));
  if (!plain) return corrupt({"被改动", "were changed"});
  std::copy_n(plain->begin(), sizeof(Salt), record.salt.begin());
  const auto path = value.subspan(kPathAt, path_bytes);
  record.path.assign(path.begin(), path.end());
  record.words.assign(plain->begin() + sizeof(Salt), plain->end());
  return std::optional(std::move(record));
}

}  // namespace caseledger::ledger
