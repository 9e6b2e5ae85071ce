// A batch is made ready as it grows: every leaf is encoded with a predecessor to come, its words
// are salted and committed to. Nothing of it is on disk but keys that nothing uses yet.
#include "ledger/ledger_batch.h"

#include <algorithm>
#include <set>

#include "ledger/base/hash.h"
#include "ledger/leaf/places.h"
#include "ledger/ledger_state.h"
#include "ledger/vault/vault_record.h"
#include "statemachines/day/bureau.h"
#include "statemachines/words/check.h"
#include "statemachines/words/utf8.h"

namespace caseledger::ledger {
namespace {

/// A predecessor to come: any digest that is not zero.
constexpr Digest kPrevToCome{{1}};

const Content* content_at(const std::vector<Content>& contents, std::string_view path) {
  const auto found = std::ranges::find(contents, path, &Content::path);
  return found == contents.end() ? nullptr : &*found;
}

/// Salts for many words at once: asking for randomness costs a system call each time.
class Salts {
 public:
  Salts(const Random& random, std::size_t count) : salts_(count) {
    if (count == 0) return;
    CL_REQUIRE(random != nullptr);
    random({salts_.front().data(), count * sizeof(Salt)});
  }
  const Salt& next() {
    CL_ASSERT(used_ < salts_.size());
    return salts_[used_++];
  }

 private:
  static_assert(sizeof(Salt) == 16, "salts lie in a row");
  std::vector<Salt> salts_;
  std::size_t used_ = 0;
};

std::size_t count_words(std::span<const Draft> drafts) {
  std::size_t count = 0;
  for (const auto& draft : drafts) count += draft.contents.size();
  return count;
}

const Salt& salt_for(const Draft& draft, std::string_view path, Salts& salts) {
  const auto chosen = std::ranges::find(draft.salts, path, &ChosenSalt::path);
  return chosen == draft.salts.end() ? salts.next() : chosen->salt;
}

tl::unexpected<Fault> malformed(std::string_view path, Bilingual what) {
  return fault(FaultKind::malformed, std::string(path), std::move(what));
}

/// Each content must have gone somewhere; blank ones may be left over.
Result<void> check_contents(const Draft& draft, std::size_t kept) {
  std::size_t blank = 0;
  for (const auto& content : draft.contents) {
    const auto& event = draft.fact.event;
    CL_REQUIRE(said_at(event, content.path) != nullptr ||
               document_at(event, content.path) != nullptr);
    blank += content.text.empty() ? 1 : 0;
  }
  if (kept + blank == draft.contents.size()) return {};
  return fault(
      FaultKind::malformed, "",
      {"给出了该事实没有或重复的内容", "contents that the fact does not have, or has once"});
}

}  // namespace

struct Ledger::Batch::State {
  State(Ledger::State& of, Position next, bool trial)
      : ledger(of),
        first(next),
        is_trial(trial),
        next_position(next),
        recorded_at(of.recorded_at) {}

  /// How much of the batch there was before drafts that may yet be turned away.
  struct Mark {
    std::size_t leaf_bytes, leaves, words;
    std::uint64_t word_bytes;
    Position next_position;
    std::set<Id> disposed;
  };
  Mark mark() const;
  void go_back(const Mark& mark);

  Result<void> add(const Draft& draft, Salts& salts);
  Result<void> add_words(const Draft& draft, const Places& places, Salts& salts, Leaf& leaf);
  Result<void> add_documents(const Draft& draft, const Places& places);
  void keep(const Content& content, std::size_t part, const Salt& salt);
  KeyOwner keeper_of(const Draft& draft) const;
  void require_order(std::span<const Draft> added) const;

  Ledger::State& ledger;
  const Position first;
  const bool is_trial;  ///< makes no keys
  Position next_position;
  Instant recorded_at;  ///< of the last draft, or of the last leaf
  std::vector<Draft> drafts;
  ReadyGroup group;
  std::set<Id> disposed;  ///< cases that this batch disposes of
  SlotNumber slot = 0;    ///< the key of this leaf's stream
  std::size_t kept = 0;   ///< words of this leaf
};

Ledger::Batch::State::Mark Ledger::Batch::State::mark() const {
  return {group.leaves.size(), group.ends.size(), group.words.size(),
          group.word_bytes,    next_position,     disposed};
}

void Ledger::Batch::State::go_back(const Mark& mark) {
  group.leaves.resize(mark.leaf_bytes);
  group.ends.resize(mark.leaves);
  group.words.resize(mark.words);
  group.word_bytes = mark.word_bytes;
  next_position = mark.next_position;
  disposed = mark.disposed;
}

/// Whose key seals the words. The case's own is about to be destroyed once this batch disposes of
/// it; why that was lawful, and what is said of the case from there on, must outlive it.
KeyOwner Ledger::Batch::State::keeper_of(const Draft& draft) const {
  const auto& fact = draft.fact;
  const bool is_gone = fact.procedure != Procedure::bureau && disposed.contains(fact.stream);
  return is_gone ? KeyOwner{Procedure::bureau, kBureauStream}
                 : KeyOwner{fact.procedure, fact.stream};
}

/// The part is the place of the words among commitments and attachments.
void Ledger::Batch::State::keep(const Content& content, std::size_t part, const Salt& salt) {
  CL_ASSERT(part <= UINT16_MAX);
  group.words.push_back(
      {next_position, static_cast<std::uint16_t>(part), slot, salt, content.path, content.text});
  ++kept;
  group.word_bytes += stored_bytes(group.words.back()) + SealedWords::kFrameBytes;
}

Result<void> Ledger::Batch::State::add_words(const Draft& draft, const Places& places, Salts& salts,
                                             Leaf& leaf) {
  for (const auto& [path, said] : places.said) {
    const auto* content = content_at(draft.contents, path);
    if (content == nullptr) return malformed(path, {"缺少文字", "the words are missing"});
    const auto chars = code_points(content->text);
    if (!chars) return malformed(path, {"不是 UTF-8", "is not UTF-8"});
    if (*chars != said.chars) {
      return malformed(path, {"字数不符", "has another number of characters"});
    }
    const auto& salt = salt_for(draft, path, salts);
    leaf.commitments.push_back(
        {path, commit_to(leaf.origin, draft.fact.stream, path, salt, content->text), *chars});
    keep(*content, leaf.commitments.size() - 1, salt);
  }
  return {};
}

Result<void> Ledger::Batch::State::add_documents(const Draft& draft, const Places& places) {
  for (std::size_t n = 0; n < places.documents.size(); ++n) {
    const auto& [path, document] = places.documents[n];
    const auto* content = content_at(draft.contents, path);
    if (content == nullptr) continue;  // only its digests were given
    const auto text = bytes_of(content->text);
    const Document actual{sha256(text), sm3(text), text.size()};
    if (actual != document) {
      return malformed(path, {"文字不是该文书", "the text is not the document"});
    }
    keep(*content, places.said.size() + n, Salt{});
  }
  return {};
}

Result<void> Ledger::Batch::State::add(const Draft& draft, Salts& salts) {
  auto places = places_of(draft.fact.event);
  Leaf leaf;
  leaf.origin = ledger.options.origin;
  leaf.position = next_position;
  if (next_position.index != 0) leaf.prev = kPrevToCome;
  leaf.fact = draft.fact;
  leaf.key = draft.key;
  leaf.signature = draft.signature;
  kept = 0;
  if (draft.fact.event.is<RecordsDisposed>()) {
    CL_TRY(ledger.must_have_no_vault_aside());
    disposed.insert(draft.fact.stream);
  }
  if (!draft.contents.empty() && !is_trial) {
    CL_TRY(slot, ledger.vault->slot_of(keeper_of(draft)));
  }
  CL_TRY(add_words(draft, places, salts, leaf)
             .and_then([&] { return add_documents(draft, places); })
             .and_then([&] { return check_contents(draft, kept); }));
  leaf.attachments = std::move(places.documents);
  CL_TRY(const auto bytes, ledger.encoder.encode(leaf));
  group.leaves.insert(group.leaves.end(), bytes.begin(), bytes.end());
  group.ends.push_back(group.leaves.size());
  next_position = next_position.next();
  return {};
}

/// What one leaf cannot say about itself.
void Ledger::Batch::State::require_order(std::span<const Draft> added) const {
  auto last_recorded = recorded_at;
  const Fact* before = drafts.empty() ? nullptr : &drafts.back().fact;
  for (const auto& draft : added) {
    const auto& fact = draft.fact;
    CL_REQUIRE(fact.recorded_at >= last_recorded);
    const bool continues = before != nullptr && before->command_id == fact.command_id &&
                           before->command_part + 1 == fact.command_part;
    CL_REQUIRE(fact.command_part == 0 || continues);
    last_recorded = fact.recorded_at;
    before = &fact;
  }
}

Ledger::Batch::Batch(std::unique_ptr<State> state) : state_(std::move(state)) {}
Ledger::Batch::~Batch() = default;

Result<std::unique_ptr<Ledger::Batch>> Ledger::begin() {
  CL_TRY(state_->must_be_writable());
  CL_TRY(const auto head, state_->store->head());
  auto state = std::make_unique<Batch::State>(*state_, head.next_position(), false);
  return std::unique_ptr<Batch>(new Batch(std::move(state)));
}

Result<std::unique_ptr<Ledger::Batch>> Ledger::begin_trial() {
  CL_TRY(const auto head, state_->store->head());
  auto state = std::make_unique<Batch::State>(*state_, head.next_position(), true);
  return std::unique_ptr<Batch>(new Batch(std::move(state)));
}

Result<void> Ledger::Batch::add(std::vector<Draft> drafts) {
  if (drafts.empty()) return {};
  state_->require_order(drafts);
  const auto mark = state_->mark();
  Salts salts(state_->ledger.options.random, count_words(drafts));
  for (const auto& draft : drafts) {
    auto added = state_->add(draft, salts);
    if (added) continue;
    state_->go_back(mark);
    return added;
  }
  state_->recorded_at = drafts.back().fact.recorded_at;
  std::ranges::move(drafts, std::back_inserter(state_->drafts));
  return {};
}

std::span<const Draft> Ledger::Batch::drafts() const { return state_->drafts; }
Position Ledger::Batch::position() const { return state_->first; }
ReadyGroup Ledger::Batch::take() {
  CL_REQUIRE(!state_->is_trial);
  return std::move(state_->group);
}

}  // namespace caseledger::ledger
