// Sentences as people read them.
#include "adapters/language/messages.h"

#include <gtest/gtest.h>

#include "adapters/language/wording.h"
#include "tests/adapters/example_answer.h"

namespace caseledger::adapters {
namespace {

constexpr auto kZh = Language::zh;
constexpr auto kEn = Language::en;

TEST(Refusal, CitesTheArticleItsTextAndWhatWasNotMet) {
  EXPECT_EQ(
      refusal_message({{not_passed()}}, example_ruleset(), kZh),
      "拒绝：依据附件4第十八条，法制审核未通过的，不得作出决定。（未满足：审核意见为“同意”）");
  EXPECT_EQ(refusal_message({{not_passed()}}, example_ruleset(), kEn),
            "Refused: under 附件4第十八条: Where the review is not passed no decision may be made. "
            "(Not met: the opinion is agreement)");
}

TEST(Refusal, GathersWhatStandsUnderOneArticleInTheOrderOfTheLaw) {
  const std::vector<engine::Sentence> unmet = {
      sentence("附4-18b", "opinion_agrees", "审核意见为“同意”", "correct"),
      sentence("附4-9a", "review_is_done", "已经法制审核", ""),
      sentence("附4-18b", "draft_is_the_reviewed_one", "决定书与送审稿一致", "")};
  EXPECT_EQ(refusal_message(unmet, example_ruleset(), kZh),
            "拒绝：依据附件4第十八条，法制审核未通过的，不得作出决定。"
            "（未满足：审核意见为“同意”，实际：纠正意见；决定书与送审稿一致）"
            "依据附件4第九条，未经法制审核，不得作出决定。（未满足：已经法制审核）");
}

TEST(Refusal, AnArticleTheRulesetLacksIsCalledByItsShortName) {
  const std::vector<engine::Sentence> unmet = {sentence("附9-1", "x_holds", "某项要求", "")};
  EXPECT_EQ(refusal_message(unmet, example_ruleset(), kZh),
            "拒绝：依据附9-1。（未满足：某项要求）");
}

TEST(Refusal, ARequirementWithoutItsSentenceIsCalledByItsName) {
  const std::vector<engine::Sentence> unmet = {sentence("附9-1", "x_holds", "", "")};
  EXPECT_EQ(refusal_message(unmet, example_ruleset(), kZh), "拒绝：依据附9-1。（未满足：x_holds）");
}

TEST(Refusal, ATextThatIsNotToTheLetterSaysSo) {
  auto ruleset = example_ruleset();
  ruleset.articles["附4-18b"].is_paraphrase = true;
  EXPECT_EQ(refusal_message({{not_passed()}}, ruleset, kZh),
            "拒绝：依据附件4第十八条，法制审核未通过的，不得作出决定（大意）。"
            "（未满足：审核意见为“同意”）");
}

TEST(Flag, SaysThatItIsRecorded) {
  const auto late = sentence("附4-16", "opinion_is_in_time", "在审核期限内出具意见", "2021-09-29");
  EXPECT_EQ(flag_message(late, example_ruleset(), kZh),
            "已记录违规：依据附件4第十六条，自收到送审材料之日起十个工作日内出具意见。"
            "（未满足：在审核期限内出具意见，实际：2021年9月29日）");
}

TEST(Receipt, IsOneLine) {
  const auto command = example_submission();
  auto done = example_receipt();
  EXPECT_EQ(receipt_message(command, done, example_ruleset(), kZh),
            "已受理 2021-SF-0007 送审 → 已送审 （附件4第十条；第7号事实）");
  EXPECT_EQ(receipt_message(command, done, example_ruleset(), kEn),
            "Accepted: 2021-SF-0007 submit for review → submitted (附件4第十条; fact 7)");
  done.is_repeated = true;
  EXPECT_TRUE(receipt_message(command, done, example_ruleset(), kZh).starts_with("此前已受理 "));
}

TEST(Receipt, CallsTheBureausRegisterByItsName) {
  auto command = example_submission();
  command.procedure = Procedure::bureau;
  command.stream = "bureau";
  command.body = EnrolOfficer{};
  auto done = example_receipt();
  done.stage_after = "open";
  EXPECT_EQ(receipt_message(command, done, example_ruleset(), kZh),
            "已受理 机关 录入执法人员 → 在用 （附件4第十条；第7号事实）");
}

TEST(Answer, ShowsDeadlinesAndFlagsBelowTheReceipt) {
  auto done = example_receipt();
  done.flags = {sentence("附4-16", "opinion_is_in_time", "在审核期限内出具意见", "")};
  EXPECT_EQ(answer_message(example_submission(), engine::Answer(done), example_ruleset(), kZh),
            "已受理 2021-SF-0007 送审 → 已送审 （附件4第十条；第7号事实）\n"
            "  法制审核期限：2021年9月29日到期，暂定（附件4第十六条）\n"
            "  已记录违规：依据附件4第十六条，自收到送审材料之日起十个工作日内出具意见。"
            "（未满足：在审核期限内出具意见）");
}

TEST(Answer, ARefusalNamesTheCaseTheActAndItsOwnFact) {
  EXPECT_EQ(answer_message(example_submission(), engine::Answer(example_refusal()),
                           example_ruleset(), kZh),
            "2021-SF-0007 送审 拒绝：依据附件4第十八条，法制审核未通过的，不得作出决定。"
            "（未满足：审核意见为“同意”）（第8号事实）");
}

TEST(FaultMessage, EachKindTellsWhatToDo) {
  const auto told = [](FaultKind kind) {
    return fault_message({kind, "$.id", {"有误", "is wrong"}}, kZh);
  };
  EXPECT_EQ(told(FaultKind::malformed), "格式不符：$.id: 有误");
  EXPECT_EQ(told(FaultKind::conflict), "冲突：$.id: 有误");
  EXPECT_EQ(told(FaultKind::unavailable), "暂不可用：$.id: 有误");
  EXPECT_EQ(told(FaultKind::full), "空间不足，只能读取：$.id: 有误");
  EXPECT_EQ(told(FaultKind::corrupt), "数据损坏，请停用并核验：$.id: 有误");
}

TEST(FaultMessage, IsOneLine) {
  EXPECT_EQ(fault_message({FaultKind::full, "a\nb", {"满\n了", "is\nfull"}}, kEn),
            "no room left, reading goes on: a␊b: is␊full");
}

TEST(FaultMessage, NeedsNoPlace) {
  const Fault fault{FaultKind::conflict, "", {"口令不对", "the passphrase is wrong"}};
  EXPECT_EQ(fault_message(fault, kZh), "冲突：口令不对");
  EXPECT_EQ(fault_message(fault, kEn), "conflict: the passphrase is wrong");
}

/// A dash between blanks and a colon are characters like any other.
TEST(FaultMessage, ShowsThePlaceWholeWhateverIsInIt) {
  const Fault fault{
      FaultKind::malformed, "/数据/a — b: c", {"缺失 — 见 d: e", "is missing — f: g"}};
  EXPECT_EQ(fault_message(fault, kZh), "格式不符：/数据/a — b: c: 缺失 — 见 d: e");
  EXPECT_EQ(fault_message(fault, kEn), "malformed: /数据/a — b: c: is missing — f: g");
}

TEST(Wording, DatesAreSaidAsPeopleSayThem) {
  EXPECT_EQ(day_text(day_of(2021, 9, 5), kZh), "2021年9月5日");
  EXPECT_EQ(day_text(day_of(2021, 12, 15), kEn), "2021-12-15");
  const auto at = *parse_instant("2021-09-15T01:05:59Z");
  EXPECT_EQ(instant_text(at, kZh), "2021年9月15日9时05分");
  EXPECT_EQ(instant_text(at, kEn), "2021-09-15 09:05");
}

std::string found(Id requirement, Id actual, Language language = kZh) {
  return actual_text({"", std::move(requirement), std::move(actual)}, language);
}

TEST(Wording, KeysAreSaidAsTheirWordsUnlessTheyAreAmbiguous) {
  EXPECT_EQ(found("", "reviewing"), "审核中");
  EXPECT_EQ(found("", "registrar", kEn), "registrar");
  EXPECT_EQ(found("", "handler"), "承办人");
  EXPECT_EQ(found("", "unspecified"), "未填写");
  EXPECT_EQ(found("", to_text(Instant{})), "未填写");
  EXPECT_EQ(found("", "other"), "other");
  EXPECT_EQ(found("", "3"), "3");
  EXPECT_EQ(found("", "zhang.wei"), "zhang.wei");
}

TEST(Wording, WhatWasFoundIsSaidAsTheRequirementMeansIt) {
  EXPECT_EQ(found("summary_case_stays_small", "500000"), "5000.00元");
  EXPECT_EQ(found("summary_case_stays_small", "500000", kEn), "5,000.00 yuan");
  EXPECT_EQ(found("no_collective_discussion_is_due", "123456789", kEn), "1,234,567.89 yuan");
  EXPECT_EQ(found("summary_case_stays_small", "confiscation"), "没收");
  EXPECT_EQ(found("findings_are_complete", "8"), "第8项");
  EXPECT_EQ(found("findings_are_complete", "8", kEn), "item 8");
  EXPECT_EQ(found("two_handlers_are_named", "1"), "1人");
  EXPECT_EQ(found("two_handlers_are_named", "1", kEn), "1 person");
  EXPECT_EQ(found("majority_is_in_favour", "3/7"), "7人中3人");
  EXPECT_EQ(found("majority_is_in_favour", "3/7", kEn), "3 of 7 members");
  EXPECT_EQ(found("entry_is_timely", "14/10"), "14个工作日，限10个工作日");
  EXPECT_EQ(found("capacity_is_held", "from 2026-12-01"), "自2026年12月1日起任职");
  EXPECT_EQ(found("capacity_is_held", "until 2025-11-30"), "任职至2025年11月30日止");
  EXPECT_EQ(found("capacity_is_held", "registrar handler"), "当日任登记员、承办人");
  EXPECT_EQ(found("handler_is_certified", "until 2025-11-30"), "有效期至2025年11月30日");
  EXPECT_EQ(found("reviewer_is_certified", "suspended 2025-11-30"), "自2025年11月30日起暂扣");
  EXPECT_EQ(found("by_handler_of_the_case", "zhao.jianjun li.na"), "zhao.jianjun、li.na");
  EXPECT_EQ(found("by_handler_of_the_case", "registrar"), "登记员");
  EXPECT_EQ(found("mandatory_fields_are_shown", "facts_and_reasons"), "事实和理由");
  EXPECT_EQ(found("records_cover_the_case", "review service"), "法制审核、送达");
  EXPECT_EQ(found("records_cover_the_case", "filing_approval", kEn), "approval of the filing");
  EXPECT_EQ(found("missing_items_are_supplied", "other"), "其他材料");
}

TEST(Language, IsReadFromLocaleNames) {
  EXPECT_EQ(parse_language("zh_CN.UTF-8"), kZh);
  EXPECT_EQ(parse_language("en-GB"), kEn);
  EXPECT_EQ(parse_language("C"), std::nullopt);
  EXPECT_EQ(parse_language("english"), std::nullopt);
}

}  // namespace
}  // namespace caseledger::adapters
