// What is looked for is found however it is written: in half or full width, in capitals or not, as
// a compatibility form, and with or without what cannot be seen.
#include "projections/folded.h"

#include "tests/projections/fixture.h"

namespace caseledger::projections::test {
namespace {

struct Spelling {
  const char* written;
  const char* looked_for;
};

constexpr Spelling kSame[] = {
    {"ＳＦ－２０２１", "sf-2021"},   // full width
    {"ｶﾀｶﾅ", "カタカナ"},            // half width
    {"某砂场\U000E0100", "某砂场"},  // an ideographic variant
    {"某砂\uFE0F场", "某砂场"},      // a variation selector within
    {"某\u200D砂场", "某砂场"},      // a joiner
    {"\uFA1Eる", "羽る"},            // a compatibility ideograph
    {"ﬁling", "FILING"},             // a ligature
    {"STRASSE", "straße"},           // folded, not lowered
    {"№ 7", "no 7"},                 //
    {"㈠", "(一)"},                  //
};

class Folded : public Folder {
 protected:
  std::size_t found(const std::string& party, const std::string& match) {
    book_ = Book();
    std::ignore = ReadModels::discard(folder_);
    book_.add_case("A", filing(), filing_words(party));
    follow_book();
    return ask()->cases({.match = match}, {day(9, 1), calendar_})->size();
  }
};

TEST_F(Folded, TheQueryIsFoldedAndTheTextToo) {
  for (const auto& [written, looked_for] : kSame) {
    EXPECT_EQ(found(written, looked_for), 1U) << written << " for " << looked_for;
    EXPECT_EQ(found(looked_for, written), 1U) << looked_for << " for " << written;
  }
}

TEST_F(Folded, WhatIsAnotherWordStaysAnother) {
  EXPECT_EQ(found("某砂场", "某沙场"), 0U);
  EXPECT_EQ(found("SF-1", "SF-l"), 0U);
  EXPECT_EQ(found("100％某公司", "100_某"), 0U);
  EXPECT_EQ(found("100％某公司", "0%某"), 1U);
}

TEST(FoldedText, IsFoldedOnce) {
  for (const auto& [written, looked_for] : kSame) {
    EXPECT_EQ(folded(folded(written)), folded(written));
    EXPECT_EQ(folded(written).find(folded(looked_for)) == std::string::npos, false);
  }
  EXPECT_EQ(folded("\xff\xfe"), "\xff\xfe");
  EXPECT_EQ(folded(""), "");
}

}  // namespace
}  // namespace caseledger::projections::test
