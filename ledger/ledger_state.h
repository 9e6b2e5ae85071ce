// The insides of a Ledger, shared by the files that implement it: opening and reading (ledger.cpp),
// appending (ledger_append.cpp). Nobody else includes this.
#pragma once

#include "ledger/codec.h"
#include "ledger/ledger.h"
#include "ledger/vault.h"

namespace caseledger::ledger {

struct Ledger::State {
  std::filesystem::path folder;
  LedgerOptions options;
  std::unique_ptr<Store> store;
  std::unique_ptr<Vault> vault;  ///< null for a reader of a ledger without one
  Encoder encoder;
  Instant recorded_at;  ///< of the last leaf; the writer's

  std::filesystem::path store_folder() const { return folder / "ledger"; }
  std::filesystem::path vault_folder() const { return folder / "vault"; }
  Options store_options() const;
  Vault::Options vault_options() const;

  /// Where the store was left: words without leaves go, the last recorded-at is noted.
  Result<void> resume();
  /// corrupt, naming the position, where the bytes are not the leaf of this ledger at it.
  Result<Leaf> leaf_at(Position position, Bytes bytes) const;
};

}  // namespace caseledger::ledger
