// The first facts of a new data folder: the ledger is opened and its keys are adopted, rules and
// calendar are put in force, and one registrar is appointed, who enrols everybody else.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "statemachines/acts/bureau_terms.h"
#include "tools/rule_files.h"

namespace caseledger::tools {

struct Founding {
  std::string origin = "caseledger.local/bureau";
  std::string bureau = "水务局";
  Id registrar = "registrar";
  std::string full_name = "登记员";
  std::optional<Instant> simulated_from;         ///< none: the system's clock
  std::optional<VerifyKey> registrar_key;        ///< then every officer signs their own acts
  std::vector<std::string> rulesets, calendars;  ///< files; empty: those shipped
};

struct Rules {
  RuleFiles ruleset, calendar;
};

/// All or nothing: the folder is founded when this succeeds, and as it was before where it fails;
/// what a crash left half made is begun anew. conflict where the folder holds something already;
/// malformed where a name or the rules cannot be taken.
Result<Rules> found_ledger(const std::filesystem::path& folder, const Founding& founding);

}  // namespace caseledger::tools
