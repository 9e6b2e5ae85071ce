// What witnesses and timestamp authorities have signed of a data folder's checkpoints, kept for
// ever in files that anybody can read:
//
//   DATA/proofs/checkpoint-<size>   the checkpoint of so many leaves with the first cosignature of
//                                   each witness (C2SP signed-note)
//   DATA/proofs/<size>.tsq          the request to a timestamp authority (RFC 3161)
//   DATA/proofs/<size>.tsr          its response; a leaf records SHA-256 and SM3 of these bytes
//   DATA/proofs/tsa-<id>.pem        root certificates under which responses were verified
//   DATA/proofs/chain-<id>.pem      certificates between them and the authority's; <id> is the
//                                   beginning of the SHA-256 of the file
//   DATA/witness/policy             whose cosignatures count (C2SP tlog-policy), as last used
//   DATA/witness/<name>.size        the size that a witness cosigned last; only a hint, may be lost
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

  /// Adds a checkpoint's cosignatures to those kept before; durable on return. Requires a note
  /// whose text is a checkpoint of this size. corrupt: another checkpoint of this size was kept
  /// before, so the log has told two histories.
  Result<void> keep_note(std::uint64_t size, const ledger::Note& note) const;
  /// Nothing where no note of this size is kept. malformed: the file holds no note.
  Result<std::optional<ledger::Note>> note(std::uint64_t size) const;
  /// Of all kept notes, ascending.
  Result<std::vector<std::uint64_t>> note_sizes() const;

  /// Durable on return. conflict: the file is there and holds something else.
  Result<void> keep_request(std::uint64_t size, std::string_view der) const;
  Result<void> keep_token(std::uint64_t size, std::string_view der) const;
  Result<std::optional<std::string>> request(std::uint64_t size) const;
  Result<std::optional<std::string>> token(std::uint64_t size) const;
  Result<std::vector<std::uint64_t>> request_sizes() const;
  Result<std::vector<std::uint64_t>> token_sizes() const;

  Result<void> keep_roots(std::string_view pem) const;
  Result<void> keep_chain(std::string_view pem) const;
  /// All certificates that were kept, one after the other. corrupt: a file does not hold what its
  /// name says.
  Result<std::string> roots() const;
  Result<std::string> chain() const;

  Result<void> keep_policy(std::string_view text) const;
  Result<std::optional<std::string>> policy() const;

  /// The size that a witness cosigned last; 0 where it is not known.
  std::uint64_t last_cosigned(std::string_view witness) const;
  /// A failure is ignored: without the hint the witness is only asked once more.
  void remember_cosigned(std::string_view witness, std::uint64_t size) const;

 private:
  std::filesystem::path data_;
};

/// A name from a policy, which may be any bytes, as a file name and as text: each byte that is not
/// a letter, a digit or one of "-_." becomes %XX, and so does a leading dot.
std::string as_plain_name(std::string_view name);

}  // namespace caseledger::adapters
