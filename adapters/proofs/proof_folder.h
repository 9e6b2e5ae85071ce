// What others have said of a data folder's checkpoints, kept for ever in files anybody can read:
//
//   DATA/proofs/checkpoint-<size>   the checkpoint of so many leaves as witnesses cosigned it, each
//                                   by the first time it did (C2SP signed-note)
//   DATA/proofs/<size>.tsq          what was asked of a timestamp authority (RFC 3161)
//   DATA/proofs/<size>.tsr          its answer; SHA-256 and SM3 of these bytes become a leaf
//   DATA/proofs/tsa-<id>.pem        the root certificates it was verified under, and
//   DATA/proofs/chain-<id>.pem      the others on the way; <id> begins the SHA-256 of the file
//   DATA/witness/policy             whose cosignatures count (C2SP tlog-policy), as last used
//   DATA/witness/<name>.size        what a witness cosigned last; a hint, and it may be lost
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/fault.h"
#include "ledger/tree/note.h"

namespace caseledger::adapters {

class ProofFolder {
 public:
  explicit ProofFolder(std::filesystem::path data_folder) : data_(std::move(data_folder)) {}

  /// Adds a checkpoint's cosignatures to those that were kept of it; durable on return. corrupt:
  /// another checkpoint of this size was kept, so that the log has told two histories.
  Result<void> keep_note(std::uint64_t size, const ledger::Note& note) const;
  /// Nothing where there is none. malformed: no note.
  Result<std::optional<ledger::Note>> note(std::uint64_t size) const;
  /// Of all kept notes, ascending.
  Result<std::vector<std::uint64_t>> note_sizes() const;

  /// Durable on return. conflict: another content is kept there.
  Result<void> keep_request(std::uint64_t size, std::string_view der) const;
  Result<void> keep_token(std::uint64_t size, std::string_view der) const;
  Result<std::optional<std::string>> request(std::uint64_t size) const;
  Result<std::optional<std::string>> token(std::uint64_t size) const;
  Result<std::vector<std::uint64_t>> request_sizes() const;
  Result<std::vector<std::uint64_t>> token_sizes() const;

  Result<void> keep_roots(std::string_view pem) const;
  Result<void> keep_chain(std::string_view pem) const;
  /// All that were kept, one after the other. corrupt: one is not what its name says.
  Result<std::string> roots() const;
  Result<std::string> chain() const;

  Result<void> keep_policy(std::string_view text) const;
  Result<std::optional<std::string>> policy() const;

  /// 0 where nothing is remembered.
  std::uint64_t last_cosigned(std::string_view witness) const;
  /// Forgetting it costs one more question to the witness, so a failure is none.
  void remember_cosigned(std::string_view witness, std::uint64_t size) const;

 private:
  std::filesystem::path data_;
};

/// A name of a policy, which may be any bytes, as a file's name and as text: what is no letter, no
/// digit and none of "-_." as %XX.
std::string as_plain_name(std::string_view name);

}  // namespace caseledger::adapters
