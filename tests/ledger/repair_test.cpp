// A damaged ledger is put together from whatever is whole, proves itself by its checkpoint, and
// what cannot be brought back is named.
#include "ledger/repair.h"

#include <gmock/gmock.h>

#include <fstream>

#include "ledger/durable_file.h"
#include "ledger/verify.h"
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
  EXPECT_THAT(report.error().what, HasSubstr("号事实无法恢复"));
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
  EXPECT_EQ(report.losses.front().what, "words");
  const auto found = findings();
  ASSERT_FALSE(found.empty());
  EXPECT_THAT(found.front().what, HasSubstr("are gone, and nobody disposed of it"));
}

TEST_F(RepairTest, IsRefusedBesideAWriter) {
  const auto writer = must(Ledger::open(data(), small_ledger()));
  EXPECT_EQ(repaired().error().kind, FaultKind::unavailable);
}

}  // namespace
}  // namespace caseledger::ledger
