// The commands of one group on their way: judged one after the other, each on what the ones before
// it did; appended together; answered together. Lives for one Engine::handle.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "engine/engine.h"
#include "engine/judgement.h"
#include "ledger/ledger_batch.h"

namespace caseledger::engine {

class CommandGroup {
 public:
  /// A group for trial is judged and never appended: it has no finish().
  enum class Purpose { append, trial };
  /// `clock` is the ledger's last recorded-at; the group moves it on.
  CommandGroup(ledger::Ledger& ledger, World& world, RuleBook& rules, Instant& clock,
               const Now& now, Purpose purpose = Purpose::append);

  /// Whether it would be judged; malformed or conflict where not.
  Result<void> admits(const Command& command);
  /// Judges one command; its answer waits. The command outlives the group.
  void add(const Command& command);
  /// Appends what was accepted or refused, and answers everything in the order it came. A group
  /// that could not be appended leaves world and clock as they were.
  std::vector<Answer> finish();
  /// Of a trial: what the last command would be answered, without the hash of a leaf.
  Answer last_answer() const;

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
  Result<void> check_rules_of(const CommandBody& body, Day recorded);
  Result<void> check_signature_of(const Command& command, Instant recorded) const;
  Result<bool> answered_before(const Command& command);
  Result<bool> seen_in_group(const Command& command);
  Result<bool> seen_in_ledger(const Command& command);
  Result<Instant> recorded_at(const Command& command) const;
  Result<Instant> by_the_machine(const Command& command) const;
  Result<void> must_be_believed(Instant now) const;
  Result<std::vector<ledger::Draft>> drafts_of(const Command& command, const Act& act,
                                               Judgement& judged);
  Result<void> join(std::vector<ledger::Draft> drafts);
  void await(const Judgement& judged, std::size_t first_draft);
  std::size_t count() const { return batch_ ? batch_->drafts().size() : 0; }
  void append();
  void fail(const Fault& fault);
  void undo();

  ledger::Ledger& ledger_;
  World& world_;
  RuleBook& rules_;
  Instant& clock_;
  const Now& now_;
  const Instant clock_before_;
  const Purpose purpose_;
  std::unique_ptr<ledger::Ledger::Batch> batch_;  // none before something is to be written
  std::vector<Answer> answers_;
  std::vector<Waiting> waiting_;
  std::optional<Fault> broken_;  // a command joined and could not be folded
  std::map<CommandId, Seen> seen_;
  std::map<std::size_t, std::size_t> repeats_;  // answer → the answer it repeats
};

}  // namespace caseledger::engine
