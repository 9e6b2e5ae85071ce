// load, decide, append, answer. The corridor itself is CommandGroup; here is what lasts between
// two groups.
#include "engine/engine.h"

#include "engine/command_group.h"
#include "engine/world.h"

namespace caseledger::engine {
namespace {

constexpr std::size_t kFilesKept = 20'000;

}  // namespace

Result<Instant> last_recorded_at(const ledger::Ledger& ledger) {
  CL_TRY(auto head, ledger.head());
  const auto size = head.next_position().index;
  if (size == 0) return Instant{};
  CL_TRY(auto leaf, ledger.read(ledger::Position{size - 1}));
  return leaf.fact.recorded_at;
}

struct Engine::State {
  ledger::Ledger& ledger;
  RuleBook& rules;
  Now now;
  World world;
  Instant last_recorded_at;
};

Engine::Engine(std::unique_ptr<State> state) : state_(std::move(state)) {}
Engine::~Engine() = default;

Result<std::unique_ptr<Engine>> Engine::open(ledger::Ledger& ledger, RuleBook& rules, Now now) {
  CL_TRY(auto last, last_recorded_at(ledger));
  auto load = [&ledger](Procedure procedure, std::string_view stream) {
    return ledger.read_stream(procedure, stream);
  };
  auto state = std::make_unique<State>(
      State{ledger, rules, std::move(now), World(rules, std::move(load), kFilesKept), last});
  CL_TRY(state->world.load_bureau());
  return std::unique_ptr<Engine>(new Engine(std::move(state)));
}

std::vector<Answer> Engine::handle(std::span<const Command> commands) {
  auto& state = *state_;
  CommandGroup group(state.ledger, state.world, state.rules, state.last_recorded_at, state.now);
  for (const auto& command : commands) group.add(command);
  return group.finish();
}

Result<void> Engine::admits(const Command& command) {
  auto& state = *state_;
  auto clock = state.last_recorded_at;
  return CommandGroup(state.ledger, state.world, state.rules, clock, state.now).admits(command);
}

const std::string& Engine::origin() const { return state_->ledger.origin(); }

Result<World::File> Engine::file(Procedure procedure, std::string_view stream) {
  CL_TRY(const auto found, state_->world.file(procedure, stream));
  return *found;
}

const Bureau& Engine::bureau() const { return state_->world.bureau(); }
const Ruleset& Engine::ruleset() const { return state_->world.ruleset(); }
const Calendar& Engine::calendar() const { return state_->world.calendar(); }

}  // namespace caseledger::engine
