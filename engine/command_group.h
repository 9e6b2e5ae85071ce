// The commands of one group on their way: judged one after the other, each on what the ones before
// it did; appended together; answered together. Lives for one Engine::handle.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "engine/engine.h"
#include "engine/judgement.h"

namespace caseledger::engine {

class CommandGroup {
 public:
  /// `clock` is the ledger's last recorded-at; the group moves it on.
  CommandGroup(ledger::Ledger& ledger, World& world, Instant& clock, const Now& now);

  /// Whether it would be judged; malformed or conflict where not.
  Result<void> admits(const Command& command);
  /// Judges one command; its answer waits. The command outlives the group.
  void add(const Command& command);
  /// Appends what was accepted or refused, and answers everything in the order it came. A group
  /// that could not be appended leaves the world as it was.
  std::vector<Answer> finish();

 private:
  struct Seen {
    std::size_t answer;
    const Command* command;
  };
  struct Waiting {
    std::size_t answer, first_draft;
  };

  Result<void> judge_new(const Command& command);
  Result<void> check(const Command& command, Instant recorded);
  Result<void> check_signature_of(const Command& command, Instant recorded) const;
  Result<bool> answered_before(const Command& command);
  Result<bool> seen_in_group(const Command& command);
  Result<bool> seen_in_ledger(const Command& command);
  Result<Instant> recorded_at(const Command& command) const;
  Result<void> take(Judgement& judged, std::vector<Content> contents);
  Result<void> follow(const Act& act, const std::vector<Order>& orders, std::size_t first_draft);
  void await(const Judgement& judged, std::size_t first_draft);
  void append();
  void fail(const Fault& fault);
  void undo();

  ledger::Ledger& ledger_;
  World& world_;
  Instant& clock_;
  const Now& now_;
  std::vector<ledger::Draft> drafts_;
  std::vector<Answer> answers_;
  std::vector<Waiting> waiting_;
  std::optional<Fault> broken_;  // a command failed half taken; the group cannot be appended
  std::map<CommandId, Seen> seen_;
  std::map<std::size_t, std::size_t> repeats_;  // answer → the answer it repeats
};

}  // namespace caseledger::engine
