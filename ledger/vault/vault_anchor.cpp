#include "ledger/vault/vault_anchor.h"

#include <algorithm>
#include <cstring>

#include "ledger/base/hash.h"
#include "ledger/vault/vault.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

constexpr std::size_t kNumberBytes = sizeof(std::uint64_t);
constexpr std::size_t kUncountedBytes = 2 * kNumberBytes, kSumAt = 3 * kNumberBytes;
static_assert(kSumAt + sizeof(Digest) == kVaultAnchorBytes);

std::uint64_t number_at(Bytes bytes, std::size_t at) {
  std::uint64_t number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

}  // namespace

std::array<std::uint8_t, kVaultAnchorBytes> to_bytes(const VaultAnchor& anchor) {
  CL_REQUIRE(anchor.slots.has_value());
  std::array<std::uint8_t, kVaultAnchorBytes> bytes{};
  const std::array<std::uint64_t, 3> numbers{anchor.transaction, anchor.map_bytes, *anchor.slots};
  std::memcpy(bytes.data(), numbers.data(), sizeof numbers);
  const auto sum = sha256(Bytes(bytes).first(kSumAt));
  std::ranges::copy(sum.bytes, bytes.begin() + kSumAt);
  return bytes;
}

std::optional<VaultAnchor> parse_vault_anchor(Bytes record) {
  if (record.size() != kUncountedBytes && record.size() != kVaultAnchorBytes) return std::nullopt;
  VaultAnchor anchor{number_at(record, 0), number_at(record, kNumberBytes), {}};
  if (record.size() == kUncountedBytes) return anchor;
  anchor.slots = number_at(record, 2 * kNumberBytes);
  if (!std::ranges::equal(to_bytes(anchor), record)) return std::nullopt;
  return anchor;
}

PageAuditOptions vault_layout() {
  PageAuditOptions options;
  options.databases = {std::string(kVaultWordsName)};
  options.anchor_key = kVaultAnchorKey;
  options.read_anchor = [](Bytes record) -> std::optional<Anchor> {
    const auto anchor = parse_vault_anchor(record);
    if (!anchor) return std::nullopt;
    return Anchor{anchor->transaction, anchor->map_bytes};
  };
  return options;
}

}  // namespace caseledger::ledger
