// Why a step was allowed or refused: the row of the law that was applied, each of its requirements
// with its article, and what was flagged or not met. Read from the leaf and the table it cites.
#pragma once

#include <string>
#include <vector>

#include "adapters/forms/json.h"
#include "adapters/language/language.h"
#include "ledger/leaf/leaf.h"
#include "statemachines/day/ruleset.h"

namespace caseledger::tools {

struct Reason {
  std::string article, cite, text;  ///< short name, citation, the sentence of the source
  std::string requirement, zh, en;
  bool is_met = true;
  bool is_flag = false;  ///< not met, and recorded rather than refused
  std::string actual;
};

struct Explanation {
  ledger::Position position;
  std::string event, article, cite, text;
  bool is_refused = false;
  std::string asked;  ///< of a refusal: the act's word
  std::uint32_t law_version = 0;
  Digest ruleset;
  std::string stage_before, stage_after;
  std::size_t row = 0;  ///< of the procedure's table; 0: no row was applied
  std::vector<Reason> reasons;
};

/// `stream` is the whole stream the leaf belongs to: its stage before and its flags are there.
Explanation explain(const ledger::Leaf& leaf, const std::vector<ledger::Leaf>& stream,
                    const Ruleset& ruleset);

adapters::Json json_of(const Explanation& explanation);
std::string text_of(const Explanation& explanation, Language language);

}  // namespace caseledger::tools
