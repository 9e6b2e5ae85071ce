// A bureau and its everyday case as commands: what the benchmarks submit and what random tests
// start from. Every step is lawful under the shipped rules, so that a history of any length is
// made of acts the engine really accepts.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/command.h"

namespace caseledger::tools {

/// Opens the register and appoints everybody a case needs. The rules are activated by whoever
/// opened the ledger. All on one morning of 2021.
std::vector<engine::Command> founding_commands();

/// Case number `n`, from 立案 to 归档, 22 commands; its days begin n minutes after the founding.
std::vector<engine::Command> typical_case(std::uint64_t n);

}  // namespace caseledger::tools
