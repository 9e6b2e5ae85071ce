// Texts beside each other: nothing is lost, nothing is doubled, and what is common is in one row.
#include "adapters/texts/paragraphs.h"

#include <gtest/gtest.h>

#include <random>

namespace caseledger::adapters {
namespace {

std::string shown(const std::vector<std::string_view>& texts) {
  std::string all;
  for (const auto& row : side_by_side(texts)) {
    for (const auto& cell : row) all.append(cell.value_or("-")).append("|");
    all += " ";
  }
  return all;
}

TEST(Paragraphs, AreLinesWithoutTheEmptyOnes) {
  using Views = std::vector<std::string_view>;
  EXPECT_EQ(paragraphs_of("一\n\n二\r\n三"), (Views{"一", "二", "三"}));
  EXPECT_EQ(paragraphs_of("\n\n"), Views{});
}

TEST(Paragraphs, StandInOneRowWhereTheyAreCommonOrTookEachOthersPlace) {
  EXPECT_EQ(shown({"a\nb\nc", "a\nx\nc"}), "a|a| b|x| c|c| ");
  EXPECT_EQ(shown({"a\nc", "a\nb\nc"}), "a|a| -|b| c|c| ");
  EXPECT_EQ(shown({"a\nb\nc", "a\nc"}), "a|a| b|-| c|c| ");
  EXPECT_EQ(shown({"a\nb", "b\nc", "c"}), "a|-|-| b|b|-| -|c|c| ");
  EXPECT_EQ(shown({"", "a"}), "-|a| ");
  EXPECT_EQ(shown({"a", ""}), "a|-| ");
  EXPECT_EQ(shown({}), "");
}

TEST(Paragraphs, AreAllThereInTheirOrderWhateverTheTexts) {
  std::mt19937 random(20'261'201);
  for (int round = 0; round < 2'000; ++round) {
    std::vector<std::string> texts(3);
    for (auto& text : texts) {
      for (auto n = random() % 9; n-- > 0;) text += std::string(1, char('a' + random() % 4)) + "\n";
    }
    const auto rows = side_by_side({texts.begin(), texts.end()});
    for (std::size_t column = 0; column < 3; ++column) {
      std::string again;
      for (const auto& row : rows) {
        ASSERT_EQ(row.size(), 3U);
        if (row[column]) again.append(*row[column]).append("\n");
      }
      EXPECT_EQ(again, texts[column]) << "seed 20261201, round " << round;
    }
    for (const auto& row : rows) EXPECT_TRUE(row[0] || row[1] || row[2]);
  }
}

/// Too long for a table: the common beginning and end are found all the same.
TEST(Paragraphs, OfVeryLongTextsKeepTheirCommonEnds) {
  std::string a = "head\n", b = "head\n";
  for (int n = 0; n < 3'000; ++n) {
    a += "a" + std::to_string(n) + "\n";
    b += "b" + std::to_string(n) + "\n";
  }
  a += "tail";
  b += "tail";
  const auto rows = side_by_side({a, b});
  ASSERT_EQ(rows.size(), 3'002U);
  EXPECT_EQ(rows.front()[0], rows.front()[1]);
  EXPECT_EQ(rows.back()[0], rows.back()[1]);
}

}  // namespace
}  // namespace caseledger::adapters
