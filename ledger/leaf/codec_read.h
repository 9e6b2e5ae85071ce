// Private to the codec: a leaf from canonical words. Words and documents of the event are left
// blank: they stand in commitments and attachments.
#pragma once

#include "ledger/leaf/codec_words.h"
#include "ledger/leaf/leaf.h"

namespace caseledger::ledger {

/// The caller looks at words.failed() afterwards. Requires no schema_mismatches().
Leaf read_leaf(WordReader& words);

/// Reads up to the stream and leaves the rest blank: enough to index a leaf.
Leaf read_index_keys(WordReader& words);

}  // namespace caseledger::ledger
