// A bureau and its everyday case as commands: what the benchmarks submit and what random tests
// start from. Every step is lawful under the shipped rules, so that a history of any length is
// made of acts the engine really accepts.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/command.h"

namespace caseledger::tools {

/// The registrar of a new ledger enrols and appoints everybody a case needs, on one morning.
std::vector<engine::Command> staffing_commands();

/// When that morning begins; a ledger for these commands keeps simulated time from here.
Instant bench_start();

/// Case number `n`, from 立案 to 归档, 22 commands; its days begin n minutes after the founding.
std::vector<engine::Command> typical_case(std::uint64_t n);

}  // namespace caseledger::tools
