// What is left of a ledger whose process ended in the middle: by kill -9 at any moment, or by
// itself because a step of making something durable failed, in both ways in which disks fail. After
// each end the ledger is opened and audited; what was acknowledged must be there.
#include <gmock/gmock.h>

#include <random>

#include "ledger/audit/index_audit.h"
#include "ledger/audit/store_audit.h"
#include "ledger/base/fault_plan.h"
#include "ledger/disk/durable_file.h"
#include "ledger/disk/page_audit.h"
#include "ledger/store/head_record.h"
#include "ledger/store/mirror.h"
#include "tests/both.h"
#include "tests/ledger/mortal_process.h"
#include "tests/ledger/store_fixture.h"

namespace caseledger::ledger {
namespace {

using testing::IsEmpty;

std::string leaf_at(std::uint64_t index) {
  return simple_leaf("case-" + std::to_string(index % 5), index + 1,
                     std::string(index * 37 % 700, 'x'));
}

Options busy_options(FaultPlan* faults = nullptr) {
  Options options = small_options(faults);
  options.limits.checkpoint_leaves = 40;
  options.limits.index_leaves = 32;
  options.limits.ahead_bytes_max = 1 << 16;
  return options;
}

bool append_next(Store& store, std::uint64_t count) {
  auto group = store.begin();
  if (!group) return false;
  for (; count > 0; --count) {
    const std::string leaf = leaf_at((*group)->next_position().index);
    if (!(*group)->put(bytes_of(leaf), simple_index_keys({}, bytes_of(leaf)).value())) return false;
  }
  return (*group)->commit().has_value();
}

/// Everything that can be wrong with a ledger at rest, without the store.
std::vector<std::string> all_findings(const std::filesystem::path& folder) {
  StoreAudit store_audit;
  IndexAudit index_audit(folder / "index");
  PageAuditOptions options = store_layout();
  std::uint64_t size = 0;
  options.visit = [&](std::string_view database, Bytes key, Bytes value) {
    if (database.empty()) store_audit.head(value);
    if (database == kMarksName) store_audit.mark(key, value);
    if (database == kTilesName) store_audit.tile(key, value);
    if (database != "leaves") return;
    store_audit.leaf(key, leaf_hash(value), sm3(value));
    EXPECT_EQ(text_of(value), leaf_at(size));
    index_audit.leaf(Position{size}, simple_index_keys(Position{size}, value).value());
    ++size;
  };
  std::vector<std::string> findings;
  const auto report = audit_pages(folder / "data.mdb", options).value();
  for (const auto& finding : report.findings) findings.push_back(describe(finding).en);
  for (auto& finding : store_audit.finish()) findings.push_back(std::move(finding.en));
  for (auto& finding : index_audit.finish(size)) findings.push_back(std::move(finding.en));
  return findings;
}

class StoreCrash : public testing::Test {
 protected:
  std::filesystem::path folder() const { return temporary_.path() / "ledger"; }

  /// Opens, or makes where making was cut off, and goes on writing a little.
  void goes_on(std::uint64_t acknowledged) {
    auto store = Store::open(folder(), busy_options());
    if (!store && acknowledged == 0) store = Store::create(folder(), busy_options());
    ASSERT_TRUE(store) << both(store.error());
    const std::uint64_t size = (*store)->head().value().tree.size();
    ASSERT_GE(size, acknowledged);
    const auto streams = (*store)->positions("case-3").value();
    ASSERT_EQ(streams.size(), (size + 1) / 5);
    if (size > 0) {
      ASSERT_EQ((*store)->first_position(CommandId{size, 7}).value()->index, size - 1);
    }
    ASSERT_TRUE(append_next(**store, 3));
    ASSERT_TRUE((*store)->close());
    ASSERT_THAT(all_findings(folder()), IsEmpty());
    ASSERT_EQ(mirrored(), size + 3);
  }

  /// Leaves in the bundles of the mirror, all but the last of them full and under their last name.
  std::uint64_t mirrored() const {
    const auto mirror = folder().parent_path() / "mirror";
    std::uint64_t leaves = 0;
    for (std::uint64_t n = 0;; ++n) {
      const auto bundle = read_bundle(mirror, n).value();
      if (!bundle || !bundle->is_whole()) return leaves;
      leaves += bundle->size();
      if (!std::filesystem::exists(mirror / tile_number(n))) return leaves;
    }
  }

  TemporaryFolder temporary_;
};

TEST_F(StoreCrash, LosesNoAcknowledgedGroupToAKill) {
  const auto seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937_64 random(seed);
  ASSERT_TRUE(Store::create(folder(), busy_options()));
  for (int round = 0; round < 36; ++round) {
    const auto child_seed = random();
    MortalProcess child([&](LifeSigns& signs) {
      std::mt19937_64 sizes(child_seed);
      auto store = Store::open(folder(), busy_options(&signs));
      if (!store) ::_exit(1);
      for (;;) {
        if (!append_next(**store, 1 + sizes() % 30)) ::_exit(1);
        signs.acknowledge((*store)->head().value().tree.size());
      }
    });
    child.kill_after(random() % 60);
    const std::uint64_t acknowledged = child.end().acknowledged;
    ASSERT_GT(acknowledged, 0U);
    ASSERT_THAT(all_findings(folder()), IsEmpty()) << "round " << round;
    ASSERT_NO_FATAL_FAILURE(goes_on(acknowledged)) << "round " << round;
  }
}

/// Fails one call, counted over all steps.
class FailsCall : public FaultPlan {
 public:
  FailsCall(int call, FaultFate fate) : call_(call), fate_(fate) {}
  FaultFate at(FaultStep) override { return calls_++ == call_ ? fate_ : FaultFate::proceed; }
  int calls() const { return calls_; }

 private:
  std::atomic<int> calls_ = 0;
  int call_;
  FaultFate fate_;
};

/// A short life of a ledger, that goes through every durable step more than once; a bundle of its
/// mirror becomes full in it.
void live(const std::filesystem::path& folder, FaultPlan* plan,
          const std::function<void(std::uint64_t)>& acknowledge) {
  auto store = Store::create(folder, busy_options(plan));
  if (!store || !append_next(**store, kBundleLeaves - 20)) return;
  for (int i = 0; i < 6; ++i) {
    if (!append_next(**store, 17)) return;
    acknowledge((*store)->head().value().tree.size());
  }
  if (!(*store)->write_checkpoint() || !append_next(**store, 1)) return;
  acknowledge((*store)->head().value().tree.size());
  (void)(*store)->close();
}

TEST_F(StoreCrash, KeepsItsPromisesWhicheverStepFailsInWhicheverWay) {
  FailsCall counter(-1, FaultFate::proceed);
  live(folder(), &counter, [](std::uint64_t) {});
  ASSERT_GT(counter.calls(), 40);
  for (int call = 0; call < counter.calls(); ++call) {
    for (const auto fate : {FaultFate::fail, FaultFate::fail_but_persist}) {
      SCOPED_TRACE("call " + std::to_string(call) +
                   (fate == FaultFate::fail ? " fails" : " fails but persists"));
      std::filesystem::remove_all(folder());
      std::filesystem::remove_all(folder().parent_path() / "mirror");
      MortalProcess child([&](const LifeSigns& signs) {
        FailsCall plan(call, fate);
        live(folder(), &plan, [&](std::uint64_t size) { signs.acknowledge(size); });
      });
      ASSERT_NO_FATAL_FAILURE(goes_on(child.end().acknowledged));
    }
  }
}

TEST_F(StoreCrash, EndsTheProcessWhenACommitFails) {
  for (const auto fate : {FaultFate::fail, FaultFate::fail_but_persist}) {
    std::filesystem::remove_all(folder());
    ASSERT_TRUE(Store::create(folder(), busy_options()));
    class FailsCommit : public FaultPlan {
     public:
      explicit FailsCommit(FaultFate fate) : fate_(fate) {}
      FaultFate at(FaultStep step) override {
        return step == FaultStep::group_commit ? fate_ : FaultFate::proceed;
      }

     private:
      FaultFate fate_;
    } plan(fate);
    EXPECT_DEATH(
        {
          auto store = Store::open(folder(), busy_options(&plan)).value();
          append_next(*store, 5);
        },
        "leaves 0 to 5 could not be committed");
    const auto store = Store::open(folder(), busy_options()).value();
    EXPECT_EQ(store->head()->tree.size(), fate == FaultFate::fail ? 0U : 5U);
  }
}

TEST_F(StoreCrash, LetsAReaderInAnotherProcessFollow) {
  auto made = Store::create(folder(), busy_options()).value();
  made.reset();
  constexpr std::uint64_t kEnd = 4'000;
  MortalProcess reader([&](const LifeSigns& signs) {
    const auto store = Store::open_read_only(folder(), busy_options());
    if (!store) ::_exit(1);
    std::uint64_t seen = 0;
    while (seen < kEnd) {
      const auto scanned =
          (*store)->scan(Position{seen}, Position{kEnd}, [&](Position at, Bytes leaf) {
            if (text_of(leaf) != leaf_at(at.index)) ::_exit(1);
            ++seen;
            return true;
          });
      const auto found = (*store)->positions("case-1");
      if (!scanned || !found || found->size() < (seen + 3) / 5) ::_exit(1);
      for (const Position position : *found) {
        if (position.index % 5 != 1) ::_exit(1);
      }
    }
    signs.acknowledge(seen);
  });
  Options options = busy_options();
  options.limits.map_bytes = 1 << 20;  // grows under the reader
  auto store = Store::open(folder(), options).value();
  for (std::uint64_t size = 0; size < kEnd; size += 20) ASSERT_TRUE(append_next(*store, 20));
  EXPECT_EQ(reader.end().acknowledged, kEnd);
}

}  // namespace
}  // namespace caseledger::ledger
