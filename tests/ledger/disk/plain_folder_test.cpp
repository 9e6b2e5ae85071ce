// Whatever lies in a folder that was handed over, nothing outside of it is opened or changed.
#include "ledger/disk/plain_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "tests/both.h"
#include "tests/scratch_folder.h"

namespace caseledger::ledger {
namespace {

namespace fs = std::filesystem;

class PlainFolderTest : public testing::Test {
 protected:
  PlainFolderTest() {
    fs::create_directories(data / "ledger" / "index");
    std::ofstream(data / "ledger" / "data.mdb") << "leaves";
  }
  /// What is said, in English; empty: all is well.
  std::string said() const {
    const auto plain = must_be_plain(data);
    return plain ? "" : plain.error().sentence().en;
  }

  ScratchFolder folder;
  const fs::path data = folder.path() / "data";
};

TEST_F(PlainFolderTest, HoldsFilesAndFolders) { EXPECT_EQ(said(), ""); }

TEST_F(PlainFolderTest, HoldsNoLinkToAFileOrAFolderOrNowhere) {
  for (const auto& target : {data / "ledger" / "data.mdb", folder.path(), fs::path("/nowhere")}) {
    fs::create_symlink(target, data / "ledger" / "lock.mdb");
    EXPECT_NE(said().find("ledger/lock.mdb: is a link"), std::string::npos) << said();
    fs::remove(data / "ledger" / "lock.mdb");
  }
}

TEST_F(PlainFolderTest, HoldsNoPipe) {
  ASSERT_EQ(::mkfifo((data / "ledger" / "checkpoint").c_str(), 0600), 0);
  EXPECT_NE(said().find("ledger/checkpoint: is a special file"), std::string::npos) << said();
}

TEST_F(PlainFolderTest, MayItselfBeReachedThroughALink) {
  fs::create_directory_symlink(data, folder.path() / "way");
  EXPECT_TRUE(must_be_plain(folder.path() / "way")) << "the user named it";
}

}  // namespace
}  // namespace caseledger::ledger
