// Disclosures: what is in work, what is on display, what was on display before.
#include "tests/projections/fixture.h"

namespace caseledger::projections::test {
namespace {

class ItemQueries : public Folder {
 protected:
  void open(const Id& item, const Id& about = "A") {
    ItemOpened opened;
    opened.register_ = PublicRegister::decisions;
    opened.about = about;
    opened.section = "shuizheng";
    opened.since = day(9, 15);
    Telling telling{.stage = "draft"};
    telling.clocks = {started(ClockKind::publication, "publish-20", day(9, 15), day(10, 19)),
                      started(ClockKind::publication, "publish-7", day(9, 15), day(9, 26))};
    book_.add_item(item, opened, telling);
  }
  void draft(const Id& item, std::uint8_t byte, const std::string& words) {
    ItemDrafted drafted;
    drafted.title = drafted.content = drafted.facts_and_reasons = drafted.remedies = said("x");
    drafted.text = document(byte);
    book_.add_item(item, drafted,
                   {.stage = "draft",
                    .words = {{"title", words + "标题"},
                              {"content", words + "内容"},
                              {"facts_and_reasons", words + "理由"},
                              {"remedies", words + "救济"},
                              {"text", words}}});
  }
  void publish(const Id& item, std::uint8_t byte, unsigned on) {
    ItemPublished published;
    published.text = document(byte);
    published.channel = said("x");
    book_.add_item(
        item, published,
        {.stage = "published", .occurred_at = at(9, on), .words = {{"channel", "门户网站"}}});
  }
  ItemRow row(const Id& item) {
    follow_book();
    const auto items = ask()->items();
    for (const auto& one : *items) {
      if (one.id == item) return one;
    }
    return {};
  }
};

TEST_F(ItemQueries, TheEarliestOfAllBasesIsTheDayToPublish) {
  open("item-1");
  const auto item = row("item-1");
  EXPECT_EQ(item.publication_due, day(9, 26));
  ASSERT_TRUE(item.next_due);
  EXPECT_EQ(item.next_due->basis, "publish-7");
  EXPECT_EQ(item.stage, ItemStage::draft);
}

TEST_F(ItemQueries, ADraftIsShownWithItsWordsAndNotOnDisplay) {
  open("item-1");
  draft("item-1", 1, "初稿");
  const auto item = row("item-1");
  EXPECT_EQ(item.title, "初稿标题");
  EXPECT_EQ(item.text_inline, "初稿");
  EXPECT_EQ(item.text, document(1));
  EXPECT_FALSE(item.is_displayed);
  EXPECT_EQ(ask()->items({.displayed = true})->size(), 0U);
}

TEST_F(ItemQueries, WhatIsOnDisplayStaysWhileANewTextIsInWork) {
  book_.add_case("A", filing(), filing_words("陵水县某砂场"));
  open("item-1");
  draft("item-1", 1, "初稿");
  publish("item-1", 1, 16);
  book_.add_item("item-1", UpdateFellDue(), {.stage = "update_due"});
  draft("item-1", 2, "新稿");
  follow_book();
  auto shown = *ask()->decision_register();
  ASSERT_EQ(shown.size(), 1U);
  EXPECT_EQ(shown[0].item.title, "初稿标题");
  EXPECT_EQ(shown[0].item.text, document(1));
  ASSERT_TRUE(shown[0].about);
  EXPECT_EQ(shown[0].about->party_name, "陵水县某砂场");
  publish("item-1", 2, 20);
  follow_book();
  shown = *ask()->decision_register();
  EXPECT_EQ(shown[0].item.title, "新稿标题");
  const auto editions = *ask()->editions("item-1");
  ASSERT_EQ(editions.size(), 2U);
  EXPECT_EQ(editions[0].title, "初稿标题");
  EXPECT_EQ(editions[0].ended_on, day(9, 20));
  EXPECT_EQ(editions[1].ended_on, std::nullopt);
}

TEST_F(ItemQueries, ACorrectionSupersedesAndTheOldEditionStays) {
  open("item-1");
  draft("item-1", 1, "初稿");
  publish("item-1", 1, 16);
  ItemCorrected corrected;
  corrected.text = document(3);
  corrected.reason = said("x");
  book_.add_item("item-1", corrected, {.stage = "draft", .words = {{"reason", "错别字"}}});
  EXPECT_EQ(row("item-1").edition, 1U) << "not yet examined";
  publish("item-1", 3, 20);
  const auto item = row("item-1");
  EXPECT_EQ(item.edition, 2U);
  EXPECT_EQ(item.reason, "错别字");
  EXPECT_TRUE(item.is_displayed);
  EXPECT_EQ(ask()->editions("item-1")->front().text, document(1));
}

TEST_F(ItemQueries, AWithdrawnItemIsOffDisplayWithItsPublicReason) {
  open("item-1");
  draft("item-1", 1, "初稿");
  publish("item-1", 1, 16);
  WithdrawalRequired required;
  required.kind = OverturnKind::revoked;
  book_.add_item("item-1", required, {.stage = "published"});
  EXPECT_EQ(row("item-1").overturned, OverturnKind::revoked);
  ItemWithdrawn withdrawn;
  withdrawn.public_reason = said("x");
  book_.add_item("item-1", withdrawn,
                 {.stage = "withdrawn", .words = {{"public_reason", "决定已被撤销"}}});
  const auto item = row("item-1");
  EXPECT_FALSE(item.is_displayed);
  EXPECT_EQ(item.withdrawn_reason, "决定已被撤销");
  EXPECT_TRUE(item.ended_on);
  EXPECT_EQ(ask()->decision_register()->size(), 0U);
  EXPECT_TRUE(ask()->editions("item-1")->front().ended_on);
}

/// The law asks for a new text (附1-13): the one that was replaced is in nobody's hands any more.
TEST_F(ItemQueries, AReplacedTextIsNoLongerInWork) {
  open("item-1");
  draft("item-1", 1, "初稿");
  publish("item-1", 1, 16);
  ItemReplaced replaced;
  replaced.reason = said("x");
  book_.add_item("item-1", replaced, {.stage = "draft", .words = {{"reason", "内容失实"}}});
  const auto item = row("item-1");
  EXPECT_FALSE(item.is_displayed);
  EXPECT_EQ(item.text, Document());
  EXPECT_EQ(item.text_inline, std::nullopt);
  EXPECT_EQ(item.text_position, std::nullopt);
  EXPECT_EQ(ask()->editions("item-1")->front().text, document(1));
}

TEST_F(ItemQueries, AreFoundByTheCaseTheyAreAbout) {
  book_.add_case("A", filing());
  open("item-1", "A");
  open("item-2", "B");
  follow_book();
  EXPECT_EQ((*ask()->case_whole("A"))->items.size(), 1U);
  EXPECT_EQ(ask()->items({.about = "B"})->front().id, "item-2");
}

}  // namespace
}  // namespace caseledger::projections::test
