// What commands would be answered if they were handed in now, one after the other, each judged on
// what the ones before it did; nothing is written. The ledger may be opened for reading alone, and
// another process may write to it meanwhile.
#pragma once

#include <memory>

#include "engine/engine.h"

namespace caseledger::engine {

class Rehearsal {
 public:
  /// As Engine::open.
  static Result<std::unique_ptr<Rehearsal>> open(ledger::Ledger& ledger, RuleBook& rules, Now now);
  ~Rehearsal();
  Rehearsal(const Rehearsal&) = delete;
  Rehearsal& operator=(const Rehearsal&) = delete;

  /// As Engine::handle of this one, without the hash of a leaf. It and what it brought about are
  /// kept in memory.
  Answer ask(Command command);
  /// The rules in force after it.
  const Ruleset& ruleset() const;

 private:
  struct State;
  explicit Rehearsal(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace caseledger::engine
