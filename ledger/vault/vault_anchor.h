// Private to the vault and its verification: the record that repeats LMDB's own numbers, for the
// page audit, and counts the keys of cases, so that a file of keys that was lost or cut off is
// noticed before anything is sealed under a number that was given already.
//
//   LMDB transaction u64 le ‖ LMDB map bytes u64 le ‖ slots u64 le ‖ SHA-256 of these 24 bytes
//
// A vault that was made before keys were counted has the first two numbers alone, until its next
// transaction.
#pragma once

#include <array>
#include <optional>

#include "ledger/base/bytes.h"
#include "ledger/disk/page_audit.h"

namespace caseledger::ledger {

inline constexpr std::size_t kVaultAnchorBytes = 56;

struct VaultAnchor {
  std::uint64_t transaction = 0;
  std::uint64_t map_bytes = 0;
  /// So many slots of vault/keys were durable before the transaction; nothing: not counted yet.
  std::optional<std::uint64_t> slots;
  friend bool operator==(const VaultAnchor&, const VaultAnchor&) = default;
};

/// Requires that slots are counted.
std::array<std::uint8_t, kVaultAnchorBytes> to_bytes(const VaultAnchor& anchor);
/// Nothing where the bytes are not exactly what to_bytes writes, nor the older two numbers.
std::optional<VaultAnchor> parse_vault_anchor(Bytes record);

/// What the vault has in its environment, for the audit of its pages.
PageAuditOptions vault_layout();

}  // namespace caseledger::ledger
