// Appending: words and leaves of a batch are ready in memory (ledger_batch.cpp), then become
// durable in order.
//
//   1. store and vault are asked for room; so far nothing was written
//   2. the leaves are chained, and beside that the words are sealed; new keys become durable
//   3. leaves and sealed words are committed together; from here a crash loses nothing
//
// A fact that disposes of a case's records is obeyed after that: the case's key is destroyed. What
// is to be destroyed is noted before the leaves are written, so that a crash in between cannot
// leave a disposal that was not carried out: opening finishes it. Where destroying failed, nothing
// more is written before that: the note names the case, and words that came after the disposal
// would go with the others.
#include "ledger/ledger_batch.h"
#include "ledger/ledger_state.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

/// Below so many words waking a second thread costs more than it does meanwhile.
constexpr std::size_t kWordsWorthAThread = 16;

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
  CL_TRY(const auto batch, begin());
  CL_TRY(batch->add({drafts.begin(), drafts.end()}));
  return append(*batch);
}

Result<std::vector<Receipt>> Ledger::append(Batch& batch) {
  const auto drafts = batch.drafts();
  if (drafts.empty()) return std::vector<Receipt>{};
  CL_TRY(state_->must_be_writable());
  CL_TRY(const auto head, state_->store->head());
  CL_REQUIRE(head.next_position() == batch.position());
  auto ready = batch.take();
  CL_ASSERT(ready.ends.size() == drafts.size());
  CL_TRY(state_->vault->room_for(ready.words.size(), ready.word_bytes).and_then([&] {
    return state_->store->room_for(ready.leaves.size() + ready.word_bytes);
  }));
  CL_TRY(state_->note_disposals(disposed_by(drafts)));
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
