// Leaves on their way to the disk. See Group in store.h.
#include <lmdb.h>

#include <cstdio>
#include <cstdlib>

#include "ledger/store/store_state.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {

struct Group::State {
  Store::State& store;
  MDB_txn* transaction;  // null once it ended
  MDB_cursor* leaves;
  Head head;      // with this group's leaves
  TileEdge edge;  // likewise
  Position from;
  std::vector<IndexKeys> keys;
  std::uint64_t word_bytes = 0;

  void drop() {
    if (transaction == nullptr) return;
    mdb_cursor_close(leaves);
    mdb_txn_abort(transaction);
    transaction = nullptr;
  }
  Result<void> append_to_tree(const Digest& leaf_hash);
  Result<void> put_mark();
  Result<void> put_head();
  void commit_or_die();
};

namespace {

/// More than one group adds, so that those that were taken over become fewer.
constexpr std::size_t kTakenWordsPerGroup = 4;

MDB_val value_of(Bytes bytes) { return {bytes.size(), const_cast<std::uint8_t*>(bytes.data())}; }

/// The end of the process after a commit that failed or may have: what the disk holds now only an
/// opening can tell, and nothing may be answered before.
[[noreturn]] void die(Position from, Position to, const char* why) {
  std::fprintf(stderr,
               "caseledger: leaves %llu to %llu could not be committed: %s. Nothing was "
               "acknowledged; open the ledger again to see what is on disk.\n",
               static_cast<unsigned long long>(from.index),
               static_cast<unsigned long long>(to.index), why);
  std::abort();
}

}  // namespace

Group::Group(std::unique_ptr<State> state) : state_(std::move(state)) {}

Group::~Group() {
  state_->drop();
  state_->store.group_is_open = false;
}

const Digest& Group::prev() const { return state_->head.prev; }

Position Group::next_position() const { return state_->head.next_position(); }

Result<Placed> Group::put(Bytes leaf, const IndexKeys& keys) {
  CL_REQUIRE(state_->transaction != nullptr);
  if (leaf.empty() || leaf.size() > kLeafBytesMax) {
    const auto bytes = std::to_string(leaf.size());
    return fault(FaultKind::malformed, "",
                 {"一条事实为1至65535字节，而不是" + bytes + "字节",
                  "a leaf has 1 to 65535 bytes, not " + bytes});
  }
  Head& head = state_->head;
  const Placed placed{head.next_position(), leaf_hash(leaf), sm3(leaf)};
  MDB_val key{sizeof placed.position.index, const_cast<std::uint64_t*>(&placed.position.index)};
  MDB_val value = value_of(leaf);
  // APPEND makes LMDB itself refuse a position that is not the next.
  const int code = mdb_cursor_put(state_->leaves, &key, &value, MDB_APPEND);
  if (code != 0) return lmdb_fault("leaf " + std::to_string(placed.position.index), code);
  auto kept = state_->append_to_tree(placed.leaf_hash);
  head.prev = placed.sm3;
  state_->keys.push_back(keys);
  if (kept && head.tree.size() % kMarkLeaves == 0) kept = state_->put_mark();
  return kept.map([&] { return placed; });
}

Result<void> Group::State::append_to_tree(const Digest& leaf_hash) {
  Result<void> kept;
  edge.append(leaf_hash, head.tree, [&](TileId id, Bytes record) {
    const std::uint64_t number = tile_key(id);
    MDB_val key{sizeof number, const_cast<std::uint64_t*>(&number)};
    MDB_val value = value_of(record);
    const int code = mdb_put(transaction, store.tiles, &key, &value, MDB_APPEND);
    if (code != 0 && kept) kept = lmdb_fault(describe_tile(number).en, code);
  });
  return kept;
}

Result<void> Group::State::put_mark() {
  const std::uint64_t size = head.tree.size();
  const auto bytes = mark_bytes(head);
  MDB_val key{sizeof size, const_cast<std::uint64_t*>(&size)};
  MDB_val value = value_of(bytes);
  const int code = mdb_put(transaction, store.marks, &key, &value, MDB_APPEND);
  if (code != 0) return lmdb_fault(describe_mark(size).en, code);
  return {};
}

Result<void> Group::State::put_head() {
  const auto bytes =
      to_bytes(HeadRecord{mdb_txn_id(transaction), store.environment->map_bytes(), head});
  MDB_val key = value_of(bytes_of(kHeadKey));
  MDB_val value = value_of(bytes);
  const int code = mdb_put(transaction, store.unnamed, &key, &value, 0);
  if (code != 0) return lmdb_fault("head", code);
  return {};
}

Result<void> Group::put_words(const SealedWords& words) {
  CL_REQUIRE(state_->transaction != nullptr && state_->word_bytes == 0 && !words.empty());
  state_->word_bytes = words.bytes().size();
  auto first = words.first_key();
  MDB_val key{sizeof first, &first};
  MDB_val value = value_of(words.bytes());
  const int code = mdb_put(state_->transaction, state_->store.ahead, &key, &value, MDB_APPEND);
  return code == 0 ? Result<void>() : lmdb_fault("words ahead", code);
}

Result<void> Group::commit() {
  CL_REQUIRE(state_->transaction != nullptr);
  // A group without leaves is there to remove words, all that it can.
  const auto words_max = state_->keys.empty() ? SIZE_MAX : kTakenWordsPerGroup;
  CL_TRY(const auto dropped, state_->store.drop_taken_words(state_->transaction, words_max));
  if (state_->keys.empty() && !dropped) {
    state_->drop();
    return {};
  }
  CL_TRY(state_->put_head());
  CL_ASSERT(state_->from.index + state_->keys.size() == state_->head.tree.size());
  state_->commit_or_die();
  // From here a crash loses nothing of the group.
  state_->store.words_ahead_bytes += state_->word_bytes;
  state_->store.accept(state_->head, std::move(state_->edge), state_->from, state_->keys);
  return {};
}

void Group::State::commit_or_die() {
  const FaultFate fate = fate_of(store.options.faults, FaultStep::group_commit);
  mdb_cursor_close(leaves);
  if (fate == FaultFate::fail) die(from, head.next_position(), "the plan says so");
  const int code = store.environment->commit(std::exchange(transaction, nullptr));
  if (code != 0) die(from, head.next_position(), mdb_strerror(code));
  if (fate == FaultFate::fail_but_persist) die(from, head.next_position(), "the plan says so");
}

Result<std::unique_ptr<Group>> Store::begin() {
  CL_TRY(state_->housekeeping->state());
  CL_TRY(room_for(0));
  return open_group();
}

Result<std::unique_ptr<Group>> Store::open_group() {
  CL_TRY(const auto transaction, state_->environment->begin_write());
  MDB_cursor* cursor = nullptr;
  if (const int code = mdb_cursor_open(transaction, state_->leaves, &cursor); code != 0) {
    mdb_txn_abort(transaction);
    return lmdb_fault("leaves", code);
  }
  Head head = state_->head();
  const Position from = head.next_position();
  state_->group_is_open = true;
  return std::unique_ptr<Group>(new Group(std::make_unique<Group::State>(
      Group::State{*state_, transaction, cursor, std::move(head), state_->edge, from, {}, 0})));
}

}  // namespace caseledger::ledger
