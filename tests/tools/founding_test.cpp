// A ledger is founded or it is not: whatever hinders it, the folder is afterwards as it was, or
// takes the next founding.
#include "tools/founding.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "tests/both.h"
#include "tests/tools/command_line.h"
#include "tools/work_folder.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSite = ".caseledger-founding";

/// No file may become larger, as long as this lives.
class SmallFiles {
 public:
  explicit SmallFiles(rlim_t bytes_max) : handler_(::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit small{bytes_max, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallFiles() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    ::signal(SIGXFSZ, handler_);
  }
  SmallFiles(const SmallFiles&) = delete;
  SmallFiles& operator=(const SmallFiles&) = delete;

 private:
  rlimit before_{};
  sighandler_t handler_;
};

class FoundingTest : public ::testing::Test {
 protected:
  FoundingTest()
      : top_(fs::temp_directory_path() / ("caseledger-founding-" + std::to_string(::getpid()))) {
    fs::remove_all(top_);
    fs::create_directories(top_);
  }
  ~FoundingTest() override { fs::remove_all(top_); }

  fs::path data() const { return top_ / "data"; }
  void is_founded(const fs::path& folder) const {
    EXPECT_FALSE(fs::exists(folder / kSite));
    const auto verified = run({"verify", folder.string(), "--full"});
    EXPECT_EQ(verified.exit, 0) << verified.err;
  }
  static FaultKind refused(const fs::path& folder) {
    const auto founded = found_ledger(folder, {});
    EXPECT_FALSE(founded.has_value());
    return founded ? FaultKind::unavailable : founded.error().kind;
  }

  fs::path top_;
};

TEST_F(FoundingTest, LeavesNoFolderBehindWhereTheDiskIsFull) {
  for (const rlim_t bytes_max : {100, 5'000, 20'000, 50'000}) {
    const SmallFiles full(bytes_max);
    EXPECT_EQ(refused(data()), FaultKind::full) << bytes_max;
    EXPECT_FALSE(fs::exists(data())) << bytes_max;
  }
  ASSERT_TRUE(found_ledger(data(), {}).has_value());
  is_founded(data());
}

TEST_F(FoundingTest, LeavesAnEmptyFolderEmptyWhereTheDiskIsFull) {
  fs::create_directories(data());
  {
    const SmallFiles full(20'000);
    EXPECT_EQ(refused(data()), FaultKind::full);
  }
  EXPECT_TRUE(fs::is_empty(data()));
}

TEST_F(FoundingTest, BeginsAnewWhatACrashLeftHalfMade) {
  fs::create_directories(data() / kSite / "ledger");
  for (const auto& part : {"keys", "rules", "vault", "mirror"}) {
    fs::create_directories(data() / part);
    std::ofstream(data() / part / "half") << "made";
  }
  const auto founded = found_ledger(data(), {});
  ASSERT_TRUE(founded.has_value()) << both(founded.error());
  EXPECT_FALSE(fs::exists(data() / "keys" / "half"));
  is_founded(data());
}

TEST_F(FoundingTest, ClearsNothingOfALedgerThatACrashLeftWhole) {
  ASSERT_TRUE(found_ledger(data(), {}).has_value());
  fs::create_directories(data() / kSite);
  EXPECT_EQ(refused(data()), FaultKind::conflict);
  is_founded(data());
  // Nor of one whose leaves a repair set aside.
  fs::rename(data() / "ledger", data() / "ledger.damaged-1");
  fs::create_directories(data() / kSite);
  EXPECT_EQ(refused(data()), FaultKind::conflict);
  for (const auto* part : {"keys", "rules", "vault"}) EXPECT_TRUE(fs::exists(data() / part));
}

TEST_F(FoundingTest, IsRefusedWhileSomebodyElseIsFounding) {
  fs::create_directories(data());
  const auto other = WorkFolder::take(data() / kSite);
  ASSERT_TRUE(other.has_value());
  EXPECT_EQ(refused(data()), FaultKind::conflict);
  EXPECT_TRUE(fs::exists(data() / kSite));
}

TEST_F(FoundingTest, TouchesNothingOfOtherPeoplesFiles) {
  fs::create_directories(data() / "keys");
  std::ofstream(data() / "keys" / "key") << "somebody's";
  EXPECT_EQ(refused(data()), FaultKind::conflict);
  EXPECT_TRUE(fs::exists(data() / "keys" / "key"));
  EXPECT_FALSE(fs::exists(data() / kSite));
}

TEST_F(FoundingTest, TakesAnEmptyFolderAMissingParentAndASlashAtTheEnd) {
  fs::create_directories(data());
  for (const auto& folder : {data(), top_ / "a" / "b", top_ / "c" / ""}) {
    const auto founded = found_ledger(folder, {});
    ASSERT_TRUE(founded.has_value()) << both(founded.error());
    is_founded(folder);
  }
}

TEST_F(FoundingTest, TakesTheWorkingFolderWhichStaysTheWorkingFolder) {
  fs::create_directories(data());
  const auto before = fs::current_path();
  fs::current_path(data());
  const auto founded = found_ledger(".", {});
  EXPECT_TRUE(founded.has_value()) << (founded ? "" : both(founded.error()));
  is_founded(".");
  fs::current_path(before);
  is_founded(data());
}

TEST_F(FoundingTest, UsesThePassphraseOfTheEnvironmentAndKeepsItNowhere) {
  ::setenv("CASELEDGER_PASSPHRASE", "abc", 1);
  const auto founded = run({"init", data().string()});
  EXPECT_EQ(founded.exit, 0) << founded.err;
  EXPECT_FALSE(fs::exists(data() / "keys" / "passphrase"));
  is_founded(data());
  ::unsetenv("CASELEDGER_PASSPHRASE");
  EXPECT_EQ(run({"worklist", data().string()}).exit, 3);
}

TEST_F(FoundingTest, OfTheBinaryEndsWithASentenceWhereNoFileMayGrow) {
  const auto say = top_ / "said";
  const std::string call = "(trap - XFSZ; ulimit -f 16; exec '" CL_BINARY "' --lang zh init '" +
                           data().string() + "') >/dev/null 2>'" + say.string() + "'";
  const int status = std::system(call.c_str());
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 3);
  std::ifstream in(say);
  std::string line;
  std::getline(in, line);
  EXPECT_NE(line.find(data().string()), std::string::npos) << line;
  EXPECT_FALSE(fs::exists(data()));
}

}  // namespace
}  // namespace caseledger::tools
