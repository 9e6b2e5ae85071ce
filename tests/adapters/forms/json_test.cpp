// The tree and its lines.
#include "adapters/forms/json.h"

#include <gtest/gtest.h>

namespace caseledger::adapters {
namespace {

TEST(Json, KeepsTheOrderOfMembersAndPrintsTheSameBytes) {
  const std::string text =
      R"({"b":[1,-2,true,null,"甲\n\"\\"],"a":{"":18446744073709551615},"c":[]})";
  const auto read = read_json(text);
  ASSERT_TRUE(read);
  EXPECT_EQ(print_json(*read), text);
}

/// The first was found by fuzzing: Boost.JSON read its neighbour.
TEST(Json, EveryNumberReadsAsItWasPrinted) {
  for (const std::string text : {"99000000043593274932", "0.1", "-1.5e-7", "1e300", "3E8", "-0.0",
                                 "4.35", "2.2250738585072014e-308", "123456789012345678901234"}) {
    const auto read = read_json(text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(std::get<double>(read->value), std::stod(text));
    const auto again = read_json(print_json(*read));
    ASSERT_TRUE(again) << print_json(*read);
    EXPECT_EQ(*again, *read) << text;
  }
  EXPECT_FALSE(read_json("1e999"));
  EXPECT_FALSE(read_json("1e-999"));
}

TEST(Json, BuildsWhatItReads) {
  auto built = Json::object();
  built.add("n", Json::number(7)).add("t", "甲").add("y", Json::truth(true));
  built.add("l", std::move(Json::array().add(Json::text("乙"))));
  EXPECT_EQ(built, *read_json(R"({"n":7,"t":"甲","y":true,"l":["乙"]})"));
}

TEST(Json, AKeyTwiceIsRefusedEvenWhereItIsEscapedOrEmpty) {
  EXPECT_EQ(read_json(R"({"a":1,"\u0061":1})").error().place, "$.a");
  EXPECT_EQ(read_json(R"({"":1,"":1})").error().place, "$[\"\"]");
  EXPECT_TRUE(read_json(R"({"a":{"a":1},"b":{"a":1}})"));
}

TEST(Json, PathsQuoteWhatIsNoPlainWord) {
  EXPECT_EQ(member_path("$", "case"), "$.case");
  EXPECT_EQ(member_path("$", "a b"), "$[\"a b\"]");
  EXPECT_EQ(member_path("$", "a\nb"), "$[\"a\\nb\"]");
  EXPECT_LT(member_path("$", std::string(10'000, 'x')).size(), 120U);
}

TEST(Json, ShowsLongValuesCutBetweenCharacters) {
  std::string words;
  for (int n = 0; n < 100; ++n) words += "砂";
  const auto shown = as_shown(words);
  EXPECT_LT(shown.size(), 110U);
  EXPECT_TRUE(shown.ends_with("砂…\""));
}

}  // namespace
}  // namespace caseledger::adapters
