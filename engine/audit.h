// Audit replay: every recorded step is judged again, under the law version, ruleset, calendar and
// facts it had. What the law decides today must be what was recorded then: the row's article, the
// stage, the clocks, every flag and every consequence, no more and no fewer. Officers' signatures
// are verified again, under the keys that were theirs on that day.
#pragma once

#include <memory>
#include <vector>

#include "engine/rule_book.h"
#include "ledger/audit/verify.h"

namespace caseledger::engine {

/// The ledger knew one time, and the clock showed another: ahead, or behind.
struct TimeLeap {
  ledger::Position position;  ///< of the registrar's word
  Instant known, shown;
};

class Auditor {
 public:
  explicit Auditor(RuleBook& rules);
  ~Auditor();
  Auditor(const Auditor&) = delete;
  Auditor& operator=(const Auditor&) = delete;

  /// Leaves from position 0 on, in order. Findings are of the promises "law", "signatures",
  /// "words" (characters that no door lets in: engine/clean_words.h) and "time" (what the machine's
  /// clock leapt over without a word: engine/clock_doubt.h). The words, as far as there are any,
  /// tell what was signed where an act was refused.
  std::vector<ledger::Finding> judge(const ledger::Leaf& leaf,
                                     std::span<const ledger::VaultRecord> words = {});
  /// After the last leaf: what should have followed and did not, and signatures that are wrong.
  std::vector<ledger::Finding> finish();
  /// Of the leaves so far, those whose signature was verified or is being verified.
  std::uint64_t signed_acts() const;
  /// Where the registrar gave their word for a clock that was doubted.
  const std::vector<TimeLeap>& leaps() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace caseledger::engine
