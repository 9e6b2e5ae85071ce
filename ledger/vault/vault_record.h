// Private to the vault and its verification: words in their place, as bytes. vault_record.cpp gives
// the layout.
#pragma once

#include "ledger/vault/vault.h"

namespace caseledger::ledger {

using VaultKey = std::uint64_t;

VaultKey vault_key_of(Position position, std::uint16_t part);
std::size_t stored_bytes(const VaultRecord& record);
/// The slot that a record as stored names, without opening it; nothing where it is cut short.
std::optional<SlotNumber> slot_of_vault_record(Bytes value);
/// `to` has room for stored_bytes. A nonce is never used twice under a key.
void seal_record(const VaultRecord& record, const SecretKey& key, const Nonce& nonce,
                 std::span<std::uint8_t> to);

}  // namespace caseledger::ledger
