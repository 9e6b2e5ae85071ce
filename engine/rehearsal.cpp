// One group that never ends: the world keeps every file that was touched, because what was judged
// cannot be loaded again.
#include "engine/rehearsal.h"

#include <deque>

#include "engine/command_group.h"

namespace caseledger::engine {

struct Rehearsal::State {
  State(ledger::Ledger& of, RuleBook& rules, Now at)
      : now(std::move(at)),
        world(
            rules,
            [&of](Procedure procedure, std::string_view stream) {
              return of.read_stream(procedure, stream);
            },
            0),
        group(of, world, rules, clock, now, CommandGroup::Purpose::trial) {}

  Now now;
  World world;
  Instant clock;
  std::deque<Command> commands;  // a group asks for those that it has heard
  CommandGroup group;
};

Rehearsal::Rehearsal(std::unique_ptr<State> state) : state_(std::move(state)) {}
Rehearsal::~Rehearsal() = default;

Result<std::unique_ptr<Rehearsal>> Rehearsal::open(ledger::Ledger& ledger, RuleBook& rules,
                                                   Now now) {
  auto state = std::make_unique<State>(ledger, rules, std::move(now));
  CL_TRY(state->clock, last_recorded_at(ledger));
  CL_TRY(state->world.load_bureau());
  return std::unique_ptr<Rehearsal>(new Rehearsal(std::move(state)));
}

Answer Rehearsal::ask(Command command) {
  state_->group.add(state_->commands.emplace_back(std::move(command)));
  return state_->group.last_answer();
}

const Ruleset& Rehearsal::ruleset() const { return state_->world.ruleset(); }

}  // namespace caseledger::engine
