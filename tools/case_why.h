// Why a leaf is what it is, of whatever procedure: the row of the law that was applied, each of its
// requirements with its article, what was flagged or not met and who answers for it, and, where
// nobody asked for it, what brought it about. Read from the leaves and the table they cite.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "adapters/forms/json.h"
#include "adapters/language/language.h"
#include "tools/session.h"

namespace caseledger::tools {

struct Reason {
  std::string article, cite, text;  ///< short name, citation, the sentence of the source
  std::string text_en;              ///< our translation of the sentence
  std::string requirement, zh, en;
  bool is_met = true;
  bool is_flag = false;  ///< not met, and recorded rather than refused
  std::string actual;
};

/// A stream as people name it.
struct StreamLabel {
  Procedure procedure = Procedure::unspecified;
  Id id;
};

/// The leaf that brought another about.
struct Occasion {
  enum class Kind { ordered_by, flags, clock_of };
  Kind kind = Kind::ordered_by;
  ledger::Position position;
  StreamLabel stream;
  std::string event;
};

struct Explanation {
  ledger::Position position;
  StreamLabel stream;
  Id actor;
  Capacity capacity = Capacity::unspecified;
  Instant occurred_at;
  std::optional<Occasion> occasion;
  std::vector<Id> responsible;  ///< of an irregularity
  std::string event, article, cite, text, text_en;
  bool is_refused = false;
  std::string asked;  ///< of a refusal: the act's word
  std::uint32_t law_version = 0;
  Digest ruleset;
  std::string stage_before, stage_after;
  std::size_t row = 0;  ///< of the procedure's table; 0: no row was applied
  std::vector<Reason> reasons;
};

/// With the rules that the leaf cites.
Result<Explanation> explain(Session& session, const ledger::Leaf& leaf);

adapters::Json json_of(const Explanation& explanation);
std::string text_of(const Explanation& explanation, Language language);

}  // namespace caseledger::tools
