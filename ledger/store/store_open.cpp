// Opening a store: the locks, then the question whether what is on disk is what was promised. The
// same code runs after a crash and after a clean stop. See store.h.
#include <lmdb.h>

#include "ledger/base/hash.h"
#include "ledger/disk/durable_file.h"
#include "ledger/disk/leaf_cursor.h"
#include "ledger/disk/volume.h"
#include "ledger/store/head_record.h"
#include "ledger/store/store_state.h"
#include "statemachines/words/check.h"

namespace caseledger::ledger {
namespace {

tl::unexpected<Fault> corrupt(Bilingual what) {
  return fault(FaultKind::corrupt, "", std::move(what));
}

/// The mark that opening starts from: the last one the checkpoint vouches for.
Result<Head> best_mark(const ReadTransaction& transaction, DatabaseId marks, std::uint64_t size) {
  const std::uint64_t at = size - size % kMarkLeaves;
  if (at == 0) return Head{};
  CL_TRY(const auto bytes, transaction.get(marks, bytes_of(at)));
  if (!bytes) {
    const auto mark = describe_mark(at);
    return corrupt({"缺少" + mark.zh, mark.en + " is missing"});
  }
  return parse_mark(at, *bytes);
}

Result<void> must_be_at(const Checkpoint& checkpoint, const Frontier& tree) {
  const auto seen = checkpoint_of(checkpoint.origin, tree);
  if (seen == checkpoint) return {};
  const auto says = describe(checkpoint), has = describe(seen);
  return corrupt(
      {"事实被改动：检查点称 " + says + "，账本为 " + has,
       "the leaves were altered: the checkpoint says " + says + ", the store has " + has});
}

/// Hashes from the mark over the checkpoint to the head; each must be met exactly.
Result<void> verify_tail(const ReadTransaction& transaction, DatabaseId leaves, Head at,
                         const Checkpoint& checkpoint, const Head& head) {
  CL_TRY(auto cursor, LeafCursor::open(transaction, leaves));
  auto leaf = cursor.seek(at.next_position());
  for (;; leaf = cursor.next()) {
    if (at.tree.size() == checkpoint.size) {
      CL_TRY(must_be_at(checkpoint, at.tree));
    }
    CL_TRY(leaf);
    if (!*leaf || at.tree.size() == head.tree.size()) break;
    at.tree.append(leaf_hash(**leaf));
    if (at.tree.size() == head.tree.size()) at.prev = sm3(**leaf);
  }
  const auto says = describe(head), give = describe(at);
  if (*leaf) {
    return corrupt(
        {"账头（" + says + "）之外还有事实", "there are leaves beyond the head of " + says});
  }
  if (at == head) return {};
  return corrupt({"账头与事实不符：账头称 " + says + "，由各条事实算出 " + give,
                  "the head does not fit the leaves: it says " + says + ", they give " + give});
}

}  // namespace

Result<HeadRecord> Store::State::head_record(const ReadTransaction& transaction) const {
  CL_TRY(const auto bytes, transaction.get(unnamed, bytes_of(kHeadKey)));
  if (!bytes) {
    return fault(FaultKind::unavailable, folder.string(),
                 {"建账没有完成，请重新建账", "this ledger was never finished; create it again"});
  }
  return parse_head_record(*bytes);
}

Result<void> Store::State::open_environment(bool create) {
  CL_TRY(refuse_network_filesystem(folder));
  if (!read_only) {
    CL_TRY(writer_lock, WriterLock::acquire(folder, options.limits.writer_wait_ms_max));
  }
  CL_TRY(environment, Environment::open(folder, {.read_only = read_only,
                                                 .map_bytes = options.limits.map_bytes,
                                                 .layout = store_layout(),
                                                 .written_by = folder,
                                                 .leaves_no_trace = options.leaves_no_trace}));
  if (!read_only) {
    CL_TRY(auto opened_zeros,
           ZerosAhead::open(folder / "data.mdb", options.limits.ahead_bytes_max));
    zeros = std::move(opened_zeros);
  }
  const std::vector<Database> which{{"", false},
                                    {std::string(kAheadName), true},
                                    {std::string(kLeavesName), true},
                                    {std::string(kMarksName), true},
                                    {std::string(kTilesName), true}};
  const auto fill = [this](MDB_txn* transaction, const std::vector<DatabaseId>& ids) {
    return first_head(transaction, ids[0]);
  };
  CL_TRY(const auto ids,
         create ? environment->create_databases(which, fill) : environment->databases(which));
  unnamed = ids[0];
  ahead = ids[1];
  leaves = ids[2];
  marks = ids[3];
  tiles = ids[4];
  return {};
}

Result<void> Store::State::first_head(MDB_txn* transaction, DatabaseId where) const {
  const auto bytes =
      to_bytes(HeadRecord{mdb_txn_id(transaction), environment->map_bytes(), Head{}});
  MDB_val key{kHeadKey.size(), const_cast<char*>(kHeadKey.data())};
  MDB_val value{bytes.size(), const_cast<std::uint8_t*>(bytes.data())};
  const int code = mdb_put(transaction, where, &key, &value, MDB_NOOVERWRITE);
  if (code == MDB_KEYEXIST) {
    return fault(FaultKind::conflict, folder.string(), {"已经建账", "holds a ledger already"});
  }
  if (code != 0) return lmdb_fault("head", code);
  return {};
}

Result<void> Store::State::verify() {
  // The checkpoint first: what is committed while we look can then only be more than it says.
  CL_TRY(auto said, checkpoint.load());
  CL_TRY(const auto snapshot, ReadTransaction::begin(*environment));
  CL_TRY(const auto record, head_record(snapshot));
  committed = record.head;
  // Only a ledger that was cut off while it was made may lack its checkpoint.
  if (!said && committed.tree.size() > 0) {
    const auto has = describe(committed);
    return corrupt(
        {"检查点文件不见了，账本为 " + has, "the checkpoint file is gone; the store has " + has});
  }
  const Checkpoint point = said.value_or(checkpoint_of(options.origin, Frontier()));
  if (options.origin.empty()) options.origin = point.origin;
  if (point.origin != options.origin || !is_origin(options.origin)) {
    const auto is = "'" + point.origin + "'", asked = "'" + options.origin + "'";
    return fault(
        FaultKind::conflict, folder.string(),
        {"是账本" + is + "，不是" + asked, "is the ledger of " + is + ", not of " + asked});
  }
  if (committed.tree.size() < point.size) {
    const auto says = caseledger::ledger::describe(point), has = describe(committed);
    return corrupt({"事实丢失：检查点称 " + says + "，账本为 " + has,
                    "facts were lost: the checkpoint says " + says + ", the store has " + has});
  }
  CL_TRY(auto mark, best_mark(snapshot, marks, point.size));
  checkpoint_requested = point.size;
  return verify_tail(snapshot, leaves, std::move(mark), point, committed);
}

Result<void> Store::State::open_index() {
  if (!read_only) housekeeping = std::make_unique<Housekeeping>();
  CL_TRY(index, Index::open(folder / "index", {.run_leaves = options.limits.index_leaves,
                                               .housekeeping = housekeeping.get(),
                                               .faults = options.faults}));
  // The index holds committed leaves only; beside a writer, by now more than when we looked.
  CL_TRY(const auto snapshot, ReadTransaction::begin(*environment));
  CL_TRY(const auto record, head_record(snapshot));
  if (index->reached() > record.head.next_position()) {
    const auto has = std::to_string(index->reached().index), store = describe(record.head);
    return corrupt({"事实丢失：索引有" + has + "条事实，账本为 " + store,
                    "facts were lost: the index has " + has + " leaves, the store " + store});
  }
  return read_only ? Result<void>() : catch_up_index(committed.next_position());
}

Result<std::unique_ptr<Store>> Store::State::opened(std::unique_ptr<State> state, bool create) {
  CL_REQUIRE(state->options.index_keys_of != nullptr);
  auto done = state->open_environment(create)
                  .and_then([&] { return state->verify(); })
                  .and_then([&] { return state->restore_edge(); })
                  .and_then([&] { return state->open_index(); })
                  .and_then([&] { return state->open_mirror(); });
  CL_TRY(done);
  std::unique_ptr<Store> store(new Store(std::move(state)));
  // Also where making the ledger was cut off before its first checkpoint.
  if (!store->state_->read_only && !store->state_->checkpoint.note()) {
    CL_TRY(std::ignore, store->write_checkpoint());
  }
  return store;
}

Result<std::unique_ptr<Store>> Store::create(const std::filesystem::path& folder, Options options) {
  if (!is_origin(options.origin)) {
    return fault(FaultKind::malformed, "'" + options.origin + "'",
                 {"不能作账本名称", "is no name for a ledger"});
  }
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return system_fault("create", folder, error.value());
  return State::opened(std::make_unique<State>(folder, std::move(options), false), true);
}

namespace {

Result<void> must_hold_a_ledger(const std::filesystem::path& folder) {
  std::error_code error;
  const auto bytes = std::filesystem::file_size(folder / "data.mdb", error);
  if (!error && bytes > 0) return {};
  return fault(FaultKind::unavailable, folder.string(), {"没有账本", "there is no ledger"});
}

}  // namespace

Result<std::unique_ptr<Store>> Store::open(const std::filesystem::path& folder, Options options) {
  return must_hold_a_ledger(folder).and_then([&] {
    return State::opened(std::make_unique<State>(folder, std::move(options), false), false);
  });
}

Result<std::unique_ptr<Store>> Store::open_read_only(const std::filesystem::path& folder,
                                                     Options options) {
  return must_hold_a_ledger(folder).and_then([&] {
    return State::opened(std::make_unique<State>(folder, std::move(options), true), false);
  });
}

}  // namespace caseledger::ledger
