// One small pack, read as a whole, then spoiled in one place at a time.
#include "engine/ruleset_pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "ledger/base/hash.h"
#include "tests/both.h"
#include "tests/engine/small_pack.h"

namespace caseledger::engine {
namespace {

Day day(std::string_view text) { return parse_day(text).value(); }

/// What read_pack says of the small pack with one thing changed.
std::string fault_with(std::string_view what, std::string_view instead) {
  const auto text = with(kSmallPack, what, instead);
  EXPECT_NE(text, kSmallPack) << what;
  const auto pack = read_pack("small.toml", text);
  if (pack) return "accepted";
  EXPECT_EQ(pack.error().kind, FaultKind::malformed);
  return both(pack.error());
}

TEST(RulesetPack, ReadsItsHead) {
  const auto pack = read_pack("small.toml", kSmallPack).value();
  EXPECT_EQ(pack.file, "small.toml");
  EXPECT_EQ(pack.id, "county");
  EXPECT_EQ(pack.title, "某县办法");
  EXPECT_EQ(pack.document, "某字〔2021〕1号");
  EXPECT_EQ(pack.level, Level::county);
  EXPECT_EQ(pack.jurisdiction, "140524");
  EXPECT_EQ(pack.valid_from, day("2021-09-03"));
  EXPECT_EQ(pack.valid_until, day("2031-09-02"));
}

TEST(RulesetPack, IsKnownByTheDigestOfItsBytes) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(kSmallPack.data());
  EXPECT_EQ(read_pack("any name", kSmallPack)->digest, ledger::sha256({bytes, kSmallPack.size()}));
  EXPECT_NE(read_pack("any name", std::string(kSmallPack) + "\n")->digest,
            read_pack("any name", kSmallPack)->digest);
}

TEST(RulesetPack, ReadsArticlesOfItsOwnAndOfOtherDocuments) {
  const auto pack = read_pack("small.toml", kSmallPack).value();
  ASSERT_EQ(pack.articles.size(), 2U);
  const auto& own = pack.articles[0].it;
  EXPECT_EQ(own.id, "附4-16");
  EXPECT_EQ(own.cite, "附件4第十六条");
  EXPECT_EQ(own.zh, "应在十个工作日内审核完毕。");
  EXPECT_EQ(own.en, "Within ten working days.");
  EXPECT_EQ(own.level, Level::county);
  EXPECT_EQ(own.document, "某字〔2021〕1号");
  EXPECT_EQ(own.valid_from, day("2021-09-03"));
  EXPECT_FALSE(own.is_paraphrase);
  const auto& other = pack.articles[1].it;
  EXPECT_EQ(other.document, "主席令第七十号");
  EXPECT_EQ(other.valid_from, day("2021-07-15"));
  EXPECT_TRUE(other.is_paraphrase);
}

TEST(RulesetPack, ReadsClocksInTheirOrder) {
  const auto pack = read_pack("small.toml", kSmallPack).value();
  ASSERT_EQ(pack.clocks.size(), 2U);
  EXPECT_EQ(pack.clocks[0].it.id, "review-10");
  EXPECT_EQ(pack.clocks[0].it.valid_from, Day{});
  const auto& clock = pack.clocks[1].it;
  EXPECT_EQ(clock.clock, ClockKind::case_total);
  EXPECT_EQ(clock.article, "处罚法60");
  EXPECT_EQ(clock.count, 90);
  EXPECT_EQ(clock.unit, DayUnit::day);
  EXPECT_TRUE(clock.rolls);
  EXPECT_TRUE(clock.is_local);
  EXPECT_EQ(clock.only, (std::vector{ActionKind::penalty, ActionKind::coercion}));
  EXPECT_EQ(clock.valid_from, day("2021-10-01"));
  EXPECT_EQ(clock.valid_until, day("2022-10-01"));
  EXPECT_EQ(clock.level, Level::county);
}

TEST(RulesetPack, ReadsSettingsWithTheirBasis) {
  const auto pack = read_pack("small.toml", kSmallPack).value();
  ASSERT_EQ(pack.parameters.size(), 2U);
  EXPECT_EQ(pack.parameters[0].it.value, ParameterValue(std::int64_t{10}));
  EXPECT_EQ(pack.parameters[0].basis, "附4-16");
  EXPECT_EQ(pack.parameters[1].it.value, ParameterValue(true));
  EXPECT_TRUE(pack.parameters[1].is_local);
  ASSERT_EQ(pack.leaders.size(), 1U);
  EXPECT_EQ(pack.leaders[0].it.term, LeaderTerm::main);
  EXPECT_EQ(pack.leaders[0].it.capacities,
            (std::vector{Capacity::principal_head, Capacity::deputy_head}));
  ASSERT_EQ(pack.effects.size(), 1U);
  EXPECT_EQ(pack.effects[0].it.requirement, "entry_is_timely");
  EXPECT_EQ(pack.effects[0].it.effect, Effect::block);
  ASSERT_EQ(pack.severity.size(), 1U);
  EXPECT_EQ(pack.severity[0].it, (std::vector{Measure::fine, Measure::warning}));
}

TEST(RulesetPack, ReadsAParameterThatHasAValueForEachTime) {
  const auto text = with(kSmallPack, R"({ value = 10, basis = "附4-16" })", R"([
  { value = 5, basis = "处罚法60", valid_until = 2021-12-31 },
  { value = 10, basis = "附4-16", valid_from = 2022-01-01 },
])");
  const auto pack = read_pack("small.toml", text).value();
  ASSERT_EQ(pack.parameters.size(), 3U);
  EXPECT_EQ(pack.parameters[0].it.key, "review_extension_workdays");
  EXPECT_EQ(pack.parameters[0].it.valid_from, Day{});
  EXPECT_EQ(pack.parameters[0].it.valid_until, day("2021-12-31"));
  EXPECT_EQ(pack.parameters[0].line, 48);
  EXPECT_EQ(pack.parameters[1].it.value, ParameterValue(std::int64_t{10}));
  EXPECT_EQ(pack.parameters[1].it.valid_from, day("2022-01-01"));
}

TEST(RulesetPack, ReadsRulings) {
  const auto pack = read_pack("small.toml", kSmallPack).value();
  ASSERT_EQ(pack.rulings.size(), 1U);
  const auto& ruling = pack.rulings[0].it;
  EXPECT_EQ(ruling.id, "解释1");
  EXPECT_EQ(ruling.question_zh, "几日？");
  EXPECT_EQ(ruling.answer_zh, "十日。");
  EXPECT_EQ(ruling.given_by, "水政监察大队");
  EXPECT_EQ(ruling.given_on, day("2021-09-10"));
  EXPECT_EQ(ruling.basis, "附4-16");
  EXPECT_TRUE(ruling.is_proposed);
}

struct Spoilt {
  std::string_view what, instead, fault;
};

void PrintTo(const Spoilt& spoilt, std::ostream* out) { *out << spoilt.instead; }

class SpoiltPack : public testing::TestWithParam<Spoilt> {};

TEST_P(SpoiltPack, IsRefusedWithFileAndLine) {
  EXPECT_EQ(fault_with(GetParam().what, GetParam().instead), GetParam().fault);
}

INSTANTIATE_TEST_SUITE_P(
    Keys, SpoiltPack,
    testing::Values(
        Spoilt{"id = \"county\"", "id = \"county\"\nsize = 3",
               "small.toml:3: [pack]: size: 不是此处可写的键 — is not a key that is known here"},
        Spoilt{"[pack]", "[law]\n[pack]",
               "small.toml:1: pack: law: 不是此处可写的键 — is not a key that is known here"},
        Spoilt{"title = \"某县办法\"\n", "", "small.toml:1: [pack]: title: 缺失 — is missing"},
        Spoilt{"cite = \"附件4第十六条\"\n", "",
               "small.toml:16: article.附4-16: cite: 缺失 — is missing"},
        Spoilt{"zh = \"应在十个工作日内审核完毕。\"\n", "",
               "small.toml:16: article.附4-16: zh: 缺失 — is missing"},
        Spoilt{"count = 10\n", "", "small.toml:27: [[clock]]: count: 缺失 — is missing"},
        Spoilt{", basis = \"附4-16\" }", " }",
               "small.toml:47: parameters.review_extension_workdays: basis: 缺失 — is missing"},
        Spoilt{"effect = \"block\", basis = \"附4-16\"", "effect = \"block\"",
               "small.toml:54: effects.entry_is_timely: basis: 缺失 — is missing"},
        Spoilt{"heaviest_first", "lightest_first",
               "small.toml:56: [severity]: heaviest_first: 缺失 — is missing"},
        Spoilt{"given_by = \"水政监察大队\"\n", "",
               "small.toml:60: [[ruling]]: given_by: 缺失 — is missing"},
        Spoilt{"article = \"附4-16\"\n", "",
               "small.toml:27: [[clock]]: article: 缺失 — is missing"}));

INSTANTIATE_TEST_SUITE_P(
    Types, SpoiltPack,
    testing::Values(
        Spoilt{"title = \"某县办法\"", "title = 7",
               "small.toml:3: [pack]: title: 应为文本 — must be a text"},
        Spoilt{"valid_from = 2021-09-03", "valid_from = \"2021-09-03\"",
               "small.toml:7: [pack]: valid_from: 应为日期 — must be a date"},
        Spoilt{"count = 10", "count = \"10\"",
               "small.toml:31: [[clock]]: count: 应为整数 — must be a whole number"},
        Spoilt{"count = 10", "count = 1.5",
               "small.toml:31: 此处不能写小数或者时刻"
               " — fractions and times of day have no place here"},
        Spoilt{"rolls = true", "rolls = 1",
               "small.toml:40: [[clock]]: rolls: 应为 true 或 false — must be true or false"},
        Spoilt{"only = [\"penalty\", \"coercion\"]", "only = \"penalty\"",
               "small.toml:41: [[clock]]: only: 应为列表 — must be a list"},
        Spoilt{"value = 10,", "value = true,",
               "small.toml:47: parameters.review_extension_workdays: value: 应为整数"
               " — must be a whole number"},
        Spoilt{"value = true, basis", "value = 0, basis",
               "small.toml:48: parameters.notice_before_review: value: 应为 true 或 false"
               " — must be true or false"},
        Spoilt{"main = { capacities = [\"principal_head\", \"deputy_head\"], basis = \"附4-16\" }",
               "main = [\"principal_head\"]",
               "small.toml:51: pack: leaders.main: 应为表 — must be a table"},
        Spoilt{"[[ruling]]", "[ruling]",
               "small.toml:60: pack: ruling: 应为表的列表 — must be a list of tables"}));

INSTANTIATE_TEST_SUITE_P(
    Values, SpoiltPack,
    testing::Values(
        Spoilt{"level = \"county\"", "level = \"village\"",
               "small.toml:5: [pack]: level: 没有选项 \"village\" — knows no \"village\""},
        Spoilt{"level = \"county\"", "level = \"unspecified\"",
               "small.toml:5: [pack]: level: 没有选项 \"unspecified\" — knows no \"unspecified\""},
        Spoilt{"jurisdiction = \"140524\"", "jurisdiction = \"14052\"",
               "small.toml:6: [pack]: jurisdiction: 应为六位数字 — must be six digits"},
        Spoilt{"jurisdiction = \"140524\"", "jurisdiction = \"14052x\"",
               "small.toml:6: [pack]: jurisdiction: 应为六位数字 — must be six digits"},
        Spoilt{"valid_until = 2031-09-02", "valid_until = 2021-09-02",
               "small.toml:8: [pack]: valid_until: 早于 valid_from — lies before valid_from"},
        Spoilt{"valid_from = 2021-09-03", "valid_from = 1969-09-03",
               "small.toml:7: [pack]: valid_from: 早于1970-01-02 — lies before 1970-01-02"},
        Spoilt{"valid_from = 2021-09-03", "valid_from = 2021-09-31",
               "small.toml:7: 不合 TOML 格式"
               " — Error while parsing date: expected day between 1 and 30 (inclusive), saw 31"},
        Spoilt{"kind = \"review\"", "kind = \"revue\"",
               "small.toml:29: [[clock]]: kind: 没有选项 \"revue\" — knows no \"revue\""},
        Spoilt{"unit = \"workday\"", "unit = \"week\"",
               "small.toml:32: [[clock]]: unit: 没有选项 \"week\" — knows no \"week\""},
        Spoilt{"unit = \"workday\"", "unit = \"workday\"\nrolls = true",
               "small.toml:33: [[clock]]: rolls: 工作日不顺延 — workdays do not"},
        Spoilt{"count = 10", "count = -1",
               "small.toml:31: [[clock]]: count: 应在0至10000之间 — must lie between 0 and 10000"},
        Spoilt{"count = 10", "count = 10001",
               "small.toml:31: [[clock]]: count: 应在0至10000之间 — must lie between 0 and 10000"},
        Spoilt{"\"penalty\", \"coercion\"", "", "small.toml:41: [[clock]]: only: 为空 — is empty"},
        Spoilt{"\"penalty\", \"coercion\"", "\"penalty\", \"penalty\"",
               "small.toml:41: [[clock]]: only: 选项重复 — a word twice"},
        Spoilt{
            "id = \"review-10\"", "id = \"review 10\"",
            "small.toml:28: [[clock]]: id: 标识不得含空格、控制符或不可见字符 U+0020 — an identifier must not "
            "hold blanks or unseen characters, U+0020"},
        Spoilt{"id = \"review-10\"", "id = \"\"", "small.toml:28: [[clock]]: id: 为空 — is empty"},
        Spoilt{"title = \"某县办法\"", "title = \"某县\\u0007办法\"",
               "small.toml:3: [pack]: title: 含有控制字符 — has a control character"},
        Spoilt{"of = \"处罚法\"", "of = \"强制法\"",
               "small.toml:22: article.处罚法60: of: 本规则没有这一 [document]"
               " — names no [document] of this pack"},
        Spoilt{"document = \"某字〔2021〕1号\"\n", "",
               "small.toml:15: article.附4-16: of: 缺失，而本规则没有自己的文号"
               " — is missing, and the pack has no document of its own"},
        Spoilt{"review_extension_workdays", "review_extension",
               "small.toml:47: parameters.review_extension: value: 没有这个参数"
               " — no parameter has this name"},
        Spoilt{"{ value = 10, basis = \"附4-16\" }", "[]",
               "small.toml:47: parameters.review_extension_workdays: 为空 — is empty"},
        Spoilt{"value = 10,", "value = 10, valid_from = 2021-02-02, valid_until = 2021-02-01,",
               "small.toml:47: parameters.review_extension_workdays: valid_until: 早于 valid_from"
               " — lies before valid_from"},
        Spoilt{"main = {", "mayor = {",
               "small.toml:51: leaders.mayor: capacities: 没有这个领导称谓"
               " — no leader is called this"},
        Spoilt{"value = 10,", "value = 3651,",
               "small.toml:47: parameters.review_extension_workdays: value: 应在0至3650之间"
               " — must lie between 0 and 3650"}));

INSTANTIATE_TEST_SUITE_P(
    Repetitions, SpoiltPack,
    testing::Values(Spoilt{"id = \"case-90\"", "id = \"review-10\"",
                           "small.toml:35: [[clock]]: id: 重复出现 \"review-10\""
                           " — \"review-10\" stands here a second time"},
                    Spoilt{"title = \"某县办法\"", "title = \"某县办法\"\ntitle = \"某县规定\"",
                           "small.toml:4: 不合 TOML 格式"
                           " — Error while parsing key-value pair: cannot redefine existing string "
                           "'title'"}));

TEST(RulesetPack, RefusesAnArticleThatStandsTwice) {
  EXPECT_THAT(
      fault_with("[article.\"处罚法60\"]", "[article.\"附4-16\"]"),
      testing::StartsWith("small.toml:21: 不合 TOML 格式"
                          " — Error while parsing table header: cannot redefine existing table"));
}

// Each of these ends the process in the TOML library, unless it is built as it is here.
TEST(RulesetPack, RefusesWhatItsLibraryWouldAssert) {
  for (const auto* text : {"[[=", "[[[1]]]", "[ }", "a = [1, }", "a = {b = }", "[["}) {
    const auto pack = read_pack("broken.toml", text);
    ASSERT_FALSE(pack) << text;
    EXPECT_THAT(both(pack.error()), testing::StartsWith("broken.toml:")) << text;
  }
}

TEST(RulesetPack, NamesTheFirstProblemOfTheFile) {
  auto text = with(kSmallPack, "given_by = \"水政监察大队\"\n", "");
  text = with(text, "count = 10", "count = -1");
  EXPECT_EQ(both(read_pack("small.toml", text).error()),
            "small.toml:31: [[clock]]: count: 应在0至10000之间 — must lie between 0 and 10000");
}

TEST(RulesetPack, RefusesATextThatIsNotUtf8) {
  const auto pack = read_pack("small.toml", with(kSmallPack, "county", "co\xffunty"));
  ASSERT_FALSE(pack);
  EXPECT_EQ(pack.error().kind, FaultKind::malformed);
  EXPECT_EQ(both(pack.error()).substr(0, 13), "small.toml:2:");
}

TEST(RulesetPack, RefusesAnEmptyFile) {
  EXPECT_EQ(both(read_pack("empty.toml", "").error()), "empty.toml:1: [pack]: 缺失 — is missing");
}

TEST(RulesetPack, ThrowsNothingWhereverItsTextIsCut) {
  for (std::size_t length = 0; length < kSmallPack.size(); ++length) {
    const auto pack = read_pack("cut.toml", kSmallPack.substr(0, length));
    EXPECT_TRUE(pack || pack.error().kind == FaultKind::malformed) << length;
  }
}

TEST(RulesetPack, ThrowsNothingWhicheverBytesAreWrongAtRandom) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  std::uniform_int_distribution<std::size_t> any_place(0, kSmallPack.size() - 1);
  std::uniform_int_distribution<int> any_byte(0, 255);
  for (int round = 0; round < 3'000; ++round) {
    std::string text(kSmallPack);
    for (int n = 0; n < 3; ++n) text[any_place(random)] = static_cast<char>(any_byte(random));
    const auto pack = read_pack("noise.toml", text);
    ASSERT_TRUE(pack || pack.error().kind == FaultKind::malformed);
  }
}

}  // namespace
}  // namespace caseledger::engine
