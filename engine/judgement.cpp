// Dispatches by procedure and writes the decision down as facts.
#include "engine/judgement.h"

#include <algorithm>

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

Result<Ruling> rule(World& world, const Act& act) {
  const Context context{act.occurred_at, act.recorded_at, act.actor,       act.capacity,
                        act.stream,      world.bureau(),  world.ruleset(), world.calendar()};
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

bool is_item_of(const DisclosureFile& item, std::string_view stream) {
  return item.is_decision() && item.about == stream;
}

/// A case orders about the item of its own name (附1-8b). So a case and an item that share one
/// belong together: of two that do not, the second gets another name while it still can.
Result<void> check_name(World& world, const Act& act) {
  const auto strangers = [&] {
    return fault(FaultKind::malformed,
                 "$." + std::string(find_procedure(act.procedure)->stream_member),
                 {act.stream + " 已是案件与公示信息中另一方的名称，二者无关，请另取名称",
                  "a case and a disclosure item would both be called " + act.stream +
                      " and do not belong together: another name, please"});
  };
  if (act.procedure == Procedure::matter) {
    CL_TRY(const auto* item, world.file(std::type_identity<DisclosureProcedure>{}, act.stream));
    const bool fits = item->stage == ItemStage::unopened || is_item_of(*item, act.stream);
    return fits ? Result<void>() : strangers();
  }
  const auto* opens = act.body.get_if<OpenItem>();
  if (opens == nullptr) return {};
  CL_TRY(const auto count, world.version(Procedure::matter, act.stream));
  const bool fits = count == Version{} ||
                    (opens->register_ == PublicRegister::decisions && opens->about == act.stream);
  return fits ? Result<void>() : strangers();
}

/// An item of that name belongs to the case (check_name): who opened it makes no difference.
bool is_there_already(const Order& order, const Ruling& ruling) {
  return order.command.is<OpenItem>() && ruling.stage_before != key_of(ItemStage::unopened);
}

/// Leaves the orders that can be followed. What hinders the others hinders the act: nothing is done
/// by halves.
Result<std::vector<Unmet>> hindrances(World& world, const Act& act, std::vector<Order>& orders) {
  std::vector<Unmet> all;
  std::vector<Order> followed;
  for (auto& order : orders) {
    CL_TRY(auto ruling, rule(world, ordered_by(act, order, 0)));
    auto* refused = std::get_if<Refused>(&ruling.decision);
    if (refused == nullptr) {
      followed.push_back(std::move(order));
    } else if (!is_there_already(order, ruling)) {
      std::ranges::move(refused->unmet, std::back_inserter(all));
    }
  }
  orders = std::move(followed);
  return all;
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
  CL_TRY(auto ruling, rule(world, act));
  auto common = fact_of(world, act, ruling);
  if (auto* accepted = std::get_if<Accepted>(&ruling.decision)) {
    if (ruling.version == Version{}) {
      CL_TRY(check_name(world, act));
    }
    CL_TRY(auto hindered, hindrances(world, act, accepted->orders));
    if (hindered.empty()) return write_down(std::move(common), act, std::move(*accepted));
    ruling.decision = Refused{std::move(hindered)};
  }
  return write_down(std::move(common), act, ruling.stage_before,
                    std::move(std::get<Refused>(ruling.decision)));
}

}  // namespace caseledger::engine
