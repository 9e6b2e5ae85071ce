// What the ledger disposed of is forgotten here too: in every row, in every byte of the file, and
// just as if it had been made anew.
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "projections/tables.h"
#include "tests/projections/fixture.h"
#include "tests/projections/random_history.h"

namespace caseledger::projections::test {
namespace {

constexpr const char* kName = "无法忘记的当事人姓名";

class Disposal : public Folder {
 protected:
  /// Of everything in the folder.
  std::string bytes() const {
    std::string all;
    for (const auto& entry :
         std::filesystem::directory_iterator(models_path(folder_).parent_path())) {
      std::ifstream in(entry.path(), std::ios::binary);
      all.append(std::istreambuf_iterator<char>(in), {});
    }
    return all;
  }
  /// How many rows another SQL tool counts.
  int count(const std::string& from_where) const {
    const auto answer = folder_ / "count";
    const auto command = "sqlite3 -readonly '" + models_path(folder_).string() +
                         "' \"SELECT count(*) FROM " + from_where + "\" >'" + answer.string() + "'";
    EXPECT_EQ(std::system(command.c_str()), 0);
    int rows = -1;
    std::ifstream(answer) >> rows;
    return rows;
  }
  bool remembers() const { return bytes().find(kName) != std::string::npos; }
  Digest rebuilt() const {
    const auto models = open_models();
    EXPECT_TRUE(rebuild(book_, *models));
    return *models->content_digest();
  }
  /// Cases whose party is the same, and their items.
  void add_cases(int count) {
    for (int n = 0; n < count; ++n) {
      book_.add_case("A" + std::to_string(n), filing(), filing_words(kName));
    }
    for (int n = 0; n < count; ++n) book_.add_case("A" + std::to_string(n), InvestigationOpened());
  }
  void dispose(const Id& id) {
    book_.erase_words(id);
    book_.add_case(id, RecordsDisposed{{document(7)}});
  }
};

TEST_F(Disposal, LeavesNoByteOfTheWordsHoweverTheyCame) {
  for (const std::uint64_t batch : {1, 7, 1'000}) {
    add_cases(40);
    follow_book({.batch_leaves = batch, .progress = {}});
    ASSERT_TRUE(remembers());
    for (int n = 0; n < 40; ++n) dispose("A" + std::to_string(n));
    follow_book({.batch_leaves = batch, .progress = {}});
    EXPECT_FALSE(remembers()) << batch;
    EXPECT_EQ(*open_models()->content_digest(), rebuilt()) << batch;
    ASSERT_TRUE(ReadModels::discard(folder_));
    book_ = Book();
  }
}

TEST_F(Disposal, TakesTheWordsOfOneCaseOnly) {
  book_.add_case("A", filing(), filing_words(kName));
  book_.add_case("B", filing(), filing_words("某砂场"));
  follow_book();
  dispose("A");
  follow_book();
  EXPECT_FALSE(remembers());
  EXPECT_NE(bytes().find("某砂场"), std::string::npos);
}

TEST_F(Disposal, TakesTheWordsOfTheItemOfItsName) {
  book_.add_case("A", filing(), filing_words("某砂场"));
  ItemDrafted drafted;
  drafted.title = said("x");
  for (const auto* item : {"A", "B"}) {
    book_.add_item(item, ItemOpened{}, {.stage = "draft"});
    const auto title = *item == 'A' ? std::string(kName) : "另一信息";
    book_.add_item(item, drafted, {.stage = "draft", .words = {{"title", title}}});
  }
  follow_book();
  dispose("A");
  book_.erase_words("A");
  follow_book();
  EXPECT_FALSE(remembers());
  EXPECT_NE(bytes().find("另一信息"), std::string::npos);
  EXPECT_EQ(*open_models()->content_digest(), rebuilt());
}

/// Who reads on between the fact and the destruction of the key still finds the words.
TEST_F(Disposal, ForgetsEvenWhatTheVaultStillHolds) {
  book_.add_case("A", filing(), filing_words(kName));
  book_.add_case("A", RecordsDisposed{{document(7)}});
  follow_book();
  EXPECT_FALSE(remembers());
  EXPECT_EQ(*open_models()->content_digest(), rebuilt());
}

/// Whatever the description calls words: no row of the case keeps any of before.
TEST_F(Disposal, LeavesNoWordsInAnyColumnOfWords) {
  const auto seed = std::random_device{}();
  std::printf("seed %u\n", seed);
  RandomHistory(book_, seed).add(1'500);
  follow_book();
  const auto disposed = book_.add_case("2021-SF-0", RecordsDisposed{{document(7)}});
  follow_book();
  for (const auto& table : tables()) {
    if (table.about.is_view || table.about.owner != Owner::stream) continue;
    const auto* named = table.stream_column();
    if (named != nullptr && named->about.stream_of != Procedure::matter) continue;
    const auto is_of_it = named == nullptr
                              ? std::string("procedure = 'matter' AND stream = '2021-SF-0'")
                              : std::string(named->name) + " = '2021-SF-0'";
    for (const auto& column : table.columns) {
      if (!column.is_words) continue;
      EXPECT_EQ(count(std::string(table.about.name) + " WHERE " + is_of_it + " AND " + column.name +
                      " IS NOT NULL"),
                0)
          << table.about.name << "." << column.name << " after leaf " << disposed.index;
    }
  }
}

TEST_F(Disposal, IsCutFromTheLogOnceNobodyReadsAnyMore) {
  add_cases(20);
  {
    const auto models = open_models();
    ASSERT_TRUE(follow(book_, *models, {.batch_leaves = 5, .progress = {}}));
    for (int n = 0; n < 20; ++n) dispose("A" + std::to_string(n));
    ASSERT_TRUE(follow(book_, *models, {.batch_leaves = 5, .progress = {}}));
    EXPECT_FALSE(remembers()) << "the log was cut while it is in use";
  }
  EXPECT_FALSE(remembers());
}

TEST_F(Disposal, EqualsARebuildAfterAnyHistory) {
  const auto seed = std::random_device{}();
  std::printf("seed %u\n", seed);
  std::mt19937_64 random(seed);
  RandomHistory history(book_, seed);
  for (int sitting = 0; sitting < 6; ++sitting) {
    history.add(200);
    follow_book({.batch_leaves = 1 + random() % 70, .progress = {}});
    const auto& some = book_.at(random() % book_.size()).fact;
    if (some.procedure == Procedure::matter) dispose(Id(some.stream));
    follow_book({.batch_leaves = 1 + random() % 70, .progress = {}});
  }
  EXPECT_EQ(*open_models()->content_digest(), rebuilt());
}

}  // namespace
}  // namespace caseledger::projections::test
