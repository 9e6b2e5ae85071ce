// Writing and reading: groups, ranges, look-ups, room.
#include "ledger/store/store.h"

#include <atomic>
#include <thread>

#include "ledger/disk/page_audit.h"
#include "ledger/store/head_record.h"
#include "tests/both.h"
#include "tests/ledger/store_fixture.h"

namespace caseledger::ledger {
namespace {

TEST_F(StoreTest, KeepsLeavesInOrder) {
  auto store = created();
  append(*store, numbered(0, 3));
  append(*store, numbered(3, 10));
  EXPECT_EQ(all_leaves(*store), numbered(0, 10));
  EXPECT_EQ(store->head(), head_of(numbered(0, 10)));
}

TEST_F(StoreTest, IsTheSameAfterOpeningAgain) {
  created();
  for (std::uint64_t i = 0; i < 10; ++i) {
    auto store = opened();
    EXPECT_EQ(store->head(), head_of(numbered(0, 10 * i)));
    append(*store, numbered(10 * i, 10 * i + 10));
    if (i % 2 == 0) {
      ASSERT_TRUE(store->close());
    }
  }
  EXPECT_EQ(all_leaves(*opened()), numbered(0, 100));
}

TEST_F(StoreTest, HandsOutThePredecessorWhileAGroupGrows) {
  auto store = created();
  auto group = store->begin().value();
  EXPECT_TRUE(group->prev().is_zero());
  EXPECT_EQ(group->next_position(), Position{0});
  const auto placed = group->put(bytes_of("a 1"), IndexKeys{"a", CommandId{1, 7}}).value();
  EXPECT_EQ(placed.position, Position{0});
  EXPECT_EQ(placed.sm3, sm3(bytes_of("a 1")));
  EXPECT_EQ(placed.leaf_hash, leaf_hash(bytes_of("a 1")));
  EXPECT_EQ(group->prev(), placed.sm3);
  EXPECT_EQ(group->next_position(), Position{1});
  ASSERT_TRUE(group->commit());
}

TEST_F(StoreTest, ForgetsAGroupThatIsDropped) {
  auto store = created();
  append(*store, numbered(0, 2));
  const Head before = store->head().value();
  {
    auto group = store->begin().value();
    ASSERT_TRUE(group->put(bytes_of("a 9"), IndexKeys{"a", CommandId{9, 7}}));
  }
  EXPECT_EQ(store->head(), before);
  EXPECT_EQ(store->first_position(CommandId{9, 7}).value(), std::nullopt);
  append(*store, numbered(2, 4));
  EXPECT_EQ(all_leaves(*store), numbered(0, 4));
}

TEST_F(StoreTest, CommitsAnEmptyGroupAsNothing) {
  auto store = created();
  ASSERT_TRUE(store->begin().value()->commit());
  EXPECT_EQ(store->head(), Head{});
}

TEST_F(StoreTest, TakesLeavesFromOneByteToTheLimit) {
  auto store = created();
  std::vector<std::string> leaves;
  for (const std::size_t size : {7, 8, 100, 2'000, 2'022, 2'023, 4'080, 4'081, 65'535}) {
    leaves.push_back(simple_leaf("a", 0, std::string(size - 4, 'x')));
    ASSERT_EQ(leaves.back().size(), size);
  }
  append(*store, leaves);
  EXPECT_EQ(all_leaves(*store), leaves);
  auto group = store->begin().value();
  EXPECT_EQ(group->put({}, IndexKeys{}).error().kind, FaultKind::malformed);
  const std::string too_long(65'536, 'x');
  EXPECT_EQ(group->put(bytes_of(too_long), IndexKeys{}).error().kind, FaultKind::malformed);
}

TEST_F(StoreTest, ReadsSingleLeavesAndNamesMissingOnes) {
  auto store = created();
  append(*store, numbered(0, 5));
  EXPECT_EQ(text_of(store->read(Position{3}).value()), numbered(0, 5)[3]);
  const auto missing = store->read(Position{5});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error(),
            (Fault{FaultKind::corrupt, "", {"缺少第5号事实", "leaf 5 is missing"}}));
}

TEST_F(StoreTest, ScansAnyRangeAndStopsWhenTold) {
  auto store = created();
  append(*store, numbered(0, 3'000));
  for (const auto& [from, to] : {std::pair{0, 0}, {0, 1}, {1'023, 1'025}, {2'999, 9'999}, {5, 2}}) {
    std::vector<std::uint64_t> seen, expected;
    for (int i = from; i < std::min(to, 3'000); ++i) {
      expected.push_back(static_cast<std::uint64_t>(i));
    }
    ASSERT_TRUE(store->scan(Position{static_cast<std::uint64_t>(from)},
                            Position{static_cast<std::uint64_t>(to)}, [&](Position at, Bytes) {
                              seen.push_back(at.index);
                              return true;
                            }));
    EXPECT_EQ(seen, expected);
  }
  int calls = 0;
  ASSERT_TRUE(store->scan({}, Position{3'000}, [&](Position, Bytes) { return ++calls < 2; }));
  EXPECT_EQ(calls, 2);
}

TEST_F(StoreTest, LetsAVisitorReadFromTheSameStore) {
  auto store = created();
  append(*store, numbered(0, 20));
  int same = 0;
  ASSERT_TRUE(store->scan({}, Position{20}, [&](Position at, Bytes leaf) {
    same += text_of(store->read(at).value()) == text_of(leaf);
    return true;
  }));
  EXPECT_EQ(same, 20);
}

TEST_F(StoreTest, FindsLeavesByStreamAndCommand) {
  auto store = created();
  append(*store, numbered(0, 100));
  append(*store, {simple_leaf("case-1", 500), simple_leaf("case-1", 0)});
  std::vector<Position> expected;
  for (std::uint64_t i = 1; i < 100; i += 7) expected.push_back(Position{i});
  expected.insert(expected.end(), {Position{100}, Position{101}});
  EXPECT_EQ(store->positions("case-1").value(), expected);
  EXPECT_EQ(store->positions("case-1", Position{100}).value(),
            (std::vector{Position{100}, Position{101}}));
  EXPECT_TRUE(store->positions("case-99").value().empty());
  EXPECT_EQ(store->first_position(CommandId{500, 7}).value(), Position{100});
  EXPECT_EQ(store->first_position(CommandId{500, 8}).value(), std::nullopt);
}

TEST_F(StoreTest, NeverTakesAStreamForACommand) {
  auto store = created();
  append(*store, {simple_leaf("a", 1)});
  EXPECT_TRUE(store->positions("1").value().empty());
}

TEST_F(StoreTest, SaysFullWhenTheMapReachesItsLimitAndGoesOnReading) {
  Options options = small_options();
  options.limits.map_bytes_max = options.limits.map_bytes;
  auto store = created(options);
  std::vector<std::string> kept;
  const std::string leaf = simple_leaf("a", 0, std::string(60'000, 'x'));
  while (store->room_for(leaf.size())) {
    append(*store, {leaf});
    kept.push_back(leaf);
    ASSERT_LT(kept.size(), 400U);
  }
  EXPECT_GT(kept.size(), 50U);
  EXPECT_EQ(store->room_for(leaf.size()).error().kind, FaultKind::full);
  EXPECT_EQ(all_leaves(*store), kept);
  ASSERT_TRUE(store->close());
  store.reset();
  EXPECT_EQ(all_leaves(*opened(options)), kept);
}

TEST_F(StoreTest, SaysFullBeforeTheDiskIs) {
  Options options = small_options();
  options.limits.disk_reserve_bytes = std::uint64_t{1} << 60;
  auto store = created(options);
  EXPECT_EQ(store->room_for(1).error().kind, FaultKind::full);
  EXPECT_EQ(store->begin().error().kind, FaultKind::full);
}

TEST_F(StoreTest, GrowsItsMapUnderReaders) {
  auto store = created();
  append(*store, numbered(0, 100));
  std::atomic<bool> done = false;
  std::atomic<int> wrong = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 2; ++i) {
    readers.emplace_back([&] {
      while (!done) {
        std::uint64_t seen = 0;
        const auto scanned = store->scan({}, Position{100}, [&](Position at, Bytes leaf) {
          seen += text_of(leaf) == numbered(at.index, at.index + 1)[0];
          return true;
        });
        if (!scanned || seen != 100) ++wrong;
      }
    });
  }
  const std::string leaf = simple_leaf("a", 0, std::string(60'000, 'x'));
  for (int i = 0; i < 60; ++i) {
    ASSERT_TRUE(store->room_for(20 * leaf.size()));
    append(*store, std::vector<std::string>(20, leaf));  // 72 MB in all, from a map of 16
  }
  done = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(wrong, 0);
}

TEST_F(StoreTest, CopiesItselfWhileItIsWritten) {
  auto store = created();
  append(*store, numbered(0, 200));
  ASSERT_TRUE(store->write_checkpoint());
  const auto copy = folder().parent_path() / "copy" / "ledger";
  std::atomic<bool> copied = false;
  std::thread copying([&] {
    EXPECT_TRUE(store->copy_to(copy));
    copied = true;
  });
  std::uint64_t size = 200;
  for (; !copied; size += 10) append(*store, numbered(size, size + 10));
  copying.join();
  const auto again = store->copy_to(copy);
  EXPECT_EQ(again.error().kind, FaultKind::conflict);
  const auto report = audit_pages(copy / "data.mdb", store_layout()).value();
  for (const auto& finding : report.findings) ADD_FAILURE() << describe(finding).en;
  const auto restored = Store::open(copy, small_options());
  ASSERT_TRUE(restored) << both(restored.error());
  const std::uint64_t held = (*restored)->head()->tree.size();
  EXPECT_GE(held, 200U);
  EXPECT_LE(held, size);
  EXPECT_EQ(all_leaves(**restored), numbered(0, held));
  EXPECT_EQ((*restored)->positions("case-3"), store->positions("case-3").map([&](auto found) {
    std::erase_if(found, [&](Position at) { return at.index >= held; });
    return found;
  }));
}

TEST_F(StoreTest, HoldsAStateForWhoeverReadsTheFile) {
  auto store = created();
  append(*store, numbered(0, 50));
  PageAuditOptions options = store_layout();
  options.at_rest = false;
  for (std::uint64_t i = 50; i < 80; ++i) {
    const auto held = store->hold();
    ASSERT_TRUE(held);
    const auto report = audit_pages(folder() / "data.mdb", options).value();
    EXPECT_TRUE(report.findings.empty()) << describe(report.findings[0]).en;
    append(*store, numbered(i, i + 1));
  }
}

}  // namespace
}  // namespace caseledger::ledger
