// What a data folder holds, and where. It is all there is of a bureau: copying it is a backup.
//
//   DATA/ledger/               the facts and their checkpoint     (ledger/store/store.h)
//   DATA/vault/                the words behind them              (ledger/vault/vault.h)
//   DATA/mirror/               the facts once more, in plain bundles (ledger/store/mirror.h)
//   DATA/keys/                 what signs checkpoints and opens the vault
//   (adapters/keys/key_store.h) DATA/proofs/, witness/     timestamps and cosignatures, whose count
//   (adapters/proofs/proof_folder.h) DATA/rules/<sha256>.toml   packs and calendars by their
//   content, kept for ever DATA/read/                 the read models; can be thrown away
//   (projections/read_models.h)
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rule_book.h"
#include "ledger/base/fault.h"

namespace caseledger::adapters {

/// Makes an empty folder where there is none yet. conflict: it exists and holds something.
Result<void> claim_folder(const std::filesystem::path& folder);

/// conflict: one of the two folders lies in the other, or they are the same.
Result<void> must_be_apart(const std::filesystem::path& from, const std::filesystem::path& to);

class DataFolder {
 public:
  /// Makes the folder where it is missing, with these rules in it, durable on return; the ledger
  /// is created in it next. conflict: there is a ledger already, or other people's files. What a
  /// crash left half made is made whole.
  static Result<DataFolder> create(const std::filesystem::path& folder,
                                   const std::vector<std::string>& rule_texts);
  /// malformed: no such folder, or it is not a data folder; says which. unavailable: a repair of it
  /// was interrupted and has to be run once more (ledger/repair/repair.h).
  static Result<DataFolder> open(const std::filesystem::path& folder);
  /// For a repair: whatever is left of one. malformed: no such folder, or nothing of one in it.
  static Result<DataFolder> open_damaged(const std::filesystem::path& folder);

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path keys() const;

  /// Keeps the text of a pack or calendar under its SHA-256; durable on return. Keeping it again
  /// changes nothing. corrupt: another content lies under that name.
  Result<Digest> keep_rules(std::string_view text) const;
  /// unavailable: no such text; corrupt: it is not what its name says.
  Result<std::string> rules(const Digest& sha256) const;
  /// Takes from another data folder the rules that are missing here or are not what their names
  /// say; damaged ones are kept under another name. How many; durable on return.
  Result<std::uint64_t> mend_rules(const DataFolder& backup) const;
  /// Takes from another one the key files that are missing here: all of them where the bureau's key
  /// is missing, else the log's, unless it has got new ones since. How many; durable on return.
  Result<std::uint64_t> mend_keys(const DataFolder& backup) const;
  /// `rules` for a rule book; does not need this object to live on.
  engine::TextOf text_of() const;

 private:
  explicit DataFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path rules_file(const Digest& sha256) const;

  std::filesystem::path path_;
};

}  // namespace caseledger::adapters
