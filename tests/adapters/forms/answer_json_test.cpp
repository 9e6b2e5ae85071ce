// Receipts, refusals and faults, to the byte.
#include "adapters/forms/answer_json.h"

#include <gtest/gtest.h>

#include "tests/adapters/example_answer.h"

namespace caseledger::adapters {
namespace {

std::string answered(const engine::Answer& answer, Language language = Language::zh) {
  return answer_json(example_submission(), answer, example_ruleset(), language);
}

const std::string kId = R"({"id":"0192f0c8-7a1e-7cc3-98c4-dc0c0c07398f",)";

std::string repeated(std::string_view pair) {
  std::string text;
  for (int n = 0; n < 32; ++n) text += pair;
  return text;
}

TEST(AnswerJson, AReceiptIsOneLine) {
  EXPECT_EQ(answered(example_receipt()),
            kId + R"("accepted":true,"case":"2021-SF-0007","act":"submit_for_review","seq":7,)" +
                R"("leaf":")" + repeated("ab") + R"(","leaves":2,"version":6,)" +
                R"("stage":"submitted","stage_zh":"已送审","article":"附4-10",)" +
                R"("cite":"附件4第十条","recorded_at":"2021-09-15T10:00:00+08:00",)" +
                R"("clocks":[{"clock":"review","clock_zh":"法制审核期限","basis":"review-10",)" +
                R"("move":"started","on":"2021-09-15","due":"2021-09-29",)" +
                R"("due_without_pause":"2021-09-29","provisional":true}],"flags":[],)" +
                R"("repeated":false,"message":)" +
                R"("已受理 2021-SF-0007 送审 → 已送审 （附件4第十条；第7号事实）"})");
}

TEST(AnswerJson, ARefusalGivesArticleTextAndRequirement) {
  EXPECT_EQ(answered(example_refusal()),
            kId + R"("accepted":false,"case":"2021-SF-0007","act":"submit_for_review","seq":8,)" +
                R"("leaf":")" + repeated("cd") + R"(","version":6,)" +
                R"("recorded_at":"2021-09-15T10:00:00+08:00","refused":[{"article":"附4-18b",)" +
                R"("cite":"附件4第十八条","text":"法制审核未通过的，不得作出决定",)" +
                R"("requirement":"opinion_agrees","unmet":"审核意见为“同意”","actual":""}],)" +
                R"("repeated":false,"message":"拒绝：依据附件4第十八条，)" +
                R"(法制审核未通过的，不得作出决定。（未满足：审核意见为“同意”）"})");
}

TEST(AnswerJson, SpeaksTheLanguageAsked) {
  const auto json = read_json(answered(example_refusal(), Language::en));
  ASSERT_TRUE(json);
  EXPECT_EQ(*(*json->find("refused")->as_array())[0].find("unmet")->as_text(),
            "the opinion is agreement");
}

TEST(AnswerJson, FlagsAreShownAsSentences) {
  auto done = example_receipt();
  done.flags = {not_passed()};
  done.is_repeated = true;
  const auto json = read_json(answered(done));
  ASSERT_TRUE(json);
  EXPECT_EQ(*(*json->find("flags")->as_array())[0].find("article")->as_text(), "附4-18b");
  EXPECT_EQ(json->find("repeated")->value, Json::truth(true).value);
}

TEST(AnswerJson, AFaultNamesItsKindAndItsPath) {
  const Fault malformed{FaultKind::malformed, "$.body.cause", {"不得为空", "must not be empty"}};
  EXPECT_EQ(answered(tl::unexpected(malformed)),
            kId + R"("error":{"kind":"malformed","path":"$.body.cause",)" +
                R"("message":"格式不符：$.body.cause: 不得为空"}})");
  const Fault full{FaultKind::full, "map", {"1 TiB", "1 TiB"}};
  EXPECT_EQ(answered(tl::unexpected(full)),
            kId + R"("error":{"kind":"full","message":"空间不足，只能读取：map: 1 TiB"}})");
}

TEST(AnswerJson, ALineWithoutAReadableIdIsAnsweredWithNull) {
  const engine::Answer answer =
      tl::unexpected(Fault{FaultKind::malformed, "$", {"JSON 不完整", "JSON is cut"}});
  EXPECT_EQ(answer_json({}, answer, example_ruleset(), Language::zh),
            R"({"id":null,"error":{"kind":"malformed","path":"$",)"
            R"("message":"格式不符：$: JSON 不完整"}})");
}

}  // namespace
}  // namespace caseledger::adapters
