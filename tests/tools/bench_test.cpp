// Where bench may write: in a folder of its own, and what lies there already is not its to remove.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "adapters/forms/json.h"
#include "tests/tools/command_line.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;

class BenchCommand : public ::testing::Test {
 protected:
  BenchCommand()
      : folder_(fs::temp_directory_path() / ("caseledger-bench-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
  }
  ~BenchCommand() override { fs::remove_all(folder_); }

  fs::path folder_;
};

TEST_F(BenchCommand, TouchesNoFolderThatHoldsSomething) {
  fs::create_directories(folder_ / "data");
  std::ofstream(folder_ / "data" / "a-bureaus-own") << "kept";
  expect_bad(run({"bench", "--dir", folder_.string(), "--leaves", "1000"}), "不是空文件夹");
  EXPECT_TRUE(fs::exists(folder_ / "data" / "a-bureaus-own"));
}

TEST_F(BenchCommand, TakesNoFileForAFolder) {
  std::ofstream(folder_) << "kept";
  expect_bad(run({"bench", "--dir", folder_.string(), "--leaves", "1000"}), "不是空文件夹");
  EXPECT_TRUE(fs::is_regular_file(folder_));
}

TEST_F(BenchCommand, PrintsJsonLinesAndRemovesWhatItMade) {
  const auto ended = run({"--json", "bench", "--dir", folder_.string(), "--leaves", "1000"});
  EXPECT_EQ(ended.exit, 0) << ended.err;
  std::istringstream lines(ended.out);
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const auto row = adapters::read_json(line);
    ASSERT_TRUE(row.has_value()) << line;
    EXPECT_NE(row->find("ours"), nullptr) << line;
  }
  EXPECT_GT(count, 10);
  EXPECT_FALSE(fs::exists(folder_));
}

}  // namespace
}  // namespace caseledger::tools
