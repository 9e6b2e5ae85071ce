// Packs and calendars from the files a user names, or those the binary ships with.
#pragma once

#include <string>
#include <vector>

#include "ledger/fault.h"
#include "statemachines/ruleset.h"

namespace caseledger::tools {

struct Rules {
  Digest ruleset, calendar;
  std::vector<Digest> packs, calendar_files;
  std::vector<std::string> texts;  ///< of all of them, to be kept beside the ledger
};

/// malformed with file and line where one cannot be read. An empty list means the shipped ones.
Result<Rules> read_rules(const std::vector<std::string>& rulesets,
                         const std::vector<std::string>& calendars);

/// What `ruleset check` shows.
Result<Ruleset> read_ruleset(const std::vector<std::string>& files);

}  // namespace caseledger::tools
