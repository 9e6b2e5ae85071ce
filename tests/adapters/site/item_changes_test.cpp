// What a page says of corrections: what stood there and what stands there now, never what was
// withheld or was not published.
#include "adapters/site/item_changes.h"

#include "tests/adapters/site/site_fixture.h"

namespace caseledger::adapters {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class ItemChanges : public SiteTest {
 protected:
  /// The part of a's page, after another run.
  std::string shown() {
    write();
    const auto html = page("decisions/a.html");
    const auto from = html.find("更正与更新");
    if (from == std::string::npos) return {};
    return html.substr(from, html.find("</ol>", from) - from);
  }
  void correct(const std::string& field, const std::string& text) {
    RecordCorrected correction;
    correction.version = 2;
    correction.path = field;
    tell("a", correction, "draft", {{"text", text}, {"reason", "只在内部的理由"}});
  }
};

TEST_F(ItemChanges, ShowsWhatACorrectionReplaced) {
  on_display("a", decision_words());
  EXPECT_EQ(shown(), "");
  correct("content", "罚款80000元。");
  EXPECT_EQ(shown(), "") << "not published yet";
  publish("a");
  const auto html = shown();
  EXPECT_THAT(html, HasSubstr("更正记录"));
  EXPECT_THAT(html, HasSubstr("<dt>决定内容</dt>"));
  EXPECT_THAT(html, HasSubstr("<del>85000</del><ins>80000</ins>元。"));
  EXPECT_THAT(html, HasSubstr("第2版"));
  EXPECT_THAT(html, Not(HasSubstr("<dt>标题</dt>")));
  EXPECT_TRUE(files_with("只在内部的理由").empty());
}

TEST_F(ItemChanges, ShowsEachEditionByItself) {
  on_display("a", decision_words());
  for (const auto* text : {"罚款80000元。", "罚款70000元。"}) {
    tell("a", ItemUpdated{}, "draft", {{"content", text}});
    publish("a");
  }
  const auto html = shown();
  EXPECT_THAT(html, HasSubstr("<del>85000</del><ins>80000</ins>"));
  EXPECT_THAT(html, HasSubstr("<del>80000</del><ins>70000</ins>"));
  EXPECT_LT(html.find("第2版"), html.find("第3版"));
}

TEST_F(ItemChanges, GivesBackNothingThatAnyOfTheTwoWithheld) {
  auto words = decision_words();
  words["text"] = "第一版的全文";
  on_display("a", words, {"text"});
  words["text"] = "第二版的全文";
  words["content"] = "罚款80000元。";
  tell("a", ItemReplaced{}, "draft", {{"reason", "有误"}});
  draft("a", words);
  publish("a");
  EXPECT_THAT(shown(), HasSubstr("<del>85000</del><ins>80000</ins>"));
  EXPECT_TRUE(files_with("第一版").empty());
  words["text"] = "第三版的全文";
  tell("a", ItemReplaced{}, "draft", {{"reason", "有误"}});
  draft("a", words, {"text"});
  publish("a");
  shown();
  EXPECT_TRUE(files_with("第二版").empty());
  EXPECT_TRUE(files_with("第三版").empty());
}

TEST_F(ItemChanges, OfTheNumberAreThoseAfterItWasPublished) {
  tell_case("a", DecidedOrdinary{}, "decided", {{"document_number", "误写一号"}});
  const auto correct_number = [&](const std::string& text) {
    RecordCorrected correction;
    correction.version = 1;
    correction.path = "document_number";
    tell_case("a", correction, "decided", {{"text", text}, {"reason", "误写"}});
  };
  correct_number("误写二号");
  on_display("a", decision_words());
  EXPECT_EQ(shown(), "");
  correct_number("陵水罚〔2021〕1号");
  const auto html = shown();
  EXPECT_THAT(html, HasSubstr("<dt>文号</dt>"));
  EXPECT_THAT(html, HasSubstr("<del>误写二</del><ins>陵水罚〔2021〕1</ins>号"));
  EXPECT_TRUE(files_with("误写一号").empty());
}

TEST_F(ItemChanges, AreMarkupNowhere) {
  on_display("a", decision_words());
  correct("content", "<b>罚款</b>");
  publish("a");
  EXPECT_THAT(shown(), HasSubstr("&lt;b&gt;"));
}

}  // namespace
}  // namespace caseledger::adapters
