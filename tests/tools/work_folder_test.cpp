// A folder is one process's as long as that lives, nobody else's to read, and free again after it.
#include "tools/work_folder.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "tests/both.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;

class WorkFolderTest : public ::testing::Test {
 protected:
  WorkFolderTest()
      : top_(fs::temp_directory_path() / ("caseledger-work-" + std::to_string(::getpid()))) {
    fs::remove_all(top_);
    fs::create_directories(top_);
  }
  ~WorkFolderTest() override { fs::remove_all(top_); }

  fs::path place() const { return top_ / "place"; }

  fs::path top_;
};

TEST_F(WorkFolderTest, IsOpenToItsOwnerAlone) {
  const auto fixed = WorkFolder::take(place());
  const auto fresh = WorkFolder::fresh(top_, "new-");
  ASSERT_TRUE(fixed.has_value() && fresh.has_value());
  for (const auto& path : {(*fixed)->path(), (*fresh)->path()}) {
    EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_all) << path;
  }
}

TEST_F(WorkFolderTest, GoesWithItsOwnerAndWithAllThatIsInIt) {
  {
    const auto fixed = WorkFolder::take(place());
    const auto fresh = WorkFolder::fresh(top_, "new-");
    ASSERT_TRUE(fixed.has_value() && fresh.has_value());
    std::ofstream((*fixed)->path() / "file") << "words";
    std::ofstream((*fresh)->path() / "file") << "words";
  }
  EXPECT_TRUE(fs::is_empty(top_));
}

TEST_F(WorkFolderTest, IsNobodyElsesWhileItsOwnerLives) {
  const auto mine = WorkFolder::take(place());
  ASSERT_TRUE(mine.has_value());
  std::ofstream((*mine)->path() / "file") << "words";
  const auto other = WorkFolder::take(place());
  ASSERT_FALSE(other.has_value());
  EXPECT_EQ(other.error().kind, FaultKind::conflict);
  EXPECT_TRUE(fs::exists(place() / "file"));
}

TEST_F(WorkFolderTest, IsTakenOverEmptyFromOneWhoIsGone) {
  fs::create_directories(place() / "read");
  fs::permissions(place(), fs::perms::all);
  std::ofstream(place() / "read" / "models.db") << "words";
  const auto mine = WorkFolder::take(place());
  ASSERT_TRUE(mine.has_value()) << both(mine.error());
  EXPECT_TRUE(fs::is_empty(place()));
  EXPECT_EQ(fs::status(place()).permissions(), fs::perms::owner_all);
}

TEST_F(WorkFolderTest, FollowsNoLinkToAFolderElsewhere) {
  fs::create_directories(top_ / "elsewhere");
  std::ofstream(top_ / "elsewhere" / "file") << "words";
  fs::create_directory_symlink(top_ / "elsewhere", place());
  EXPECT_FALSE(WorkFolder::take(place()).has_value());
  EXPECT_TRUE(fs::exists(top_ / "elsewhere" / "file"));
}

}  // namespace
}  // namespace caseledger::tools
