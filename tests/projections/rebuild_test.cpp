// Rebuilt from position 0, the read models say what they said when they were kept up day by day.
#include "projections/as_of.h"
#include "tests/both.h"
#include "tests/projections/fixture.h"
#include "tests/projections/random_history.h"

namespace caseledger::projections::test {
namespace {

std::uint64_t some_seed() {
  const auto seed = std::random_device{}();
  std::printf("seed %u\n", seed);
  return seed;
}

class Rebuild : public Folder {};

/// Follows in batches of any length, in several sittings, through several openings.
TEST_F(Rebuild, EqualsWhatWasKeptUpLive) {
  const auto seed = some_seed();
  std::mt19937_64 random(seed);
  RandomHistory history(book_, seed);
  for (int sitting = 0; sitting < 12; ++sitting) {
    history.add(random() % 300);
    follow_book({.batch_leaves = 1 + random() % 70, .progress = {}});
  }
  const auto models = open_models();
  const auto live = models->content_digest();
  ASSERT_TRUE(live);
  ASSERT_TRUE(rebuild(book_, *models));
  EXPECT_EQ(*live, *models->content_digest());
}

/// A stream is then folded on from its row alone, at every leaf.
TEST_F(Rebuild, EqualsAFileOpenedAnewForEveryLeaf) {
  const auto seed = some_seed();
  RandomHistory history(book_, seed);
  for (int leaf = 0; leaf < 400; ++leaf) {
    history.add(1);
    follow_book();
  }
  const auto models = open_models();
  const auto live = models->content_digest();
  ASSERT_TRUE(rebuild(book_, *models));
  EXPECT_EQ(*live, *models->content_digest());
}

TEST_F(Rebuild, EqualsAFileMadeAnewElsewhere) {
  const auto seed = some_seed();
  RandomHistory(book_, seed).add(2'000);
  follow_book({.batch_leaves = 33, .progress = {}});
  const auto here = open_models()->content_digest();
  ASSERT_TRUE(ReadModels::discard(folder_));
  follow_book();
  EXPECT_EQ(*here, *open_models()->content_digest());
}

TEST_F(Rebuild, EqualsEveryStreamRenewedInTurn) {
  const auto seed = some_seed();
  RandomHistory(book_, seed).add(1'500);
  follow_book();
  const auto models = open_models();
  const auto before = models->content_digest();
  std::set<StreamKey> streams;
  for (std::size_t n = 0; n < book_.size(); ++n) {
    streams.insert({book_.at(n).fact.procedure, book_.at(n).fact.stream});
  }
  for (const auto& stream : streams) {
    const auto renewed = models->renew(book_, stream.procedure, stream.stream);
    ASSERT_TRUE(renewed) << both(renewed.error());
  }
  EXPECT_EQ(*before, *models->content_digest());
}

TEST_F(Rebuild, DiffersWhenOneWordDiffers) {
  book_.add_case("A", filing(), filing_words("甲"));
  follow_book();
  const auto one = open_models()->content_digest();
  book_.erase_words("A");
  ASSERT_TRUE(rebuild(book_, *open_models()));
  EXPECT_NE(*one, *open_models()->content_digest());
}

/// Every answer of the queries is the same for both, not only the bytes.
TEST_F(Rebuild, AnswersAsTheCaseFoldedFromItsLeaves) {
  const auto seed = some_seed();
  RandomHistory(book_, seed).add(1'500);
  follow_book({.batch_leaves = 50, .progress = {}});
  const auto queries = ask();
  const auto cases = queries->cases({.order = CaseOrder::id}, {day(9, 1), calendar_});
  ASSERT_TRUE(cases);
  EXPECT_FALSE(cases->empty());
  for (const auto& listed : *cases) {
    const auto whole = queries->case_whole(listed.row.id);
    const auto then = case_as_of(book_, listed.row.id, {});
    ASSERT_TRUE(whole && *whole && then && *then);
    EXPECT_EQ((*whole)->row, (*then)->row) << listed.row.id;
    EXPECT_EQ((*whole)->deadlines, (*then)->deadlines) << listed.row.id;
    EXPECT_EQ((*whole)->row, listed.row);
  }
}

}  // namespace
}  // namespace caseledger::projections::test
