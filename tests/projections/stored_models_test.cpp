// Read models are looked at without a trace, and kept in memory where they may not lie on a disk.
#include "projections/stored_models.h"

#include <fstream>

#include "tests/both.h"
#include "tests/projections/fixture.h"

namespace caseledger::projections::test {
namespace {

namespace fs = std::filesystem;

class StoredModelsTest : public Folder {
 protected:
  std::unique_ptr<StoredModels> stored() const {
    auto opened = StoredModels::open(folder_);
    EXPECT_TRUE(opened) << both(opened.error());
    return opened ? std::move(*opened) : nullptr;
  }
  void flip(std::int64_t at) const {
    std::fstream file(models_path(folder_), std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(at);
    const auto byte = static_cast<char>(file.get() ^ 1);
    file.seekp(at);
    file.put(byte);
  }
};

TEST_F(StoredModelsTest, ADamagedIndexIsNamedThoughEveryRowIsRight) {
  for (int n = 0; n < 20; ++n) book_.add_case("A" + std::to_string(n), filing());
  follow_book();
  EXPECT_EQ(stored()->damage().value(), std::nullopt);
  const auto before = stored()->content_digest();
  const auto answer = folder_ / "page";
  ASSERT_EQ(
      std::system(("sqlite3 -readonly '" + models_path(folder_).string() +
                   "' \"SELECT rootpage FROM sqlite_schema WHERE name = 'cases_by_stage'\" >'" +
                   answer.string() + "'")
                      .c_str()),
      0);
  std::int64_t page = 0;
  std::ifstream(answer) >> page;
  // The entries lie at the end of the page, the number of its row at the end of each.
  for (const int from_end : {1, 2, 3}) {
    flip(page * 4'096 - from_end);
    EXPECT_EQ(stored()->content_digest(), before);
    const auto damage = stored()->damage();
    ASSERT_TRUE(damage) << both(damage.error());
    ASSERT_TRUE(damage->has_value()) << from_end;
    EXPECT_NE((*damage)->find("cases_by_stage"), std::string::npos) << **damage;
    flip(page * 4'096 - from_end);
  }
}

TEST_F(StoredModelsTest, SayWhatTheirWriterSaysAndLeaveNothingBeside) {
  book_.add_case("A", filing());
  follow_book();
  const auto digest = open_models()->content_digest();
  EXPECT_EQ(stored()->content_digest(), digest);
  EXPECT_EQ(stored()->cursor()->next, ledger::Position{1});
  EXPECT_EQ(std::distance(fs::directory_iterator(models_path(folder_).parent_path()), {}), 1);
}

TEST_F(StoredModelsTest, AreFoundUnderANameThatAUriWouldTakeApart) {
  folder_ /= "100% 案卷?x#y";
  book_.add_case("A", filing());
  follow_book();
  EXPECT_EQ(stored()->cursor()->next, ledger::Position{1});
  folder_ = folder_.parent_path();
}

TEST_F(StoredModelsTest, GoOnInMemoryWhereTheyMayNotBeWritten) {
  book_.add_case("A", filing());
  follow_book();
  const auto digest = stored()->content_digest();
  fs::permissions(models_path(folder_), fs::perms::owner_read);
  // Root may write whatever the permissions say.
  const auto place =
      ::geteuid() == 0 ? ModelPlace::in_memory() : ModelPlace::for_following(folder_);
  const auto models = ReadModels::open(place);
  ASSERT_TRUE(models) << both(models.error());
  ASSERT_TRUE(follow(book_, **models));
  EXPECT_EQ((*models)->content_digest(), digest);
  const auto asked = Queries::open(place);
  ASSERT_TRUE(asked) << both(asked.error());
  EXPECT_EQ((*asked)->cursor()->next, ledger::Position{1});
  const auto other = ReadModels::open(ModelPlace::in_memory());
  EXPECT_EQ((*other)->cursor()->next, ledger::Position{0}) << "each is of its own";
}

}  // namespace
}  // namespace caseledger::projections::test
