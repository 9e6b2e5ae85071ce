// Private to the codec: a leaf as canonical words. What the leaf says is checked elsewhere
// (ledger/leaf/musts.h).
#pragma once

#include "ledger/leaf/codec_words.h"
#include "ledger/leaf/leaf.h"

namespace caseledger::ledger {

/// Requires an empty writer and no schema_mismatches().
void write_leaf(WordWriter& words, const Leaf& leaf);

}  // namespace caseledger::ledger
