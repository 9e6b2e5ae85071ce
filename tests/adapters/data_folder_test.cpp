// A data folder made, half made, mistaken and altered.
#include "adapters/data_folder.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>

namespace caseledger::adapters {
namespace {

namespace fs = std::filesystem;

class DataFolderTest : public ::testing::Test {
 protected:
  DataFolderTest() {
    std::string name = (fs::temp_directory_path() / "caseledger-folder-XXXXXX").string();
    EXPECT_NE(::mkdtemp(name.data()), nullptr);
    scratch_ = name;
  }
  ~DataFolderTest() override { fs::remove_all(scratch_); }

  static void write(const fs::path& file, std::string_view text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }

  fs::path scratch_;
};

// SHA-256 of "abc" (FIPS 180-4).
const char* const kAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST_F(DataFolderTest, IsMadeWithItsRulesUnderTheirDigests) {
  const auto made = DataFolder::create(scratch_ / "a" / "data", {"abc", "def", "abc"});
  ASSERT_TRUE(made) << made.error().what;
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
  EXPECT_NE(over.error().what.find("已经建账"), std::string::npos);
  write(scratch_ / "mine" / "letter.txt", "x");
  EXPECT_NE(DataFolder::create(scratch_ / "mine", {}).error().what.find("letter.txt"),
            std::string::npos);
  EXPECT_FALSE(DataFolder::create(scratch_ / "mine" / "letter.txt", {}));
}

TEST_F(DataFolderTest, OpensOnlyWhatIsOne) {
  const auto missing = DataFolder::open(scratch_ / "none");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, FaultKind::malformed);
  EXPECT_NE(missing.error().what.find("没有这个数据文件夹"), std::string::npos);
  const auto empty = DataFolder::open(scratch_);
  ASSERT_FALSE(empty);
  EXPECT_NE(empty.error().what.find("缺少 ledger"), std::string::npos);
  ASSERT_TRUE(DataFolder::create(scratch_ / "data", {}));
  fs::create_directories(scratch_ / "data" / "ledger");
  EXPECT_TRUE(DataFolder::open(scratch_ / "data"));
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
