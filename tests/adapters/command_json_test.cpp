// Every way a line can be malformed, each with the place it is told at.
#include "adapters/command_json.h"

#include <gtest/gtest.h>

#include "adapters/acts.h"
#include "ledger/hash.h"

namespace caseledger::adapters {
namespace {

std::string replaced(std::string line, std::string_view what, std::string_view with) {
  const auto at = line.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return line.replace(at, what.size(), with);
}

std::string command(std::string_view act, std::string_view body) {
  return replaced(replaced(R"({"id":"0192f0c8-7a1e-7cc3-98c4-dc0c0c07398f","act":"A",)"
                           R"("case":"2021-SF-0007","actor":"zhang.wei","capacity":"handler",)"
                           R"("occurred_at":"2021-09-15T10:00:00+08:00","body":B})",
                           "B", body),
                  "A", act);
}

const std::string kFiling = command(
    "file_case", R"({"handlers":["zhang.wei","li.na"],"section":"shuizheng","action":"penalty",)"
                 R"("matter":"sand_mining","party_kind":"unit","party_name":"某某砂石有限公司",)"
                 R"("cause":"未经批准采砂","approval":{"text":"立案呈批表"}})");

const std::string kOpinion =
    command("agree",
            R"({"findings":[{"answer":"yes"},{"answer":"yes"},{"answer":"yes","reason":"属实"}]})");

std::string filing(std::string_view what, std::string_view with) {
  return replaced(kFiling, what, with);
}

std::string path_of(std::string_view line) {
  const auto read = read_command(line);
  return read ? "accepted" : read.error().path;
}

std::string sentence_of(std::string_view line, Language language = Language::zh) {
  const auto read = parse_command(line, language);
  return read ? "accepted" : read.error().what;
}

TEST(CommandDoor, ReadsWhatTheLawMaySeeAndKeepsTheWordsBeside) {
  const auto read = parse_command(kFiling);
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_EQ(read->procedure, Procedure::matter);
  EXPECT_EQ(read->stream, "2021-SF-0007");
  EXPECT_EQ(read->capacity, Capacity::handler);
  const auto& body = std::get<FileCase>(read->body);
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
  EXPECT_EQ(std::get<FileCase>(read->body).approval, expected);
}

TEST(CommandDoor, NamesTheWordsOfListsByTheirIndex) {
  const auto read = parse_command(kOpinion);
  ASSERT_TRUE(read) << read.error().what;
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

// --- The text itself
// ------------------------------------------------------------------------------

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

// --- The envelope
// ---------------------------------------------------------------------------------

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

TEST(CommandEnvelope, ExactlyOneStreamOfTheActsOwnKind) {
  EXPECT_EQ(sentence_of(filing(R"("case":)", R"("item":"x","case":)")),
            "$.item: case、item、bureau 只能有一个");
  EXPECT_EQ(sentence_of(filing(R"("case":"2021-SF-0007",)", "")),
            "$.case: case、item、bureau 须有一个");
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
  EXPECT_TRUE(read_command(filing("\"handler\"", "\"system\""), {.system_may_ask = true}));
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

TEST(CommandEnvelope, ASignatureIsNotAcceptedYet) {
  const auto with = [](std::string_view value) {
    return sentence_of(filing("\"actor\"", "\"signature\":" + std::string(value) + ",\"actor\""));
  };
  EXPECT_EQ(with("\"\""), "accepted");
  EXPECT_EQ(with("\"MEUCIQ\""), "$.signature: 尚不接受本人签名，请去掉该字段");
  EXPECT_EQ(with("null"), "$.signature: 应为字符串");
}

TEST(CommandEnvelope, TheIdOfAMalformedLineIsFoundWhereItCanBe) {
  const auto id = parse_command(kFiling)->id;
  EXPECT_EQ(find_command_id(filing("file_case", "dance")), id);
  EXPECT_EQ(find_command_id(kFiling + "}"), std::nullopt);
  EXPECT_EQ(find_command_id("{\"id\":7}"), std::nullopt);
  EXPECT_EQ(find_command_id("[]"), std::nullopt);
}

// --- The body
// -------------------------------------------------------------------------------------

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
  EXPECT_EQ(std::get<Execute>(fine(R"("50000.00")")->body).amount, Fen{5'000'000});
  EXPECT_EQ(std::get<Execute>(fine(R"("0.05")")->body).amount, Fen{5});
  for (const auto* wrong :
       {"50000", "50000.00", R"("50000")", R"("50000.0")", R"("50,000.00")", R"("-1.00")",
        R"("01.00")", R"(".50")", R"("1.000")", R"("99999999999999.00")", R"("")", R"(" 1.00")"}) {
    const auto read = fine(wrong);
    ASSERT_FALSE(read) << wrong;
    EXPECT_TRUE(read.error().what.starts_with("$.body.amount: 应为以元计")) << read.error().what;
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
  for (const auto* wrong :
       {"2021-02-30T10:00:00+08:00", "2021-09-15T24:00:00+08:00", "2021-09-15T10:00:00",
        "2021-09-15 10:00:00+08:00", "2021-09-15", "1970-01-01T00:00:00Z"}) {
    EXPECT_EQ(path_of(filing("2021-09-15T10:00:00+08:00", wrong)), "$.occurred_at") << wrong;
  }
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
  for (const auto* wrong : {R"(一\u0000)", R"(一\r二)", R"(\u001b[2J)", R"(一\u007f)",
                            R"(一\u0085)", R"(一\u202e二)", R"(一\u2066二)"}) {
    EXPECT_EQ(with(wrong), "$.body.cause") << wrong;
  }
  EXPECT_EQ(sentence_of(filing("未经批准采砂", R"(一\r二)")),
            "$.body.cause: 文字中不得含控制字符 U+000D");
  EXPECT_EQ(with("一\n二"), "$.body.cause");
}

TEST(CommandBodyForm, TextIsCountedInCodePointsUpToTheLimit) {
  const auto with = [](std::size_t chars) {
    std::string text;
    for (std::size_t n = 0; n < chars; ++n) text += n % 2 == 0 ? "砂" : "😀";
    return parse_command(filing("未经批准采砂", text));
  };
  ASSERT_TRUE(with(20'000));
  EXPECT_EQ(std::get<FileCase>(with(20'000)->body).cause.chars, 20'000U);
  EXPECT_EQ(with(20'001).error().what, "$.body.cause: 文字超过20000字");
}

TEST(CommandBodyForm, BlankWordsAreNoWords) {
  EXPECT_EQ(path_of(filing("未经批准采砂", "")), "$.body.cause");
  EXPECT_EQ(path_of(filing("未经批准采砂", R"( \n　)")), "$.body.cause");
  const auto said_nothing = parse_command(command("terminate", R"({"reason":""})"));
  ASSERT_TRUE(said_nothing);
  EXPECT_FALSE(std::get<Terminate>(said_nothing->body).reason.given());
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
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_EQ(std::get<Terminate>(read->body).approval.size_bytes, 4'294'967'296U);
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
