// What a call may say: numbers have a range, which the help states and the answer too; text is
// UTF-8, whatever the terminal writes.
#include <regex>

#include "statemachines/words/utf8.h"
#include "tests/adapters/scratch.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"

namespace caseledger::tools {
namespace {

using adapters::Scratch;

/// 采砂 as a terminal in GB18030 writes it.
constexpr const char* kGb18030 = "\xb2\xc9\xc9\xb0";

/// The names of the commands in a help page, one level.
std::vector<std::string> commands_in(const std::string& help) {
  std::vector<std::string> names;
  const auto list = help.find("Subcommands:");
  if (list == std::string::npos) return names;
  const std::regex line("\n  ([a-z]+) ");
  const auto text = help.substr(list);
  for (std::sregex_iterator one(text.begin(), text.end(), line), end; one != end; ++one) {
    names.push_back((*one)[1]);
  }
  return names;
}

/// Every help page there is.
void collect_help(const std::vector<std::string>& command, std::vector<std::string>& pages) {
  auto call = command;
  call.push_back("--help");
  const auto help = run(call).out;
  pages.push_back(help);
  for (const auto& name : commands_in(help)) {
    auto below = command;
    below.push_back(name);
    collect_help(below, pages);
  }
}

TEST(Arguments, ThatAreNumbersHaveARangeInEveryHelp) {
  std::vector<std::string> pages;
  collect_help({}, pages);
  EXPECT_GT(pages.size(), 30U);
  int numbers = 0;
  for (const auto& page : pages) {
    const std::regex number("\n[^\n]* (INT|UINT|FLOAT)[: ][^\n]*(\n {20,}[^\n]*)*");
    for (std::sregex_iterator one(page.begin(), page.end(), number), end; one != end; ++one) {
      ++numbers;
      EXPECT_NE(one->str().find(" in ["), std::string::npos) << one->str();
    }
  }
  EXPECT_GT(numbers, 4);
}

TEST(Arguments, BeyondTheirRangeAreTurnedAwayInTheLanguageOfTheCaller) {
  Desk desk;
  desk.close();
  const auto data = desk.folder().string();
  for (const auto* days :
       {"abc", "-1", "10001", "2100000", "2147483647", "99999999999999999999", "1.5", ""}) {
    const auto zh = run_in("zh", {"cases", data, "--due-within", days});
    EXPECT_EQ(zh.exit, 2) << days;
    EXPECT_NE(zh.err.find("不在允许之列（0–10000）"), std::string::npos) << zh.err;
    const auto en = run_in("en", {"cases", data, "--due-within", days});
    EXPECT_NE(en.err.find("is not allowed (0–10000)"), std::string::npos) << en.err;
  }
  EXPECT_EQ(run({"cases", data, "--due-within", "10000"}).exit, 0);
  for (const auto* seq : {"-1", "x", "9007199254740992", "18446744073709551616"}) {
    expect_bad(run({"prove", data, "--seq", seq}), "不在允许之列（0–9007199254740991）");
  }
  expect_bad(run({"case", "show", data, "x", "--at", "999999"}), "--at: 账中只有");
}

TEST(Arguments, ThatAreNotUtf8AreTurnedAwayWhereverTheyStand) {
  Desk desk;
  desk.close();
  const auto data = desk.folder().string();
  const Scratch scratch;
  for (const std::vector<std::string>& call :
       {std::vector<std::string>{"cases", data, "--match", kGb18030},
        {"cases", kGb18030},
        {"cases", data, "--section", kGb18030},
        {"worklist", data, "--officer", kGb18030},
        {"case", "show", data, kGb18030},
        {"init", scratch.path() / kGb18030},
        {"init", (scratch.path() / "a").string(), "--registrar", kGb18030},
        {"backup", data, scratch.path() / kGb18030},
        {"vault", "put", data, "--case", kGb18030, data + "/rules"},
        {"ruleset", "check", kGb18030},
        {"key", "new", scratch.path() / kGb18030}}) {
    for (const bool is_json : {false, true}) {
      auto words = call;
      if (is_json) words.insert(words.begin(), "--json");
      const auto ended = run(words);
      EXPECT_EQ(ended.exit, 2) << call[0];
      EXPECT_EQ(ended.out, "") << call[0];
      EXPECT_NE(ended.err.find("不是 UTF-8"), std::string::npos) << call[0] << ": " << ended.err;
      EXPECT_TRUE(code_points(ended.err).has_value()) << call[0];
    }
  }
  EXPECT_TRUE(std::filesystem::is_empty(scratch.path()));
  EXPECT_TRUE(code_points(run({kGb18030}).err).has_value());
}

/// "is of X, not of X" told nobody what was wrong.
TEST(Arguments, ThatNameACheckpointWithAByteOrderMarkAreToldSo) {
  Desk desk;
  desk.close();
  const auto data = desk.folder().string();
  const Scratch scratch;
  const auto note = run({"checkpoint", data}).out, file = (scratch.path() / "kept").string();
  Scratch::write(file, note);
  EXPECT_EQ(run({"verify", data, "--against", file}).exit, 0);
  Scratch::write(file, "\xEF\xBB\xBF" + note);
  expect_bad(run({"verify", data, "--against", file}),
             file + ": 文字中不得含控制字符或不可见字符 U+FEFF");
}

TEST(Arguments, ThatNameAnEmptyFileForTheVaultAreTurnedAway) {
  Desk desk;
  desk.run_case(1, 3);
  desk.close();
  const Scratch scratch;
  const auto file = (scratch.path() / "empty").string();
  Scratch::write(file, "");
  expect_bad(
      run({"vault", "put", desk.folder().string(), "--case", typical_case(1).front().stream, file}),
      file + ": 文件为空");
}

}  // namespace
}  // namespace caseledger::tools
