// The three columns: which text stands where, what is marked, and that a text stays a text.
#include "adapters/texts/text_page.h"

#include <gtest/gtest.h>

namespace caseledger::adapters {
namespace {

CaseText text(std::uint64_t seq, TextPart part, std::string words) {
  CaseText one;
  one.position = ledger::Position{seq};
  one.event = "decided_ordinary";
  one.path = "draft";
  one.part = part;
  one.document.sha256.bytes[0] = static_cast<std::uint8_t>(words.size());
  one.place = TextPlace::inline_text;
  one.text = std::move(words);
  return one;
}

std::size_t count(const std::string& page, std::string_view part) {
  std::size_t found = 0;
  for (auto at = page.find(part); at != std::string::npos; at = page.find(part, at + 1)) ++found;
  return found;
}

using Place = std::optional<std::size_t>;

TEST(TextRounds, BeginWithAnotherDraftOrAnotherReview) {
  const auto rounds =
      rounds_of({text(1, TextPart::draft, "a"), text(2, TextPart::draft, "a"),
                 text(3, TextPart::reviewed, "a"), text(4, TextPart::draft, "ab"),
                 text(5, TextPart::unspecified, "x"), text(6, TextPart::reviewed, "ab"),
                 text(7, TextPart::reviewed, "ab"), text(8, TextPart::decided, "ab")});
  ASSERT_EQ(rounds.size(), 3U);
  EXPECT_EQ(rounds[0].draft, Place(0));
  EXPECT_EQ(rounds[0].reviewed, Place(2));
  EXPECT_EQ(rounds[0].decided, Place());
  EXPECT_EQ(rounds[1].draft, Place(3));
  EXPECT_EQ(rounds[1].reviewed, Place(5));
  EXPECT_EQ(rounds[2].draft, Place(3));
  EXPECT_EQ(rounds[2].reviewed, Place(6));
  EXPECT_EQ(rounds[2].decided, Place(7));
}

TEST(TextPage, MarksTheParagraphsThatDiffer) {
  const auto page = text_page("C-1", {text(1, TextPart::draft, "一\n罚款五千元\n三"),
                                      text(2, TextPart::reviewed, "一\n罚款三千元\n三"),
                                      text(3, TextPart::decided, "一\n罚款三千元\n三\n附款")});
  EXPECT_EQ(count(page, "class=\"changed\""), 1U) << page;
  EXPECT_EQ(count(page, "class=\"added\""), 1U);
  EXPECT_EQ(count(page, "class=\"removed\""), 0U);
  EXPECT_NE(page.find("决定书与审核稿不一致"), std::string::npos);
}

TEST(TextPage, MarksWhatANewDraftChanged) {
  const auto page =
      text_page("C-1", {text(1, TextPart::draft, "一\n二"), text(2, TextPart::reviewed, "一\n二"),
                        text(3, TextPart::draft, "一\n另外")});
  EXPECT_EQ(count(page, "class=\"changed\""), 1U) << page;
  EXPECT_EQ(count(page, "第2稿"), 1U);
}

TEST(TextPage, SaysWhereATextIsNotHere) {
  auto gone = text(2, TextPart::decided, "x");
  gone.text.reset();
  gone.place = TextPlace::nowhere;
  const auto page = text_page("C-1", {gone});
  EXPECT_NE(page.find("此处无原文"), std::string::npos);
  EXPECT_EQ(text_page("C-1", {}).find("<table"), std::string::npos);
}

TEST(TextPage, LeavesATextAText) {
  const std::string evil =
      "</td><script>alert(1)</script>\n{{title}} & \"'\n\xE2\x80\xAE"
      "abc";
  const auto page = text_page("<b>", {text(1, TextPart::draft, evil)});
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("<b>"), std::string::npos);
  EXPECT_NE(page.find("&lt;/td&gt;&lt;script&gt;"), std::string::npos);
  EXPECT_NE(page.find("{{title}} &amp;"), std::string::npos);
  EXPECT_EQ(page.find("\xE2\x80\xAE"), std::string::npos) << "nothing turns the direction";
  EXPECT_EQ(page.find("http://"), std::string::npos) << "nothing comes from elsewhere";
}

}  // namespace
}  // namespace caseledger::adapters
