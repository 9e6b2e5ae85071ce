// Dispatches by procedure and writes the decision down as facts.
#include "engine/judgement.h"

#include "statemachines/procedures.h"
#include "statemachines/words/check.h"

namespace caseledger::engine {
namespace {

struct Ruling {
  Decision decision;
  std::uint32_t law_version = 0;
  std::string_view stage_before;
  Version version;
};

Result<Ruling> rule(World& world, const Act& act, const Context& context) {
  auto ruling = Result<Ruling>(no_such_procedure());
  with_procedure(act.procedure, [&]<class P>(std::type_identity<P> procedure) {
    ruling = world.file(procedure, act.stream).map([&](const typename P::File* file) {
      return Ruling{decide(*file, act.body, context), find_procedure(P::id)->law_version,
                    key_of(file->stage), file->version};
    });
  });
  return ruling;
}

Breach breach_of(const Unmet& unmet) {
  return {Id(unmet.article), Id(unmet.requirement), unmet.actual};
}

/// Everything a fact of this act has in common with its siblings.
ledger::Fact fact_of(const World& world, const Act& act, const Ruling& ruling) {
  ledger::Fact fact;
  static_cast<Circumstances&>(fact) = act;
  fact.command_part = act.part;
  fact.version = ruling.version;
  fact.recorded_at = act.recorded_at;
  fact.law_version = ruling.law_version;
  fact.ruleset = world.ruleset().digest;
  fact.calendar = world.calendar().digest();
  return fact;
}

ledger::Fact flag_of(const ledger::Fact& main, std::size_t number, const Unmet& flag,
                     const std::vector<Id>& responsible) {
  auto fact = main;
  fact.version.count += number;
  fact.command_part = static_cast<std::uint16_t>(main.command_part + number);
  fact.articles = {Id(flag.article)};
  fact.event = IrregularityRecorded{breach_of(flag), responsible};
  return fact;
}

Judgement write_down(ledger::Fact fact, const Act& act, Accepted&& accepted) {
  fact.stage_after = accepted.stage_after;
  ++fact.version.count;
  Judgement judged;
  judged.orders = std::move(accepted.orders);
  judged.notes = std::move(accepted.flags);
  judged.facts.reserve(1 + judged.notes.size());
  judged.facts.emplace_back();  // the event itself, when its flags have taken what they share
  if (accepted.responsible.empty()) accepted.responsible = {act.actor};
  for (const auto& flag : judged.notes) {
    judged.facts.push_back(flag_of(fact, judged.facts.size(), flag, accepted.responsible));
  }
  fact.articles = {Id(accepted.article)};
  fact.event = std::move(accepted.event);
  fact.clocks = std::move(accepted.clocks);
  judged.facts.front() = std::move(fact);
  return judged;
}

Judgement write_down(ledger::Fact fact, const Act& act, std::string_view stage, Refused&& refused) {
  CL_ASSERT(!refused.unmet.empty());
  CommandRefused event;
  event.act = name_of(act.body);
  for (const auto& unmet : refused.unmet) {
    if (fact.articles.empty() || fact.articles.back() != unmet.article) {
      fact.articles.emplace_back(unmet.article);
    }
    event.breaches.push_back(breach_of(unmet));
  }
  fact.stage_after = stage;
  fact.event = std::move(event);
  Judgement judged;
  judged.is_refused = true;
  judged.facts.push_back(std::move(fact));
  judged.notes = std::move(refused.unmet);
  return judged;
}

}  // namespace

Act ordered_by(const Act& act, const Order& order, std::uint16_t part) {
  return {
      {order.procedure, order.stream, act.command_id, "system", Capacity::system, act.occurred_at},
      act.recorded_at,
      part,
      order.command};
}

bool is_order_only(const CommandBody& body, Capacity capacity) {
  if (capacity != Capacity::system) return false;
  return body.is<OpenItem>() || body.is<HoldPublication>() || body.is<ReleasePublication>() ||
         body.is<RequireWithdrawal>();
}

Result<Judgement> judge(World& world, const Act& act) {
  const Context context{act.occurred_at, act.recorded_at, act.actor,       act.capacity,
                        act.stream,      world.bureau(),  world.ruleset(), world.calendar()};
  CL_TRY(auto ruling, rule(world, act, context));
  auto common = fact_of(world, act, ruling);
  if (auto* accepted = std::get_if<Accepted>(&ruling.decision)) {
    return write_down(std::move(common), act, std::move(*accepted));
  }
  return write_down(std::move(common), act, ruling.stage_before,
                    std::move(std::get<Refused>(ruling.decision)));
}

}  // namespace caseledger::engine
