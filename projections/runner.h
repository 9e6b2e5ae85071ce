// Brings a follower up to the end of the ledger, batch by batch, from wherever it stopped. The way
// after a crash is the way of every day: read the cursor, check that it is of this ledger, go on.
#pragma once

#include <cstdint>
#include <functional>

#include "projections/follower.h"

namespace caseledger::projections {

struct RunnerOptions {
  std::uint64_t batch_leaves = 16'384;
  /// Told after every batch; false stops there, with everything so far kept.
  std::function<bool(ledger::Position done, ledger::Position end)> progress = {};
};

/// Follows until the end that the source has when it is called. Returns the leaves applied.
/// corrupt: the cursor lies beyond the end or names another leaf than the ledger has there, so
/// this is a follower of another or of a forked ledger; nothing was changed, rebuild() mends it.
Result<std::uint64_t> follow(const Source& source, Follower& follower,
                             const RunnerOptions& options = {});

/// From position 0, whatever was there before.
Result<std::uint64_t> rebuild(const Source& source, Follower& follower,
                              const RunnerOptions& options = {});

}  // namespace caseledger::projections
