// Given what was done, when this is asked, then this follows:
//
//   item.given(open, draft).when(by("proofreader",
//   Proofread{text})).then<ItemProofread>("proofed"); item.when(by("handler",
//   Proofread{text})).then_refused("附1-6", "by_proofreader");
//
// What is given is judged by the law like everything else, so no test rests on a file that could
// not have come about; `given_fact` folds one that the law would not have let happen.
#pragma once

#include <gtest/gtest.h>

#include <optional>

#include "statemachines/day/decision.h"
#include "tests/statemachines/law_coverage.h"
#include "tests/statemachines/law_world.h"

namespace caseledger {

struct Act {
  CommandBody body;
  Id actor;
  Capacity capacity = Capacity::unspecified;
  Instant occurred_at;
  std::optional<Instant> recorded_at;  ///< none: entered as it happened

  Act on(std::string_view date, int hour = 10) const {
    auto act = *this;
    act.occurred_at = at(date, hour);
    return act;
  }
  Act entered_on(std::string_view date, int hour = 10) const {
    auto act = *this;
    act.recorded_at = at(date, hour);
    return act;
  }
};

/// An officer called after their capacity acts in it; "handler_2" is a handler too.
inline Act by(std::string_view officer, CommandBody body) {
  auto key = officer;
  if (key.size() > 2 && key[key.size() - 2] == '_') key.remove_suffix(2);
  return {std::move(body), Id(officer), parse_term<Capacity>(key).value(), at("2021-09-15"), {}};
}

/// One file before its law.
template <class File>
class Trial {
 public:
  explicit Trial(LawCoverage& coverage, World world = water_world())
      : coverage_(coverage), world_(std::move(world)) {}

  template <class... Acts>
  Trial& given(const Acts&... acts) {
    (happen(acts), ...);
    return *this;
  }

  Trial& given_fact(const Event& event, std::string_view stage) {
    fold(event, stage, {}, by("registrar", {}));
    return *this;
  }

  Trial& when(const Act& act) {
    act_ = act;
    stage_before_ = key_of(file_.stage);
    decision_ = judged(act);
    return *this;
  }

  /// Accepted, as this event, at this stage; and it has happened then.
  template <class Expected>
  Trial& then(std::string_view stage) {
    const auto* accepted = std::get_if<Accepted>(&decision_);
    if (accepted == nullptr) {
      ADD_FAILURE() << name_of(act_.body) << " was refused: " << refusals();
      return *this;
    }
    coverage_.accepted(*accepted);
    EXPECT_TRUE(accepted->event.template is<Expected>()) << name_of(accepted->event);
    EXPECT_EQ(accepted->stage_after, stage);
    take(act_, *accepted);
    return *this;
  }

  /// Takes what was just accepted, for tests that do not say beforehand what it will be.
  Trial& happened() {
    take(act_, std::get<Accepted>(decision_));
    return *this;
  }

  Trial& then_refused(std::string_view article, std::string_view requirement) {
    const auto* refused = std::get_if<Refused>(&decision_);
    if (refused == nullptr) {
      ADD_FAILURE() << name_of(act_.body) << " was accepted; expected " << requirement;
      return *this;
    }
    EXPECT_TRUE(holds(refused->unmet, article, requirement))
        << "expected " << article << " " << requirement << ", found " << refusals();
    coverage_.refused(stage_before_, name_of(act_.body), requirement);
    return *this;
  }

  /// After then<…>: the act was accepted and this breach was recorded with it.
  Trial& and_flagged(std::string_view article, std::string_view requirement) {
    const auto* accepted = std::get_if<Accepted>(&decision_);
    const bool is_flagged = accepted != nullptr && holds(accepted->flags, article, requirement);
    EXPECT_TRUE(is_flagged) << "no flag " << article << " " << requirement;
    return *this;
  }

  Trial& and_not_flagged() {
    const auto* accepted = std::get_if<Accepted>(&decision_);
    const bool is_clean = accepted != nullptr && accepted->flags.empty();
    EXPECT_TRUE(is_clean);
    return *this;
  }

  const File& file() const { return file_; }
  const Decision& decision() const { return decision_; }
  World& world() { return world_; }

 private:
  Decision judged(const Act& act) const {
    const Context context{act.occurred_at, act.recorded_at.value_or(act.occurred_at),
                          act.actor,       act.capacity,
                          "stream",        bureau(),
                          world_.ruleset,  world_.calendar};
    return decide(file_, act.body, context);
  }

  const Bureau& bureau() const {
    if constexpr (std::is_same_v<File, Bureau>) {
      return file_;
    } else {
      return world_.bureau;
    }
  }

  void happen(const Act& act) {
    act_ = act;
    decision_ = judged(act);
    const auto* accepted = std::get_if<Accepted>(&decision_);
    ASSERT_NE(accepted, nullptr) << "given " << name_of(act.body) << ", but " << refusals();
    take(act, *accepted);
  }

  void take(const Act& act, const Accepted& accepted) {
    fold(accepted.event, accepted.stage_after, accepted.clocks, act);
    for (const auto& flag : accepted.flags) {
      const Breach breach{Id(flag.article), Id(flag.requirement), flag.actual};
      fold(IrregularityRecorded{breach, accepted.responsible}, accepted.stage_after, {}, act);
    }
  }

  void fold(const Event& event, std::string_view stage, const std::vector<ClockMoved>& clocks,
            const Act& act) {
    evolve(file_, Step{event, stage, clocks, act.occurred_at, act.actor, act.capacity});
  }

  static bool holds(const std::vector<Unmet>& notes, std::string_view article,
                    std::string_view requirement) {
    return std::ranges::any_of(notes, [&](const Unmet& note) {
      return note.article == article && note.requirement == requirement;
    });
  }

  std::string refusals() const {
    std::string all;
    const auto* refused = std::get_if<Refused>(&decision_);
    if (refused == nullptr) return "accepted";
    for (const auto& one : refused->unmet) {
      all.append(one.article).append(" ").append(one.requirement);
      all.append(" (").append(one.actual).append("); ");
    }
    return all;
  }

  LawCoverage& coverage_;
  World world_;
  File file_{};
  Act act_{};
  std::string_view stage_before_;
  Decision decision_{Refused{}};
};

}  // namespace caseledger
