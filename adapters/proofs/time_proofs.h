// What DATA/proofs says of time, held against the roots of the ledger it lies beside: which
// checkpoint was seen by whom, and by when. A genuine token or cosignature of another history is no
// proof here; it is a finding, and so is whatever of these files was damaged. What they prove of
// single leaves is worked out in time_bounds.h, the files are described in proof_folder.h.
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
  /// Root certificates of whoever asks, as read_certificates gives them, and his policy: in the
  /// place of those kept with the ledger. Who brings his own asks what they prove: nothing is a
  /// finding.
  std::optional<std::string> roots;
  std::optional<TlogPolicy> policy;
  /// How far clocks may be off before a leaf is flagged.
  std::int64_t tolerance_micros = 60 * kMicrosPerSecond;
};

/// Somebody signed a checkpoint of so many leaves, and that was by then.
struct SeenBy {
  std::uint64_t size = 0;
  Instant not_after;
  bool is_token = false;  ///< else witnesses' cosignatures, enough for the policy
  friend bool operator==(const SeenBy&, const SeenBy&) = default;
};

/// A sound token with the checkpoint it is over.
struct KeptToken {
  Document document;  ///< the file's digests
  Digest root;
  Timestamp stamp;
  bool is_believed = true;  ///< false: not under the roots of whoever asks
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

/// Faults are of the world.
Result<TimeProofs> read_time_proofs(const ProofFolder& folder, const std::string& origin,
                                    const RootAt& root_at, const TimeOptions& options);

/// The numbers, from 1, of a note's signature lines that were damaged: by one of these keys but not
/// right, or by one of them under an altered name or id. Lines of strangers are not judged.
std::vector<std::size_t> damaged_lines(const ledger::Note& note,
                                       const std::vector<ledger::NoteKey>& keys);

}  // namespace caseledger::adapters
