// The order of events: known already? → well-formed in time, actor and rules? → the law, also of
// what follows elsewhere → drafts → into the batch, if they can be written at all → folded, so that
// the next command sees them. If the append then fails, every file touched is forgotten and loaded
// anew.
#include "engine/command_group.h"

#include <algorithm>

#include "engine/act_signature.h"
#include "engine/canonical.h"
#include "engine/clean_words.h"
#include "engine/presence.h"
#include "engine/repetition.h"
#include "engine/rule_succession.h"
#include "engine/sound_keys.h"
#include "statemachines/words/check.h"
#include "statemachines/words/utf8.h"

namespace caseledger::engine {
namespace {

std::vector<Sentence> sentences(const std::vector<Unmet>& notes) {
  std::vector<Sentence> all;
  for (const auto& note : notes) {
    all.push_back({{Id(note.article), Id(note.requirement), note.actual},
                   std::string(note.zh),
                   std::string(note.en)});
  }
  return all;
}

/// The first leaf declares the clock, and is itself written by it. On a ledger that is open nobody
/// declares another.
bool keeps_simulated_time(const Bureau& bureau, const Command& command) {
  const auto* open = command.body.get_if<OpenLedger>();
  const bool declares = open != nullptr && bureau.stage == BureauStage::unopened;
  return (declares ? open->clock : bureau.clock) == ClockSource::simulated;
}

void add_signature(const ActSignature& signature, ledger::Draft& draft) {
  draft.key = key_name(signature.key);
  draft.signature = signature.value;
  draft.salts = signature.salts;
}

auto id_is_taken() {
  return fault(FaultKind::conflict, "$.id",
               {"同一编号已用于另一命令", "this id was given to another command"});
}

Result<void> check_keys_of(const Command& command) {
  const auto unsound = unsound_key(command.body.shape(), command.body.body());
  if (!unsound) return {};
  return fault(FaultKind::malformed, "$.body." + *unsound, key_is_unsound());
}

/// Wherever they come from: what a door of ours has read is clean already.
Result<void> check_words_of(const Command& command) {
  if (auto unclean = unclean_id(command, command.body)) {
    auto place = "$." + unclean->path;
    std::ranges::replace(place, '/', '.');
    return fault(FaultKind::malformed, std::move(place), std::move(unclean->what));
  }
  for (const auto& content : command.contents) {
    if (auto wrong = wrong_with_text(content.text)) {
      return fault(FaultKind::malformed, "$.body." + content.path, std::move(*wrong));
    }
  }
  return {};
}

Answer repeated(Answer answer) {
  if (answer) std::visit([](auto& one) { one.is_repeated = true; }, *answer);
  return answer;
}

}  // namespace

CommandGroup::CommandGroup(ledger::Ledger& ledger, World& world, RuleBook& rules, Instant& clock,
                           const Now& now, Purpose purpose)
    : ledger_(ledger),
      world_(world),
      rules_(rules),
      clock_(clock),
      now_(now),
      clock_before_(clock),
      purpose_(purpose) {}

void CommandGroup::add(const Command& command) {
  const auto first = count();
  auto before = broken_ ? Result<bool>(tl::unexpected(*broken_)) : answered_before(command);
  if (before && *before) return;
  auto done = before ? judge_new(command) : Result<void>(tl::unexpected(before.error()));
  if (done) return;
  answers_.emplace_back(tl::unexpected(done.error()));
  if (count() != first) broken_ = done.error();
}

Answer CommandGroup::last_answer() const {
  CL_REQUIRE(purpose_ == Purpose::trial && !answers_.empty());
  const auto last = answers_.size() - 1;
  return repeats_.contains(last) ? repeated(answers_[last]) : answers_[last];
}

std::vector<Answer> CommandGroup::finish() {
  CL_REQUIRE(purpose_ == Purpose::append);
  if (broken_) {
    fail(*broken_);
  } else if (count() != 0) {
    append();
  }
  for (const auto& [answer, first] : repeats_) answers_[answer] = repeated(answers_[first]);
  return std::move(answers_);
}

Result<bool> CommandGroup::answered_before(const Command& command) {
  if (command.command_id.is_zero()) {
    return fault(FaultKind::malformed, "$.id",
                 {"命令编号不能为零", "the id of a command cannot be zero"});
  }
  auto in_group = seen_in_group(command);
  if (!in_group || *in_group) return in_group;
  return seen_in_ledger(command);
}

Result<bool> CommandGroup::seen_in_group(const Command& command) {
  const auto seen = seen_.find(command.command_id);
  if (seen == seen_.end()) return false;
  if (canonical_text(*seen->second.command) != canonical_text(command)) {
    return id_is_taken();
  }
  repeats_[answers_.size()] = seen->second.answer;
  answers_.emplace_back(answers_[seen->second.answer]);
  return true;
}

Result<bool> CommandGroup::seen_in_ledger(const Command& command) {
  CL_TRY(auto leaves, ledger_.read_command(command.command_id));
  if (leaves.empty()) return false;
  CL_TRY(auto same, is_same_command(ledger_, command, leaves));
  if (!same) return id_is_taken();
  answers_.push_back(answer_again(ledger_, leaves));
  return true;
}

Result<Instant> CommandGroup::recorded_at(const Command& command) const {
  const bool simulated = keeps_simulated_time(world_.bureau(), command);
  if (!simulated && command.recorded_at) {
    return fault(FaultKind::malformed, "$.recorded_at",
                 {"本账使用系统时钟，不接受指定的记录时间",
                  "this ledger keeps the system's time and takes no other"});
  }
  if (!simulated) return by_the_machine(command);
  // A simulated clock is moved by those who act: what is entered without a time is entered as it
  // happens.
  const auto at = command.recorded_at.value_or(std::max(command.occurred_at, clock_));
  if (at < clock_) {
    return fault(FaultKind::malformed, "$.recorded_at",
                 {"早于账上最后一次记录 " + to_text(clock_),
                  "lies before the last entry, " + to_text(clock_)});
  }
  return at;
}

Result<void> CommandGroup::must_be_believed(Instant now) const {
  const auto newest = world_.known_time(clock_).newest();
  if (newest == Instant{}) return {};  // a new ledger knows no time yet
  const auto why = why_doubted(now, newest);
  return why ? fault(FaultKind::unavailable, "", *why) : Result<void>();
}

/// Nothing is written by a clock that is doubted, but the word that it is right.
Result<Instant> CommandGroup::by_the_machine(const Command& command) const {
  const auto now = now_();
  const auto* word = command.body.get_if<ConfirmClock>();
  if (word == nullptr) {
    CL_TRY(must_be_believed(now));
  } else if (!is_read_from(word->shows, now)) {
    return fault(FaultKind::malformed, "$.body.shows",
                 {"本机时钟为 " + to_text(now), "this machine's clock shows " + to_text(now)});
  }
  return std::max(now, clock_);
}

Result<void> CommandGroup::check(const Command& command, Instant recorded) {
  if (command.occurred_at > recorded) {
    return fault(FaultKind::malformed, "$.occurred_at",
                 {"发生时间晚于记录时间 " + to_text(recorded),
                  "lies after the time of recording, " + to_text(recorded)});
  }
  if (!may_be_called(command.procedure, command.stream)) {
    const auto* procedure = find_procedure(command.procedure);
    const auto place = procedure == nullptr ? "procedure" : std::string(procedure->stream_member);
    return fault(FaultKind::malformed, "$." + place,
                 {std::string(kBureauStream) + " 是机关登记簿的名称，且为其唯一的名称",
                  std::string(kBureauStream) + " is the register's name, and its only one"});
  }
  if (is_order_only(command.body, command.capacity)) {
    return fault(
        FaultKind::malformed, "$.act",
        {"此行为只能由法律程序引起，不能由外部提出", "only the law itself brings this about"});
  }
  CL_TRY(check_words_of(command));
  CL_TRY(check_presence(world_, command, name_of(command.body)));
  CL_TRY(check_keys_of(command));
  CL_TRY(check_signature_of(command, recorded));
  CL_TRY(check_rules_of(command.body, local_day(recorded)));
  if (!command.expected_version) return {};
  CL_TRY(auto version, world_.version(command.procedure, command.stream));
  if (version == *command.expected_version) return {};
  const auto now = std::to_string(version.count);
  return fault(FaultKind::conflict, "$.expected_version",
               {"现为第" + now + "版", "it is at version " + now});
}

/// They can be read, and may follow those in force.
Result<void> CommandGroup::check_rules_of(const CommandBody& body, Day recorded) {
  CL_TRY(world_.check_rules_of(body));
  if (const auto* rules = body.get_if<ActivateRuleset>()) {
    return must_be_others(world_.ruleset(), rules->ruleset);
  }
  const auto* days = body.get_if<ActivateCalendar>();
  // What names nothing is the law's to refuse.
  if (days == nullptr || days->calendar.is_zero() || days->files.empty()) return {};
  CL_TRY(must_be_others(world_.calendar(), days->calendar));
  CL_TRY(const auto next, rules_.calendar(days->calendar, days->files));
  return must_keep_years(world_.calendar(), *next, recorded);
}

/// An act is taken from its officer alone: where the ledger asks for officers' keys, nothing is
/// written without their valid signature, whoever runs this machine.
Result<void> CommandGroup::check_signature_of(const Command& command, Instant recorded) const {
  const auto& bureau = world_.bureau();
  if (!command.signature) {
    if (bureau.trust != TrustMode::officer_keys || command.capacity == Capacity::system) return {};
    return fault(FaultKind::malformed, "$.signature",
                 {"本账须由本人签名", "acts are signed by their officer here"});
  }
  const auto& signature = *command.signature;
  const auto* key = bureau.key_of(command.actor, signature.key.x);
  // They sign now, whenever it happened: a key whose time is over dates nothing back.
  const auto day = local_day(recorded);
  if (key == nullptr || key->key != signature.key ||
      !bureau.key_valid(command.actor, signature.key.x, day)) {
    return fault(FaultKind::malformed, "$.signature",
                 {command.actor + " 没有这把有效的密钥", command.actor + " has no such valid key"});
  }
  return signature.is_verified ? Result<void>() : check_signature(command, ledger_.origin());
}

Result<void> CommandGroup::admits(const Command& command) {
  return recorded_at(command).and_then([&](Instant recorded) { return check(command, recorded); });
}

Result<void> CommandGroup::judge_new(const Command& command) {
  CL_TRY(auto recorded, recorded_at(command));
  CL_TRY(check(command, recorded));
  const Act act{command, recorded, 0, command.body};
  CL_TRY(auto judged, judge(world_, act));
  if (judged.is_refused && command.body.is<ConfirmClock>()) {
    // Who may not give the word cannot move time by being refused.
    const bool simulated = keeps_simulated_time(world_.bureau(), command);
    CL_TRY(simulated ? Result<void>() : must_be_believed(recorded));
  }
  CL_TRY(auto drafts, drafts_of(command, act, judged));
  const auto first = count();
  CL_TRY(join(std::move(drafts)));
  clock_ = recorded;
  seen_.emplace(command.command_id, Seen{answers_.size(), &command});
  await(judged, first);
  return {};
}

/// Of the act, its flags, and what it brings about in other streams: those know nothing of this
/// act's facts, so they are judged before any of them is folded.
Result<std::vector<ledger::Draft>> CommandGroup::drafts_of(const Command& command, const Act& act,
                                                           Judgement& judged) {
  std::vector<ledger::Draft> drafts;
  for (auto& fact : judged.facts) drafts.push_back({std::move(fact), {}, {}, {}, {}});
  auto& first = drafts.front();
  first.contents = command.contents;
  if (auto* refused = first.fact.event.get_if<CommandRefused>()) {
    auto text = text_of_refused(command, ledger_.origin());
    refused->command.chars = code_points(text).value_or(0);
    first.contents = {{"command", std::move(text)}};
  }
  if (command.signature) add_signature(*command.signature, first);
  for (const auto& order : judged.orders) {
    const auto part = static_cast<std::uint16_t>(drafts.size());
    CL_TRY(auto followed, judge(world_, ordered_by(act, order, part)));
    CL_ASSERT(!followed.is_refused && followed.orders.empty());
    for (auto& fact : followed.facts) drafts.push_back({std::move(fact), {}, {}, {}, {}});
  }
  return drafts;
}

/// What a leaf may be is known here, before anything rests on it: an act that cannot be written is
/// turned away alone.
Result<void> CommandGroup::join(std::vector<ledger::Draft> drafts) {
  if (batch_ == nullptr) {
    CL_TRY(batch_, purpose_ == Purpose::trial ? ledger_.begin_trial() : ledger_.begin());
  }
  const auto first = count();
  CL_TRY(batch_->add(std::move(drafts)));
  for (const auto& draft : batch_->drafts().subspan(first)) {
    const auto& fact = draft.fact;
    CL_TRY(const auto before, world_.version(fact.procedure, fact.stream));
    CL_ASSERT(fact.version == version_after(before, fact));
    CL_TRY(world_.fold(fact));
  }
  return {};
}

void CommandGroup::await(const Judgement& judged, std::size_t first_draft) {
  const auto& fact = batch_->drafts()[first_draft].fact;
  const ledger::Position position{batch_->position().index + first_draft};
  waiting_.push_back({answers_.size(), first_draft});
  if (judged.is_refused) {
    answers_.emplace_back(
        Declined{position, {}, fact.version, fact.recorded_at, sentences(judged.notes), false});
    return;
  }
  Accomplished done;
  done.position = position;
  done.leaves = static_cast<std::uint32_t>(count() - first_draft);
  done.version = fact.version;
  done.article = fact.articles.front();
  done.stage_after = fact.stage_after;
  done.recorded_at = fact.recorded_at;
  done.clocks = fact.clocks;
  done.flags = sentences(judged.notes);
  answers_.emplace_back(std::move(done));
}

void CommandGroup::append() {
  const auto receipts = ledger_.append(*batch_);
  if (!receipts) return fail(receipts.error());
  CL_ASSERT(receipts->size() == count());
  for (const auto& [answer, first_draft] : waiting_) {
    const auto& receipt = (*receipts)[first_draft];
    CL_ASSERT(receipt.position.index == receipts->front().position.index + first_draft);
    std::visit(
        [&](auto& one) {
          CL_ASSERT(one.position == receipt.position);
          one.leaf_hash = receipt.leaf_hash;
        },
        *answers_[answer]);
  }
}

/// Nothing of this group was written: everybody in it learns the same.
void CommandGroup::fail(const Fault& fault) {
  for (const auto& [answer, ignored] : waiting_) answers_[answer] = tl::unexpected(fault);
  undo();
}

void CommandGroup::undo() {
  clock_ = clock_before_;
  for (const auto& draft : batch_->drafts()) {
    world_.forget(draft.fact.procedure, draft.fact.stream);
  }
  const auto loaded = world_.load_bureau();
  CL_ASSERT(loaded.has_value());
}

}  // namespace caseledger::engine
