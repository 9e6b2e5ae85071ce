// Head and marks against the leaves they were made of.
#include "ledger/audit/store_audit.h"

#include <gmock/gmock.h>

#include "ledger/disk/page_audit.h"
#include "ledger/store/head_record.h"
#include "tests/ledger/store_fixture.h"

namespace caseledger::ledger {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::uint64_t kLeaves = 2 * kMarkLeaves + 5;

/// What a store of many leaves has, read without LMDB; a test changes it before it is audited.
class StoreAuditTest : public testing::Test {
 protected:
  StoreAuditTest() {
    const auto folder = temporary_.path() / "ledger";
    auto store = Store::create(folder, small_options()).value();
    for (std::uint64_t i = 0; i < kLeaves; i += 1'000) {
      std::vector<std::string> group;
      for (std::uint64_t k = i; k < std::min(i + 1'000, kLeaves); ++k) {
        group.push_back(simple_leaf("a", k + 1));
      }
      append(*store, group);
    }
    EXPECT_TRUE(store->close());
    PageAuditOptions options = store_layout();
    options.visit = [this](std::string_view database, Bytes key, Bytes value) {
      if (database.empty()) head_ = text_of(value);
      if (database == kLeavesName) leaves_.emplace_back(text_of(key), text_of(value));
      if (database == kMarksName) marks_.emplace_back(text_of(key), text_of(value));
      if (database == kTilesName) tiles_.emplace_back(text_of(key), text_of(value));
    };
    EXPECT_THAT(audit_pages(folder / "data.mdb", options).value().findings, IsEmpty());
  }

  std::vector<std::string> findings() const {
    StoreAudit audit;
    for (const auto& [key, leaf] : leaves_) {
      audit.leaf(bytes_of(key), leaf_hash(bytes_of(leaf)), sm3(bytes_of(leaf)));
    }
    for (const auto& [key, mark] : marks_) audit.mark(bytes_of(key), bytes_of(mark));
    for (const auto& [key, tile] : tiles_) audit.tile(bytes_of(key), bytes_of(tile));
    if (head_) audit.head(bytes_of(*head_));
    std::vector<std::string> found;
    for (auto& one : audit.finish()) found.push_back(std::move(one.en));
    return found;
  }

  std::vector<std::pair<std::string, std::string>> leaves_, marks_, tiles_;
  std::optional<std::string> head_;

 private:
  TemporaryFolder temporary_;
};

TEST_F(StoreAuditTest, AgreesWithAnHonestStore) {
  EXPECT_EQ(leaves_.size(), kLeaves);
  EXPECT_EQ(marks_.size(), 2U);
  EXPECT_EQ(tiles_.size(), kLeaves / kTileWidth);
  EXPECT_THAT(findings(), IsEmpty());
}

TEST_F(StoreAuditTest, NamesAChangedLeafByTheMarksTheTileAndTheHead) {
  leaves_[300].second[0] = 'b';
  EXPECT_THAT(
      findings(),
      ElementsAre("mark 4096 does not fit the leaves", "mark 8192 does not fit the leaves",
                  "tile 1 of level 0 does not fit the leaves", HasSubstr("the head record says")));
}

TEST_F(StoreAuditTest, NamesAMissingLeaf) {
  leaves_.pop_back();
  EXPECT_THAT(findings(), ElementsAre(HasSubstr("the head record says size 8197")));
}

TEST_F(StoreAuditTest, NamesAGap) {
  leaves_.erase(leaves_.begin() + 8'195);
  EXPECT_THAT(findings(), ElementsAre("leaf 8195 has another number", HasSubstr("the head")));
}

TEST_F(StoreAuditTest, NamesEveryChangedByteOfAMark) {
  for (char& byte : marks_[1].second) {
    byte = static_cast<char>(byte ^ 0x10);
    ASSERT_THAT(findings(), ElementsAre("mark 8192 does not fit the leaves"));
    byte = static_cast<char>(byte ^ 0x10);
    if (&byte - marks_[1].second.data() > 40) break;  // the rest is alike, and each look is long
  }
  marks_.erase(marks_.begin());
  EXPECT_THAT(findings(), ElementsAre("mark 4096 is missing"));
  marks_.emplace_back(std::string("12345678"), "x");
  EXPECT_THAT(findings(), ElementsAre("mark 4096 is missing", HasSubstr("should not be")));
}

TEST_F(StoreAuditTest, NamesEveryChangedByteOfATile) {
  for (const std::size_t at : {0, 31, 32, 8'191, 8'192, 8'223}) {
    char& byte = tiles_[2].second[at];
    byte = static_cast<char>(byte ^ 0x10);
    ASSERT_THAT(findings(), ElementsAre("tile 2 of level 0 does not fit the leaves"));
    byte = static_cast<char>(byte ^ 0x10);
  }
  tiles_.pop_back();
  EXPECT_THAT(findings(), ElementsAre("tile 31 of level 0 is missing"));
  tiles_.emplace_back(std::string("12345678"), "x");
  EXPECT_THAT(findings(), ElementsAre(HasSubstr("is missing"), HasSubstr("should not be")));
}

TEST_F(StoreAuditTest, NamesAHeadThatIsCutOrGone) {
  head_->pop_back();
  EXPECT_THAT(findings(), ElementsAre(HasSubstr("head record")));
  head_.reset();
  EXPECT_THAT(findings(), ElementsAre("there is no head record"));
}

}  // namespace
}  // namespace caseledger::ledger
