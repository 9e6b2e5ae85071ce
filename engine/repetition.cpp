// Nothing here decides anything.
#include "engine/repetition.h"

#include "engine/act_signature.h"
#include "statemachines/clauses.h"
#include "statemachines/words/check.h"

namespace caseledger::engine {
namespace {

bool same_act(const Command& command, const Event& event) { return asked(event) == command.body; }

Sentence sentence(const Breach& breach) {
  const auto clause = clause_named(breach.requirement);
  if (!clause) return {breach, breach.requirement, breach.requirement};
  return {breach, std::string(clause->zh), std::string(clause->en)};
}

}  // namespace

Result<bool> is_same_command(const ledger::Ledger& ledger, const Command& command,
                             const std::vector<ledger::Leaf>& leaves) {
  CL_REQUIRE(!leaves.empty());
  const auto& first = leaves.front();
  if (static_cast<const Circumstances&>(command) != first.fact) return false;
  if (first.fact.event.is<CommandRefused>()) {
    return ledger.matches(first, Content{"command", text_of_refused(command, ledger.origin())});
  }
  if (!same_act(command, first.fact.event)) return false;
  for (const auto& content : command.contents) {
    auto matches = ledger.matches(first, content);
    if (!matches || !*matches) return matches;
  }
  return true;
}

Answer answer_again(const ledger::Ledger& ledger, const std::vector<ledger::Leaf>& leaves) {
  const auto& first = leaves.front();
  CL_TRY(const auto hash, ledger.leaf_hash(first.position));
  if (const auto* refused = first.fact.event.get_if<CommandRefused>()) {
    Declined declined{first.position, hash, first.fact.version, first.fact.recorded_at, {}, true};
    for (const auto& breach : refused->breaches) declined.unmet.push_back(sentence(breach));
    return declined;
  }
  Accomplished done;
  done.position = first.position;
  done.leaf_hash = hash;
  done.leaves = static_cast<std::uint32_t>(leaves.size());
  done.version = first.fact.version;
  done.article = first.fact.articles.empty() ? Id{} : first.fact.articles.front();
  done.stage_after = first.fact.stage_after;
  done.recorded_at = first.fact.recorded_at;
  done.clocks = first.fact.clocks;
  done.is_repeated = true;
  for (const auto& leaf : leaves) {
    const auto* flag = leaf.fact.event.get_if<IrregularityRecorded>();
    if (flag != nullptr) done.flags.push_back(sentence(flag->breach));
  }
  return done;
}

}  // namespace caseledger::engine
