// Plays the ledger again through the same judgement that made it. What follows an act (flags,
// orders to other streams) is expected in the leaves after it; what was recorded is folded as it
// was recorded, lawful or not, because it happened.
#include "engine/audit.h"

#include <algorithm>
#include <deque>
#include <optional>

#include "engine/act_signature.h"
#include "engine/canonical.h"
#include "engine/clean_words.h"
#include "engine/judgement.h"
#include "engine/presence.h"
#include "engine/rule_succession.h"
#include "engine/signature_checks.h"
#include "engine/sound_keys.h"
#include "engine/valid_dates.h"
#include "statemachines/case/case_law.h"

namespace caseledger::engine {
namespace {

using ledger::Fact;
using ledger::Finding;
using ledger::Leaf;

Finding unlawful(ledger::Position position, Bilingual what) {
  return {"law", position, std::move(what)};
}

/// The first member in which the recorded fact differs from what the law makes of the act.
std::optional<Bilingual> difference(const Fact& recorded, const Fact& decided) {
  if (recorded == decided) return {};
  if (recorded.stream != decided.stream) {
    return Bilingual{"流水应为 " + decided.stream, "the stream should be " + decided.stream};
  }
  if (name_of(recorded.event) != name_of(decided.event)) {
    const std::string name(name_of(decided.event));
    return Bilingual{"应为 " + name, "it should be " + name};
  }
  if (recorded.event != decided.event) return Bilingual{"内容", "content"};
  if (recorded.stage_after != decided.stage_after) {
    return Bilingual{"阶段应为 " + decided.stage_after,
                     "the stage should be " + decided.stage_after};
  }
  if (recorded.articles != decided.articles) return Bilingual{"依据条款", "articles"};
  if (recorded.clocks != decided.clocks) return Bilingual{"期限", "deadlines"};
  if (recorded.version != decided.version) return Bilingual{"版本", "version"};
  if (recorded.law_version != decided.law_version) {
    return Bilingual{"法律版本", "version of the law"};
  }
  if (recorded.ruleset != decided.ruleset) return Bilingual{"规则集", "ruleset"};
  if (recorded.calendar != decided.calendar) return Bilingual{"日历", "calendar"};
  return Bilingual{"情节", "circumstances"};
}

Bilingual breaches(const std::vector<Unmet>& unmet) {
  Bilingual all;
  auto& [zh, en] = all;
  for (const auto& one : unmet) {
    zh.append(zh.empty() ? "违法：" : "；").append(one.article).append(" ").append(one.zh);
    en.append(en.empty() ? "unlawful: " : "; ").append(one.article).append(" ").append(one.en);
  }
  return all;
}

/// The leaf that began the command now followed, as far as its consequences share it.
struct Opening : Circumstances {
  ledger::Position position;
  Instant recorded_at;
  CommandBody body;  ///< what it asked, if anything
};

}  // namespace

struct Auditor::State {
  explicit State(RuleBook& rules)
      : world(
            rules, [](Procedure, std::string_view) { return std::vector<Leaf>{}; }, 0) {}

  World world;
  Opening opening;
  std::vector<Fact> expected;  // facts that must still come, the next one last
  std::deque<Order> orders;    // acts in other streams that must still come
  std::vector<Finding> findings;
  SignatureChecks signatures;
  std::uint64_t signed_acts = 0;
  Instant last_recorded;
  std::vector<TimeLeap> leaps;
  // What was activated last cannot be read: until others are, nothing can be judged.
  bool ruleset_is_missing = false, calendar_is_missing = false;

  bool is_blind() const { return ruleset_is_missing || calendar_is_missing; }
  Act act_of_opening() const { return {opening, opening.recorded_at, 0, opening.body}; }

  using Words = std::span<const ledger::VaultRecord>;
  void begin(const Leaf& leaf, Words words);
  void follow(const Leaf& leaf);
  void expect(const Leaf& leaf, const Act& act);
  void compare(const Leaf& leaf);
  void check_complete();
  void check_presence(const Leaf& leaf);
  void check_words(const Leaf& leaf, Words words);
  void check_keys(const Leaf& leaf);
  void check_signature(const Leaf& leaf, Words words);
  void check_time(const Leaf& leaf);
  void take(const Leaf& leaf);
};

void Auditor::State::begin(const Leaf& leaf, Words words) {
  check_complete();
  check_time(leaf);
  check_presence(leaf);
  check_words(leaf, words);
  check_keys(leaf);
  check_signature(leaf, words);
  if (is_blind()) return;
  const auto& fact = leaf.fact;
  opening = {fact, leaf.position, fact.recorded_at, asked(fact.event)};
  if (opening.body.given() && is_order_only(opening.body, fact.capacity)) {
    findings.push_back(
        unlawful(leaf.position, {"只能由法律程序引起", "only the law itself brings this about"}));
  }
  if (!opening.body.given()) {
    if (!leaf.fact.event.is<CommandRefused>()) {
      findings.push_back(unlawful(
          leaf.position, {"这一事实不能由命令引起", "no command brings such a fact about"}));
    }
    return;
  }
  expect(leaf, act_of_opening());
}

void Auditor::State::expect(const Leaf& leaf, const Act& act) {
  auto judged = engine::judge(world, act);
  if (!judged) {
    findings.push_back(unlawful(leaf.position, judged.error().sentence()));
    return;
  }
  if (judged->is_refused && !leaf.fact.event.is<CommandRefused>()) {
    findings.push_back(unlawful(leaf.position, breaches(judged->notes)));
    return;
  }
  expected = std::move(judged->facts);
  std::ranges::reverse(expected);
  for (auto& order : judged->orders) orders.push_back(std::move(order));
  compare(leaf);
}

void Auditor::State::follow(const Leaf& leaf) {
  if (!leaf.key.empty() || !leaf.signature.empty()) {
    findings.push_back(
        {"signatures", leaf.position, {"后果不由人签名", "nobody signs what an act brings about"}});
  }
  if (is_blind()) return;
  if (leaf.fact.command_id != opening.command_id) {
    findings.push_back(
        unlawful(leaf.position, {"不属于前一命令", "is no part of the command before"}));
  } else if (!expected.empty()) {
    compare(leaf);
  } else if (!orders.empty()) {
    const auto order = std::move(orders.front());
    orders.pop_front();
    expect(leaf, ordered_by(act_of_opening(), order, leaf.fact.command_part));
  } else {
    findings.push_back(
        unlawful(leaf.position, {"没有任何行为引起这一事实", "no act brought this about"}));
  }
}

void Auditor::State::compare(const Leaf& leaf) {
  auto decided = std::move(expected.back());
  expected.pop_back();
  if (auto* refused = decided.event.get_if<CommandRefused>()) {
    const auto* recorded = leaf.fact.event.get_if<CommandRefused>();
    if (recorded != nullptr) refused->command = recorded->command;
  }
  const auto differs = difference(leaf.fact, decided);
  if (differs) {
    findings.push_back(
        unlawful(leaf.position, {"与依法应有的记载不符：" + differs->zh,
                                 "is not what the law makes of it: " + differs->en}));
  }
}

void Auditor::State::check_complete() {
  if (!expected.empty() || !orders.empty()) {
    findings.push_back(unlawful(
        opening.position, {"依法应随之记载的事实缺失", "facts that must follow it are missing"}));
  }
  expected.clear();
  orders.clear();
}

/// No door lets in an act of nobody, or one on what was never opened, refused or not.
void Auditor::State::check_presence(const Leaf& leaf) {
  const auto& event = leaf.fact.event;
  const auto* refused = event.get_if<CommandRefused>();
  const auto asked_for = asked(event);
  if (refused == nullptr && !asked_for.given()) return;  // no command brings it about
  const auto present = engine::check_presence(
      world, leaf.fact, refused != nullptr ? refused->act : name_of(asked_for));
  if (!present) findings.push_back(unlawful(leaf.position, present.error().what));
}

/// What no door lets in. Of a refusal the words are the whole act that was asked.
void Auditor::State::check_words(const Leaf& leaf, Words words) {
  const auto find = [&](const std::string& path, const Bilingual& what) {
    findings.push_back({"words", leaf.position, at_place(path, what)});
  };
  const auto origin = wrong_with_origin(leaf.origin);
  if (origin && leaf.position.index == 0) find("origin", *origin);
  const auto unclean = unclean_id(leaf.fact, asked(leaf.fact.event));
  if (unclean) find(unclean->path, unclean->what);
  if (leaf.fact.event.is<CommandRefused>()) return;
  for (const auto& record : words) {
    if (const auto wrong = wrong_with_text(record.words)) find(record.path, *wrong);
  }
}

void Auditor::State::check_keys(const Leaf& leaf) {
  const auto& event = leaf.fact.event;
  const auto unsound = unsound_key(event.shape(), event.body());
  if (!unsound) return;
  findings.push_back({"signatures", leaf.position, at_place(*unsound, key_is_unsound())});
}

/// By whom, when and with which key is asked here, in order; the arithmetic is done beside.
void Auditor::State::check_signature(const Leaf& leaf, Words words) {
  const auto& fact = leaf.fact;
  const auto& bureau = world.bureau();
  const auto find = [&](Bilingual what) {
    findings.push_back({"signatures", leaf.position, std::move(what)});
  };
  if (leaf.key.empty()) {
    const bool must_sign =
        bureau.trust == TrustMode::officer_keys && fact.capacity != Capacity::system;
    if (must_sign) find({fact.actor + " 的行为没有本人签名", fact.actor + " is not signed"});
    return;
  }
  const auto x = parse_digest(leaf.key);
  const auto* key = x ? bureau.key_of(fact.actor, *x) : nullptr;
  if (key == nullptr || !bureau.key_valid(fact.actor, *x, local_day(fact.recorded_at))) {
    return find({fact.actor + " 当日没有这把有效的密钥", fact.actor + " had no such valid key"});
  }
  auto statement = Result<std::optional<std::string>>();
  if (fact.event.is<CommandRefused>()) {
    statement = statement_of_refused(leaf, words);
  } else if (fact.event.type().asked != nullptr) {
    statement = std::optional(statement_of(leaf));
  }
  ++signed_acts;
  if (!statement) return find(statement.error().sentence());
  if (!*statement) return;
  signatures.add(
      {leaf.position, ledger::to_public_key(key->key), std::move(**statement), leaf.signature});
}

/// The door asks the same of the clock before it writes.
void Auditor::State::check_time(const Leaf& leaf) {
  const auto recorded_at = leaf.fact.recorded_at;
  const auto newest = world.known_time(std::exchange(last_recorded, recorded_at)).newest();
  if (newest == Instant{} || world.bureau().clock != ClockSource::system) return;
  if (const auto* word = leaf.fact.event.get_if<ClockConfirmed>()) {
    leaps.push_back({leaf.position, newest, word->shows});
  } else if (doubt_of(recorded_at, newest) == Doubt::ahead) {
    const auto from = to_text(newest), to = to_text(recorded_at);
    findings.push_back(
        {"time",
         leaf.position,
         {"记录时间由 " + from + " 跃至 " + to + "，而无人确认时钟",
          "time leapt from " + from + " to " + to + ", and nobody gave their word for the clock"}});
  }
}

/// The door asks the same before rules are activated.
Result<void> may_follow(const Leaf& leaf, const Ruleset& rules, const Calendar& days,
                        const World& world) {
  if (const auto* activated = leaf.fact.event.get_if<RulesetActivated>()) {
    return must_be_others(rules, activated->ruleset);
  }
  const auto* activated = leaf.fact.event.get_if<CalendarActivated>();
  if (activated == nullptr) return {};
  CL_TRY(must_be_others(days, activated->calendar));
  return must_keep_years(days, world.calendar(), local_day(leaf.fact.recorded_at));
}

void Auditor::State::take(const Leaf& leaf) {
  const auto& rules = world.ruleset();
  const auto& days = world.calendar();
  const auto folded = world.fold(leaf.fact);
  if (folded) {
    const auto follows = may_follow(leaf, rules, days, world);
    if (!follows) findings.push_back(unlawful(leaf.position, follows.error().sentence()));
  }
  if (leaf.fact.event.is<RulesetActivated>()) ruleset_is_missing = !folded;
  if (leaf.fact.event.is<CalendarActivated>()) calendar_is_missing = !folded;
  if (folded) return;
  findings.push_back(unlawful(leaf.position, folded.error().sentence()));
  if (!is_blind()) return;
  expected.clear();
  orders.clear();
  findings.push_back(
      unlawful(leaf.position, {"此后的事实无法判断，直至另有规则生效",
                               "what follows cannot be judged until other rules are activated"}));
}

Auditor::Auditor(RuleBook& rules) : state_(std::make_unique<State>(rules)) {}
Auditor::~Auditor() = default;

std::vector<Finding> Auditor::judge(const Leaf& leaf, std::span<const ledger::VaultRecord> words) {
  if (!has_valid_dates(leaf.fact)) {
    return {unlawful(leaf.position, {"日期远在历法之外，无从判断",
                                     "holds a day far beyond any calendar, and cannot be judged"})};
  }
  if (leaf.fact.command_part == 0) {
    state_->begin(leaf, words);
  } else {
    state_->follow(leaf);
  }
  state_->take(leaf);
  return std::exchange(state_->findings, {});
}

std::uint64_t Auditor::signed_acts() const { return state_->signed_acts; }
const std::vector<TimeLeap>& Auditor::leaps() const { return state_->leaps; }

std::vector<Finding> Auditor::finish() {
  state_->check_complete();
  auto findings = std::exchange(state_->findings, {});
  for (auto& finding : state_->signatures.finish()) findings.push_back(std::move(finding));
  return findings;
}

}  // namespace caseledger::engine
