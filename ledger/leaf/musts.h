// What every leaf must say by itself, whatever its neighbours say: FORMAT.md numbers these musts.
// Asked before a leaf is written and again after it is read.
#pragma once

#include <optional>

#include "ledger/base/bilingual.h"
#include "ledger/leaf/leaf.h"

namespace caseledger::ledger {

/// The first must that the leaf breaks, as a sentence; nothing where it keeps them all.
std::optional<Bilingual> broken_must(const Leaf& leaf);

/// The same for a leaf that was just read, whose event has neither words nor documents yet: they
/// are filled in from its commitments and attachments.
std::optional<Bilingual> restore_places(Leaf& leaf);

}  // namespace caseledger::ledger
