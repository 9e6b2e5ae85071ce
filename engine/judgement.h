// One act before the law: what it makes of the act as facts. Pure with regard to the world, which
// is only read (and loads files); engine and auditor ask the same question here, so that what is
// recorded and what is found years later can only differ if somebody altered one of them.
#pragma once

#include <vector>

#include "engine/world.h"
#include "statemachines/day/decision.h"

namespace caseledger::engine {

/// An act with its circumstances: asked from outside, or ordered by another act.
struct Act : Circumstances {
  Instant recorded_at;
  std::uint16_t part = 0;  ///< of the command's leaves, the first of this act
  const CommandBody& body;
};

/// The same circumstances for what an act brings about elsewhere: the system acts.
Act ordered_by(const Act& act, const Order& order, std::uint16_t part);

struct Judgement {
  bool is_refused = false;
  std::vector<ledger::Fact> facts;  ///< the event and its flags, or the one refusal
  std::vector<Order> orders;
  std::vector<Unmet> notes;  ///< the flags, or what was not met
};

/// Acts that only an order of the law itself brings about: nobody may ask for them.
bool is_order_only(const CommandBody& body, Capacity capacity);

Result<Judgement> judge(World& world, const Act& act);

}  // namespace caseledger::engine
