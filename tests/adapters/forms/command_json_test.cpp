// The line and its envelope: every way they can be malformed, each with the place it is told at.
#include "adapters/forms/command_json.h"

#include <gtest/gtest.h>

#include "ledger/base/hash.h"
#include "statemachines/procedures.h"
#include "tests/adapters/door_line.h"
#include "tests/both.h"

namespace caseledger::adapters {
namespace {

TEST(CommandDoor, ReadsWhatTheLawMaySeeAndKeepsTheWordsBeside) {
  const auto read = parse_command(kFiling);
  ASSERT_TRUE(read) << both(read.error());
  EXPECT_EQ(read->procedure, Procedure::matter);
  EXPECT_EQ(read->stream, "2021-SF-0007");
  EXPECT_EQ(read->capacity, Capacity::handler);
  const auto& body = read->body.get<FileCase>();
  EXPECT_EQ(body.handlers, (std::vector<Id>{"zhang.wei", "li.na"}));
  EXPECT_EQ(body.matter, WaterMatter::sand_mining);
  EXPECT_EQ(body.party_name.chars, 8U);
  EXPECT_FALSE(body.party_number.given());
  const std::vector<Content> words = {
      {"party_name", "某某砂石有限公司"}, {"cause", "未经批准采砂"}, {"approval", "立案呈批表"}};
  EXPECT_EQ(read->contents, words);
}

TEST(CommandDoor, DigestsAnInlineDocumentWithBothFunctions) {
  const std::string words = "立案呈批表";
  const ledger::Bytes bytes{reinterpret_cast<const std::uint8_t*>(words.data()), words.size()};
  const auto read = parse_command(kFiling);
  ASSERT_TRUE(read);
  const Document expected{ledger::sha256(bytes), ledger::sm3(bytes), words.size()};
  EXPECT_EQ(read->body.get<FileCase>().approval, expected);
}

TEST(CommandDoor, NamesTheWordsOfListsByTheirIndex) {
  const auto read = parse_command(kOpinion);
  ASSERT_TRUE(read) << both(read.error());
  ASSERT_EQ(read->contents.size(), 1U);
  EXPECT_EQ(read->contents[0].path, "findings/2/reason");
}

TEST(CommandDoor, TakesAnyBlanksAroundAndNothingElse) {
  EXPECT_EQ(path_of(" \t" + kFiling + "\r\n"), "accepted");
  EXPECT_EQ(path_of(kFiling + " x"), "$");
  EXPECT_EQ(path_of(kFiling + kFiling), "$");
  EXPECT_EQ(path_of(kFiling + ","), "$");
}

TEST(CommandDoor, SaysOneLineInTheLanguageAsked) {
  const auto line =
      replaced(kOpinion, R"({"answer":"yes","reason)", R"({"answer":"maybe","reason)");
  EXPECT_EQ(sentence_of(line),
            R"($.body.findings[2].answer: 没有这个选项 "maybe"，应为 yes、no 之一)");
  EXPECT_EQ(sentence_of(line, Language::en),
            R"($.body.findings[2].answer: no such word "maybe", must be one of yes, no)");
}

// The text itself.

TEST(CommandText, EmptyOrCutJsonIsIncomplete) {
  EXPECT_EQ(sentence_of(""), "$: JSON 不完整");
  EXPECT_EQ(sentence_of("   "), "$: JSON 不完整");
  EXPECT_EQ(sentence_of(kFiling.substr(0, kFiling.find("2021-SF") + 4)), "$.case: JSON 不完整");
}

TEST(CommandText, BrokenGrammarNamesTheByte) {
  EXPECT_EQ(sentence_of("{id:1}"), "$: 不是合法的 JSON（第2字节）");
  EXPECT_EQ(path_of(filing(R"("section":"shuizheng")", R"("section":'shuizheng')")),
            "$.body.section");
  EXPECT_EQ(path_of(filing(R"("li.na"])", R"("li.na",])")), "$.body.handlers[2]");
  EXPECT_EQ(path_of(filing(R"("act")", "/* act */ \"act\"")), "$");
}

TEST(CommandText, AKeyGivenTwiceIsRefusedAtItsPlace) {
  EXPECT_EQ(path_of(filing(R"("actor")", R"("case":"2021-SF-0008","actor")")), "$.case");
  EXPECT_EQ(path_of(filing(R"("matter")", R"("action":"levy","matter")")), "$.body.action");
  EXPECT_EQ(path_of(replaced(kOpinion, R"({"answer":"yes","reason)",
                             R"({"answer":"yes","answer":"no","reason)")),
            "$.body.findings[2].answer");
  EXPECT_EQ(path_of(filing(R"({"text":"立案)", R"({"text":"甲","text":"立案)")),
            "$.body.approval.text");
  EXPECT_EQ(sentence_of(filing(R"("matter")", R"("\u0061ction":"levy","matter")")),
            "$.body.action: 字段重复");
}

TEST(CommandText, BytesThatAreNotUtf8AreNamedWhereTheyStand) {
  EXPECT_EQ(path_of(filing("未经批准", "\xFF")), "$.body.cause");
  EXPECT_EQ(path_of(filing("未经批准", "\xC0\xAF")), "$.body.cause");
  EXPECT_EQ(path_of(filing("未经批准", "\xED\xA0\x80")), "$.body.cause");
  EXPECT_EQ(path_of(filing("未经批准采砂", "\xE6\x9C")), "$.body.cause");
  EXPECT_NE(sentence_of(filing("未经批准", "\xFF")).find("不是有效的 UTF-8"), std::string::npos);
  // A file saved as GBK: 采砂.
  EXPECT_NE(sentence_of(filing("某某砂石有限公司", "\xB2\xC9\xC9\xB0")).find("UTF-8"),
            std::string::npos);
}

TEST(CommandText, AByteOrderMarkIsCalledByItsName) {
  EXPECT_EQ(sentence_of("\xEF\xBB\xBF" + kFiling), "$: 行首有字节顺序标记（BOM），请去掉");
}

TEST(CommandText, ALoneSurrogateIsRefused) {
  EXPECT_EQ(path_of(filing("未经批准", R"(\ud83d)")), "$.body.cause");
  EXPECT_EQ(path_of(filing("未经批准", R"(\ude00)")), "$.body.cause");
  EXPECT_EQ(path_of(filing("未经批准", R"(\ud83d\ud83d)")), "$.body.cause");
  EXPECT_EQ(path_of(filing("未经批准", R"(\ud83d\ude00)")), "accepted");
  EXPECT_NE(sentence_of(filing("未经批准", R"(\ud83d)")).find("代理项"), std::string::npos);
}

TEST(CommandText, DepthIsLimited) {
  EXPECT_EQ(sentence_of(std::string(1'000'000, '[')),
            "$[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]: 嵌套过深");
}

TEST(CommandText, ALineIsAtMostFourMebibytes) {
  EXPECT_EQ(sentence_of(kFiling + std::string(kJsonBytesMax, ' ')), "$: 超过4 MiB");
}

TEST(CommandText, MoreFieldsThanAnyFormHasAreRefused) {
  std::string many = "{";
  for (int n = 0; n < 300; ++n) many += "\"k" + std::to_string(n) + "\":0,";
  EXPECT_EQ(sentence_of(many + "\"z\":0}"), "$: 字段过多");
}

TEST(CommandText, AStrangeKeyCannotForgeASecondLine) {
  const auto told = sentence_of(filing(R"("section")", R"("a\n$.b: ok\u202e","section")"));
  EXPECT_EQ(told.find('\n'), std::string::npos) << told;
  EXPECT_TRUE(told.starts_with(R"($["a\n$.b: ok)") || told.starts_with(R"($.body["a\n$.b: ok)"))
      << told;
}

// The envelope.

TEST(CommandEnvelope, MustBeAnObject) {
  EXPECT_EQ(sentence_of("[]"), "$: 应为对象");
  EXPECT_EQ(sentence_of("null"), "$: 应为对象");
  EXPECT_EQ(sentence_of("\"file_case\""), "$: 应为对象");
}

TEST(CommandEnvelope, EachRequiredMemberIsMissed) {
  for (const std::string name : {"id", "act", "actor", "capacity", "occurred_at", "body"}) {
    const auto form = read_json(kFiling);
    Json::Object left;
    for (const auto& member : *form->as_object()) {
      if (member.key != name) left.push_back(member);
    }
    EXPECT_EQ(sentence_of(print_json({left})), "$." + name + ": 缺少必填字段");
  }
}

TEST(CommandEnvelope, AnUnknownMemberIsNamed) {
  EXPECT_EQ(sentence_of(filing(R"("actor")", R"("priority":1,"actor")")),
            "$.priority: 没有这个字段");
}

TEST(CommandEnvelope, TheIdIsAUuidAndNothingLikeIt) {
  const auto with_id = [](std::string_view id) {
    return path_of(filing("0192f0c8-7a1e-7cc3-98c4-dc0c0c07398f", id));
  };
  EXPECT_EQ(with_id("0192F0C8-7A1E-7CC3-98C4-DC0C0C07398F"), "accepted");
  EXPECT_EQ(with_id("0192f0c8-7a1e-7cc3-98c4-dc0c0c07398"), "$.id");
  EXPECT_EQ(with_id("0192f0c87a1e7cc398c4dc0c0c07398f"), "$.id");
  EXPECT_EQ(with_id("0192f0c8-7a1e-7cc3-98c4-dc0c0c07398g"), "$.id");
  EXPECT_EQ(with_id("{192f0c8-7a1e-7cc3-98c4-dc0c0c07398}"), "$.id");
  EXPECT_EQ(with_id("00000000-0000-0000-0000-000000000000"), "$.id");
  EXPECT_EQ(path_of(filing(R"("0192f0c8-7a1e-7cc3-98c4-dc0c0c07398f")", "7")), "$.id");
}

TEST(CommandEnvelope, AnUnknownActIsNamed) {
  EXPECT_EQ(sentence_of(filing("file_case", "delete_case")), "$.act: 没有这个行为 \"delete_case\"");
  EXPECT_EQ(path_of(filing("file_case", "case_filed")), "$.act");
}

/// case、item、bureau
std::string stream_members() {
  std::string all;
  for (const auto& one : procedures())
    all.append(all.empty() ? "" : "、").append(one.stream_member);
  return all;
}

TEST(CommandEnvelope, ExactlyOneStreamOfTheActsOwnKind) {
  EXPECT_EQ(sentence_of(filing(R"("case":)", R"("item":"x","case":)")),
            "$.item: " + stream_members() + " 只能有一个");
  EXPECT_EQ(sentence_of(filing(R"("case":"2021-SF-0007",)", "")),
            "$.case: " + stream_members() + " 须有一个");
  EXPECT_EQ(sentence_of(filing(R"("case":)", R"("item":)")),
            "$.item: file_case 应以 \"case\" 提出");
  EXPECT_EQ(path_of(filing(R"("case":"2021-SF-0007")", R"("bureau":"bureau")")), "$.bureau");
}

TEST(CommandEnvelope, CommonActsAreAskedOfEveryStream) {
  const auto answer = command("answer_irregularity", R"({"answer":"已责令整改"})");
  EXPECT_EQ(path_of(answer), "accepted");
  EXPECT_EQ(path_of(replaced(answer, "\"case\"", "\"item\"")), "accepted");
  EXPECT_EQ(path_of(replaced(answer, R"("case":"2021-SF-0007")", R"("bureau":"bureau")")),
            "accepted");
  EXPECT_EQ(path_of(replaced(answer, "\"case\"", "\"bureau\"")), "$.bureau");
}

TEST(CommandEnvelope, CapacityIsAWordAndNeverTheSystems) {
  EXPECT_EQ(path_of(filing("\"handler\"", "\"boss\"")), "$.capacity");
  EXPECT_EQ(path_of(filing("\"handler\"", "\"unspecified\"")), "$.capacity");
  EXPECT_EQ(path_of(filing("\"handler\"", "\"system\"")), "$.capacity");
  EXPECT_EQ(path_of(filing("\"actor\":\"zhang.wei\"", "\"actor\":\"system\"")), "$.actor");
  EXPECT_TRUE(parse_command(filing("\"handler\"", "\"system\""), {.system_may_ask = true}));
}

TEST(CommandEnvelope, VersionsAndTimesAreOptionalButStrict) {
  const auto with = [](std::string_view member) {
    return path_of(filing("\"actor\"", std::string(member) + ",\"actor\""));
  };
  EXPECT_EQ(with(R"("expected_version":7)"), "accepted");
  EXPECT_EQ(with(R"("expected_version":-1)"), "$.expected_version");
  EXPECT_EQ(with(R"("expected_version":1.0)"), "$.expected_version");
  EXPECT_EQ(with(R"("expected_version":"7")"), "$.expected_version");
  EXPECT_EQ(with(R"("expected_version":9007199254740992)"), "$.expected_version");
  EXPECT_EQ(with(R"("expected_version":null)"), "$.expected_version");
  EXPECT_EQ(with(R"("recorded_at":"2021-09-16T10:00:00+08:00")"), "accepted");
  EXPECT_EQ(with(R"("recorded_at":"2021-09-16")"), "$.recorded_at");
}

TEST(CommandEnvelope, ASignatureIsReadPartByPart) {
  const auto with = [](const std::string& value) {
    return sentence_of(filing("\"actor\"", "\"signature\":" + value + ",\"actor\""));
  };
  const std::string key = R"({"algorithm":"ed25519","x":")" + std::string(64, 'a') + R"(",)";
  const std::string value = R"("value":")" + std::string(86, 'A') + R"(==")";
  EXPECT_EQ(with(key + value + "}"), "accepted");
  EXPECT_EQ(with(key + value + R"(,"salts":{"cause":")" + std::string(32, '0') + "\"}}"),
            "accepted");
  EXPECT_EQ(with("\"MEUCIQ\""), "$.signature: 应为对象");
  EXPECT_EQ(with("{}"), "$.signature.algorithm: 缺少必填字段");
  EXPECT_EQ(with(key + R"("value":"AAAA"})"), "$.signature.value: 应为 64 字节签名的 Base64");
  EXPECT_EQ(with(key + value + R"(,"salts":{"cause":"00"}})"),
            "$.signature.salts.cause: 应为 32 位十六进制");
  EXPECT_EQ(with(key + value + R"(,"salts":[]})"), "$.signature.salts: 应为对象");
}

TEST(CommandEnvelope, TheIdOfAMalformedLineIsFoundWhereItCanBe) {
  const auto id = parse_command(kFiling)->command_id;
  EXPECT_EQ(find_command_id(filing("file_case", "dance")), id);
  EXPECT_EQ(find_command_id(kFiling + "}"), std::nullopt);
  EXPECT_EQ(find_command_id("{\"id\":7}"), std::nullopt);
  EXPECT_EQ(find_command_id("[]"), std::nullopt);
}

}  // namespace
}  // namespace caseledger::adapters
