// The insides of a Ledger, shared by the files that implement it: opening and reading (ledger.cpp),
// appending (ledger_append.cpp). Nobody else includes this.
#pragma once

#include "ledger/disk/housekeeping.h"
#include "ledger/leaf/codec.h"
#include "ledger/ledger.h"
#include "ledger/vault/sealed_file.h"
#include "ledger/vault/vault.h"

namespace caseledger::ledger {

/// Everything of a group that can be made before it has a place in the chain.
struct ReadyGroup {
  std::vector<std::uint8_t> leaves;  ///< one after the other, each with a predecessor to come
  std::vector<std::size_t> ends;     ///< of each in `leaves`
  std::vector<VaultRecord> words;
  std::uint64_t word_bytes = 0;
};

/// unavailable: a reader did not bring the vault's key.
inline tl::unexpected<Fault> vault_is_closed() {
  return fault(FaultKind::unavailable, "", {"保管库未打开", "the vault is not open"});
}

enum class Hashes : std::uint8_t { without, with };

struct Ledger::State {
  std::filesystem::path folder;
  LedgerOptions options;
  std::unique_ptr<Vault> vault;           ///< null for a reader of a ledger without one
  std::unique_ptr<Store> store;           ///< goes first: it hands words over to the vault
  std::unique_ptr<Housekeeping> sealing;  ///< the writer's second hand, for large groups
  Encoder encoder;
  Instant recorded_at;  ///< of the last leaf; the writer's

  std::filesystem::path store_folder() const { return folder / "ledger"; }
  std::filesystem::path vault_folder() const { return folder / "vault"; }
  std::filesystem::path files_folder() const { return vault_folder() / kVaultFilesName; }
  Options store_options();
  Vault::Options vault_options() const;

  bool is_writer() const { return sealing != nullptr; }
  /// A disposal was decided and not carried out: what is written now could go with it.
  bool is_disposal_unfinished = false;
  /// This writer noted disposals, and has not yet asked the leaves about them.
  bool is_disposal_noted = false;
  Result<void> must_be_writable() const;
  /// Where the store was left: words without leaves go, those ahead come into the vault, the last
  /// recorded-at is noted, disposals are carried out.
  Result<void> resume();
  Result<void> settle_words();
  /// ledger_disposal.cpp.
  Result<void> note_disposals(const std::vector<Id>& streams);
  Result<void> carry_out_disposals();
  Result<void> must_have_no_vault_aside() const;
  Result<bool> was_disposed_of(const Id& stream) const;
  /// ledger_files.cpp.
  Result<void> remove_destroyed_files();
  /// ledger_words.cpp: of the leaf at a position, and of all leaves before `end`.
  Result<std::optional<VaultRecord>> find_words(Position position, std::string_view path) const;
  Result<void> scan_words(Position end, const Vault::Visit& visit) const;
  /// Words and leaves of a group that is ready. On a fault no leaf was written.
  Result<std::vector<Receipt>> write(ReadyGroup& ready, std::span<const Draft> drafts);
  /// ledger_scan.cpp: leaves in their order, on the calling thread alone or with one ahead.
  Result<void> scan_here(Position from, Position to, Hashes hashes, const VisitHashed& visit) const;
  Result<void> scan(Position from, Position to, Hashes hashes, const VisitHashed& visit) const;
  /// corrupt, naming the position, where the bytes are not the leaf of this ledger at it.
  Result<Leaf> leaf_at(Position position, Bytes bytes) const;
};

}  // namespace caseledger::ledger
