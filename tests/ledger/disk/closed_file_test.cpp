// What was changed or copied is not as it was closed, whatever its time of change was set to.
#include "ledger/disk/closed_file.h"

#include <gtest/gtest.h>

#include <fstream>

#include "ledger/disk/durable_file.h"
#include "tests/scratch_folder.h"

namespace caseledger::ledger {
namespace {

namespace fs = std::filesystem;

class ClosedFileTest : public testing::Test {
 protected:
  ClosedFileTest() {
    write("as it was closed");
    note_closed(file);
  }

  void write(const std::string& content) { std::ofstream(file, std::ios::binary) << content; }

  ScratchFolder folder;
  const fs::path file = folder.path() / "data.mdb";
};

TEST_F(ClosedFileTest, IsAsItWasClosed) { EXPECT_TRUE(is_as_closed(file)); }

TEST_F(ClosedFileTest, IsNoticedWhereAByteWasChangedAndTheTimePutBack) {
  const auto before = fs::last_write_time(file);
  write("as it was changed");
  fs::resize_file(file, std::string("as it was closed").size());
  fs::last_write_time(file, before);
  EXPECT_FALSE(is_as_closed(file));
}

TEST_F(ClosedFileTest, IsAnotherFileWhereItWasCopied) {
  const auto copy = folder.path() / "copy";
  fs::create_directory(copy);
  for (const auto* name : {"data.mdb", "closed"}) {
    fs::copy_file(folder.path() / name, copy / name);
    fs::last_write_time(copy / name, fs::last_write_time(folder.path() / name));
  }
  EXPECT_FALSE(is_as_closed(copy / "data.mdb"));
}

TEST_F(ClosedFileTest, IsNotTakenOnTheWordOfAnEmptyNoteOrNone) {
  std::ofstream(folder.path() / "closed", std::ios::trunc).close();
  EXPECT_FALSE(is_as_closed(file));
  fs::remove(folder.path() / "closed");
  EXPECT_FALSE(is_as_closed(file));
  fs::remove(file);
  std::ofstream(folder.path() / "closed", std::ios::trunc).close();
  EXPECT_FALSE(is_as_closed(file)) << "neither is there";
}

TEST_F(ClosedFileTest, WritesItsNoteThroughNoLink) {
  const auto others = folder.path() / "others";
  std::ofstream(others) << "mine";
  fs::remove(folder.path() / "closed");
  fs::create_symlink(others, folder.path() / "closed");
  note_closed(file);
  EXPECT_EQ(read_file(others).value(), "mine");
}

}  // namespace
}  // namespace caseledger::ledger
