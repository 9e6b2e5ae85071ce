// verify --full sees what is wrong with the read models, and shows their words to nobody else.
#include "tools/trial_models.h"

#include <cstdlib>
#include <fstream>

#include "projections/read_models.h"
#include "tests/both.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"
#include "tools/work_folder.h"

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
  fs::path trial() const { return models().parent_path() / "trial"; }
  std::vector<ledger::Finding> compared() const {
    auto found = compare_with_rebuild(desk_.folder());
    EXPECT_TRUE(found.has_value()) << (found ? "" : both(found.error()));
    return found.value_or(std::vector<ledger::Finding>{});
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

TEST_F(TrialModels, GoWithWhatAKilledVerificationLeft) {
  fs::create_directories(trial() / "read");
  std::ofstream(trial() / "read" / "models.db") << "words of all cases";
  EXPECT_TRUE(compared().empty());
  EXPECT_FALSE(fs::exists(trial()));
}

TEST_F(TrialModels, AreMadeElsewhereWhileAnotherVerificationIsAtWork) {
  const auto other = WorkFolder::take(trial());
  ASSERT_TRUE(other.has_value());
  EXPECT_TRUE(compared().empty());
  EXPECT_TRUE(fs::exists(trial()));
}

}  // namespace
}  // namespace caseledger::tools
