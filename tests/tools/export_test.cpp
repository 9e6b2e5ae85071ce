// Exports write into folders of their own, and what holds private words is for its owner alone.
#include <sys/stat.h>

#include "tests/adapters/scratch.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;
using adapters::Scratch;

class Export : public ::testing::Test {
 protected:
  Export() {
    desk_.run_case(1, 3);
    desk_.close();
  }
  std::string data() const { return desk_.folder().string(); }
  std::string at(const char* name) const { return (scratch_.path() / name).string(); }
  static std::vector<std::string> all_in(const fs::path& folder) {
    std::vector<std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().filename() == "lock.mdb") continue;  // LMDB's readers
      const auto name = entry.path().lexically_relative(folder).string();
      all.push_back(entry.is_directory() ? name : name + "=" + Scratch::read(entry.path()));
    }
    std::ranges::sort(all);
    return all;
  }

  Desk desk_;
  Scratch scratch_;
};

constexpr const char* kKinds[] = {"site", "tiles"};

TEST_F(Export, WritesNothingIntoAFolderOfSomebodyElse) {
  const fs::path web = at("web");
  fs::create_directories(web / "decisions");
  Scratch::write(web / "index.html", "home");
  Scratch::write(web / "officers.html", "mine");
  Scratch::write(web / "checkpoint", "mine too");
  Scratch::write(web / "decisions" / "2019.html", "old");
  const auto before = all_in(web);
  for (const auto* kind : kKinds) {
    expect_bad(run({"export", kind, data(), web}), "不是空文件夹");
    EXPECT_EQ(all_in(web), before) << kind;
    expect_bad(run({"export", kind, data(), web / "index.html"}), "不是");
  }
}

TEST_F(Export, WritesNothingIntoADataFolder) {
  const auto before = all_in(data());
  for (const auto* kind : {"site", "tiles", "words"}) {
    for (const auto& out : {data(), data() + "/new", data() + "/vault/../a"}) {
      expect_bad(run({"export", kind, data(), out}), "是数据文件夹或在其内");
    }
  }
  EXPECT_EQ(all_in(data()), before);
}

TEST_F(Export, GoesOnInItsOwnFolderAndInNoOther) {
  for (const auto* kind : kKinds) {
    const auto out = at(kind);
    EXPECT_EQ(run({"export", kind, data(), out}).exit, 0);
    EXPECT_EQ(run({"export", kind, data(), out}).exit, 0) << "its own";
  }
  expect_bad(run({"export", "site", data(), at("tiles")}), "是另一账本或另一种导出");
  expect_bad(run({"export", "tiles", data(), at("site")}), "是另一账本或另一种导出");
  ASSERT_EQ(run({"init", at("other"), "--origin", "other.example/x"}).exit, 0);
  for (const auto* kind : kKinds) {
    const auto before = all_in(at(kind));
    expect_bad(run({"export", kind, at("other"), at(kind)}), "是另一账本或另一种导出");
    EXPECT_EQ(all_in(at(kind)), before);
  }
}

TEST_F(Export, TakesUpWhatACutRunLeft) {
  for (const auto* kind : kKinds) {
    const fs::path out = at(kind);
    ASSERT_EQ(run({"export", kind, data(), out}).exit, 0);
    const auto whole = all_in(out);
    for (const auto& entry : fs::directory_iterator(out)) {
      if (entry.path().filename() != ".caseledger-export") fs::remove_all(entry.path());
    }
    ASSERT_EQ(run({"export", kind, data(), out}).exit, 0);
    EXPECT_EQ(all_in(out), whole);
    fs::remove_all(out);
    fs::create_directory(out);
    Scratch::write(out / ".caseledger-export.new", "ti");
    ASSERT_EQ(run({"export", kind, data(), out}).exit, 0) << "cut off within the mark";
    EXPECT_EQ(all_in(out), whole);
  }
}

TEST_F(Export, OfWordsCanBeReadByItsOwnerAlone) {
  const auto before = ::umask(0);
  EXPECT_EQ(run({"export", "words", data(), at("words.jsonl")}).exit, 0);
  ::umask(before);
  EXPECT_EQ(fs::status(at("words.jsonl")).permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_NE(Scratch::read(at("words.jsonl")), "");
  expect_bad(run({"export", "words", data(), at("words.jsonl")}), "已存在");
}

/// Whatever the commands write that holds words or keys in the clear, where everybody may read
/// what is made: no file of it is open to others.
TEST_F(Export, LeavesNothingPrivateOpenToOthersWhateverTheUmask) {
  const auto before = ::umask(0);
  ASSERT_EQ(run({"init", at("led")}).exit, 0);
  ASSERT_EQ(run({"cases", at("led")}).exit, 0);
  ASSERT_EQ(run({"backup", at("led"), at("copy")}).exit, 0);
  ::umask(before);
  int seen = 0;
  for (const auto* folder : {"led", "copy"}) {
    for (const auto* part : {"keys", "read"}) {
      const fs::path path = fs::path(at(folder)) / part;
      if (!fs::exists(path)) continue;
      EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_all) << path;
      for (const auto& entry : fs::recursive_directory_iterator(path)) {
        ++seen;
        EXPECT_EQ(fs::status(entry).permissions() & (fs::perms::group_all | fs::perms::others_all),
                  fs::perms::none)
            << entry.path();
      }
    }
  }
  EXPECT_GT(seen, 8) << "four keys of each, and the models";
}

}  // namespace
}  // namespace caseledger::tools
