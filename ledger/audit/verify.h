// Trusts nothing and names what is wrong. Reads the data files as bytes, without LMDB
// (page_audit.h), and of the leaves checks canonical form, position, chain (SM3), tree (SHA-256),
// head, marks, index, checkpoint and the words in the vault against their commitments. Every leaf
// is then shown to a judge, who may find it unlawful: the engine's auditor.
//
// Beside a writer at work all this is done for the snapshot of the moment, without the index, which
// moves. An erased word cannot be compared any more; it is counted, and it is a finding where no
// disposal of its case is on record.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ledger/leaf/leaf.h"
#include "ledger/tree/checkpoint.h"
#include "ledger/vault/aead.h"
#include "ledger/vault/vault.h"

namespace caseledger::ledger {

/// One thing that is wrong: which promise it breaks, where, what.
struct Finding {
  std::string promise;  ///< pages, form, chain, tree, head, index, checkpoint, mirror, words, …
  std::optional<Position> position;
  Bilingual what;
  friend bool operator==(const Finding&, const Finding&) = default;
};

/// A promise that was not looked into, or only in part.
struct Unchecked {
  std::string promise;
  Bilingual why;
};

struct VerifyReport {
  std::uint64_t leaves = 0;
  Checkpoint seen;                 ///< recomputed from the leaves, not read
  std::uint64_t words = 0;         ///< that leaves commit to
  std::uint64_t words_erased = 0;  ///< of these, not to be read any more
  std::uint64_t files = 0;         ///< in the vault, found sound
  bool has_opened_words = false;   ///< false: without the vault's key only their files were checked
  std::vector<Unchecked> unchecked;
  std::vector<Finding> findings;
  bool is_clean() const { return findings.empty(); }
};

struct VerifyOptions {
  std::optional<std::string> against;  ///< text of a checkpoint that somebody kept
  std::optional<SecretKey> vault_key;  ///< none: words cannot be compared with their commitments
  /// Asked of every leaf in order, with its words as far as they were opened, right or wrong; what
  /// is wrong with them is found already. May be empty.
  std::function<std::vector<Finding>(const Leaf&, std::span<const VaultRecord> words)> judge;
  std::function<void(std::uint64_t done, std::uint64_t of)> progress;
  std::size_t findings_max = 100;
};

/// Never fails for what the files contain: that is a finding. Faults are of the world: no such
/// folder, no permission.
Result<VerifyReport> verify(const std::filesystem::path& folder, const VerifyOptions& options);

}  // namespace caseledger::ledger
