// Rulesets and calendars put in force through the doors of the program: kept first, then a fact;
// what nobody keeps is no ledger's fault, and does not get into it.
#include <fstream>

#include "adapters/forms/command_json.h"
#include "ledger/base/hash.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"
#include "tests/tools/registrar.h"
#include "tools/rule_files.h"

namespace caseledger::tools {
namespace {

const std::string kPacks = CL_SOURCE_DIR "/engine/packs/";

std::string text_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

Digest digest_of(const std::string& text) { return ledger::sha256(ledger::bytes_of(text)); }

class RulesInForce : public ::testing::Test {
 protected:
  RulesInForce() { desk_.close(); }

  std::string folder() const { return desk_.folder().string(); }
  std::uint64_t size() {
    desk_.reopen();
    const auto size = desk_.size();
    desk_.close();
    return size;
  }
  Ended submit(CommandBody body, const char* language = "zh") {
    const auto command = by_registrar({0xAC7, ++number_}, bench_start(), std::move(body));
    const auto file = desk_.folder() / "lines.jsonl";
    std::ofstream(file) << adapters::print_command(command) << "\n";
    return run_in(language, {"submit", folder(), file.string()});
  }
  std::string write(const std::string& name, const std::string& text) {
    const auto file = desk_.folder() / name;
    std::ofstream(file, std::ios::binary) << text;
    return file.string();
  }
  /// The county's pack with one more clause to its ruling of the day.
  std::vector<std::string> amended_packs() {
    return {kPacks + "national.toml", kPacks + "lingshui-rulings.toml",
            write("amended.toml", text_of(kPacks + "lingshui-2021-93.toml") + "# 修订\n")};
  }
  /// The years that a ledger of 2021 may not lose.
  std::vector<std::string> years_until_2021() {
    std::vector<std::string> files;
    for (const char* year : {"2018", "2019", "2020", "2021"}) {
      files.push_back(kPacks + "calendar-" + year + ".toml");
    }
    return files;
  }
  Ended activate(const char* kind, std::vector<std::string> files, const char* actor) {
    std::vector<std::string> words{kind, "activate", folder()};
    words.insert(words.end(), files.begin(), files.end());
    words.insert(words.end(), {"--actor", actor});
    return run(words);
  }
  void expect_sound() {
    const auto verified = run({"verify", folder(), "--full"});
    EXPECT_EQ(verified.exit, 0) << verified.err;
  }

  Desk desk_;
  std::uint64_t number_ = 0;
};

TEST_F(RulesInForce, ARulesetComesIntoForceAsAFact) {
  desk_.reopen();
  const auto old = desk_.engine().ruleset().digest;
  desk_.close();
  const auto before = size();
  const auto ended = activate("ruleset", amended_packs(), "registrar");
  EXPECT_EQ(ended.exit, 0) << ended.err;
  EXPECT_NE(ended.out.find("启用规则集"), std::string::npos) << ended.out;
  EXPECT_EQ(size(), before + 1);
  desk_.reopen();
  EXPECT_NE(desk_.engine().ruleset().digest, old);
  EXPECT_EQ(desk_.engine().bureau().ruleset, desk_.engine().ruleset().digest);
  desk_.run_case(1, 22);
  desk_.close();
  expect_sound();
}

TEST_F(RulesInForce, ACalendarComesIntoForceAndIsCountedBy) {
  const auto add = [this](const char* date, const char* count) {
    return run({"calendar", "add", date, count, "--dir", folder()}).out;
  };
  EXPECT_EQ(add("2022-01-26", "3"), "2022-01-29\n");
  const auto ended = activate("calendar", years_until_2021(), "registrar");
  EXPECT_EQ(ended.exit, 0) << ended.err;
  EXPECT_NE(ended.err.find("不再有日历的年份： 2022 2023 2024 2025 2026"), std::string::npos)
      << ended.err;
  EXPECT_EQ(add("2021-09-15", "20"), "2021-10-19\n");
  EXPECT_EQ(add("2022-01-26", "3"), "2022-01-31 provisional\n") << "2022 is not in force here";
  EXPECT_EQ(run({"calendar", "add", "2022-01-26", "3"}).out, "2022-01-29\n");
  expect_sound();
}

TEST_F(RulesInForce, NobodyElseMayChangeThem) {
  const auto before = size();
  const auto stranger = activate("ruleset", amended_packs(), "nobody");
  EXPECT_EQ(stranger.exit, 5);
  EXPECT_NE(stranger.err.find("$.actor: 没有这名人员 nobody"), std::string::npos) << stranger.err;
  EXPECT_EQ(size(), before);
  const auto refused = activate("calendar", years_until_2021(), "zhang.wei");
  EXPECT_EQ(refused.exit, 1);
  EXPECT_NE(refused.out.find("拒绝："), std::string::npos) << refused.out;
  EXPECT_EQ(size(), before + 1);
  expect_sound();
}

TEST_F(RulesInForce, FilesThatCannotBeReadChangeNothing) {
  const auto before = size();
  const auto bad = write("bad.toml", "year = 2021\n");
  expect_bad(activate("calendar", {bad}, "registrar"), bad + ":1: [[notice]]: 缺失");
  expect_bad(activate("ruleset", {kPacks + "national.toml"}, "registrar"), "规则集不完整");
  EXPECT_EQ(size(), before);
}

TEST_F(RulesInForce, ADigestThatNobodyKeepsIsTheCallersMistake) {
  const auto before = size();
  const auto unknown = digest_of("nothing"), known = digest_of(text_of(kPacks + "national.toml"));
  expect_bad(submit(ActivateRuleset{unknown, {known, unknown}}), "$.body.packs[1]: 没有规则文件");
  expect_bad(submit(ActivateCalendar{unknown, {unknown}}), "$.body.files[0]: 没有规则文件");
  expect_bad(submit(ActivateRuleset{unknown, {known}}), "$.body.packs: 规则集不完整");
  const auto year = digest_of(text_of(kPacks + "calendar-2021.toml"));
  expect_bad(submit(ActivateCalendar{unknown, {year}}), "$.body.calendar: 规则组合");
  const auto english = submit(ActivateCalendar{unknown, {unknown}}, "en");
  EXPECT_NE(english.err.find("malformed: $.body.files[0]: no rules "), std::string::npos)
      << english.err;
  EXPECT_EQ(size(), before);
  expect_sound();
}

TEST_F(RulesInForce, TheSameRulesAgainAreSaidAndNotWritten) {
  const auto before = size();
  const std::vector<std::string> packs{kPacks + "national.toml", kPacks + "lingshui-2021-93.toml",
                                       kPacks + "lingshui-rulings.toml"};
  const auto again = activate("ruleset", packs, "registrar");
  EXPECT_EQ(again.exit, 0) << again.err;
  EXPECT_NE(again.out.find("起已在用，未再写入"), std::string::npos) << again.out;
  auto command = activate("calendar", years_until_2021(), "registrar");
  ASSERT_EQ(command.exit, 0);
  command = activate("calendar", years_until_2021(), "registrar");
  EXPECT_NE(command.out.find("起已在用，未再写入"), std::string::npos) << command.out;
  EXPECT_EQ(size(), before + 1);
  desk_.reopen();
  const auto rules = desk_.engine().ruleset();
  desk_.close();
  expect_bad(submit(ActivateRuleset{rules.digest, rules.packs}), "$.body.ruleset: 现已在用");
  EXPECT_EQ(size(), before + 1);
}

TEST_F(RulesInForce, NoYearFallsOutOfForceWhileDeadlinesAreCountedByIt) {
  const auto before = size();
  expect_bad(submit([] {
               const auto years = read_calendars({kPacks + "calendar-2021.toml"});
               return ActivateCalendar{years->digest, years->files};
             }()),
             "$.body.files: 2020 年将失去日历");
  const auto refused = activate("calendar", {kPacks + "calendar-2020.toml"}, "registrar");
  EXPECT_EQ(refused.exit, 2);
  EXPECT_NE(refused.err.find(" 2021 年将失去日历"), std::string::npos) << refused.err;
  EXPECT_EQ(size(), before);
}

TEST_F(RulesInForce, OlderYearsMayGoWhichIsSaidBefore) {
  const auto gone = activate(
      "calendar", {kPacks + "calendar-2020.toml", kPacks + "calendar-2021.toml"}, "registrar");
  EXPECT_EQ(gone.exit, 0) << gone.err;
  EXPECT_NE(gone.err.find("不再有日历的年份： 2018 2019 2022"), std::string::npos) << gone.err;
  expect_sound();
}

TEST_F(RulesInForce, TheOtherYearsStayWhereTheyAreToldTo) {
  ASSERT_EQ(activate("calendar", years_until_2021(), "registrar").exit, 0);
  const auto added = run({"calendar", "activate", folder(), kPacks + "calendar-2022.toml", "--keep",
                          "--actor", "registrar"});
  ASSERT_EQ(added.exit, 0) << added.err;
  desk_.reopen();
  for (const int year : {2018, 2021, 2022}) EXPECT_TRUE(desk_.engine().calendar().covers(year));
  desk_.close();
  expect_sound();
}

/// What no door writes verify finds.
TEST_F(RulesInForce, VerifyNamesRulesThatMightNotFollow) {
  desk_.reopen();
  auto& ledger = desk_.session().ledger();
  const auto register_ = ledger.read_stream(Procedure::bureau, kBureauStream);
  const auto forge = [&](Event event, std::uint64_t n) {
    ledger::Draft draft{register_->back().fact, {}, {}, {}, {}};
    draft.fact.command_id.low += n;
    draft.fact.version.count += n;
    draft.fact.event = std::move(event);
    ASSERT_TRUE(ledger.append(std::vector{draft}).has_value());
  };
  const auto year = read_calendars({kPacks + "calendar-2021.toml"});
  const auto rules = desk_.engine().ruleset();
  const ActivateCalendar days{year->digest, year->files};
  const ActivateRuleset packs{rules.digest, rules.packs};
  forge(RulesetActivated{packs}, 1);
  forge(CalendarActivated{days}, 2);
  desk_.close();
  const auto verified = run({"verify", folder()});
  EXPECT_EQ(verified.exit, 4);
  const auto said = verified.out + verified.err;
  EXPECT_NE(said.find("现已在用"), std::string::npos) << said;
  EXPECT_NE(said.find("2020 年将失去日历"), std::string::npos) << said;
}

/// What is in force already is known by its digest; other files under it would be a ledger that
/// cannot be opened again.
TEST_F(RulesInForce, AKnownDigestOfOtherFilesIsTheCallersMistake) {
  desk_.reopen();
  const auto ruleset = desk_.engine().ruleset().digest;
  const auto calendar = desk_.engine().calendar().digest();
  desk_.close();
  const auto before = size();
  const auto year = digest_of(text_of(kPacks + "calendar-2021.toml"));
  expect_bad(submit(ActivateRuleset{ruleset, {digest_of("nothing")}}), "$.body.packs[0]");
  expect_bad(submit(ActivateRuleset{ruleset, {year}}), "$.body.packs");
  expect_bad(submit(ActivateCalendar{calendar, {year}}), "$.body.calendar");
  EXPECT_EQ(size(), before);
  expect_sound();
}

}  // namespace
}  // namespace caseledger::tools
