// A ledger as C2SP tlog-tiles, files that other people's tools read: `checkpoint`,
// `tile/<level>/<N>` and `tile/entries/<N>`, with `.p/<width>` behind the name of a tile that is
// not full and N written as x001/234. Any web server or stick can carry them, and nobody needs our
// program to verify them (ledger/FORMAT.md).
//
// Of an earlier export in the folder, full tiles within its checkpoint are trusted by their names,
// because they were durable before that checkpoint was written. The last full tile of each row, the
// partial tiles, and all tiles beyond the checkpoint are compared with the ledger: an interrupted
// export may have left tiles of a copy that grew differently.
#pragma once

#include <filesystem>

#include "ledger/ledger.h"

namespace caseledger::adapters {

struct TileReport {
  std::uint64_t leaves = 0;
  std::uint64_t files = 0;  ///< written in this run; files that were right already are not counted
};

/// Exports the leaves that the ledger's checkpoint covers. A later run writes only what is new, and
/// the checkpoint last; it removes partial tiles of which there is a full one now. conflict: the
/// folder holds another ledger, or more leaves than this one.
Result<TileReport> export_tiles(const ledger::Ledger& ledger, const std::filesystem::path& folder);

}  // namespace caseledger::adapters
