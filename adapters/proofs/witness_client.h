// Asks a witness to cosign a checkpoint, as C2SP tlog-witness says: POST <url>/add-checkpoint with
//
//     old <size that it cosigned last> LF, a consistency proof line by line, LF, the signed note
//
// A witness cosigns what has grown from all it saw of this log, and nothing else; so a history that
// was rewound or rewritten gets no cosignature from it, however well it is signed.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "adapters/http/http_client.h"
#include "adapters/proofs/tlog_policy.h"
#include "ledger/tree/checkpoint.h"
#include "ledger/tree/proof.h"

namespace caseledger::adapters {

/// That the first `first` leaves are the beginning of the first `second`.
using ConsistencyOf =
    std::function<Result<ledger::Path>(std::uint64_t first, std::uint64_t second)>;

struct Cosigning {
  std::uint64_t at = 0;  ///< as the witness states, in seconds since 1970
  /// Its line, and those of other witnesses of the policy that came with it; all of them verify.
  std::vector<ledger::NoteSignature> lines;
  friend bool operator==(const Cosigning&, const Cosigning&) = default;
};

/// `last_size` is what the witness is believed to have cosigned last; where it says otherwise it is
/// asked once more. conflict: it has seen another history of this log, or more of it than we have.
/// unavailable: it does not answer, does not know the log, or its answer is not a cosignature.
/// malformed: its URL. Requires a note whose text is `checkpoint`'s, and a URL. Blocks.
Result<Cosigning> ask_to_cosign(const TlogPolicy& policy, const PolicyWitness& witness,
                                const ledger::Note& note, const ledger::Checkpoint& checkpoint,
                                std::uint64_t last_size, const ConsistencyOf& consistency,
                                HttpLimits limits = {});

/// The note with these lines in the place of older ones by the same keys.
ledger::Note with_lines(ledger::Note note, const std::vector<ledger::NoteSignature>& lines);

}  // namespace caseledger::adapters
