// Reading and verifying write nothing where they read: from a folder that cannot be written, all is
// answered as from one that can.
#include <fcntl.h>
#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "tests/adapters/scratch.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;
using adapters::Scratch;

constexpr ::uid_t kNobody = 65534;

class ReadOnly : public ::testing::Test {
 protected:
  ReadOnly() {
    desk_.run_case(1, 8);
    id_ = typical_case(1).front().stream;
    desk_.close();
    fs::permissions(scratch_.path(), fs::perms::others_all | fs::perms::group_all,
                    fs::perm_options::add);
  }
  ~ReadOnly() override { open_to_all(true); }

  std::string copy() const { return (scratch_.path() / "copy").string(); }
  std::string at(const char* name) const { return (scratch_.path() / name).string(); }
  /// All of the copy can be read by everybody, and written only where that is said.
  void open_to_all(bool may_be_written) const {
    std::error_code ignored;
    for (fs::recursive_directory_iterator one(scratch_.path(), ignored), end; one != end; ++one) {
      auto mode = fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
      if (one->is_directory()) {
        mode |= fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;
      }
      if (may_be_written) mode |= fs::perms::owner_write;
      fs::permissions(one->path(), mode, ignored);
    }
  }
  /// By a user to whom permissions apply, which root is not.
  Ended as_another_user(const std::vector<std::string>& words) const {
    const auto out = at("out"), err = at("err");
    // By what is open: the way to the binary may lead through a folder that is closed to others.
    const int binary = ::open(CL_BINARY, O_RDONLY | O_CLOEXEC);
    const auto child = ::fork();
    if (child == 0) {
      std::vector<std::string> call{CL_BINARY, "--lang", "zh"};
      call.insert(call.end(), words.begin(), words.end());
      std::vector<char*> argv;
      for (auto& word : call) argv.push_back(word.data());
      argv.push_back(nullptr);
      if (std::freopen(out.c_str(), "w", stdout) == nullptr) ::_exit(99);
      if (std::freopen(err.c_str(), "w", stderr) == nullptr) ::_exit(99);
      if (::geteuid() == 0 &&
          (::setgroups(0, nullptr) != 0 || ::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)) {
        ::_exit(98);
      }
      ::fexecve(binary, argv.data(), environ);
      ::_exit(97);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(binary);
    return {WEXITSTATUS(status), Scratch::read(out), Scratch::read(err)};
  }

  Desk desk_;
  Scratch scratch_;
  std::string id_;
};

TEST_F(ReadOnly, FoldersAnswerEverythingThatIsRead) {
  ASSERT_EQ(run({"backup", desk_.folder().string(), copy()}).exit, 0);
  open_to_all(false);
  const std::vector<std::vector<std::string>> calls{
      {"verify", copy()},
      {"verify", copy(), "--full"},
      {"cases", copy()},
      {"worklist", copy()},
      {"deadlines", copy()},
      {"case", "show", copy(), id_},
      {"case", "timeline", copy(), id_},
      {"case", "why", copy(), id_},
      {"checkpoint", copy()},
      {"prove", copy(), "--seq", "1"},
      {"key", "show", copy()},
  };
  for (const auto& call : calls) {
    const auto ended = as_another_user(call);
    EXPECT_EQ(ended.exit, 0) << call[0] << ": " << ended.err;
    auto writable = call;
    std::ranges::replace(writable, copy(), desk_.folder().string());
    if (call.back() == "--full") continue;  // of the models it says that there are none
    EXPECT_EQ(ended.out, run(writable).out) << call[0];
  }
  EXPECT_FALSE(fs::exists(fs::path(copy()) / "read"));
  EXPECT_NE(as_another_user({"verify", copy(), "--full"}).out.find("没有查询表"),
            std::string::npos);
}

TEST_F(ReadOnly, FoldersWithModelsAreComparedWithoutWritingThere) {
  fs::copy(desk_.folder(), copy(), fs::copy_options::recursive);
  ASSERT_EQ(run({"cases", copy()}).exit, 0);
  open_to_all(false);
  const auto ended = as_another_user({"verify", copy(), "--full"});
  EXPECT_EQ(ended.exit, 0) << ended.err;
  EXPECT_EQ(ended.out.find("没有查询表"), std::string::npos) << ended.out;
}

/// An auditor on the bureau's own machine, who is not trusted with the words.
TEST_F(ReadOnly, FoldersOfAnotherUserAreVerifiedWithoutTheirKeys) {
  fs::copy(desk_.folder(), copy(), fs::copy_options::recursive);
  open_to_all(true);
  fs::permissions(fs::path(copy()) / "keys", fs::perms::owner_all);
  const auto ended = as_another_user({"verify", copy()});
  if (::geteuid() == 0) {
    EXPECT_EQ(ended.exit, 0) << ended.err;
    EXPECT_EQ(as_another_user({"cases", copy()}).exit, 3);
  }
}

TEST_F(ReadOnly, FoldersSaySoWhereSomethingIsToBeWritten) {
  fs::copy(desk_.folder(), copy(), fs::copy_options::recursive);
  Scratch::write(at("none.jsonl"), "");
  open_to_all(false);
  for (const auto& call : {std::vector<std::string>{"submit", copy(), at("none.jsonl")},
                           std::vector<std::string>{"rebuild", copy()}}) {
    const auto ended = as_another_user(call);
    EXPECT_EQ(ended.exit, 3) << call[0] << ended.err;
    EXPECT_EQ(lines_of(ended.err), 1) << ended.err;
  }
}

}  // namespace
}  // namespace caseledger::tools
