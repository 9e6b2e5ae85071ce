// What the files in DATA/proofs prove: which checkpoint of this ledger was signed, and by when.
// Each checkpoint is compared with the root of the ledger at its size. A genuine token or
// cosignature of another history proves nothing here and is a finding, and so is a damaged file.
// time_bounds.h works out what follows for single leaves; proof_folder.h describes the files.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "adapters/proofs/proof_folder.h"
#include "adapters/proofs/timestamp.h"
#include "adapters/proofs/tlog_policy.h"
#include "ledger/audit/verify.h"

namespace caseledger::adapters {

struct TimeOptions {
  /// Root certificates, as read_certificates returns them, and a policy that the caller trusts,
  /// instead of those kept with the ledger. If nothing is proven under them, that is a finding.
  std::optional<std::string> roots;
  std::optional<TlogPolicy> policy;
  /// By how much a recorded-at may lie outside of the proven moments without being reported.
  std::int64_t tolerance_micros = 60 * kMicrosPerSecond;
};

/// A checkpoint of `size` leaves was signed by others no later than `not_after`.
struct SeenBy {
  std::uint64_t size = 0;
  Instant not_after;
  bool is_token = false;  ///< a timestamp token; else cosignatures, enough for the policy
  friend bool operator==(const SeenBy&, const SeenBy&) = default;
};

/// A valid token and the root of the checkpoint that it stamps.
struct KeptToken {
  Document document;  ///< the file's digests
  Digest root;
  Timestamp stamp;
  bool is_believed = true;  ///< false: not under the roots given in TimeOptions
  friend bool operator==(const KeptToken&, const KeptToken&) = default;
};

struct TimeProofs {
  std::vector<SeenBy> seen;
  std::map<std::uint64_t, KeptToken> tokens;  ///< by the size of their checkpoint
  std::map<std::uint64_t, ledger::Note> notes;
  std::optional<TlogPolicy> policy;
  std::vector<ledger::Finding> findings;  ///< of the promise "time"
};

/// The root of the first `size` leaves; nothing where there are fewer.
using RootAt = std::function<Result<std::optional<Digest>>(std::uint64_t size)>;

/// Whatever is wrong with a proof is a finding; a fault means that a file could not be read.
Result<TimeProofs> read_time_proofs(const ProofFolder& folder, const std::string& origin,
                                    const RootAt& root_at, const TimeOptions& options);

/// The numbers, from 1, of a note's damaged signature lines: those that name one of these keys but
/// do not verify, and those that verify under one of them but bear another name or id. Lines by
/// other keys are not judged.
std::vector<std::size_t> damaged_lines(const ledger::Note& note,
                                       const std::vector<ledger::NoteKey>& keys);

}  // namespace caseledger::adapters
