// What stands on the public pages, what stands on none of them, and which pages there are.
#include "adapters/site/site.h"

#include <gmock/gmock.h>

#include <fstream>

#include "statemachines/disclosure/disclosure_requirements.h"
#include "tests/adapters/site/site_fixture.h"
#include "tests/both.h"

namespace caseledger::adapters {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

TEST_F(SiteTest, ShowsADecisionAsItWasDrafted) {
  on_display("2021-SF-0001", decision_words());
  const auto report = write();
  EXPECT_EQ(report.decisions, 1U);
  const auto html = page("decisions/2021-SF-0001.html");
  for (const auto* field : {"title", "content", "facts_and_reasons", "remedies"}) {
    EXPECT_THAT(html, HasSubstr("data-field=\"" + std::string(field) + "\">" +
                                decision_words()[field] + "<"));
  }
  EXPECT_THAT(html, HasSubstr("data-register=\"decisions\""));
  EXPECT_THAT(html, HasSubstr("尚未核验"));
  EXPECT_THAT(page("decisions.html"), HasSubstr("decisions/2021-SF-0001.html"));
  EXPECT_THAT(page("index.html"), HasSubstr("陵水罚〔2021〕1号"));
}

TEST_F(SiteTest, PageCarriesItsBundle) {
  on_display("2021-SF-0001", decision_words());
  write();
  const auto html = page("decisions/2021-SF-0001.html");
  const std::string opening = "<script type=\"application/json\" id=\"disclosure\">";
  const auto from = html.find(opening) + opening.size();
  const auto read = parse_disclosure(html.substr(from, html.find("</script>", from) - from));
  ASSERT_TRUE(read) << both(read.error());
  EXPECT_EQ(*read, disclosed("2021-SF-0001"));
  for (const auto* name : {"proof.js", "sm2.js", "examine.js", "verify.js"}) {
    EXPECT_THAT(html, HasSubstr("<script src=\"../" + std::string(name) + "\" defer>"));
    EXPECT_FALSE(page(name).empty()) << name;
  }
}

TEST_F(SiteTest, WordsAreNoMarkup) {
  auto words = decision_words();
  words["content"] = "</script><b>\"甲\" & '乙'</b>";
  on_display("2021-SF-0001", words);
  write();
  const auto html = page("decisions/2021-SF-0001.html");
  EXPECT_THAT(html, Not(HasSubstr("</script><b>")));
  EXPECT_THAT(html, HasSubstr("&lt;/script&gt;&lt;b&gt;&quot;甲&quot; &amp; "));
}

TEST_F(SiteTest, WithheldFieldsStandInNoFile) {
  auto words = decision_words();
  words["party"] = "侯根生";
  words["text"] = "只在内部的全文";
  on_display("2021-SF-0001", words, {"party", "text"});
  write();
  EXPECT_TRUE(files_with("侯根生").empty());
  EXPECT_TRUE(files_with("只在内部的全文").empty());
  const auto html = page("decisions/2021-SF-0001.html");
  EXPECT_THAT(html, HasSubstr("data-commitment=\"party\">"));
  EXPECT_THAT(html, HasSubstr("依法不予公开"));
}

TEST_F(SiteTest, WhatIsInWorkIsNotShown) {
  on_display("2021-SF-0001", decision_words());
  tell("2021-SF-0001", UpdateFellDue{}, "update_due");
  tell("2021-SF-0001", ItemUpdated{}, "draft", {{"content", "尚未审定的内容"}});
  open("2021-SF-0002");
  draft("2021-SF-0002", {{"title", "未公示的决定"}, {"content", "内部讨论"}});
  write();
  EXPECT_TRUE(files_with("尚未审定的内容").empty());
  EXPECT_TRUE(files_with("未公示的决定").empty());
  EXPECT_EQ(files_with("罚款85000元。"), std::vector<std::string>{"decisions/2021-SF-0001.html"});
}

/// Two folds of the same facts: the bundle's from the leaves, the register's in the read models.
TEST_F(SiteTest, WhatIsShownIsWhatTheRegisterHas) {
  const auto correct = [&](std::uint32_t version, const Id& path, const std::string& text) {
    RecordCorrected correction;
    correction.version = version;
    correction.path = path;
    tell("a", correction, "draft", {{"text", text}, {"reason", "漏写"}});
  };
  const auto agree = [&] {
    write();
    const auto queries = projections::Queries::open(folder_ / "data");
    const auto entries = (*queries)->decision_register();
    ASSERT_TRUE(entries);
    ASSERT_EQ(entries->size(), 1U);
    const auto& item = entries->front().item;
    const auto disclosure = disclosed("a");
    EXPECT_EQ(item.title, *shown_words(disclosure, "title"));
    EXPECT_EQ(item.content, *shown_words(disclosure, "content"));
    EXPECT_EQ(item.facts_and_reasons, *shown_words(disclosure, "facts_and_reasons"));
    EXPECT_EQ(item.remedies, *shown_words(disclosure, "remedies"));
    EXPECT_EQ(item.text_inline, *shown_words(disclosure, "text"));
  };
  open("a");
  draft("a", decision_words());
  correct(2, "title", "陵水罚〔2021〕2号");
  publish("a");
  agree();
  correct(2, "remedies", "六个月内提起诉讼。");
  agree();
  tell("a", ItemUpdated{}, "draft", {{"content", "罚款80000元。"}, {"text", "改变的全文"}});
  agree();
  correct(2, "content", "不再是这一条的");
  correct(6, "content", "罚款80500元。");
  publish("a");
  agree();
  tell("a", ItemCorrected{}, "draft", {{"text", "更正的全文"}, {"reason", "误写"}});
  agree();
  publish("a");
  agree();
  tell("a", ItemCorrected{}, "corrected", {{"text", "旧账的更正"}, {"reason", "误写"}});
  agree();
  draft("a", decision_words());
  agree();
  publish("a");
  agree();
}

TEST_F(SiteTest, AWithdrawnDecisionShowsItsReasonAndNoText) {
  on_display("2021-SF-0001", decision_words());
  write();
  EXPECT_TRUE(fs::exists(site() / "decisions/2021-SF-0001.html"));
  tell("2021-SF-0001", ItemWithdrawn{}, "withdrawn", {{"public_reason", "经行政复议撤销"}});
  const auto report = write();
  EXPECT_EQ(report.withdrawn, 1U);
  EXPECT_EQ(files_with("经行政复议撤销"), std::vector<std::string>{"decisions.html"});
  EXPECT_TRUE(files_with("罚款85000元。").empty());
  EXPECT_FALSE(fs::exists(site() / "decisions/2021-SF-0001.html"));
}

TEST_F(SiteTest, RemovesPagesOfWhatEndedAndLeavesOthersFiles) {
  on_display("2021-SF-0001", decision_words());
  officers_on_display();
  write();
  std::ofstream(site() / "decisions/notice.txt") << "张贴";
  std::ofstream(site() / "logo.svg") << "<svg/>";
  tell("2021-SF-0001", ItemExpired{}, "expired");
  tell("officers", ItemReplaced{}, "draft", {{"reason", "有误"}});
  write();
  EXPECT_FALSE(fs::exists(site() / "decisions/2021-SF-0001.html"));
  EXPECT_FALSE(fs::exists(site() / "officers.html"));
  EXPECT_TRUE(fs::exists(site() / "decisions/notice.txt"));
  EXPECT_TRUE(fs::exists(site() / "logo.svg"));
}

TEST_F(SiteTest, TheListNamesPartyCauseAndKind) {
  auto words = decision_words();
  words["party"] = "恒泰砂石料有限公司";
  CaseFiled filed;
  filed.action = ActionKind::penalty;
  filed.matter = WaterMatter::sand_mining;
  tell_case("a", filed, "filed", {{"cause", "只在卷内的案由"}, {"party_name", "只在卷内的姓名"}});
  on_display("a", words);
  words["party"] = "侯根生";
  on_display("b", words, {"party"});
  on_display("c", decision_words());
  write();
  const auto html = page("decisions.html");
  for (const auto* cell : {"data-label=\"当事人\">恒泰砂石料有限公司<",
                           "data-label=\"案由\">非法采砂<", "data-label=\"类别\">行政处罚<",
                           "data-label=\"当事人\">依法不予公开<", "data-label=\"当事人\">—<"}) {
    EXPECT_THAT(html, HasSubstr(cell));
  }
  EXPECT_TRUE(files_with("只在卷内的").empty());
  EXPECT_TRUE(files_with("侯根生").empty());
}

TEST_F(SiteTest, EveryRegisterOnDisplayHasAPage) {
  const std::pair<PublicRegister, const char*> pages[] = {
      {PublicRegister::subjects, "subjects.html"},
      {PublicRegister::matters, "matters.html"},
      {PublicRegister::officers, "officers.html"},
      {PublicRegister::supervision, "supervision.html"},
      {PublicRegister::other, "other.html"}};
  for (const auto& [of, file] : pages) {
    const std::string id(key_of(of));
    open(id, of);
    draft(
        id,
        {{"title", id + "的标题"}, {"content", id + "的内容"}, {"text", "全文：" + id + "的内容"}});
    publish(id);
  }
  const auto report = write();
  EXPECT_EQ(report.pages, 7U);
  for (const auto& [of, file] : pages) {
    const std::string id(key_of(of));
    EXPECT_THAT(page(file), HasSubstr("data-register=\"" + id + "\""));
    EXPECT_THAT(page(file), HasSubstr("data-field=\"content\">" + id + "的内容<"));
    EXPECT_THAT(page(file), HasSubstr("href=\"" + std::string(file) + "\" aria-current=\"page\""));
    EXPECT_THAT(page("index.html"), HasSubstr("<a href=\"" + std::string(file) + "\">"));
  }
  const auto front = page("index.html");
  EXPECT_THAT(front, HasSubstr("supervision的内容"));
  EXPECT_THAT(front, HasSubstr("subjects的内容"));
  EXPECT_LT(front.find("supervision.html"), front.find("decisions.html"));
}

TEST_F(SiteTest, WhatARegisterHasBesideItsNewestHasPagesToo) {
  for (const auto* id : {"2021", "2022"}) {
    open(id, PublicRegister::other);
    draft(id, {{"title", std::string(id) + "年考评"}, {"content", "结果"}, {"text", "考评结果"}});
    publish(id);
    minutes_pass(24 * 60);
  }
  write();
  EXPECT_THAT(page("other.html"), HasSubstr("2022年考评</h1>"));
  EXPECT_THAT(page("other.html"), HasSubstr("<a href=\"items/2021.html\">2021年考评</a>"));
  EXPECT_THAT(page("items/2021.html"), HasSubstr("<a href=\"../other.html\">2022年考评</a>"));
  EXPECT_THAT(page("items/2021.html"), HasSubstr("\"../other.html\" aria-current=\"true\""));
  tell("2021", ItemExpired{}, "expired");
  write();
  EXPECT_FALSE(fs::exists(site() / "items/2021.html"));
}

TEST_F(SiteTest, MarksStandOutsideOfHeadings) {
  on_display("a", decision_words());
  officers_on_display();
  write();
  for (const auto* name : {"decisions/a.html", "officers.html"}) {
    const auto html = page(name);
    for (auto at = html.find("<h"); at != std::string::npos; at = html.find("<h", at + 1)) {
      if (std::isdigit(static_cast<unsigned char>(html[at + 2])) == 0) continue;
      EXPECT_THAT(html.substr(at, html.find("</h", at) - at), Not(HasSubstr("data-mark")));
    }
  }
}

/// Without one the script could be anybody's; what is clicked is wired by the scripts themselves.
TEST_F(SiteTest, NoPageHasAScriptOrStyleWithinItsLines) {
  on_display("a", decision_words());
  officers_on_display();
  write();
  for (const auto& [name, text] : files_of(site())) {
    if (!name.ends_with(".html")) continue;
    for (const auto* inline_code : {"<script>", " onclick=", " onload=", " style=", "<style"}) {
      EXPECT_THAT(text, Not(HasSubstr(inline_code))) << name;
    }
  }
}

TEST_F(SiteTest, WithoutAPublishedItemThereIsNoPageOfOfficers) {
  on_display("2021-SF-0001", decision_words());
  open("officers", PublicRegister::officers);
  draft("officers", {{"title", "行政执法人员信息"}, {"content", "赵建军 晋E0524011"}});
  write();
  EXPECT_FALSE(fs::exists(site() / "officers.html"));
  EXPECT_TRUE(files_with("officers.html").empty());
  EXPECT_TRUE(files_with("赵建军").empty());
}

TEST_F(SiteTest, OfficersStandAsTheyWerePublished) {
  officers_on_display();
  write();
  const auto html = page("officers.html");
  EXPECT_THAT(html, HasSubstr("data-register=\"officers\""));
  EXPECT_THAT(html, HasSubstr("data-field=\"content\">赵建军 晋E0524011<"));
  EXPECT_THAT(page("index.html"), HasSubstr("officers.html"));
}

TEST_F(SiteTest, WaitsForACheckpointThatCoversWhatItShows) {
  write();
  on_display("2021-SF-0001", decision_words());
  const auto report = export_to(site());
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().kind, FaultKind::unavailable);
}

/// The page has its own list, or a bundle could say what is mandatory.
TEST_F(SiteTest, ThePagesListOfMandatoryFieldsIsTheLaws) {
  write();
  const auto listed = [](PublicRegister of) {
    std::string list;
    for (const auto field : mandatory_fields(of)) {
      list.append(list.empty() ? "" : ", ").append("\"").append(field).append("\"");
    }
    return "[" + list + "]";
  };
  const auto script = page("examine.js");
  EXPECT_THAT(script, HasSubstr("{ decisions: " + listed(PublicRegister::decisions) + " }"));
  for (const auto of : {PublicRegister::subjects, PublicRegister::matters, PublicRegister::officers,
                        PublicRegister::supervision, PublicRegister::other}) {
    EXPECT_THAT(script, HasSubstr("MANDATORY_ELSEWHERE = " + listed(of) + ";"));
  }
}

}  // namespace
}  // namespace caseledger::adapters
