// A data folder made, half made, mistaken and altered.
#include "adapters/data_folder.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/both.h"
#include "tests/scratch_folder.h"

namespace caseledger::adapters {
namespace {

namespace fs = std::filesystem;

class DataFolderTest : public ::testing::Test {
 protected:
  static void write(const fs::path& file, std::string_view text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }

  const ScratchFolder folder_;
  const fs::path& scratch_ = folder_.path();
};

// SHA-256 of "abc" (FIPS 180-4).
const char* const kAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST_F(DataFolderTest, IsMadeWithItsRulesUnderTheirDigests) {
  const auto made = DataFolder::create(scratch_ / "a" / "data", {"abc", "def", "abc"});
  ASSERT_TRUE(made) << both(made.error());
  EXPECT_TRUE(fs::exists(made->path() / "rules" / (std::string(kAbc) + ".toml")));
  EXPECT_EQ(made->rules(*parse_digest(kAbc)).value(), "abc");
}

TEST_F(DataFolderTest, TextsOutliveTheObject) {
  const auto text_of = DataFolder::create(scratch_ / "data", {"abc"})->text_of();
  EXPECT_EQ(text_of(*parse_digest(kAbc)).value(), "abc");
}

TEST_F(DataFolderTest, IsMadeWholeAfterACrash) {
  ASSERT_TRUE(DataFolder::create(scratch_ / "data", {"abc"}));
  EXPECT_TRUE(DataFolder::create(scratch_ / "data", {"abc", "def"}));
}

TEST_F(DataFolderTest, IsNotMadeOverALedgerNorAmongOthersFiles) {
  fs::create_directories(scratch_ / "data" / "ledger");
  const auto over = DataFolder::create(scratch_ / "data", {});
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error().kind, FaultKind::conflict);
  EXPECT_NE(both(over.error()).find("已经建账"), std::string::npos);
  write(scratch_ / "mine" / "letter.txt", "x");
  EXPECT_NE(both(DataFolder::create(scratch_ / "mine", {}).error()).find("letter.txt"),
            std::string::npos);
  EXPECT_FALSE(DataFolder::create(scratch_ / "mine" / "letter.txt", {}));
}

TEST_F(DataFolderTest, OpensOnlyWhatIsOne) {
  const auto missing = DataFolder::open(scratch_ / "none");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, FaultKind::malformed);
  EXPECT_NE(both(missing.error()).find("没有这个数据文件夹"), std::string::npos);
  const auto empty = DataFolder::open(scratch_);
  ASSERT_FALSE(empty);
  EXPECT_NE(both(empty.error()).find("缺少 ledger"), std::string::npos);
  ASSERT_TRUE(DataFolder::create(scratch_ / "data", {}));
  fs::create_directories(scratch_ / "data" / "ledger");
  EXPECT_TRUE(DataFolder::open(scratch_ / "data"));
}

TEST_F(DataFolderTest, IsNotOpenedBeforeARepairIsFinished) {
  ASSERT_TRUE(DataFolder::create(scratch_ / "data", {}));
  write(scratch_ / "data" / "repair" / "complete", "");
  const auto refused = DataFolder::open(scratch_ / "data");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, FaultKind::unavailable);
  EXPECT_NE(both(refused.error()).find("修复中断"), std::string::npos);
  EXPECT_TRUE(DataFolder::open_damaged(scratch_ / "data"));
  EXPECT_FALSE(DataFolder::open_damaged(scratch_ / "data" / "repair")) << "it is none";
}

TEST_F(DataFolderTest, LiesInNoOtherAndHoldsNone) {
  const auto one = scratch_ / "one";
  fs::create_directories(one);
  EXPECT_TRUE(must_be_apart(one, scratch_ / "another"));
  EXPECT_TRUE(must_be_apart(one, scratch_ / "one-more")) << "only its name begins alike";
  EXPECT_FALSE(must_be_apart(one, one / "a" / "b"));
  EXPECT_FALSE(must_be_apart(one, scratch_ / "." / "one" / ".."));
  fs::create_directory_symlink(one, scratch_ / "link");
  EXPECT_EQ(must_be_apart(one, scratch_ / "link" / "in").error().kind, FaultKind::conflict);
}

TEST_F(DataFolderTest, TakesRulesThatAreMissingOrAlteredFromAnother) {
  const auto whole = DataFolder::create(scratch_ / "whole", {"abc", "def", "ghi"});
  const auto folder = DataFolder::create(scratch_ / "data", {"abc", "def"});
  const auto file = scratch_ / "data" / "rules" / (std::string(kAbc) + ".toml");
  write(file, "abd");
  write(scratch_ / "whole" / "rules" / "strange.toml", "x");
  EXPECT_EQ(folder->mend_rules(*whole).value(), 2U);
  EXPECT_EQ(folder->rules(*parse_digest(kAbc)).value(), "abc");
  EXPECT_TRUE(fs::exists(file.string() + ".damaged-1"));
  EXPECT_FALSE(fs::exists(scratch_ / "data" / "rules" / "strange.toml"));
  EXPECT_EQ(folder->mend_rules(*whole).value(), 0U);
}

TEST_F(DataFolderTest, TakesMissingKeysButNoLogKeyThatWasReplacedSince) {
  const auto backup = DataFolder::create(scratch_ / "backup", {});
  const auto folder = DataFolder::create(scratch_ / "data", {});
  for (const auto* name : {"vault.key", "passphrase", "log-1.pem", "log-2.pem"}) {
    write(backup->keys() / name, name);
  }
  EXPECT_EQ(folder->mend_keys(*backup).value(), 4U);
  fs::remove(folder->keys() / "passphrase");
  fs::remove(folder->keys() / "log-1.pem");
  EXPECT_EQ(folder->mend_keys(*backup).value(), 1U) << "the passphrase may lie elsewhere";
  fs::remove(folder->keys() / "log-1.pem");
  write(folder->keys() / "log-3.pem", "newer");
  EXPECT_EQ(folder->mend_keys(*backup).value(), 0U);
  EXPECT_FALSE(fs::exists(folder->keys() / "log-1.pem"));
}

TEST_F(DataFolderTest, MissingAndAlteredRulesAreFaults) {
  const auto folder = DataFolder::create(scratch_ / "data", {"abc"});
  ASSERT_TRUE(folder);
  const auto digest = *parse_digest(kAbc);
  write(scratch_ / "data" / "rules" / (std::string(kAbc) + ".toml"), "abd");
  EXPECT_EQ(folder->rules(digest).error().kind, FaultKind::corrupt);
  EXPECT_EQ(folder->keep_rules("abc").error().kind, FaultKind::corrupt);
  fs::remove(scratch_ / "data" / "rules" / (std::string(kAbc) + ".toml"));
  EXPECT_EQ(folder->rules(digest).error().kind, FaultKind::unavailable);
  EXPECT_EQ(folder->keep_rules("abc").value(), digest);
}

}  // namespace
}  // namespace caseledger::adapters
