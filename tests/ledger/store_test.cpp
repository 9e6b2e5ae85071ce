#include "ledger/store.h"

#include <fcntl.h>

#include <fstream>
#include <thread>

#include "ledger/durable_file.h"
#include "ledger/head_record.h"
#include "ledger/volume.h"
#include "tests/ledger/store_fixture.h"

namespace caseledger::ledger {
namespace {

using testing::Test;

class StoreTest : public Test {
 protected:
  std::filesystem::path folder() const { return temporary_.path() / "ledger"; }

  std::unique_ptr<Store> created(Options options = small_options()) {
    auto store = Store::create(folder(), std::move(options));
    EXPECT_TRUE(store) << store.error().what;
    return store ? std::move(*store) : nullptr;
  }
  std::unique_ptr<Store> opened(Options options = small_options()) {
    auto store = Store::open(folder(), std::move(options));
    EXPECT_TRUE(store) << store.error().what;
    return store ? std::move(*store) : nullptr;
  }
  Fault refusal(Options options = small_options()) {
    const auto store = Store::open(folder(), std::move(options));
    EXPECT_FALSE(store);
    return store ? Fault{} : store.error();
  }

 private:
  TemporaryFolder temporary_;
};

std::vector<std::string> numbered(std::uint64_t from, std::uint64_t to) {
  std::vector<std::string> leaves;
  for (std::uint64_t i = from; i < to; ++i) {
    leaves.push_back(simple_leaf("case-" + std::to_string(i % 7), i + 1, std::to_string(i)));
  }
  return leaves;
}

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
  const auto placed = group->put(bytes_of("a 1"), LeafKeys{"a", CommandId{1, 7}}).value();
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
    ASSERT_TRUE(group->put(bytes_of("a 9"), LeafKeys{"a", CommandId{9, 7}}));
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
  EXPECT_EQ(group->put({}, LeafKeys{}).error().kind, FaultKind::malformed);
  const std::string too_long(65'536, 'x');
  EXPECT_EQ(group->put(bytes_of(too_long), LeafKeys{}).error().kind, FaultKind::malformed);
}

TEST_F(StoreTest, ReadsSingleLeavesAndNamesMissingOnes) {
  auto store = created();
  append(*store, numbered(0, 5));
  EXPECT_EQ(text_of(store->read(Position{3}).value()), numbered(0, 5)[3]);
  const auto missing = store->read(Position{5});
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error(), (Fault{FaultKind::corrupt, "leaf 5 is missing"}));
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

TEST_F(StoreTest, RefusesASecondWriter) {
  auto store = created();
  const auto second = refusal();
  EXPECT_EQ(second.kind, FaultKind::unavailable);
  EXPECT_NE(second.what.find("process " + std::to_string(::getpid())), std::string::npos)
      << second.what;
}

TEST_F(StoreTest, RefusesToBeOpenedTwiceInOneProcess) {
  auto store = created();
  const auto reader = Store::open_read_only(folder(), small_options());
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().kind, FaultKind::unavailable);
  EXPECT_NE(reader.error().what.find("open in this process already"), std::string::npos);
}

TEST_F(StoreTest, RefusesToCreateOverALedger) {
  created();
  const auto again = Store::create(folder(), small_options());
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, FaultKind::conflict);
}

TEST_F(StoreTest, SaysWhereThereIsNoLedger) {
  EXPECT_EQ(refusal().kind, FaultKind::unavailable);
  std::filesystem::create_directories(folder());
  EXPECT_EQ(refusal().kind, FaultKind::unavailable);
  EXPECT_TRUE(std::filesystem::is_empty(folder())) << "looking leaves nothing behind";
}

TEST_F(StoreTest, RefusesAnotherOrigin) {
  created();
  Options other = small_options();
  other.origin = "test/other";
  EXPECT_EQ(refusal(other).kind, FaultKind::conflict);
  other.origin = "";
  EXPECT_NE(opened(other), nullptr) << "no origin takes that of the checkpoint";
  other.origin = "two words";
  EXPECT_EQ(Store::create(folder() / "x", other).error().kind, FaultKind::malformed);
}

TEST(Volume, KnowsNetworkFileSystems) {
  EXPECT_EQ(network_filesystem(0x6969), "NFS");
  EXPECT_EQ(network_filesystem(0xff534d42), "CIFS");
  EXPECT_EQ(network_filesystem(0x01021997), "9p");
  for (const std::uint64_t local :
       {0xef53UL, 0x58465342UL, 0x9123683eUL, 0x01021994UL, 0x794c7630UL}) {
    EXPECT_EQ(network_filesystem(local), std::nullopt);
  }
}

TEST_F(StoreTest, WritesTheCheckpointOnClosingAndOnDemand) {
  auto store = created();
  EXPECT_EQ(parse_checkpoint(*read_file(folder() / "checkpoint").value()),
            checkpoint_of("test/ledger", Frontier()));
  append(*store, numbered(0, 5));
  const auto written = store->write_checkpoint();
  EXPECT_EQ(written, checkpoint_of("test/ledger", head_of(numbered(0, 5)).tree));
  EXPECT_EQ(store->checkpoint_note(), to_text(*written));
  append(*store, numbered(5, 6));
  ASSERT_TRUE(store->close());
  EXPECT_EQ(parse_checkpoint(*read_file(folder() / "checkpoint").value()),
            checkpoint_of("test/ledger", head_of(numbered(0, 6)).tree));
}

TEST_F(StoreTest, WritesTheCheckpointBehindEverySoManyLeaves) {
  Options options = small_options();
  options.limits.checkpoint_leaves = 10;
  auto store = created(options);
  for (std::uint64_t i = 0; i < 40; ++i) append(*store, numbered(i, i + 1));
  store.reset();  // as a crash would
  const auto said = parse_checkpoint(*read_file(folder() / "checkpoint").value());
  ASSERT_TRUE(said);
  EXPECT_LE(said->size, 40U);
  EXPECT_EQ(*said, checkpoint_of("test/ledger", head_of(numbered(0, said->size)).tree));
}

TEST_F(StoreTest, SealsTheCheckpoint) {
  Options options = small_options();
  options.seal = [](const std::string& body) -> Result<std::string> {
    return body + "\n\u2014 test/ledger " + std::to_string(body.size()) + "\n";
  };
  auto store = created(options);
  append(*store, numbered(0, 1));
  const auto body = to_text(store->write_checkpoint().value());
  const std::string note = body + "\n\u2014 test/ledger " + std::to_string(body.size()) + "\n";
  EXPECT_EQ(store->checkpoint_note(), note);
  ASSERT_TRUE(store->replace_checkpoint_note(note + "\u2014 witness AAAA\n"));
  EXPECT_EQ(store->replace_checkpoint_note("other\n1\nx\n\nsignatures\n").error().kind,
            FaultKind::conflict);
  ASSERT_TRUE(store->close());
  EXPECT_EQ(read_file(folder() / "checkpoint").value(), note + "\u2014 witness AAAA\n");
}

TEST_F(StoreTest, StopsForGoodWhenTheCheckpointCannotBeSealed) {
  Options options = small_options();
  int calls = 0;
  options.seal = [&](const std::string& body) -> Result<std::string> {
    if (++calls == 1) return body;
    return fault(FaultKind::unavailable, "no key");
  };
  auto store = created(options);
  append(*store, numbered(0, 1));
  EXPECT_EQ(store->write_checkpoint().error().what, "no key");
  EXPECT_EQ(store->begin().error().what, "no key");
  EXPECT_EQ(all_leaves(*store), numbered(0, 1)) << "reading goes on";
  EXPECT_FALSE(store->close());
}

TEST_F(StoreTest, NoticesAForeignHandOnTheCheckpoint) {
  auto store = created();
  append(*store, numbered(0, 1));
  std::ofstream(folder() / "checkpoint") << "test/ledger\n0\nsomething\n";
  const auto written = store->write_checkpoint();
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().kind, FaultKind::conflict);
  EXPECT_EQ(store->begin().error().kind, FaultKind::conflict);
}

TEST_F(StoreTest, RefusesToOpenWithoutItsCheckpoint) {
  auto store = created();
  append(*store, numbered(0, 1));
  store.reset();
  std::filesystem::remove(folder() / "checkpoint");
  EXPECT_EQ(refusal().kind, FaultKind::corrupt);
}

TEST_F(StoreTest, RefusesACheckpointThatIsNone) {
  created();
  std::ofstream(folder() / "checkpoint") << "nonsense";
  EXPECT_EQ(refusal().kind, FaultKind::corrupt);
}

TEST_F(StoreTest, NamesBothHeadsWhenFactsWereLost) {
  auto store = created();
  append(*store, numbered(0, 5));
  ASSERT_TRUE(store->close());
  store.reset();
  const auto ahead = checkpoint_of("test/ledger", head_of(numbered(0, 6)).tree);
  std::ofstream(folder() / "checkpoint") << to_text(ahead);
  const auto fault = refusal();
  EXPECT_EQ(fault.kind, FaultKind::corrupt);
  EXPECT_NE(fault.what.find(describe(ahead)), std::string::npos) << fault.what;
  EXPECT_NE(fault.what.find(describe(head_of(numbered(0, 5)))), std::string::npos) << fault.what;
}

TEST_F(StoreTest, NamesBothHeadsWhenLeavesWereAltered) {
  auto store = created();
  append(*store, numbered(0, 5));
  ASSERT_TRUE(store->close());
  store.reset();
  const auto other = checkpoint_of("test/ledger", head_of(numbered(1, 5)).tree);
  std::ofstream(folder() / "checkpoint") << to_text(other);
  const auto fault = refusal();
  EXPECT_EQ(fault.kind, FaultKind::corrupt);
  EXPECT_NE(fault.what.find(describe(other)), std::string::npos) << fault.what;
  const auto here = checkpoint_of("", head_of(numbered(0, 4)).tree);
  EXPECT_NE(fault.what.find(describe(here)), std::string::npos) << fault.what;
}

TEST_F(StoreTest, OpensFromTheMarkBeforeTheCheckpoint) {
  Options options = small_options();
  options.limits.checkpoint_leaves = 1'000;
  auto store = created(options);
  for (std::uint64_t i = 0; i < 10'000; i += 500) append(*store, numbered(i, i + 500));
  store.reset();
  EXPECT_EQ(opened(options)->head(), head_of(numbered(0, 10'000)));
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

TEST_F(StoreTest, ReadOnlySeesTheLedgerAndCannotHurtIt) {
  auto store = created();
  append(*store, numbered(0, 50));
  ASSERT_TRUE(store->close());
  store.reset();
  const auto reader = Store::open_read_only(folder(), small_options());
  ASSERT_TRUE(reader) << reader.error().what;
  EXPECT_EQ((*reader)->head(), head_of(numbered(0, 50)));
  EXPECT_EQ(all_leaves(**reader), numbered(0, 50));
  EXPECT_EQ((*reader)->positions("case-1").value().size(), 7U);
  EXPECT_EQ((*reader)->first_position(CommandId{50, 7}).value(), Position{49});
  EXPECT_EQ((*reader)->checkpoint_note(),
            to_text(checkpoint_of("test/ledger", head_of(numbered(0, 50)).tree)));
}

TEST_F(StoreTest, GoesOnAfterMakingItWasCutOff) {
  created();
  std::filesystem::remove(folder() / "checkpoint");
  EXPECT_NE(opened(), nullptr) << "an empty ledger may lack its checkpoint";
  EXPECT_TRUE(std::filesystem::exists(folder() / "checkpoint"));
}

}  // namespace
}  // namespace caseledger::ledger
