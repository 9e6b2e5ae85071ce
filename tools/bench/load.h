// Callers of the engine: many at once, each waiting for its own receipt before it asks again, or
// one alone.
#pragma once

#include <functional>

#include "engine/engine.h"
#include "tools/bench/bare_loop.h"

namespace caseledger::tools {

struct LoadResult {
  /// Leaves, flags and ordered acts included; of many callers until there were as many as wanted.
  Pace facts;
  Pace commands;                          ///< in the same time
  std::uint64_t leaves = 0;               ///< in all: some were still waited for at that time
  double p50_micros = 0, p99_micros = 0;  ///< from asking to the receipt
  std::uint64_t refused = 0;              ///< must be none
};

/// The commands of case n.
using CaseSource = std::function<std::vector<engine::Command>(std::uint64_t n)>;

/// `callers` cases are worked on at any moment; it ends when `facts` leaves have been written.
/// `first_case` numbers them, so that runs on one ledger do not meet.
Result<LoadResult> many_callers(engine::Engine& engine, std::size_t callers, std::uint64_t facts,
                                std::uint64_t first_case, const CaseSource& cases);

Result<LoadResult> one_caller(engine::Engine& engine, std::uint64_t commands,
                              std::uint64_t first_case);

}  // namespace caseledger::tools
