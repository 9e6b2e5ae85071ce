// A ledger as files for everybody's tools: C2SP tlog-tiles. `checkpoint`, `tile/<level>/<N>` and
// `tile/entries/<N>`, with `.p/<width>` for what is not full; numbers as x001/234. Any web server
// or stick can carry it, and whoever has it needs nothing of ours to verify it (ledger/FORMAT.md).
#pragma once

#include <filesystem>

#include "ledger/ledger.h"

namespace caseledger::adapters {

struct TileReport {
  std::uint64_t leaves = 0;
  std::uint64_t files = 0;  ///< written now; what was there already is left alone
};

/// Of the leaves that the checkpoint file covers. Repeated, it writes what is new, and the
/// checkpoint last; partial tiles that became full ones are removed. conflict: the folder holds
/// another ledger, or more leaves than this one.
Result<TileReport> export_tiles(const ledger::Ledger& ledger, const std::filesystem::path& folder);

}  // namespace caseledger::adapters
