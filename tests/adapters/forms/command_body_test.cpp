// The body of a command: every way a value can be malformed, each with the place it is told at.
#include <gtest/gtest.h>

#include "adapters/forms/limits.h"
#include "tests/adapters/door_line.h"
#include "tests/both.h"

namespace caseledger::adapters {
namespace {

TEST(CommandBodyForm, MissingAndUnknownFieldsAreNamed) {
  EXPECT_EQ(sentence_of(filing(R"("section":"shuizheng",)", "")), "$.body.section: 缺少必填字段");
  EXPECT_EQ(sentence_of(filing(R"("section")", R"("sektion":"x","section")")),
            "$.body.sektion: 没有这个字段");
  EXPECT_EQ(path_of(replaced(kOpinion, R"("reason":)", R"("note":)")), "$.body.findings[2].note");
  EXPECT_EQ(path_of(command("open_investigation", R"({"x":1})")), "$.body.x");
  EXPECT_EQ(path_of(command("open_investigation", "[]")), "$.body");
  EXPECT_EQ(path_of(command("open_investigation", "null")), "$.body");
}

TEST(CommandBodyForm, EachKindOfValueRefusesTheOthers) {
  EXPECT_EQ(path_of(filing(R"(["zhang.wei","li.na"])", R"("zhang.wei")")), "$.body.handlers");
  EXPECT_EQ(path_of(filing(R"("li.na")", "7")), "$.body.handlers[1]");
  EXPECT_EQ(path_of(filing(R"("shuizheng")", "null")), "$.body.section");
  EXPECT_EQ(path_of(filing(R"("penalty")", "1")), "$.body.action");
  EXPECT_EQ(path_of(filing(R"("section")", R"("summary_procedure":"true","section")")),
            "$.body.summary_procedure");
  EXPECT_EQ(path_of(filing(R"("未经批准采砂")", "[]")), "$.body.cause");
  EXPECT_EQ(path_of(filing(R"({"text":"立案呈批表"})", R"("立案呈批表")")), "$.body.approval");
  EXPECT_EQ(path_of(replaced(kOpinion, R"({"answer":"yes"})", "\"yes\"")), "$.body.findings[0]");
}

TEST(CommandBodyForm, NumbersStayInTheirRange) {
  const auto correct = [](std::string_view version) {
    return path_of(
        command("correct_record", R"({"path":"cause","version":)" + std::string(version) + "}"));
  };
  EXPECT_EQ(correct("4294967295"), "accepted");
  EXPECT_EQ(correct("4294967296"), "$.body.version");
  EXPECT_EQ(correct("18446744073709551616"), "$.body.version");
  EXPECT_EQ(correct("-1"), "$.body.version");
  EXPECT_EQ(correct("1.5"), "$.body.version");
  EXPECT_EQ(correct("1e2"), "$.body.version");
  EXPECT_EQ(correct("01"), "$.body");
}

TEST(CommandBodyForm, MoneyIsYuanWithTwoDecimals) {
  const auto fine = [](std::string_view amount) {
    return parse_command(command("execute", R"({"amount":)" + std::string(amount) + "}"));
  };
  ASSERT_TRUE(fine(R"("50000.00")"));
  EXPECT_EQ(fine(R"("50000.00")")->body.get<Execute>().amount, Fen{5'000'000});
  EXPECT_EQ(fine(R"("0.05")")->body.get<Execute>().amount, Fen{5});
  for (const auto* wrong :
       {"50000", "50000.00", R"("50000")", R"("50000.0")", R"("50,000.00")", R"("-1.00")",
        R"("01.00")", R"(".50")", R"("1.000")", R"("99999999999999.00")", R"("")", R"(" 1.00")"}) {
    const auto read = fine(wrong);
    ASSERT_FALSE(read) << wrong;
    EXPECT_TRUE(both(read.error()).starts_with("$.body.amount: 应为以元计")) << both(read.error());
  }
}

TEST(CommandBodyForm, ImpossibleDatesAndTimesAreRefused) {
  const auto defer = [](std::string_view day) {
    return path_of(command("defer", R"({"reason":"待查","revisit":")" + std::string(day) + "\"}"));
  };
  EXPECT_EQ(defer("2024-02-29"), "accepted");
  for (const auto* wrong : {"2021-02-29", "2021-13-01", "2021-9-5", "2021/09/15", "1970-01-01",
                            "1969-12-31", "2021-09-15 ", "2021-09-15T00:00:00+08:00", ""}) {
    EXPECT_EQ(defer(wrong), "$.body.revisit") << wrong;
  }
  // It exists; but no day below says "none".
  EXPECT_EQ(sentence_of(command("defer", R"({"reason":"待查","revisit":"1970-01-01"})")),
            "$.body.revisit: 日期自 1970-01-02 起");
  for (const auto* wrong :
       {"2021-02-30T10:00:00+08:00", "2021-09-15T24:00:00+08:00", "2021-09-15T10:00:00",
        "2021-09-15 10:00:00+08:00", "2021-09-15", "1970-01-01T00:00:00Z"}) {
    EXPECT_EQ(path_of(filing("2021-09-15T10:00:00+08:00", wrong)), "$.occurred_at") << wrong;
  }
}

TEST(CommandBodyForm, NumbersHaveARangeWhichTheAnswerStates) {
  const auto version = [](std::string_view number) {
    return sentence_of(command("correct_record", R"({"path":"cause","reason":"笔误","version":)" +
                                                     std::string(number) + "}"));
  };
  EXPECT_EQ(version("4294967296"), "$.body.version: 数字过大，最大为 4294967295");
  EXPECT_EQ(version("9007199254740993"), "$.body.version: 数字过大，最大为 9007199254740991");
  EXPECT_EQ(version("-1"), "$.body.version: 不得为负数");
}

TEST(CommandBodyForm, IdentifiersHoldNothingUnseen) {
  const auto with = [](std::string_view id) { return path_of(filing("shuizheng", id)); };
  EXPECT_EQ(with("水政监察大队"), "accepted");
  EXPECT_EQ(with(std::string(64, 'x')), "accepted");
  for (const auto* wrong :
       {"", "shui zheng", "shui\\nzheng", "shui\\u0000zheng", "shui\\u007fzheng", "shui　zheng",
        "shui\\u200bzheng", "\\u202egnehz", "\\ufeffshui", "shui\\u00a0zheng"}) {
    EXPECT_EQ(with(wrong), "$.body.section") << wrong;
  }
  EXPECT_EQ(with(std::string(65, 'x')), "$.body.section");
  EXPECT_EQ(path_of(filing("2021-SF-0007", "2021 SF 0007")), "$.case");
  EXPECT_EQ(path_of(filing("\"actor\":\"zhang.wei\"", "\"actor\":\"\"")), "$.actor");
}

TEST(CommandBodyForm, TextHoldsNoControlCharactersButLinesAndTabs) {
  const auto with = [](std::string_view text) { return path_of(filing("未经批准采砂", text)); };
  EXPECT_EQ(with(R"(一\n二\t三)"), "accepted");
  for (const auto* wrong :
       {R"(一\u0000)", R"(一\r二)", R"(\u001b[2J)", R"(一\u007f)", R"(一\u0085)", R"(一\u202e二)",
        R"(一\u2066二)", R"(一\u200e二)", R"(一\u061c二)", R"(一\u2028二)", R"(一\ufeff)"}) {
    EXPECT_EQ(with(wrong), "$.body.cause") << wrong;
  }
  EXPECT_EQ(sentence_of(filing("未经批准采砂", R"(一\r二)")),
            "$.body.cause: 文字中不得含控制字符或不可见字符 U+000D");
  EXPECT_EQ(with("一\n二"), "$.body.cause");
}

TEST(CommandBodyForm, TextIsCountedInCodePointsUpToTheLimit) {
  const auto with = [](std::size_t chars) {
    std::string text;
    for (std::size_t n = 0; n < chars; ++n) text += n % 2 == 0 ? "砂" : "😀";
    return parse_command(filing("未经批准采砂", text));
  };
  ASSERT_TRUE(with(20'000));
  EXPECT_EQ(with(20'000)->body.get<FileCase>().cause.chars, 20'000U);
  EXPECT_EQ(with(20'001).error().sentence().zh, "$.body.cause: 文字超过20000字");
}

TEST(CommandBodyForm, BlankWordsAreNoWords) {
  EXPECT_EQ(path_of(filing("未经批准采砂", "")), "$.body.cause");
  EXPECT_EQ(path_of(filing("未经批准采砂", R"( \n　)")), "$.body.cause");
  const auto said_nothing = parse_command(command("terminate", R"({"reason":""})"));
  ASSERT_TRUE(said_nothing);
  EXPECT_FALSE(said_nothing->body.get<Terminate>().reason.given());
  EXPECT_TRUE(said_nothing->contents.empty());
}

const std::string kSha(64, 'a');
const std::string kSm3(64, 'b');

std::string document(std::string_view json) {
  return command("terminate", R"({"approval":)" + std::string(json) + "}");
}

TEST(CommandBodyForm, ADocumentIsInlineOrItsDigests) {
  const auto digests = R"({"sha256":")" + kSha + R"(","sm3":")" + kSm3 + R"(","size":4294967296})";
  const auto read = parse_command(document(digests));
  ASSERT_TRUE(read) << both(read.error());
  EXPECT_EQ(read->body.get<Terminate>().approval.size_bytes, 4'294'967'296U);
  EXPECT_TRUE(read->contents.empty());
  EXPECT_EQ(path_of(document(replaced(digests, "\"size\":4294967296", "\"size\":0"))),
            "$.body.approval.size");
  EXPECT_EQ(path_of(document(replaced(digests, "\"size\":4294967296", "\"size\":\"1\""))),
            "$.body.approval.size");
  EXPECT_EQ(path_of(document(replaced(digests, ",\"size\":4294967296", ""))),
            "$.body.approval.size");
  EXPECT_EQ(path_of(document(replaced(digests, kSha, std::string(64, '0')))),
            "$.body.approval.sha256");
  EXPECT_EQ(path_of(document(replaced(digests, kSm3, std::string(64, 'B')))),
            "$.body.approval.sm3");
  EXPECT_EQ(path_of(document(replaced(digests, kSm3, "bb"))), "$.body.approval.sm3");
  EXPECT_EQ(path_of(document(replaced(digests, "\"size\"", "\"text\":\"甲\",\"size\""))),
            "$.body.approval.sha256");
  EXPECT_EQ(path_of(document(replaced(digests, "\"size\"", "\"name\":\"甲\",\"size\""))),
            "$.body.approval.name");
}

TEST(CommandBodyForm, AnInlineDocumentHasWordsAndALimit) {
  EXPECT_EQ(path_of(document("{}")), "$.body.approval");
  EXPECT_EQ(path_of(document("null")), "$.body.approval");
  EXPECT_EQ(path_of(document(R"({"text":""})")), "$.body.approval.text");
  EXPECT_EQ(path_of(document(R"({"text":"  "})")), "$.body.approval.text");
  EXPECT_EQ(path_of(document(R"({"text":7})")), "$.body.approval.text");
  EXPECT_EQ(path_of(document(R"({"text":"\u0007"})")), "$.body.approval.text");
  const std::string mebibyte(kInlineDocumentBytesMax, 'x');
  EXPECT_EQ(path_of(document(R"({"text":")" + mebibyte + "\"}")), "accepted");
  EXPECT_EQ(path_of(document(R"({"text":")" + mebibyte + "x\"}")), "$.body.approval.text");
}

TEST(CommandBodyForm, AListHasAtMostAThousandElements) {
  std::string many;
  for (int n = 0; n < 1'000; ++n) many += (n == 0 ? "\"o" : ",\"o") + std::to_string(n) + "\"";
  EXPECT_EQ(path_of(filing(R"("zhang.wei","li.na")", many)), "accepted");
  EXPECT_EQ(path_of(filing(R"("zhang.wei","li.na")", many + ",\"o\"")), "$.body.handlers[1000]");
}

TEST(CommandBodyForm, DigestsOfPacksAreHex) {
  const auto activate =
      replaced(command("activate_ruleset",
                       R"({"ruleset":")" + kSha + R"(","packs":[")" + kSha + R"(","x"]})"),
               R"("case":"2021-SF-0007")", R"("bureau":"bureau")");
  EXPECT_EQ(path_of(activate), "$.body.packs[1]");
  EXPECT_EQ(path_of(replaced(activate, "\"x\"", "\"" + kSm3 + "\"")), "accepted");
}

}  // namespace
}  // namespace caseledger::adapters
