// A ledger as files for everybody's tools: C2SP tlog-tiles. `checkpoint`, `tile/<level>/<N>` and
// `tile/entries/<N>`, with `.p/<width>` for what is not full; numbers as x001/234. Any web server
// or stick can carry it, and whoever has it needs nothing of ours to verify it (ledger/FORMAT.md).
//
// What is trusted of an export that is there already: full tiles within its checkpoint, by their
// names, because they were durable before that checkpoint was. The last of them in each row, the
// partial ones, and whatever lies beyond the checkpoint are compared with the ledger: an export
// that was cut short may have left tiles there of a copy that grew differently.
#pragma once

#include <filesystem>

#include "ledger/ledger.h"

namespace caseledger::adapters {

struct TileReport {
  std::uint64_t leaves = 0;
  std::uint64_t files = 0;  ///< written now; what was there already and right is left alone
};

/// Of the leaves that the checkpoint file covers. Repeated, it writes what is new, and the
/// checkpoint last; partial tiles that became full ones are removed. conflict: the folder holds
/// another ledger, or more leaves than this one.
Result<TileReport> export_tiles(const ledger::Ledger& ledger, const std::filesystem::path& folder);

}  // namespace caseledger::adapters
