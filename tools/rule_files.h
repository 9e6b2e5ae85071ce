// Packs and calendars from the files a user names, or those the binary ships with.
#pragma once

#include <string>
#include <vector>

#include "ledger/base/fault.h"
#include "statemachines/day/ruleset.h"

namespace caseledger::tools {

/// What several files make together, as leaves cite it.
struct RuleFiles {
  Digest digest;                   ///< of the whole
  std::vector<Digest> files;       ///< in the order in which the whole is made of them
  std::vector<std::string> texts;  ///< to be kept beside the ledger
  std::vector<int> years = {};     ///< of a calendar
};

/// malformed with file and line where one cannot be read. An empty list means the shipped ones.
Result<RuleFiles> read_packs(const std::vector<std::string>& files);
Result<RuleFiles> read_calendars(const std::vector<std::string>& files);
/// With each of `kept` whose year none of the files has.
Result<RuleFiles> read_calendars_beside(const std::vector<std::string>& files,
                                        const std::vector<std::string>& kept);

/// What `ruleset check` shows.
Result<Ruleset> read_ruleset(const std::vector<std::string>& files);

}  // namespace caseledger::tools
