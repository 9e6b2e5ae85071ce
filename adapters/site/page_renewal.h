// A page that an earlier run made, brought under another checkpoint. What the page says stays to
// the byte; each of its leaves is proven anew, and the imprint is that of this run. All pages of a
// site thus speak of one checkpoint, the newest: readers can hold any two of them against each
// other, and against what a witness has cosigned.
#pragma once

#include <string>
#include <string_view>

#include "adapters/proofs/checkpoint_proofs.h"

namespace caseledger::adapters {

/// Requires a page that this program made of this ledger: what else the page depends on, the keys
/// for one, must be as it was. unavailable: the checkpoint does not cover a leaf of it.
Result<std::string> renewed_page(std::string_view page, CheckpointProofs& proofs,
                                 std::string_view imprint);

}  // namespace caseledger::adapters
