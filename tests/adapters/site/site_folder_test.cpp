// New contents take their names together, and what is not ours is left alone.
#include "adapters/site/site_folder.h"

#include <gmock/gmock.h>

#include <fstream>

#include "tests/both.h"
#include "tests/scratch_folder.h"

namespace caseledger::adapters {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;

class SiteFolderTest : public ::testing::Test {
 protected:
  SiteFolderTest() { EXPECT_TRUE(SiteFolder(path_).make()); }

  void put(const std::string& name, const std::string& text) const {
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  /// NAME=TEXT of each file.
  std::vector<std::string> files() const {
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(path_)) {
      if (!entry.is_regular_file()) continue;
      const auto name = fs::relative(entry.path(), path_).string();
      files.push_back(name + "=" + SiteFolder(path_).read(name).value().value());
    }
    std::ranges::sort(files);
    return files;
  }

  const ScratchFolder scratch_;
  const fs::path path_ = scratch_.path() / "site";
};

TEST_F(SiteFolderTest, NamesNothingBeforeAllIsThere) {
  put("index.html", "old");
  SiteFolder folder(path_);
  ASSERT_TRUE(folder.bring("index.html", "new"));
  ASSERT_TRUE(folder.bring("decisions/a.html", "a"));
  EXPECT_EQ(folder.read("index.html").value(), "old");
  EXPECT_EQ(folder.read("decisions/a.html").value(), std::nullopt);
  ASSERT_TRUE(folder.publish());
  EXPECT_THAT(files(), ElementsAre("decisions/a.html=a", "index.html=new"));
}

TEST_F(SiteFolderTest, DoesNotWriteWhatIsThere) {
  put("index.html", "same");
  fs::last_write_time(path_ / "index.html", fs::file_time_type{});
  SiteFolder folder(path_);
  ASSERT_TRUE(folder.bring("index.html", "same"));
  ASSERT_TRUE(folder.publish());
  EXPECT_EQ(fs::last_write_time(path_ / "index.html"), fs::file_time_type{});
}

TEST_F(SiteFolderTest, RemovesPagesThatNobodyBroughtOrKept) {
  for (const auto* name : {"decisions/a.html", "decisions/b.html", "decisions/notice.txt",
                           "items/a.html", "officers.html", "supervision.html", "logo.svg"}) {
    put(name, "x");
  }
  SiteFolder folder(path_);
  folder.keep("decisions/a.html");
  ASSERT_TRUE(folder.publish());
  EXPECT_THAT(files(), ElementsAre("decisions/a.html=x", "decisions/notice.txt=x", "logo.svg=x"));
}

TEST_F(SiteFolderTest, RemovesWhatARunThatFailedLeft) {
  for (const auto* name : {"decisions/a.html.new", "decisions/gone.html.new", "items/a.html.new",
                           "index.html.new", "officers.html.new", "logo.svg.new"}) {
    put(name, "half");
  }
  SiteFolder folder(path_);
  ASSERT_TRUE(folder.bring("index.html", "x"));
  folder.keep("decisions/a.html");
  ASSERT_TRUE(folder.publish());
  EXPECT_THAT(files(), ElementsAre("index.html=x", "logo.svg.new=half"));
}

TEST_F(SiteFolderTest, SaysWhatCannotBeWritten) {
  fs::create_directories(path_ / "index.html.new");
  SiteFolder folder(path_);
  const auto brought = folder.bring("index.html", "x");
  ASSERT_FALSE(brought);
  EXPECT_EQ(brought.error().kind, FaultKind::unavailable);
  EXPECT_THAT(brought.error().place, testing::HasSubstr("index.html"));
}

}  // namespace
}  // namespace caseledger::adapters
