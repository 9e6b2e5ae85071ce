// Opening, and the checkpoint that opening believes: what is refused, and with which words.
#include <unistd.h>

#include <fstream>

#include "ledger/disk/durable_file.h"
#include "ledger/disk/volume.h"
#include "ledger/store/head_record.h"
#include "tests/both.h"
#include "tests/ledger/store_fixture.h"
#include "tests/ledger/tampering.h"

namespace caseledger::ledger {
namespace {

using StoreOpen = StoreTest;

TEST_F(StoreOpen, RefusesASecondWriter) {
  auto store = created();
  const auto second = refusal();
  EXPECT_EQ(second.kind, FaultKind::unavailable);
  EXPECT_NE(both(second).find("process " + std::to_string(::getpid())), std::string::npos)
      << both(second);
}

TEST_F(StoreOpen, RefusesToBeOpenedTwiceInOneProcess) {
  auto store = created();
  const auto reader = Store::open_read_only(folder(), small_options());
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().kind, FaultKind::unavailable);
  EXPECT_NE(both(reader.error()).find("open in this process already"), std::string::npos);
}

TEST_F(StoreOpen, RefusesToCreateOverALedger) {
  created();
  const auto again = Store::create(folder(), small_options());
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, FaultKind::conflict);
}

TEST_F(StoreOpen, SaysWhereThereIsNoLedger) {
  EXPECT_EQ(refusal().kind, FaultKind::unavailable);
  std::filesystem::create_directories(folder());
  EXPECT_EQ(refusal().kind, FaultKind::unavailable);
  EXPECT_TRUE(std::filesystem::is_empty(folder())) << "looking leaves nothing behind";
}

TEST_F(StoreOpen, RefusesAnotherOrigin) {
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

TEST_F(StoreOpen, WritesTheCheckpointOnClosingAndOnDemand) {
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

TEST_F(StoreOpen, WritesTheCheckpointBehindEverySoManyLeaves) {
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

TEST_F(StoreOpen, SealsTheCheckpoint) {
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

TEST_F(StoreOpen, StopsForGoodWhenTheCheckpointCannotBeSealed) {
  Options options = small_options();
  int calls = 0;
  options.seal = [&](const std::string& body) -> Result<std::string> {
    if (++calls == 1) return body;
    return fault(FaultKind::unavailable, "", {"没有密钥", "no key"});
  };
  auto store = created(options);
  append(*store, numbered(0, 1));
  EXPECT_EQ(store->write_checkpoint().error().what.en, "no key");
  EXPECT_EQ(store->begin().error().what.en, "no key");
  EXPECT_EQ(all_leaves(*store), numbered(0, 1)) << "reading goes on";
  EXPECT_FALSE(store->close());
}

TEST_F(StoreOpen, NoticesAForeignHandOnTheCheckpoint) {
  auto store = created();
  append(*store, numbered(0, 1));
  std::ofstream(folder() / "checkpoint") << "test/ledger\n0\nsomething\n";
  const auto written = store->write_checkpoint();
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().kind, FaultKind::conflict);
  EXPECT_EQ(store->begin().error().kind, FaultKind::conflict);
}

TEST_F(StoreOpen, RefusesToOpenWithoutItsCheckpoint) {
  auto store = created();
  append(*store, numbered(0, 1));
  store.reset();
  std::filesystem::remove(folder() / "checkpoint");
  EXPECT_EQ(refusal().kind, FaultKind::corrupt);
}

TEST_F(StoreOpen, RefusesACheckpointThatIsNone) {
  created();
  std::ofstream(folder() / "checkpoint") << "nonsense";
  EXPECT_EQ(refusal().kind, FaultKind::corrupt);
}

TEST_F(StoreOpen, NamesBothHeadsWhenFactsWereLost) {
  auto store = created();
  append(*store, numbered(0, 5));
  ASSERT_TRUE(store->close());
  store.reset();
  const auto ahead = checkpoint_of("test/ledger", head_of(numbered(0, 6)).tree);
  std::ofstream(folder() / "checkpoint") << to_text(ahead);
  const auto fault = refusal();
  EXPECT_EQ(fault.kind, FaultKind::corrupt);
  EXPECT_NE(both(fault).find(describe(ahead)), std::string::npos) << both(fault);
  EXPECT_NE(both(fault).find(describe(head_of(numbered(0, 5)))), std::string::npos) << both(fault);
}

TEST_F(StoreOpen, NamesBothHeadsWhenLeavesWereAltered) {
  auto store = created();
  append(*store, numbered(0, 5));
  ASSERT_TRUE(store->close());
  store.reset();
  const auto other = checkpoint_of("test/ledger", head_of(numbered(1, 5)).tree);
  std::ofstream(folder() / "checkpoint") << to_text(other);
  const auto fault = refusal();
  EXPECT_EQ(fault.kind, FaultKind::corrupt);
  EXPECT_NE(both(fault).find(describe(other)), std::string::npos) << both(fault);
  const auto here = checkpoint_of("", head_of(numbered(0, 4)).tree);
  EXPECT_NE(both(fault).find(describe(here)), std::string::npos) << both(fault);
}

TEST_F(StoreOpen, OpensFromTheMarkBeforeTheCheckpoint) {
  Options options = small_options();
  options.limits.checkpoint_leaves = 1'000;
  auto store = created(options);
  for (std::uint64_t i = 0; i < 10'000; i += 500) append(*store, numbered(i, i + 500));
  store.reset();
  EXPECT_EQ(opened(options)->head(), head_of(numbered(0, 10'000)));
}

TEST_F(StoreOpen, ReadOnlySeesTheLedgerAndCannotHurtIt) {
  auto store = created();
  append(*store, numbered(0, 50));
  ASSERT_TRUE(store->close());
  store.reset();
  const auto reader = Store::open_read_only(folder(), small_options());
  ASSERT_TRUE(reader) << both(reader.error());
  EXPECT_EQ((*reader)->head(), head_of(numbered(0, 50)));
  EXPECT_EQ(all_leaves(**reader), numbered(0, 50));
  EXPECT_EQ((*reader)->positions("case-1").value().size(), 7U);
  EXPECT_EQ((*reader)->first_position(CommandId{50, 7}).value(), Position{49});
  EXPECT_EQ((*reader)->checkpoint_note(),
            to_text(checkpoint_of("test/ledger", head_of(numbered(0, 50)).tree)));
}

TEST_F(StoreOpen, GoesOnAfterMakingItWasCutOff) {
  created();
  std::filesystem::remove(folder() / "checkpoint");
  EXPECT_NE(opened(), nullptr) << "an empty ledger may lack its checkpoint";
  EXPECT_TRUE(std::filesystem::exists(folder() / "checkpoint"));
}

TEST_F(StoreOpen, RefusesAStateThatWasMadeToWin) {
  auto store = created();
  for (std::uint64_t i = 0; i < 5; ++i) append(*store, numbered(i, i + 1));
  store.reset();  // the checkpoint says 0 leaves: only the file itself can tell
  Tampering tampering(folder() / "data.mdb");
  constexpr std::uint64_t kTransactionAt = 16 + 128;
  for (const std::uint64_t page : {0U, 1U}) {
    for (unsigned bit = 1; bit < 0x100; bit <<= 1) {
      tampering.flip(page * 4'096 + kTransactionAt, bit);
      EXPECT_EQ(refusal().kind, FaultKind::corrupt) << "page " << page << " bit " << bit;
      tampering.restore(page * 4'096 + kTransactionAt);
    }
  }
  EXPECT_EQ(all_leaves(*opened()), numbered(0, 5));
}

}  // namespace
}  // namespace caseledger::ledger
