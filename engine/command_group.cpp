// The order of events: known already? → well-formed in time, actor and rules? → the law → drafts.
// Facts are folded as they are decided, so the next command sees them; if the append then fails,
// every file touched is forgotten and loaded anew.
#include "engine/command_group.h"

#include <algorithm>

#include "engine/act_signature.h"
#include "engine/canonical.h"
#include "engine/clean_words.h"
#include "engine/repetition.h"
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

/// The first leaf declares the clock, and is itself written by it.
bool keeps_simulated_time(const Bureau& bureau, const Command& command) {
  if (const auto* open = command.body.get_if<OpenLedger>()) {
    return open->clock == ClockSource::simulated;
  }
  return bureau.clock == ClockSource::simulated;
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

CommandGroup::CommandGroup(ledger::Ledger& ledger, World& world, Instant& clock, const Now& now)
    : ledger_(ledger), world_(world), clock_(clock), now_(now) {}

void CommandGroup::add(const Command& command) {
  const auto first = drafts_.size();
  auto before = broken_ ? Result<bool>(tl::unexpected(*broken_)) : answered_before(command);
  if (before && *before) return;
  auto done = before ? judge_new(command) : Result<void>(tl::unexpected(before.error()));
  if (done) return;
  answers_.emplace_back(tl::unexpected(done.error()));
  if (drafts_.size() != first) broken_ = done.error();
}

std::vector<Answer> CommandGroup::finish() {
  if (broken_) {
    fail(*broken_);
  } else if (!drafts_.empty()) {
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
  if (!simulated) return std::max(now_(), clock_);
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

Result<void> CommandGroup::check(const Command& command, Instant recorded) {
  if (command.occurred_at > recorded) {
    return fault(FaultKind::malformed, "$.occurred_at",
                 {"发生时间晚于记录时间 " + to_text(recorded),
                  "lies after the time of recording, " + to_text(recorded)});
  }
  if (is_order_only(command.body, command.capacity)) {
    return fault(
        FaultKind::malformed, "$.act",
        {"此行为只能由法律程序引起，不能由外部提出", "only the law itself brings this about"});
  }
  if (command.capacity != Capacity::system && world_.bureau().officer(command.actor) == nullptr) {
    return fault(FaultKind::malformed, "$.actor",
                 {"没有这名人员 " + command.actor, "there is no officer " + command.actor});
  }
  CL_TRY(check_words_of(command));
  CL_TRY(check_keys_of(command));
  CL_TRY(check_signature_of(command, recorded));
  CL_TRY(world_.check_rules_of(command.body));
  if (!command.expected_version) return {};
  CL_TRY(auto version, world_.version(command.procedure, command.stream));
  if (version == *command.expected_version) return {};
  const auto now = std::to_string(version.count);
  return fault(FaultKind::conflict, "$.expected_version",
               {"现为第" + now + "版", "it is at version " + now});
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
  const auto first = drafts_.size();
  auto contents = command.contents;
  if (judged.is_refused) contents = {{"command", text_of_refused(command, ledger_.origin())}};
  CL_TRY(take(judged, std::move(contents)));
  if (command.signature) add_signature(*command.signature, drafts_[first]);
  CL_TRY(follow(act, judged.orders, first));
  clock_ = recorded;
  seen_.emplace(command.command_id, Seen{answers_.size(), &command});
  await(judged, first);
  return {};
}

Result<void> CommandGroup::take(Judgement& judged, std::vector<Content> contents) {
  for (auto& fact : judged.facts) {
    if (auto* refused = fact.event.get_if<CommandRefused>()) {
      refused->command.chars = code_points(contents.front().text).value_or(0);
    }
    CL_TRY(const auto before, world_.version(fact.procedure, fact.stream));
    CL_ASSERT(fact.version == version_after(before, fact));
    CL_TRY(world_.fold(fact));
    drafts_.push_back({std::move(fact), std::exchange(contents, {}), {}, {}, {}});
  }
  return {};
}

Result<void> CommandGroup::follow(const Act& act, const std::vector<Order>& orders,
                                  std::size_t first_draft) {
  for (const auto& order : orders) {
    const auto part = static_cast<std::uint16_t>(drafts_.size() - first_draft);
    const auto ordered = ordered_by(act, order, part);
    CL_TRY(auto judged, judge(world_, ordered));
    CL_ASSERT(judged.orders.empty());
    std::vector<Content> contents;
    CL_TRY(take(judged, std::move(contents)));
  }
  return {};
}

void CommandGroup::await(const Judgement& judged, std::size_t first_draft) {
  const auto& fact = drafts_[first_draft].fact;
  waiting_.push_back({answers_.size(), first_draft});
  if (judged.is_refused) {
    answers_.emplace_back(
        Declined{{}, {}, fact.version, fact.recorded_at, sentences(judged.notes), false});
    return;
  }
  Accomplished done;
  done.leaves = static_cast<std::uint32_t>(drafts_.size() - first_draft);
  done.version = fact.version;
  done.article = fact.articles.front();
  done.stage_after = fact.stage_after;
  done.recorded_at = fact.recorded_at;
  done.clocks = fact.clocks;
  done.flags = sentences(judged.notes);
  answers_.emplace_back(std::move(done));
}

void CommandGroup::append() {
  const auto receipts = ledger_.append(drafts_);
  if (!receipts) return fail(receipts.error());
  CL_ASSERT(receipts->size() == drafts_.size());
  for (const auto& [answer, first_draft] : waiting_) {
    const auto& receipt = (*receipts)[first_draft];
    CL_ASSERT(receipt.position.index == receipts->front().position.index + first_draft);
    std::visit(
        [&](auto& one) {
          one.position = receipt.position;
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
  for (const auto& draft : drafts_) world_.forget(draft.fact.procedure, draft.fact.stream);
  const auto loaded = world_.load_bureau();
  CL_ASSERT(loaded.has_value());
}

}  // namespace caseledger::engine
