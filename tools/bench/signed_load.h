// Submit of acts that their officers signed, beside what the same cores verify when nothing else is
// asked of them.
#pragma once

#include <filesystem>

#include "tools/bench/bare_loop.h"

namespace caseledger::tools {

struct SignedLoad {
  Pace submitted;         ///< commands that were verified, judged and made durable
  Pace bare;              ///< signatures of these cases, verified on all cores
  double p99_micros = 0;  ///< from asking to the receipt, in the slowest turn
};

/// On a new ledger in `folder`, `callers` in flight, some four cases a caller in each turn. Both
/// take short turns, one after the other: a host that others work on is then as slow for the one as
/// for the other.
Result<SignedLoad> signed_load(const std::filesystem::path& folder, std::size_t callers,
                               std::size_t turns);

}  // namespace caseledger::tools
