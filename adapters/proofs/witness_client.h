// Asks a witness to cosign a checkpoint, as C2SP tlog-witness says: POST <url>/add-checkpoint with
//
//     old <size that it cosigned last> LF, a consistency proof line by line, LF, the signed note
//
// A witness cosigns only what extends all that it has seen of this log. A history that was rewound
// or rewritten gets no cosignature, even if the log's signature is right.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "adapters/http/http_client.h"
#include "adapters/proofs/tlog_policy.h"
#include "ledger/tree/checkpoint.h"
#include "ledger/tree/proof.h"

namespace caseledger::adapters {

/// Makes the proof that the first `first` leaves are the beginning of the first `second`.
using ConsistencyOf =
    std::function<Result<ledger::Path>(std::uint64_t first, std::uint64_t second)>;

struct Cosigning {
  std::uint64_t at = 0;  ///< the time that the witness states, in seconds since 1970
  /// The witness's signature line, and lines of other witnesses of the policy that came with it.
  /// All of them verify.
  std::vector<ledger::NoteSignature> lines;
  friend bool operator==(const Cosigning&, const Cosigning&) = default;
};

/// `last_size` is the size that the witness is thought to have cosigned last; if it answers with
/// another size, it is asked once more. conflict: the witness has seen another history of this log,
/// or more leaves than there are. unavailable: it does not answer, does not know the log, or sends
/// no cosignature. malformed: its URL is none. Requires a note whose text is that of `checkpoint`,
/// and a witness with a URL. Blocks.
Result<Cosigning> ask_to_cosign(const TlogPolicy& policy, const PolicyWitness& witness,
                                const ledger::Note& note, const ledger::Checkpoint& checkpoint,
                                std::uint64_t last_size, const ConsistencyOf& consistency,
                                HttpLimits limits = {});

/// The note with these lines, which replace older ones by the same keys.
ledger::Note with_lines(ledger::Note note, const std::vector<ledger::NoteSignature>& lines);

}  // namespace caseledger::adapters
