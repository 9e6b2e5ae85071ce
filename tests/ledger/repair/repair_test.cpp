// A damaged ledger is put together from whatever is whole, proves itself by its checkpoint, and
// what cannot be brought back is named.
#include "ledger/repair/repair.h"

#include <gmock/gmock.h>

#include <fstream>

#include "ledger/audit/verify.h"
#include "ledger/disk/durable_file.h"
#include "ledger/disk/writer_lock.h"
#include "ledger/store/mirror.h"
#include "tests/both.h"
#include "tests/ledger/ledger_fixture.h"

namespace caseledger::ledger {
namespace {

using ::testing::HasSubstr;
constexpr std::uint64_t kLeaves = 700;

class RepairTest : public testing::Test {
 protected:
  RepairTest() {
    auto ledger = must(Ledger::create(data(), small_ledger()));
    for (std::uint64_t n = 0; n < kLeaves; n += 100) must(ledger->append(some_drafts(n, n + 100)));
    must(ledger->close());
    std::filesystem::copy(data(), backup(), std::filesystem::copy_options::recursive);
  }

  std::filesystem::path data() const { return folder.path() / "data"; }
  std::filesystem::path backup() const { return folder.path() / "backup"; }

  /// Zeros over a stretch of a file.
  static void wipe(const std::filesystem::path& file, std::uint64_t from, std::uint64_t bytes) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(static_cast<std::streamoff>(from));
    stream << std::string(bytes, '\0');
  }

  /// Adds one to so many bytes of a leaf in the store and in the mirror.
  void change_everywhere(std::uint64_t n, std::size_t at, std::size_t count) {
    const auto leaf = must(must(Ledger::open_read_only(data()))->leaf_bytes(Position{n}));
    const auto mirror = data() / "mirror";
    for (const auto& file : {data() / "ledger" / "data.mdb", mirror / tile_number(n / 256),
                             mirror / (tile_number(n / 256) + ".open")}) {
      auto bytes = must(read_file(file)).value_or("");
      const std::string whole(leaf.begin(), leaf.end());
      // Pages that transactions gave up may have it too.
      for (auto found = bytes.find(whole); found != std::string::npos; found = bytes.find(whole)) {
        for (std::size_t k = 0; k < count; ++k) ++bytes[found + at + k];
      }
      std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
    }
  }

  Result<RepairReport> repaired(bool from_backup = false) {
    RepairOptions options;
    options.vault_key = bureau_key();
    if (from_backup) options.backup = backup();
    return repair(data(), options);
  }

  std::vector<Finding> findings() {
    must(must(Ledger::open(data(), small_ledger()))->close());
    VerifyOptions options;
    options.vault_key = bureau_key();
    return must(verify(data(), options)).findings;
  }

  TemporaryFolder folder;
};

TEST_F(RepairTest, ChangesNothingOfAWholeLedger) {
  const auto report = must(repaired());
  EXPECT_EQ(report.leaves, kLeaves);
  EXPECT_EQ(report.leaves_mended, 0u);
  EXPECT_TRUE(report.losses.empty());
  EXPECT_TRUE(findings().empty());
}

TEST_F(RepairTest, TakesLeavesFromTheMirror) {
  const auto file = data() / "ledger" / "data.mdb";
  const auto bytes = std::filesystem::file_size(file);
  for (std::uint64_t page = 2; page * 4096 < bytes; page += 9) wipe(file, page * 4096 + 100, 600);
  const auto report = must(repaired());
  EXPECT_EQ(report.leaves, kLeaves);
  EXPECT_GT(report.leaves_mended, 0u);
  EXPECT_TRUE(findings().empty());
  EXPECT_TRUE(std::filesystem::exists(data() / "ledger.damaged-1")) << "nothing is thrown away";
}

TEST_F(RepairTest, TakesLeavesFromAMirrorThatLostABundle) {
  const auto leaf = must(must(Ledger::open_read_only(data()))->leaf_bytes(Position{600}));
  const auto file = data() / "ledger" / "data.mdb";
  const auto at = read_file(file).value()->find(std::string(leaf.begin(), leaf.end()));
  ASSERT_NE(at, std::string::npos);
  wipe(file, at + 90, 50);
  std::filesystem::remove(data() / "mirror" / "001");
  EXPECT_EQ(must(repaired()).leaves_mended, 1u);
  EXPECT_TRUE(findings().empty());
}

TEST_F(RepairTest, NeedsNoStoreAtAll) {
  std::filesystem::remove(data() / "ledger" / "data.mdb");
  EXPECT_EQ(must(repaired()).leaves_mended, kLeaves);
  EXPECT_TRUE(findings().empty());
}

TEST_F(RepairTest, NeedsNoMirrorWhereTheStoreIsWhole) {
  std::filesystem::remove_all(data() / "mirror");
  EXPECT_EQ(must(repaired()).leaves_mended, 0u);
  EXPECT_TRUE(findings().empty());
}

TEST_F(RepairTest, DoesNotTakeAForgedLeaf) {
  std::filesystem::remove(data() / "ledger" / "data.mdb");
  wipe(data() / "mirror" / "001", 400, 40);
  const auto report = repaired();
  ASSERT_FALSE(report.has_value());
  EXPECT_EQ(report.error().kind, FaultKind::corrupt);
  EXPECT_THAT(both(report.error()), HasSubstr("第256号事实"));
  EXPECT_THAT(both(report.error()), HasSubstr("无法恢复"));
  EXPECT_FALSE(std::filesystem::exists(data() / "ledger.damaged-1")) << "nothing was changed";
  EXPECT_EQ(must(repaired(true)).leaves, kLeaves) << "a backup has it";
  EXPECT_TRUE(findings().empty());
}

TEST_F(RepairTest, TakesWordsAndKeysFromABackup) {
  wipe(data() / "vault" / "keys", 130, 60);
  const auto file = data() / "vault" / "data.mdb";
  const auto bytes = std::filesystem::file_size(file);
  for (std::uint64_t page = 3; page * 4096 < bytes; page += 5) wipe(file, page * 4096 + 50, 3'000);
  const auto report = must(repaired(true));
  EXPECT_GT(report.words_mended, 0u);
  EXPECT_TRUE(report.losses.empty());
  EXPECT_TRUE(findings().empty());
}

TEST_F(RepairTest, NamesWordsThatNobodyHas) {
  const auto file = data() / "vault" / "data.mdb";
  const auto bytes = std::filesystem::file_size(file);
  for (std::uint64_t page = 3; page * 4096 < bytes; ++page) wipe(file, page * 4096 + 3'000, 50);
  const auto report = must(repaired());
  ASSERT_FALSE(report.losses.empty());
  EXPECT_THAT(both(report.losses.front().what), HasSubstr("words"));
  EXPECT_THAT(report.losses, testing::Contains(testing::Field(&Loss::stream, "2021-SF-0001")));
  const auto found = findings();
  ASSERT_FALSE(found.empty());
  EXPECT_THAT(both(found.front().what), HasSubstr("are gone, and nobody disposed of it"));
}

TEST_F(RepairTest, IsFinishedByTheNextOneWhereverItWasCutOff) {
  constexpr const char* kNames[] = {"vault", "mirror", "ledger"};
  for (std::size_t renamed = 0; renamed <= 2 * std::size(kNames); ++renamed) {
    SCOPED_TRACE(renamed);
    std::filesystem::remove_all(data());
    std::filesystem::copy(backup(), data(), std::filesystem::copy_options::recursive);
    must(repaired());
    // As it was after so many renames: the later ones are taken back, the last one first.
    std::filesystem::create_directory(data() / "repair");
    std::string note;
    for (std::size_t n = std::size(kNames); n-- > 0;) {
      const std::string name = kNames[n], aside = name + ".damaged-1";
      note.append(name + " " + aside + "\n");
      const auto take_back = [&](const std::filesystem::path& from,
                                 const std::filesystem::path& to) {
        std::filesystem::rename(data() / from, data() / to);
      };
      if (renamed < 2 * n + 2) take_back(name, std::filesystem::path("repair") / name);
      if (renamed < 2 * n + 1) take_back(aside, name);
    }
    must(replace_file(data() / "repair" / "complete", std::nullopt, note));
    EXPECT_TRUE(repair_is_unfinished(data()));
    const auto report = must(repaired());
    EXPECT_TRUE(report.was_interrupted);
    EXPECT_EQ(report.set_aside.size(), std::size(kNames));
    EXPECT_FALSE(std::filesystem::exists(data() / "repair"));
    EXPECT_TRUE(findings().empty());
  }
}

TEST_F(RepairTest, IsNotFinishedByTwoAtOnce) {
  std::filesystem::create_directory(data() / "repair");
  must(replace_file(data() / "repair" / "complete", std::nullopt, ""));
  const auto other = must(WriterLock::acquire(data() / "repair"));
  EXPECT_EQ(repaired().error().kind, FaultKind::unavailable);
}

TEST_F(RepairTest, NamesTheLeafThatWasChangedNotTheOneThatDisagrees) {
  change_everywhere(300, 8 + 40, 1);  // a later recorded-at: still a leaf
  const auto report = repaired();
  ASSERT_FALSE(report.has_value());
  EXPECT_THAT(both(report.error()), HasSubstr("第300号事实（案件 2021-SF-0000）无法恢复"));
  EXPECT_THAT(both(report.error()), testing::Not(HasSubstr("第301号")));
  EXPECT_EQ(must(repaired(true)).leaves, kLeaves) << "a backup has it";
}

TEST_F(RepairTest, NamesTheLeafThatWasChangedAmongTheLastOnesToo) {
  change_everywhere(690, 8 + 40, 1);  // no full tile has its hash
  EXPECT_THAT(both(repaired().error()), HasSubstr("第690号事实（案件 2021-SF-0000）无法恢复"));
}

TEST_F(RepairTest, NamesTheLastLeafWhereTheCheckpointDisagrees) {
  change_everywhere(kLeaves - 1, 8 + 40, 1);
  EXPECT_THAT(both(repaired().error()), HasSubstr("请查第699号事实（案件 2021-SF-0000）"));
}

TEST_F(RepairTest, NamesTheNeighboursOfALeafThatIsGone) {
  change_everywhere(400, 0, 200);
  std::filesystem::remove_all(data() / "ledger" / "index");
  EXPECT_THAT(both(repaired().error()),
              HasSubstr("第400号事实（所属案件不明，前一事实属 2021-SF-0000，后一事实属 "
                        "2021-SF-0002）无法恢复"));
}

TEST_F(RepairTest, TakesNothingFromABackupOfAnotherLedgerOfTheSameName) {
  std::filesystem::remove_all(backup());
  auto other = must(Ledger::create(backup(), small_ledger()));
  must(other->append(some_drafts(1, 50)));
  must(other->close());
  const auto refused = repaired(true);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, FaultKind::malformed);
  EXPECT_THAT(both(refused.error()), HasSubstr("是另一账本的备份"));
}

TEST_F(RepairTest, AsksForACheckpointWhereNoneIsLeft) {
  std::filesystem::remove(data() / "ledger" / "checkpoint");
  const auto refused = repaired();
  EXPECT_EQ(refused.error().kind, FaultKind::malformed);
  EXPECT_THAT(both(refused.error()), HasSubstr("请用 --against 给出所持检查点"));
  EXPECT_FALSE(std::filesystem::exists(data() / "repair"));
  EXPECT_EQ(must(repaired(true)).leaves, kLeaves) << "the backup has one";
}

TEST_F(RepairTest, MakesALedgerThatIsGoneFromABackup) {
  std::filesystem::remove_all(data() / "ledger");
  std::filesystem::remove_all(data() / "mirror");
  EXPECT_FALSE(repaired().has_value());
  EXPECT_FALSE(std::filesystem::exists(data() / "ledger")) << "nothing was changed";
  EXPECT_EQ(must(repaired(true)).leaves, kLeaves);
  EXPECT_TRUE(findings().empty());
}

TEST_F(RepairTest, IsRefusedBesideAWriter) {
  const auto writer = must(Ledger::open(data(), small_ledger()));
  EXPECT_EQ(repaired().error().kind, FaultKind::unavailable);
}

}  // namespace
}  // namespace caseledger::ledger
