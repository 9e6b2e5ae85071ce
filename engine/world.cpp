// Folding is the law's business (evolve); keeping and dropping files is ours.
#include "engine/world.h"

namespace caseledger::engine {
namespace {

char mark_of(Procedure procedure) { return static_cast<char>('0' + static_cast<int>(procedure)); }

std::string key_for(Procedure procedure, std::string_view stream) {
  std::string key;
  key.reserve(1 + stream.size());
  key += mark_of(procedure);
  return key.append(stream);
}

bool is_key_for(std::string_view key, Procedure procedure, std::string_view stream) {
  return key.front() == mark_of(procedure) && key.substr(1) == stream;
}

bool is_refusal(const ledger::Fact& fact) { return fact.event.is<CommandRefused>(); }

template <class File>
void take(File& file, const ledger::Fact& fact) {
  evolve(file, Step{fact.event, fact.stage_after, fact.clocks, fact.occurred_at, fact.actor,
                    fact.capacity});
  file.version = fact.version;
}

tl::unexpected<Fault> gap(const ledger::Leaf& leaf) {
  return fault(FaultKind::corrupt, "leaf " + std::to_string(leaf.position.index),
               {"不接续其案卷的前一版本", "does not follow the version of its stream before it"});
}

Version version_of(const World::File& file) {
  return std::visit([](const auto& one) { return one.version; }, file);
}

}  // namespace

Version version_after(Version before, const ledger::Fact& fact) {
  return {before.count + (is_refusal(fact) ? 0U : 1U)};
}

tl::unexpected<Fault> no_such_procedure() {
  return fault(FaultKind::malformed, "$.procedure", {"没有这种程序", "there is no such procedure"});
}

World::World(RuleBook& rules, Load load, std::size_t files_max)
    : rules_(rules), load_(std::move(load)), files_max_(files_max) {}

Result<const World::File*> World::file(Procedure procedure, std::string_view stream) {
  return kept(procedure, stream).map([](const File* file) { return file; });
}

Result<Version> World::version(Procedure procedure, std::string_view stream) {
  if (procedure == Procedure::bureau) return bureau_.version;
  CL_TRY(auto found, kept(procedure, stream));
  return version_of(*found);
}

Result<World::File*> World::kept(Procedure procedure, std::string_view stream) {
  // An act is judged, then its facts are folded: mostly the file asked for is the last one again.
  const bool is_again = !recent_.empty() && is_key_for(recent_.front().key, procedure, stream);
  if (is_again) return &recent_.front().file;
  auto key = key_for(procedure, stream);
  if (const auto known = by_key_.find(key); known != by_key_.end()) {
    recent_.splice(recent_.begin(), recent_, known->second);
    return &recent_.front().file;
  }
  File file;
  const bool is_known = with_procedure(
      procedure, [&]<class P>(std::type_identity<P>) { file.emplace<typename P::File>(); });
  if (!is_known) return no_such_procedure();
  CL_TRY(auto leaves, load_(procedure, stream));
  for (const auto& leaf : leaves) {
    if (leaf.fact.version != version_after(version_of(file), leaf.fact)) return gap(leaf);
    take_into(file, leaf.fact);
  }
  recent_.push_front({key, std::move(file)});
  by_key_.emplace(std::move(key), recent_.begin());
  drop_oldest();
  return &recent_.front().file;
}

void World::drop_oldest() {
  if (files_max_ == 0 || recent_.size() <= files_max_) return;
  by_key_.erase(recent_.back().key);
  recent_.pop_back();
}

Result<void> World::check_rules_of(const CommandBody& body) {
  if (const auto* rules = body.get_if<ActivateRuleset>()) return rules_.check(*rules);
  if (const auto* days = body.get_if<ActivateCalendar>()) return rules_.check(*days);
  return {};
}

Result<void> World::fold(const ledger::Fact& fact) {
  if (is_refusal(fact)) return {};
  if (fact.procedure == Procedure::bureau) return fold_bureau(fact);
  CL_TRY(auto found, kept(fact.procedure, fact.stream));
  take_into(*found, fact);
  return {};
}

void World::take_into(File& file, const ledger::Fact& fact) {
  if (is_refusal(fact)) return;
  std::visit([&](auto& one) { take(one, fact); }, file);
}

/// Rules first: an activation of rules that cannot be read changes nothing.
Result<void> World::fold_bureau(const ledger::Fact& fact) {
  if (const auto* rules = fact.event.get_if<RulesetActivated>()) {
    CL_TRY(auto loaded, rules_.ruleset(rules->ruleset, rules->packs));
    ruleset_ = loaded;
  }
  if (const auto* days = fact.event.get_if<CalendarActivated>()) {
    CL_TRY(auto loaded, rules_.calendar(days->calendar, days->files));
    calendar_ = loaded;
  }
  if (const auto* word = fact.event.get_if<ClockConfirmed>()) {
    clock_shown_ = word->shows;
    clock_confirmed_at_ = fact.recorded_at;
  }
  take(bureau_, fact);
  return {};
}

Result<void> World::load_bureau() {
  CL_TRY(auto leaves, load_(Procedure::bureau, kBureauStream));
  bureau_ = Bureau{};
  clock_shown_ = clock_confirmed_at_ = Instant{};
  ruleset_ = &no_rules_;
  calendar_ = &no_calendar_;
  for (const auto& leaf : leaves) {
    CL_TRY(fold(leaf.fact));
  }
  return {};
}

void World::forget(Procedure procedure, std::string_view stream) {
  const auto known = by_key_.find(key_for(procedure, stream));
  if (known == by_key_.end()) return;
  recent_.erase(known->second);
  by_key_.erase(known);
}

}  // namespace caseledger::engine
