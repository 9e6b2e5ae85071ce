// The writer's side of a store besides groups: room, checkpoints, closing. See store.h.
#include "ledger/store/store.h"

#include "ledger/disk/volume.h"
#include "ledger/store/store_state.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

/// What LMDB may need besides the leaves: copies of the paths to them, free lists, half-full pages.
constexpr std::uint64_t kSlackBytes = std::uint64_t{4} << 20;

constexpr std::uint64_t pages_bytes(std::uint64_t leaf_bytes) {
  return 2 * leaf_bytes + kSlackBytes;
}

Result<void> make_map_hold(Environment& environment, std::uint64_t bytes, std::uint64_t bytes_max) {
  std::uint64_t target = environment.map_bytes();
  while (target < bytes) target *= 2;
  if (target == environment.map_bytes()) return {};
  if (target > bytes_max) {
    const auto limit = std::to_string(bytes_max);
    return fault(
        FaultKind::full, "",
        {"账本已达上限（字节）：" + limit, "the ledger has reached its limit in bytes: " + limit});
  }
  return environment.grow(target);
}

}  // namespace

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}

Store::~Store() { CL_REQUIRE(!state_->group_is_open); }

Result<void> Store::room_for(std::uint64_t leaf_bytes) {
  CL_REQUIRE(!state_->read_only && !state_->group_is_open && state_->environment != nullptr);
  const Limits& limits = state_->options.limits;
  const std::uint64_t end = state_->environment->used_bytes() + pages_bytes(leaf_bytes);
  CL_TRY(make_map_hold(*state_->environment, end, limits.map_bytes_max));
  const std::uint64_t there = state_->zeros->file_bytes();
  CL_TRY(need_free(state_->folder, limits.disk_reserve_bytes + (end > there ? end - there : 0)));
  return state_->zeros->extend_beyond(state_->environment->used_bytes() + leaf_bytes);
}

Result<Checkpoint> Store::write_checkpoint() {
  CL_REQUIRE(!state_->read_only && state_->environment != nullptr);
  const Checkpoint checkpoint = checkpoint_of(state_->options.origin, state_->head().tree);
  state_->checkpoint_soon();
  CL_TRY(state_->housekeeping->wait());
  return checkpoint;
}

Result<void> Store::replace_checkpoint_note(const std::string& note) {
  CL_REQUIRE(!state_->read_only);
  return state_->checkpoint.replace_note(note);
}

Result<void> Store::close() {
  CL_REQUIRE(!state_->group_is_open && state_->environment != nullptr);
  Result<void> result;
  if (!state_->read_only) {
    state_->index->flush();
    state_->mirror_soon();
    state_->checkpoint_soon();
    result = state_->housekeeping->wait();
  }
  state_->housekeeping.reset();
  state_->index.reset();
  state_->zeros.reset();
  state_->environment.reset();
  state_->writer_lock.reset();
  return result;
}

void Store::State::checkpoint_soon() {
  // The head is committed: the checkpoint never says more than the store holds.
  auto next = checkpoint_of(options.origin, head().tree);
  checkpoint_requested = next.size;
  housekeeping->post([this, next = std::move(next)] {
    // What the checkpoint speaks of has its second copy by then.
    return mirror.sync().and_then([&] { return checkpoint.write(next); }).and_then([this] {
      return environment->drop_stale_readers();
    });
  });
}

void Store::State::accept(Head head, TileEdge new_edge, Position from,
                          const std::vector<IndexKeys>& keys) {
  const std::uint64_t size = head.tree.size();
  CL_ASSERT(from == committed.next_position() && from.index + keys.size() == size);
  edge = std::move(new_edge);
  {
    const std::lock_guard held(mutex);
    committed = std::move(head);
  }
  for (const IndexKeys& index_keys : keys) {
    index->add(from, index_keys);
    from = from.next();
  }
  if (words_ahead_bytes >= options.limits.words_bytes) words_soon();
  mirror_soon();
  if (size - checkpoint_requested >= options.limits.checkpoint_leaves) checkpoint_soon();
}

void Store::State::mirror_soon() {
  if (mirror_is_asked.exchange(true)) return;
  housekeeping->post([this] {
    mirror_is_asked = false;
    return catch_up_mirror();
  });
}

}  // namespace caseledger::ledger
