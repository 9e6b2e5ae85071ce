// Words, keys and files of a damaged vault: what a backup has comes back, what the law took does
// not.
#include "ledger/repair/repair_vault.h"

#include <gmock/gmock.h>

#include <fstream>

#include "ledger/audit/verify.h"
#include "ledger/disk/durable_file.h"
#include "ledger/vault/sealed_file.h"
#include "tests/both.h"
#include "tests/ledger/ledger_fixture.h"

namespace caseledger::ledger {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

constexpr const char* kDisposedCase = "2021-SF-0001";
constexpr const char* kOtherCase = "2021-SF-0002";
constexpr std::uint64_t kLeaves = 31;

class RepairVault : public testing::Test {
 protected:
  RepairVault() {
    const auto ledger = must(Ledger::create(data(), small_ledger()));
    must(ledger->append(some_drafts(0, kLeaves)));
    for (const auto* stream : {kDisposedCase, kOtherCase}) {
      std::ofstream(folder.path() / "film") << "录像 " << stream;
      films_.push_back(must(ledger->put_file({Procedure::matter, stream}, folder.path() / "film")));
    }
    must(ledger->close());
    fs::copy(data(), backup(), fs::copy_options::recursive);
  }

  fs::path data() const { return folder.path() / "data"; }
  fs::path backup() const { return folder.path() / "backup"; }
  fs::path film(std::size_t n, const char* stream) const {
    return sealed_file_path(data() / "vault" / "files",
                            sealed_file_name({Procedure::matter, stream}, films_[n].sha256));
  }

  void append(const Draft& draft) {
    const auto ledger = must(Ledger::open(data(), small_ledger()));
    must(ledger->append(std::vector{draft}));
    must(ledger->close());
  }
  void dispose() {
    append(draft_of(kLeaves, RecordsDisposed{{document_of("销毁审批表")}},
                    {{"approval", "销毁审批表"}}));
  }
  /// Zeros over the first key, that of the case that is disposed of.
  void wipe_key(const fs::path& of) const {
    std::fstream keys(of / "vault" / "keys", std::ios::in | std::ios::out | std::ios::binary);
    keys << std::string(kSlotBytes, '\0');
  }
  static void flip_last_byte(const fs::path& file) {
    auto bytes = must(read_file(file)).value();
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
  }

  RepairReport repaired(bool from_backup = true) {
    RepairOptions options;
    options.vault_key = bureau_key();
    if (from_backup) options.backup = backup();
    return must(repair(data(), options));
  }
  std::optional<std::string> words_of(Position position) {
    return must(must(Ledger::open(data(), small_ledger()))->content(position, "summary"));
  }
  VerifyReport verified() {
    must(must(Ledger::open(data(), small_ledger()))->close());
    VerifyOptions options;
    options.vault_key = bureau_key();
    return must(verify(data(), options));
  }

  TemporaryFolder folder;
  std::vector<Document> films_;
};

TEST_F(RepairVault, DoesNotBringBackWhatWasDisposedOfSinceTheBackup) {
  dispose();
  wipe_key(data());
  const auto report = repaired();
  EXPECT_TRUE(report.losses.empty()) << both(report.losses.front().what);
  EXPECT_EQ(words_of(Position{1}), std::nullopt);
  EXPECT_FALSE(fs::exists(film(0, kDisposedCase)));
  EXPECT_TRUE(fs::exists(film(1, kOtherCase)));
  const auto after = verified();
  EXPECT_TRUE(after.is_clean()) << both(after.findings.front().what);
  EXPECT_GT(after.words_erased, 0U);
}

TEST_F(RepairVault, TakesNoKeyOfADisposedCaseWhereTheVaultIsGone) {
  dispose();
  fs::remove_all(data() / "vault");
  repaired();
  EXPECT_EQ(words_of(Position{1}), std::nullopt);
  EXPECT_EQ(verified().files, 1U);
}

TEST_F(RepairVault, KeepsWhatIsSaidOfTheCaseAfterItsDisposal) {
  dispose();
  append(gathered(kLeaves + 3));
  wipe_key(data());
  EXPECT_TRUE(repaired().losses.empty());
  EXPECT_EQ(words_of(Position{kLeaves + 1}), "检查发现采砂");
  EXPECT_TRUE(verified().is_clean());
}

TEST_F(RepairVault, CarriesOverADisposalThatWasCutOff) {
  std::ofstream(data() / "vault" / kDisposingName) << kDisposedCase << "\n";
  repaired();
  EXPECT_TRUE(fs::exists(data() / "vault" / kDisposingName));
  EXPECT_EQ(words_of(Position{1}), "检查发现采砂") << "no leaf disposes of it";
}

TEST_F(RepairVault, TakesFilesFromABackup) {
  fs::remove(film(0, kDisposedCase));
  flip_last_byte(film(1, kOtherCase));
  EXPECT_EQ(repaired().files_mended, 2U);
  const auto after = verified();
  EXPECT_TRUE(after.is_clean()) << both(after.findings.front().what);
  EXPECT_EQ(after.files, 2U);
}

TEST_F(RepairVault, NamesAFileThatNobodyHasAndItsCase) {
  flip_last_byte(film(1, kOtherCase));
  const auto report = repaired(false);
  ASSERT_EQ(report.losses.size(), 1U);
  EXPECT_THAT(both(report.losses.front().what), HasSubstr("文件"));
  EXPECT_EQ(report.losses.front().stream, kOtherCase);
  EXPECT_FALSE(verified().is_clean()) << "it is named until a backup has it";
  EXPECT_EQ(repaired(true).files_mended, 1U);
  EXPECT_TRUE(verified().is_clean());
}

TEST_F(RepairVault, NamesTheCaseOfAKeyThatIsLostAndTakesItLater) {
  wipe_key(data());
  const auto report = repaired(false);
  ASSERT_FALSE(report.losses.empty());
  EXPECT_THAT(both(report.losses.front().what), HasSubstr("key slot 0"));
  EXPECT_EQ(report.losses.front().stream, kDisposedCase);
  EXPECT_TRUE(repaired(true).losses.empty());
  EXPECT_EQ(words_of(Position{1}), "检查发现采砂");
  EXPECT_TRUE(verified().is_clean());
}

TEST_F(RepairVault, GivesNoNumberTwiceWhereTheKeysWereCutOffAndTakesThemLater) {
  const auto keys = data() / "vault" / "keys";
  const auto bytes = fs::file_size(keys);
  ASSERT_GT(bytes, kSlotBytes);
  fs::resize_file(keys, kSlotBytes);
  EXPECT_FALSE(repaired(false).losses.empty());
  EXPECT_EQ(fs::file_size(keys), bytes);
  auto draft = gathered(kLeaves);
  draft.fact.stream = "2021-SF-0009";
  append(draft);
  EXPECT_EQ(fs::file_size(keys), bytes + kSlotBytes);
  const auto report = repaired(true);
  EXPECT_TRUE(report.losses.empty()) << both(report.losses.front().what);
  for (const auto n : {std::uint64_t{1}, kLeaves}) EXPECT_TRUE(words_of(Position{n})) << n;
  const auto after = verified();
  EXPECT_TRUE(after.is_clean()) << both(after.findings.front().what);
  EXPECT_EQ(after.words_erased, 0U);
  EXPECT_EQ(after.files, 2U);
}

TEST(SlotsEverTest, AreAsManyAsSomethingTellsButNotAsDamageClaims) {
  SlotsEver slots;
  slots.count(10);
  slots.name(11);
  slots.name(std::nullopt);
  EXPECT_EQ(slots.total(), 10U) << "one more can name slot 10 at most";
  slots.name(10);
  slots.name(0xFFFFFFFF);
  EXPECT_EQ(slots.total(), 12U);
}

}  // namespace
}  // namespace caseledger::ledger
