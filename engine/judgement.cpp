// Dispatches by procedure and writes the decision down as facts.
#include "engine/judgement.h"

#include "statemachines/bureau/bureau_law.h"
#include "statemachines/case/case_law.h"
#include "statemachines/disclosure/disclosure_law.h"
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
  if (act.procedure == Procedure::bureau) {
    const auto& bureau = world.bureau();
    return Ruling{decide(bureau, act.body, context), kBureauLawVersion, key_of(bureau.stage),
                  bureau.version};
  }
  CL_TRY(const auto file, world.file(act.procedure, act.stream));
  return std::visit(
      [&]<class File>(const File& one) {
        constexpr bool is_case = std::is_same_v<File, CaseFile>;
        return Ruling{decide(one, act.body, context),
                      is_case ? kCaseLawVersion : kDisclosureLawVersion, key_of(one.stage),
                      one.version};
      },
      *file);
}

Breach breach_of(const Unmet& unmet) {
  return {Id(unmet.article), Id(unmet.requirement), unmet.actual};
}

/// Everything a fact of this act has in common with its siblings.
ledger::Fact circumstances(const World& world, const Act& act, const Ruling& ruling) {
  ledger::Fact fact;
  fact.procedure = act.procedure;
  fact.stream = act.stream;
  fact.command = act.command;
  fact.command_part = act.part;
  fact.version = ruling.version;
  fact.recorded_at = act.recorded_at;
  fact.occurred_at = act.occurred_at;
  fact.actor = act.actor;
  fact.capacity = act.capacity;
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
  return {order.procedure,  order.stream,    act.command,     part,         "system",
          Capacity::system, act.occurred_at, act.recorded_at, order.command};
}

bool is_order_only(const CommandBody& body, Capacity capacity) {
  if (capacity != Capacity::system) return false;
  return std::holds_alternative<OpenItem>(body) || std::holds_alternative<HoldPublication>(body) ||
         std::holds_alternative<ReleasePublication>(body) ||
         std::holds_alternative<RequireWithdrawal>(body);
}

Result<Judgement> judge(World& world, const Act& act) {
  const Context context{act.occurred_at, act.recorded_at, act.actor,       act.capacity,
                        act.stream,      world.bureau(),  world.ruleset(), world.calendar()};
  CL_TRY(auto ruling, rule(world, act, context));
  auto common = circumstances(world, act, ruling);
  if (auto* accepted = std::get_if<Accepted>(&ruling.decision)) {
    return write_down(std::move(common), act, std::move(*accepted));
  }
  return write_down(std::move(common), act, ruling.stage_before,
                    std::move(std::get<Refused>(ruling.decision)));
}

}  // namespace caseledger::engine
