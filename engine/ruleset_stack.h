// Packs, stacked national → province → city → county → ruling, as the one Ruleset that a ledger
// activates and every leaf cites. Articles, clocks and rulings of all packs are kept; a parameter,
// leader or effect that several packs state holds as the last one says, and all are kept in
// `settings`. Two clocks for one duty are both kept: the law decides by the earliest.
#pragma once

#include <span>
#include <vector>

#include "engine/packs.h"
#include "engine/ruleset_pack.h"

namespace caseledger::engine {

/// malformed, naming file and line, where the packs do not fit together: none at all, a pack, an
/// article, a clock or a ruling twice, a lower level before a higher one, a jurisdiction outside
/// the one above, a basis that no pack contains, two packs of one level that disagree, an effect on
/// a requirement that no law has, or one that loosens what the pack may not: a requirement of a
/// higher level's article, or of an article that forbids in so many words (不得). Nor may a pack
/// loosen a parameter, or add to those who answer to a leader's name, where a higher level's
/// article stands behind them; and nobody answers to that name who leads nothing. Its digest is
/// SHA-256 over the packs' digests in the order given.
Result<Ruleset> stack_packs(std::span<const Pack> packs);

/// Reads the files and puts them in order: by level, within a level by name.
Result<std::vector<Pack>> read_packs(std::span<const EmbeddedFile> files);

/// What this build ships with: all of shipped_packs() that are no calendars, stacked.
Result<Ruleset> shipped_ruleset();

}  // namespace caseledger::engine
