// Appending: words and leaves of a group are made ready in memory, then become durable in order.
//
//   1. every leaf is encoded with a predecessor to come, its words are salted and committed to
//   2. store and vault are asked for room; so far nothing was written
//   3. the leaves are chained, and beside that the words are sealed; new keys become durable
//   4. leaves and sealed words are committed together; from here a crash loses nothing
//
// A fact that disposes of a case's records is obeyed after that: the case's key is destroyed. What
// is to be destroyed is noted before the leaves are written, so that a crash in between cannot
// leave a disposal that was not carried out: opening finishes it. Where destroying failed, nothing
// more is written before that: the note names the case, and words that came after the disposal
// would go with the others.
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
/// Below so many words waking a second thread costs more than it does meanwhile.
constexpr std::size_t kWordsWorthAThread = 16;

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

/// Makes a group ready.
class Preparation {
 public:
  Preparation(const std::string& origin, Encoder& encoder, Vault& vault, Salts salts, Position next)
      : origin_(origin), encoder_(encoder), vault_(vault), salts_(std::move(salts)), next_(next) {}

  Result<void> add(const Draft& draft);

  ReadyGroup take() { return std::move(group_); }

 private:
  Result<void> add_words(const Draft& draft, const Places& places, Leaf& leaf);
  Result<void> add_documents(const Draft& draft, const Places& places);
  const Salt& salt_for(const Draft& draft, std::string_view path);
  void keep(const Content& content, std::size_t part, const Salt& salt);
  /// Whose key seals the words. The case's own is about to be destroyed once this group disposes of
  /// it; why that was lawful, and what is said of the case from there on, must outlive it.
  std::string_view keeper_of(const Draft& draft) const {
    const auto& stream = draft.fact.stream;
    return disposed_.contains(stream) ? kBureauStream : std::string_view(stream);
  }
  tl::unexpected<Fault> malformed(std::string_view path, Bilingual what) const {
    return fault(FaultKind::malformed, std::string(path), std::move(what));
  }

  const std::string& origin_;
  Encoder& encoder_;
  Vault& vault_;
  Salts salts_;
  Position next_;
  ReadyGroup group_;
  std::set<Id> disposed_;  ///< cases that this group disposes of
  SlotNumber slot_ = 0;    ///< the key of this leaf's case
  std::size_t kept_ = 0;   ///< words of this leaf
};

const Salt& Preparation::salt_for(const Draft& draft, std::string_view path) {
  const auto chosen = std::ranges::find(draft.salts, path, &ChosenSalt::path);
  return chosen == draft.salts.end() ? salts_.next() : chosen->salt;
}

/// The part is the place of the words among commitments and attachments.
void Preparation::keep(const Content& content, std::size_t part, const Salt& salt) {
  CL_ASSERT(part <= UINT16_MAX);
  group_.words.push_back(
      {next_, static_cast<std::uint16_t>(part), slot_, salt, content.path, content.text});
  ++kept_;
  group_.word_bytes += stored_bytes(group_.words.back()) + SealedWords::kFrameBytes;
}

Result<void> Preparation::add_words(const Draft& draft, const Places& places, Leaf& leaf) {
  for (const auto& [path, said] : places.said) {
    const auto* content = content_at(draft.contents, path);
    if (content == nullptr) return malformed(path, {"缺少文字", "the words are missing"});
    const auto chars = code_points(content->text);
    if (!chars) return malformed(path, {"不是 UTF-8", "is not UTF-8"});
    if (*chars != said.chars) {
      return malformed(path, {"字数不符", "has another number of characters"});
    }
    const auto& salt = salt_for(draft, path);
    leaf.commitments.push_back(
        {path, commit_to(origin_, draft.fact.stream, path, salt, content->text), *chars});
    keep(*content, leaf.commitments.size() - 1, salt);
  }
  return {};
}

Result<void> Preparation::add_documents(const Draft& draft, const Places& places) {
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

Result<void> Preparation::add(const Draft& draft) {
  auto places = places_of(draft.fact.event);
  Leaf leaf;
  leaf.origin = origin_;
  leaf.position = next_;
  if (next_.index != 0) leaf.prev = kPrevToCome;
  leaf.fact = draft.fact;
  leaf.key = draft.key;
  leaf.signature = draft.signature;
  kept_ = 0;
  if (draft.fact.event.is<RecordsDisposed>()) {
    disposed_.insert(draft.fact.stream);
  }
  if (!draft.contents.empty()) {
    CL_TRY(const auto slot, vault_.slot_of(keeper_of(draft)));
    slot_ = slot;
  }
  CL_TRY(add_words(draft, places, leaf)
             .and_then([&] { return add_documents(draft, places); })
             .and_then([&] { return check_contents(draft, kept_); }));
  leaf.attachments = std::move(places.documents);
  CL_TRY(const auto bytes, encoder_.encode(leaf));
  group_.leaves.insert(group_.leaves.end(), bytes.begin(), bytes.end());
  group_.ends.push_back(group_.leaves.size());
  next_ = next_.next();
  return {};
}

/// What one leaf cannot say about itself.
void require_order(std::span<const Draft> drafts, Instant recorded_at) {
  const Fact* before = nullptr;
  for (const auto& draft : drafts) {
    const auto& fact = draft.fact;
    CL_REQUIRE(fact.recorded_at >= recorded_at);
    const bool continues = before != nullptr && before->command_id == fact.command_id &&
                           before->command_part + 1 == fact.command_part;
    CL_REQUIRE(fact.command_part == 0 || continues);
    recorded_at = fact.recorded_at;
    before = &fact;
  }
}

std::size_t count_words(std::span<const Draft> drafts) {
  std::size_t count = 0;
  for (const auto& draft : drafts) count += draft.contents.size();
  return count;
}

Result<std::vector<Receipt>> put_leaves(Group& group, ReadyGroup& ready,
                                        std::span<const Draft> drafts) {
  std::vector<Receipt> receipts;
  receipts.reserve(drafts.size());
  const auto first = group.next_position();
  std::size_t begin = 0;
  for (std::size_t n = 0; n < drafts.size(); ++n) {
    const std::span leaf(ready.leaves.data() + begin, ready.ends[n] - begin);
    begin = ready.ends[n];
    if (group.next_position().index != 0) set_prev(leaf, group.prev());
    CL_TRY(const auto placed, group.put(leaf, index_keys_of(drafts[n].fact)));
    CL_ASSERT(placed.position.index == first.index + n);
    receipts.push_back({placed.position, placed.leaf_hash});
  }
  CL_ASSERT(group.next_position().index == first.index + drafts.size());
  return receipts;
}

std::vector<Id> disposed_by(std::span<const Draft> drafts) {
  std::vector<Id> streams;
  for (const auto& [fact, contents, key, signature, salts] : drafts) {
    if (fact.event.is<RecordsDisposed>()) streams.push_back(fact.stream);
  }
  return streams;
}

}  // namespace

Result<std::vector<Receipt>> Ledger::append(std::span<const Draft> drafts) {
  if (drafts.empty()) return std::vector<Receipt>{};
  require_order(drafts, state_->recorded_at);
  CL_TRY(state_->must_be_writable());
  const auto disposed = disposed_by(drafts);
  CL_TRY(disposed.empty() ? Result<void>() : state_->must_have_no_vault_aside());
  CL_TRY(const auto head, state_->store->head());
  Preparation preparation(state_->options.origin, state_->encoder, *state_->vault,
                          Salts(state_->options.random, count_words(drafts)), head.next_position());
  for (const auto& draft : drafts) {
    CL_TRY(preparation.add(draft));
  }
  auto ready = preparation.take();
  CL_ASSERT(ready.ends.size() == drafts.size());
  CL_TRY(state_->vault->room_for(ready.words.size(), ready.word_bytes).and_then([&] {
    return state_->store->room_for(ready.leaves.size() + ready.word_bytes);
  }));
  CL_TRY(state_->note_disposals(disposed));
  CL_TRY(const auto receipts, state_->write(ready, drafts));
  // From here a crash loses nothing.
  CL_ASSERT(receipts.size() == drafts.size());
  CL_ASSERT(receipts.front().position == head.next_position());
  CL_ASSERT(state_->store->head()->tree.size() == head.tree.size() + drafts.size());
  state_->recorded_at = drafts.back().fact.recorded_at;
  if (!state_->is_disposal_noted) return receipts;
  if (auto done = state_->carry_out_disposals(); !done) {
    state_->is_disposal_unfinished = true;
    return tl::unexpected(done.error());
  }
  return receipts;
}

Result<std::vector<Receipt>> Ledger::State::write(ReadyGroup& ready,
                                                  std::span<const Draft> drafts) {
  // The words of a large group are sealed while its leaves are chained.
  const bool pays = ready.words.size() >= kWordsWorthAThread;
  Result<SealedWords> sealed;
  if (pays) {
    sealing->post([&] { return (sealed = vault->seal(ready.words)).map([](const auto&) {}); });
  } else {
    sealed = vault->seal(ready.words);
  }
  const auto group = store->begin();
  auto receipts = group ? put_leaves(**group, ready, drafts)
                        : Result<std::vector<Receipt>>(tl::unexpected(group.error()));
  const auto done = pays ? sealing->wait() : Result<void>();
  CL_TRY(receipts);
  CL_TRY(done);
  CL_TRY(sealed);
  CL_TRY(sealed->empty() ? Result<void>() : (*group)->put_words(*sealed));
  return (*group)->commit().map([&] { return std::move(*receipts); });
}

}  // namespace caseledger::ledger
