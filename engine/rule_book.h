// Rulesets and calendars by content. A ledger cites digests; the texts behind them lie beside it,
// content-addressed, so that a case of 2021 is judged in 2031 under the rules of its day.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "ledger/base/fault.h"
#include "statemachines/acts/bureau_commands.h"
#include "statemachines/day/calendar.h"
#include "statemachines/day/ruleset.h"

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

  /// Whether what an act names is here and is what it says, before anything comes to rest on it.
  /// malformed, with the field of the act: a file that is not here, files that make no ruleset or
  /// another one. Whether anything is named at all is the law's question.
  Result<void> check(const ActivateRuleset& asked);
  Result<void> check(const ActivateCalendar& asked);

 private:
  /// What was made of which files: the same digest of other files is not known yet.
  template <class T>
  using Kept = std::map<std::pair<Digest, std::vector<Digest>>, std::unique_ptr<T>>;

  TextOf text_of_;
  Kept<Ruleset> rulesets_;
  Kept<Calendar> calendars_;
};

}  // namespace caseledger::engine
