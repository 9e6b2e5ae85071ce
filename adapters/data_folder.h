// What a data folder holds, and where. Nothing of a bureau lies elsewhere, so a copy of the folder
// is a backup.
//
//   DATA/ledger/         facts and their checkpoint (ledger/store/store.h)
//   DATA/vault/          the words of the facts (ledger/vault/vault.h)
//   DATA/mirror/         the facts a second time, in plain files (ledger/store/mirror.h)
//   DATA/keys/           keys that sign checkpoints and open the vault (adapters/keys/key_store.h)
//   DATA/proofs/         timestamps and cosigned checkpoints (adapters/proofs/proof_folder.h)
//   DATA/witness/        the policy of witnesses, and what each cosigned last (the same header)
//   DATA/rules/          packs and calendars as <sha256 of the text>.toml, kept for ever
//   DATA/read/           read models, which can be rebuilt (projections/read_models.h)
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rule_book.h"
#include "ledger/base/fault.h"

namespace caseledger::adapters {

/// Makes the folder if it is missing. conflict: it is there and not empty.
Result<void> claim_folder(const std::filesystem::path& folder);

/// conflict: the folders are the same, or one lies in the other.
Result<void> must_be_apart(const std::filesystem::path& from, const std::filesystem::path& to);

class DataFolder {
 public:
  /// Makes the folder, if it is missing, with these rules in it; durable on return. The caller then
  /// creates the ledger in it. A folder that a crash left incomplete is completed. conflict: it
  /// holds a ledger already, or files of others.
  static Result<DataFolder> create(const std::filesystem::path& folder,
                                   const std::vector<std::string>& rule_texts);
  /// malformed: there is no such folder, or it is no data folder; the fault says which.
  /// unavailable: a repair was interrupted and has to be run again (ledger/repair/repair.h).
  static Result<DataFolder> open(const std::filesystem::path& folder);
  /// For a repair: some part of a data folder is enough. malformed: there is no such folder, or it
  /// holds no part of one.
  static Result<DataFolder> open_damaged(const std::filesystem::path& folder);

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path keys() const;

  /// Keeps the text of a pack or calendar under its SHA-256; durable on return. Keeping the same
  /// text again changes nothing. corrupt: the file of that name holds another text.
  Result<Digest> keep_rules(std::string_view text) const;
  /// unavailable: there is no such text. corrupt: the file does not hold what its name says.
  Result<std::string> rules(const Digest& sha256) const;
  /// Copies from a backup the rules that are missing here or do not hold what their names say;
  /// damaged files are kept under another name. Returns how many were copied; durable on return.
  Result<std::uint64_t> mend_rules(const DataFolder& backup) const;
  /// Copies from a backup the key files that are missing here: all of them if the bureau's key is
  /// missing, else the log's keys, unless this folder has a log key that is newer than the backup.
  /// Returns how many were copied; durable on return.
  Result<std::uint64_t> mend_keys(const DataFolder& backup) const;
  /// rules() as a rule book asks for it. The function may outlive this object.
  engine::TextOf text_of() const;

 private:
  explicit DataFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path rules_file(const Digest& sha256) const;

  std::filesystem::path path_;
};

}  // namespace caseledger::adapters
