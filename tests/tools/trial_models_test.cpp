// verify --full sees what is wrong with the read models, and writes nothing.
#include "tools/trial_models.h"

#include <cstdlib>
#include <fstream>
#include <map>

#include "ledger/disk/durable_file.h"
#include "projections/read_models.h"
#include "tests/both.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;

class TrialModels : public ::testing::Test {
 protected:
  TrialModels() {
    desk_.run_case(1, 5);
    desk_.close();
    EXPECT_EQ(run({"cases", desk_.folder()}).exit, 0);
  }

  fs::path models() const { return projections::models_path(desk_.folder()); }
  std::vector<ledger::Finding> compared() const {
    auto found = compare_with_rebuild(desk_.folder());
    EXPECT_TRUE(found.has_value()) << (found ? "" : both(found.error()));
    return found ? found->findings : std::vector<ledger::Finding>{};
  }
  /// One bit of the last byte of a page: of an index, the end of its first entry.
  void flip_at_the_end_of(std::int64_t page) const {
    std::fstream file(models(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(page * 4096 - 1);
    const auto byte = static_cast<char>(file.get() ^ 1);
    file.seekp(page * 4096 - 1);
    file.put(byte);
  }
  std::int64_t root_page(const std::string& index) const {
    const auto answer = desk_.folder() / "page";
    const auto ask = "sqlite3 -readonly '" + models().string() +
                     "' \"SELECT rootpage FROM sqlite_schema WHERE name = '" + index + "'\" >'" +
                     answer.string() + "'";
    EXPECT_EQ(std::system(ask.c_str()), 0);
    std::int64_t page = 0;
    std::ifstream(answer) >> page;
    return page;
  }

  Desk desk_;
};

TEST_F(TrialModels, AreTheSameAsTheLiveOnesOfASoundLedger) { EXPECT_TRUE(compared().empty()); }

TEST_F(TrialModels, FindAnIndexThatIsDamagedThoughEveryRowIsRight) {
  for (const auto* index : {"cases_by_stage", "timeline_by_stream"}) {
    const auto page = root_page(index);
    ASSERT_GT(page, 0) << index;
    flip_at_the_end_of(page);
    const auto found = compared();
    ASSERT_EQ(found.size(), 1U) << index;
    EXPECT_EQ(found.front().promise, "models");
    EXPECT_NE(both(found.front().what).find(index), std::string::npos) << both(found.front().what);
    flip_at_the_end_of(page);
  }
}

TEST_F(TrialModels, FindAFileThatIsNoDatabaseAnyMore) {
  std::ofstream(models(), std::ios::trunc | std::ios::binary) << std::string(8'192, 'x');
  const auto verified = run({"verify", desk_.folder(), "--full"});
  EXPECT_EQ(verified.exit, 4);
  EXPECT_NE(verified.err.find("查询表损坏"), std::string::npos) << verified.err;
}

TEST_F(TrialModels, AreComparedAsFarAsTheLiveOnesAre) {
  const auto earlier = desk_.folder() / "earlier";
  fs::copy_file(models(), earlier);
  desk_.reopen();
  desk_.run_case(2, 3);
  desk_.close();
  fs::copy_file(earlier, models(), fs::copy_options::overwrite_existing);
  const auto found = compare_with_rebuild(desk_.folder());
  ASSERT_TRUE(found.has_value()) << both(found.error());
  EXPECT_TRUE(found->findings.empty());
  EXPECT_NE(found->reach.en.find("leaves"), std::string::npos);
}

TEST_F(TrialModels, AreNotComparedWithThoseThatSomebodyIsWriting) {
  std::ofstream(models().string() + "-wal") << "a log";
  const auto found = compare_with_rebuild(desk_.folder());
  ASSERT_TRUE(found.has_value()) << both(found.error());
  EXPECT_TRUE(found->unchecked.has_value());
}

/// What a look at every file of a folder shows: names, times of change and bytes.
std::string state_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& one : fs::recursive_directory_iterator(folder)) {
    const auto changed = one.last_write_time().time_since_epoch().count();
    auto& state = files[one.path().string()] = std::to_string(changed);
    if (one.is_regular_file()) state += ledger::read_file(one.path()).value().value();
  }
  std::string all;
  for (const auto& [name, state] : files) all.append(name).append("\n").append(state);
  return all;
}

TEST_F(TrialModels, AndTheLedgerAreVerifiedWithoutWritingAnything) {
  const auto before = state_of(desk_.folder());
  EXPECT_EQ(run({"verify", desk_.folder(), "--full"}).exit, 0);
  EXPECT_TRUE(state_of(desk_.folder()) == before);
  for (const auto* lock : {"ledger/lock.mdb", "ledger/writer.lock", "vault/lock.mdb"}) {
    fs::remove(desk_.folder() / lock);
  }
  EXPECT_EQ(run({"verify", desk_.folder(), "--full"}).exit, 0);
  EXPECT_FALSE(fs::exists(desk_.folder() / "ledger" / "writer.lock"));
  EXPECT_FALSE(fs::exists(desk_.folder() / "ledger" / "lock.mdb"));
}

}  // namespace
}  // namespace caseledger::tools
