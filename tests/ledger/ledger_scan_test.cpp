// Long runs are read ahead on a second thread; nobody who visits them can tell.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "ledger/leaf/codec.h"
#include "tests/both.h"
#include "tests/ledger/ledger_fixture.h"

namespace caseledger::ledger {
namespace {

constexpr std::uint64_t kMany = 5'000;

class LedgerScan : public testing::Test {
 protected:
  LedgerScan() {
    for (std::uint64_t n = 0; n < kMany; n += 500) must(ledger->append(some_drafts(n, n + 500)));
  }
  static constexpr Position kEnd{UINT64_MAX};

  TemporaryFolder folder;
  std::unique_ptr<Ledger> ledger = must(Ledger::create(folder.path(), small_ledger()));
};

TEST_F(LedgerScan, ShowsALongRunInOrderOnTheCallersThread) {
  std::uint64_t next = 3;
  const auto here = std::this_thread::get_id();
  must(ledger->scan(Position{3}, kEnd, [&](const Leaf& leaf) {
    EXPECT_EQ(leaf.position.index, next++);
    EXPECT_EQ(std::this_thread::get_id(), here);
    return true;
  }));
  EXPECT_EQ(next, kMany);
}

TEST_F(LedgerScan, GivesEveryLeafAndItsHashAsTheyAreReadAlone) {
  must(ledger->scan_hashed(Position{}, kEnd, [&](const Leaf& leaf, const Digest& hash) {
    EXPECT_EQ(leaf, must(ledger->read(leaf.position)));
    EXPECT_EQ(hash, must(ledger->leaf_hash(leaf.position)));
    return true;
  }));
}

TEST_F(LedgerScan, ShowsTheBytesThatWereStored) {
  std::uint64_t next = 10;
  must(ledger->scan_bytes(Position{10}, Position{1'200}, [&](Position at, Bytes bytes) {
    EXPECT_EQ(at.index, next++);
    EXPECT_EQ(std::vector(bytes.begin(), bytes.end()), must(ledger->leaf_bytes(at)));
    return true;
  }));
  EXPECT_EQ(next, 1'200u);
}

TEST_F(LedgerScan, EndsALongRunWhereverTheVisitorHasEnough) {
  for (const std::uint64_t enough : {1, 63, 64, 65, 700, 4'999}) {
    std::uint64_t seen = 0;
    must(ledger->scan(Position{}, kEnd, [&](const Leaf&) { return ++seen < enough; }));
    EXPECT_EQ(seen, enough);
  }
}

TEST_F(LedgerScan, LetsAVisitorThatThrowsGo) {
  std::uint64_t seen = 0;
  const auto scan = [&] {
    return ledger->scan(Position{}, kEnd, [&](const Leaf&) -> bool {
      if (++seen == 100) throw std::runtime_error("enough");
      return true;
    });
  };
  EXPECT_THROW((void)scan(), std::runtime_error);
  EXPECT_EQ(seen, 100u);
}

TEST_F(LedgerScan, KeepsTheLeavesThatTheVisitorTook) {
  std::vector<Leaf> kept;
  must(ledger->scan(Position{}, kEnd,
                    [&](Leaf&& leaf) { return kept.push_back(std::move(leaf)), true; }));
  ASSERT_EQ(kept.size(), kMany);
  EXPECT_EQ(kept[4'321], must(ledger->read(Position{4'321})));
}

TEST_F(LedgerScan, NamesALeafThatCannotBeReadBehindThoseBeforeIt) {
  must(ledger->close());
  {
    auto options = small_options();
    options.origin = "water.example/2021";
    options.index_keys_of = [](Position at, Bytes leaf) { return index_keys_of(at, leaf); };
    auto store = must(Store::open(folder.path() / "ledger", std::move(options)));
    append(*store, {simple_leaf("no-leaf", 1), simple_leaf("no-leaf", 2)});
  }
  const auto reader = must(Ledger::open_read_only(folder.path(), small_ledger()));
  std::uint64_t seen = 0;
  const auto scanned = reader->scan(Position{}, kEnd, [&](const Leaf&) { return ++seen, true; });
  EXPECT_EQ(seen, kMany);
  ASSERT_FALSE(scanned);
  EXPECT_EQ(scanned.error().kind, FaultKind::corrupt);
  EXPECT_EQ(both(scanned.error()).substr(0, 10), "leaf 5000:");
}

/// Whoever visits reads on while the writer waits until nobody reads the map that is too small.
TEST(LedgerScanBesideAWriter, LetsTheMapGrow) {
  const TemporaryFolder folder;
  auto options = small_ledger();
  options.limits.map_bytes = std::uint64_t{1} << 20;
  const auto ledger = must(Ledger::create(folder.path(), std::move(options)));
  must(ledger->append(some_drafts(0, 2'000)));
  std::atomic<std::uint64_t> seen = 0;
  std::jthread reader([&] {
    must(ledger->scan(Position{}, Position{UINT64_MAX}, [&](const Leaf& leaf) {
      for (const auto& commitment : leaf.commitments) {
        EXPECT_TRUE(must(ledger->content(leaf.position, commitment.path)));
      }
      return ++seen < 20'000;
    }));
  });
  for (std::uint64_t n = 2'000; n < 20'000; n += 250) must(ledger->append(some_drafts(n, n + 250)));
  reader.join();
  EXPECT_GE(seen, 2'000u);
  EXPECT_GT(std::filesystem::file_size(folder.path() / "ledger" / "data.mdb"), 4u << 20);
}

}  // namespace
}  // namespace caseledger::ledger
