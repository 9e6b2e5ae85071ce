// The command line as a script sees it: exit statuses, one clear line for what is wrong, and
// nothing written for it.
#include "tests/tools/command_line.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "adapters/forms/json.h"
#include "tests/scratch_folder.h"
#include "tests/tools/desk.h"
#include "tools/columns.h"

namespace caseledger::tools {
namespace {

TEST(CommandLine, CountsWorkingDaysOfTheStatecouncilsCalendar) {
  EXPECT_EQ(run({"calendar", "add", "2021-09-15", "20"}).out, "2021-10-19\n");
  EXPECT_EQ(run({"calendar", "add", "2021-09-15", "7"}).out, "2021-09-26\n");
  EXPECT_EQ(run({"calendar", "add", "2022-01-26", "3"}).out, "2022-01-29\n");
}

TEST(CommandLine, SaysProvisionalWhereAYearsNoticeIsNotLoaded) {
  const auto ended = run({"calendar", "add", "2026-12-25", "20"});
  EXPECT_EQ(ended.exit, 0);
  EXPECT_NE(ended.out.find(" provisional"), std::string::npos) << ended.out;
}

TEST(CommandLine, RefusesImpossibleDates) {
  expect_bad(run({"calendar", "add", "2021-02-30", "5"}), "2021-02-30");
}

TEST(CommandLine, TellsAWrongCallFromAWorldThatFails) {
  EXPECT_EQ(run({"nosuch"}).exit, 2);
  EXPECT_EQ(run({}).exit, 2);
  EXPECT_EQ(run({"--help"}).exit, 0);
  EXPECT_EQ(run({"cases", "/nowhere/at/all"}).exit, 2);
  EXPECT_EQ(run({"submit", "/nowhere/at/all", "/nowhere/at/all"}).exit, 2);
}

TEST(CommandLine, SaysWhatIsWrongInOneLanguage) {
  const auto zh = run_in("zh", {"init", "/nowhere", "--simulated-clock", "2021-13"});
  EXPECT_EQ(zh.err, "格式不符：--simulated-clock: 2021-13 不是时间\n");
  const auto en = run_in("en", {"init", "/nowhere", "--simulated-clock", "2021-13"});
  EXPECT_EQ(en.err, "malformed: --simulated-clock: 2021-13 is not a time\n");
  EXPECT_EQ(run_in("zh", {"cases", "/nowhere/at/all"}).err,
            "格式不符：/nowhere/at/all: 没有这个数据文件夹\n");
  EXPECT_EQ(run_in("en", {"cases", "/nowhere/at/all"}).err,
            "malformed: /nowhere/at/all: there is no such data folder\n");
}

// --- Help ----------------------------------------------------------------------------------------

std::string help_of(std::vector<std::string> path, const std::string& language) {
  path.emplace_back("--help");
  return run_in(language.c_str(), path).out;
}

/// Names of the subcommands in a help: what begins a line of its last list.
std::vector<std::string> subcommands_in(const std::string& help) {
  std::vector<std::string> names;
  const auto list = help.find("\nSubcommands:\n");
  if (list == help.npos) return names;
  std::istringstream lines(help.substr(list + 1));
  for (std::string line; std::getline(lines, line);) {
    const bool is_name = line.size() > 2 && line.starts_with("  ") && line[2] != ' ';
    if (is_name) names.push_back(line.substr(2, line.find(' ', 2) - 2));
  }
  return names;
}

/// Whether there is a Chinese character or mark, but for identifiers of articles.
bool has_chinese(std::string text) {
  for (const char* identifier : {"附4-18"}) {
    if (const auto at = text.find(identifier); at != text.npos) text.erase(at, 7);
  }
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xe3; });
}

void help_is_in_one_language(const std::vector<std::string>& path) {
  const auto english = help_of(path, "en"), chinese = help_of(path, "zh");
  const auto where = path.empty() ? std::string("caseledger") : path.back();
  EXPECT_FALSE(has_chinese(english)) << where << "\n" << english;
  EXPECT_TRUE(has_chinese(chinese)) << where;
  EXPECT_EQ(chinese.find("Options"), chinese.npos) << where << "\n" << chinese;
  EXPECT_EQ(chinese.find(" — "), chinese.npos) << where << "\n" << chinese;
  for (const auto& name : subcommands_in(english)) {
    if (path.size() > 1) break;  // an optional step is listed below itself
    auto below = path;
    below.push_back(name);
    help_is_in_one_language(below);
  }
}

TEST(CommandLine, HelpsInOneLanguage) {
  ASSERT_GT(subcommands_in(help_of({}, "en")).size(), 20U);
  help_is_in_one_language({});
  EXPECT_EQ(run({"cases", "--help", "--lang", "en"}).out, help_of({"cases"}, "en"))
      << "wherever the language is said";
}

/// A name may hold what stands between place, Chinese and English elsewhere.
TEST(CommandLine, ShowsEveryPathWholeInBothLanguages) {
  const ScratchFolder scratch;
  const auto folder = (scratch.path() / "a — b: c").string();
  ASSERT_EQ(run({"init", folder}).exit, 0);
  EXPECT_EQ(run_in("zh", {"init", folder}).err, "冲突：" + folder + ": 已经建账\n");
  EXPECT_EQ(run_in("en", {"init", folder}).err,
            "conflict: " + folder + ": holds a ledger already\n");
  const auto file = folder + "/x — y: z.jsonl";
  EXPECT_EQ(run_in("zh", {"submit", folder, file}).err, "格式不符：" + file + ": 无法读取\n");
  EXPECT_EQ(run_in("en", {"submit", folder, file}).err,
            "malformed: " + file + ": cannot be read\n");
}

TEST(CommandLine, SaysWhatACallLacksOrHasTooMuchByNameAndInOneLanguage) {
  const auto expect = [](const std::vector<std::string>& words, const char* zh, const char* en) {
    EXPECT_EQ(run_in("zh", words).err, "格式不符：" + std::string(zh) + "\n");
    EXPECT_EQ(run_in("en", words).err, "malformed: " + std::string(en) + "\n");
    EXPECT_EQ(run(words).exit, 2);
  };
  expect({}, "caseledger: 须写明命令，见 caseledger --help",
         "caseledger: a command is required, see caseledger --help");
  expect({"bogus"}, "bogus: 没有这个命令，见 caseledger --help",
         "bogus: there is no such command, see caseledger --help");
  expect({"case", "bogus"}, "bogus: 没有这个命令，见 caseledger case --help",
         "bogus: there is no such command, see caseledger case --help");
  expect({"cases"}, "caseledger cases: DIR 未写明", "caseledger cases: DIR is required");
  expect({"cases", "d", "x"}, "caseledger cases: x 是多余的",
         "caseledger cases: x was not expected");
  expect({"cases", "d", "--match"}, "--match: 缺少内容", "--match: its value is missing");
  expect({"prove", "d"}, "caseledger prove: 须写明且只写明其中一项 [--seq,--from]",
         "caseledger prove: exactly one is required of [--seq,--from]");
  expect({"calendar", "add", "2021-09-15", "10001"}, "N: 10001 不在允许之列（0–10000）",
         "N: 10001 is not allowed (0–10000)");
  expect({"vault", "put", "d", "f", "--case", "", "--actor", "a"}, "--case: 案件编号为空",
         "--case: no case");
}

TEST(CommandLine, ShowsACaseInWords) {
  Desk desk;
  desk.run_case(1, 100);
  desk.close();
  const auto folder = desk.folder().string();
  const auto zh = run({"case", "show", folder, "2021-SF-1"}).out;
  for (const char* part :
       {"归档", "罚款 50000.00元", "zhang.wei、li.na", "重大执法决定               是"}) {
    EXPECT_NE(zh.find(part), std::string::npos) << part << "\n" << zh;
  }
  for (const char* part : {"archived", "true", "[", "amount_fen"}) {
    EXPECT_EQ(zh.find(part), std::string::npos) << part << "\n" << zh;
  }
  const auto en = run_in("en", {"case", "show", folder, "2021-SF-1"}).out;
  EXPECT_NE(en.find("fine 50,000.00 yuan"), std::string::npos) << en;
}

/// A decision without a review: the act is named, and what was found is said as submit says it.
TEST(CommandLine, ExplainsARefusalInWords) {
  Desk desk;
  desk.run_case(1, 3);
  for (const auto& command : typical_case(1)) {
    if (name_of(command.body) != "decide_by_meeting") continue;
    EXPECT_NE(desk.refusal(command), "");
  }
  desk.close();
  const auto folder = desk.folder().string();
  const auto why = run({"case", "why", folder, "2021-SF-1"}).out;
  EXPECT_NE(why.find("拒绝：集体讨论决定"), std::string::npos) << why;
  EXPECT_NE(why.find("审核意见为\"同意\"，实际：未填写"), std::string::npos) << why;
  EXPECT_EQ(why.find("第0行"), std::string::npos) << why;
  const auto timeline = run({"case", "timeline", folder, "2021-SF-1"}).out;
  EXPECT_NE(timeline.find("拒绝：集体讨论决定"), std::string::npos) << timeline;
  EXPECT_EQ(timeline.find("附件4第十八条、附件4第十八条"), std::string::npos) << timeline;
}

TEST(CommandLine, NamesFileAndLineOfADamagedRuleset) {
  const auto file = std::filesystem::temp_directory_path() / "caseledger-bad-pack.toml";
  std::ofstream(file) << "id = \"x\"\nlevel = \"county\"\nnonsense = 1\n";
  expect_bad(run({"ruleset", "check", file.string()}), file.string() + ":");
  std::filesystem::remove(file);
}

/// A ledger without a review clock or leaders would be one in which nobody is late or may approve.
TEST(CommandLine, FoundsNoLedgerOnHalfALaw) {
  const auto folder = std::filesystem::temp_directory_path() / "caseledger-half-a-law";
  const std::string national = CL_SOURCE_DIR "/engine/packs/national.toml";
  expect_bad(run({"init", folder.string(), "--ruleset", national}), "期限：review");
  expect_bad(run({"ruleset", "check", national}), "领导：principal_responsible");
  EXPECT_FALSE(std::filesystem::exists(folder / "ledger"));
  std::filesystem::remove_all(folder);
}

TEST(CommandLine, DoesNotInitOverALedger) {
  Desk desk;
  desk.close();
  expect_bad(run({"init", desk.folder().string()}), "冲突");
}

TEST(CommandLine, AnswersAMalformedLineAndWritesNothing) {
  Desk desk;
  const auto size = desk.size();
  desk.close();
  const auto file = desk.folder() / "bad.jsonl";
  std::ofstream(file) << "{\"id\":\"nonsense\"}\n";
  expect_bad(run({"submit", desk.folder().string(), file.string()}), "$.id");
  desk.reopen();
  EXPECT_EQ(desk.size(), size);
}

TEST(CommandLine, RefusesASecondWriterByName) {
  Desk desk;
  const auto ask = [&desk](const char* seconds) {
    return run(
        {"tick", desk.folder().string(), "--now", "2026-01-01T00:00:00+08:00", "--wait", seconds});
  };
  for (const char* seconds : {"0", "1"}) {
    const auto ended = ask(seconds);
    EXPECT_EQ(ended.exit, 3);
    EXPECT_NE(ended.err.find(std::to_string(::getpid())), std::string::npos) << ended.err;
    const bool says_how_long = ended.err.find("已等候 1.0 秒") != std::string::npos;
    EXPECT_EQ(says_how_long, std::string(seconds) == "1") << ended.err;
  }
}

TEST(CommandLine, ShowsOneCaseInEveryWay) {
  Desk desk;
  desk.run_case(1, 100);
  desk.close();
  const auto folder = desk.folder().string();
  for (const char* way : {"show", "timeline", "why", "diff"}) {
    const auto ended = run({"case", way, folder, "2021-SF-1"});
    EXPECT_EQ(ended.exit, 0) << way << ended.err;
    EXPECT_NE(ended.out, "") << way;
  }
  EXPECT_NE(run({"case", "timeline", folder, "2021-SF-1"}).out.find("附件4第十八条"),
            std::string::npos);
  expect_bad(run({"case", "show", folder, "2021-SF-404"}), "2021-SF-404", 5);
}

/// An item is another stream than the case that it speaks of.
TEST(CommandLine, ShowsTheItemWhereItIsAskedFor) {
  Desk desk;
  desk.run_case(1, 100);
  std::string item;
  const auto& ledger = desk.session().ledger();
  const auto done = ledger.scan({}, ledger.head()->next_position(), [&](ledger::Leaf&& leaf) {
    if (leaf.fact.procedure == Procedure::disclosure) item = leaf.fact.stream;
    return item.empty();
  });
  ASSERT_TRUE(done.has_value() && !item.empty());
  desk.close();
  const auto folder = desk.folder().string();
  const auto shown = run({"--json", "case", "show", folder, item, "--item"});
  const auto json = adapters::read_json(shown.out);
  ASSERT_TRUE(json.has_value()) << shown.err;
  EXPECT_EQ(*json->find("id")->as_text(), item);
  EXPECT_EQ(*json->find("register")->as_text(), "decisions");
  EXPECT_EQ(*json->find("about")->as_text(), "2021-SF-1");
  EXPECT_EQ(json->find("party"), nullptr);
  EXPECT_NE(run({"case", "show", folder, item, "--item"}).out.find("责任科室"), std::string::npos);
  EXPECT_EQ(run({"case", "diff", folder, item, "--item"}).exit, 0);
  expect_bad(run({"case", "show", folder, "2021-SF-404", "--item"}), "2021-SF-404", 5);
}

/// A reminder that rang when the machine was switched on again was not entered late by anybody.
TEST(CommandLine, CallsNoReminderALateEntry) {
  Desk desk;
  desk.run_case(1, 12);
  desk.close();
  const auto folder = desk.folder().string();
  EXPECT_EQ(run({"tick", folder, "--now", "2031-01-01T00:00:00+08:00"}).exit, 0);
  const auto timeline = run({"case", "timeline", folder, "2021-SF-1"}).out;
  EXPECT_NE(timeline.find("期限提醒"), std::string::npos) << timeline;
  EXPECT_NE(timeline.find("期限提醒：法制审核期限 review-10 逾期"), std::string::npos) << timeline;
  EXPECT_NE(timeline.find("记录违规：在规定期限内完成，实际：2021年9月18日"), std::string::npos)
      << timeline;
  EXPECT_EQ(timeline.find("逾期（补录"), std::string::npos) << timeline;
}

TEST(CommandLine, VerifiesAndThenNoticesOneFlippedByte) {
  Desk desk;
  desk.run_case(1, 100);
  desk.close();
  const auto folder = desk.folder().string();
  EXPECT_EQ(run({"verify", folder, "--full"}).exit, 0);
  std::fstream file(desk.folder() / "ledger" / "checkpoint",
                    std::ios::binary | std::ios::in | std::ios::out);
  file.seekg(-5, std::ios::end);
  const char byte = static_cast<char>(file.get() ^ 1);
  file.seekp(-5, std::ios::end);
  file.put(byte);
  file.close();
  const auto ended = run({"verify", folder});
  EXPECT_EQ(ended.exit, 4);
  EXPECT_NE(ended.err.find("checkpoint"), std::string::npos) << ended.err;
}

TEST(CommandLine, ExportsASiteAndTakesDownWhatIsNoLongerShown) {
  Desk desk;
  desk.run_case(1, 100);
  desk.close();
  const ScratchFolder scratch;
  const auto site = scratch.path() / "site";
  const std::vector<std::string> call{"export", "site", desk.folder().string(), site.string()};
  ASSERT_EQ(run(call).exit, 0);
  std::ofstream(site / "decisions" / "old.html") << "stale";
  std::ofstream(site / "robots.txt") << "a person's own";
  const auto ended = run(call);
  EXPECT_EQ(ended.exit, 0) << ended.err;
  EXPECT_TRUE(std::filesystem::exists(site / "index.html"));
  EXPECT_TRUE(std::filesystem::exists(site / "robots.txt"));
  EXPECT_FALSE(std::filesystem::exists(site / "decisions" / "old.html"));
}

TEST(Columns, CountHanCharactersAsTwoCells) {
  EXPECT_EQ(cells_of("案号"), 4U);
  EXPECT_EQ(cells_of("case"), 4U);
  EXPECT_EQ(cells_of("〔2021〕7号"), 11U);
}

}  // namespace
}  // namespace caseledger::tools
