// Rulesets and calendars by content. A ledger cites digests; the texts behind them lie beside it,
// content-addressed, so that a case of 2021 is judged in 2031 under the rules of its day.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "ledger/fault.h"
#include "statemachines/calendar.h"
#include "statemachines/ruleset.h"

namespace caseledger::engine {

/// The text of a pack or calendar file with this SHA-256; a fault where it is missing.
using TextOf = std::function<Result<std::string>(const Digest& sha256)>;

class RuleBook {
 public:
  explicit RuleBook(TextOf text_of);

  /// The ruleset stacked of these packs. Loaded once; the reference lives as long as the book.
  /// malformed: a pack cannot be read. corrupt: its text is not what the digest says.
  Result<const Ruleset*> ruleset(const Digest& digest, const std::vector<Digest>& packs);
  Result<const Calendar*> calendar(const Digest& digest, const std::vector<Digest>& files);

 private:
  TextOf text_of_;
  std::map<Digest, std::unique_ptr<Ruleset>> rulesets_;
  std::map<Digest, std::unique_ptr<Calendar>> calendars_;
};

}  // namespace caseledger::engine
