// One row of the case table before its test: a world, the way to the row's stage, and the act. The
// row is proven by the act being accepted and, for each of its requirements, by one thing spoilt
// of which exactly that requirement complains.
#pragma once

#include <functional>

#include "tests/statemachines/case_docket.h"

namespace caseledger {

extern template class Trial<CaseFile>;

using docket::operator+;

/// Shared by every test of the case procedure; case_coverage_test.cpp asks it at the end.
LawCoverage& case_coverage();

struct Situation {
  World world = docket::world();
  docket::Way way;
  std::vector<std::pair<Event, CaseStage>> facts;  ///< that the law would not have let happen
  Act act;
  std::function<void(World&)> meanwhile = [](World&) {};  ///< what changes before the act

  template <class Command>
  Command& asked() {
    return act.body.template get<Command>();
  }
  template <class Command>
  Command& done() {
    for (auto& one : way) {
      if (auto* found = one.body.template get_if<Command>()) return *found;
    }
    ADD_FAILURE() << Command::names.asked << " is not on the way";
    return way.front().body.template get<Command>();
  }
  template <class Command>
  void skip() {
    std::erase_if(way, [](const Act& one) { return one.body.template is<Command>(); });
  }
  /// Where the way leads.
  CaseStage stage() const;
  void also(Act before) { way.push_back(std::move(before)); }
  void acts(std::string_view officer, Capacity capacity) {
    act.actor = officer;
    act.capacity = capacity;
  }
  void expire(std::string_view officer) {
    world.bureau.officers.at(Id(officer)).certificates.front().valid_until = day("2021-09-14");
  }

  /// The act, asked after all that.
  Trial<CaseFile> tried() const;
};

using Spoil = std::function<void(Situation&)>;

struct Spoilt {
  std::string_view article, requirement;
  Spoil spoil;
};

Effect effect_of_requirement(std::string_view requirement);

template <class Expected>
void expect_flag(const Spoilt& one, Trial<CaseFile> trial, CaseStage becomes) {
  trial.then<Expected>(key_of(becomes)).and_flagged(one.article, one.requirement);
  if (const auto* accepted = std::get_if<Accepted>(&trial.decision())) {
    EXPECT_EQ(accepted->flags.size(), 1U);
  }
}

/// Refused, and by nothing else.
void expect_refusal(const Spoilt& one, Trial<CaseFile> trial);

/// Proves a row at one of its stages.
template <class Expected>
void prove(const Situation& lawful, CaseStage becomes, const std::vector<Spoilt>& spoilt) {
  lawful.tried().template then<Expected>(key_of(becomes)).and_not_flagged();
  for (const auto& one : spoilt) {
    SCOPED_TRACE(one.requirement);
    auto situation = lawful;
    one.spoil(situation);
    if (effect_of_requirement(one.requirement) == Effect::flag) {
      expect_flag<Expected>(one, situation.tried(), becomes);
    } else {
      expect_refusal(one, situation.tried());
    }
  }
}

/// A lawful act at a stage, after the shortest way there, or after another.
Situation situation_at(CaseStage stage, Act act);
Situation situation_after(docket::Way way, Act act);

/// The spoilt thing is who acts.
Spoilt by_another(std::string_view article, std::string_view requirement, std::string_view officer,
                  Capacity capacity);
Spoilt by_a_stranger(std::string_view article, std::string_view requirement);

}  // namespace caseledger
