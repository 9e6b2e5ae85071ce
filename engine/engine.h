// The corridor every command walks: load, decide, append, answer. The law decides
// (statemachines), the ledger makes durable; nobody else is known here. Followers read what was
// committed from their own cursor.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "engine/command.h"
#include "engine/rule_book.h"
#include "engine/world.h"
#include "ledger/ledger.h"
#include "statemachines/day/bureau.h"

namespace caseledger::engine {

/// Ledger time. Handed in; never asked on a ledger with a simulated clock.
using Now = std::function<Instant()>;
/// Of the last leaf; zero where there is none yet.
Result<Instant> last_recorded_at(const ledger::Ledger& ledger);

class Engine {
 public:
  /// Folds the bureau's own stream and loads the rules in force. The ledger and the rule book
  /// outlive the engine.
  static Result<std::unique_ptr<Engine>> open(ledger::Ledger& ledger, RuleBook& rules, Now now);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// Judges the commands in their order, each on what the ones before it did, and appends all of
  /// them as one group. An answer is given only when its facts are durable. One caller at a time
  /// (engine/queue.h gathers many).
  std::vector<Answer> handle(std::span<const Command> commands);

  /// Whether a command would come before the law at all: its actor, its times, its signature. The
  /// same faults as handle gives; nothing is written or remembered.
  Result<void> admits(const Command& command);

  /// What the law knows of a case or item now. A copy.
  Result<World::File> file(Procedure procedure, std::string_view stream);
  /// The ledger's name: what acts are signed for.
  const std::string& origin() const;
  const Bureau& bureau() const;
  /// In force now; empty values before the first activation.
  const Ruleset& ruleset() const;
  const Calendar& calendar() const;

 private:
  struct State;
  explicit Engine(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace caseledger::engine
