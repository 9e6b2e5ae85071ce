// What bad input gets through the doors of the program: one clear answer, the documented exit
// status, and nothing written but a refusal.
#include <fstream>

#include "adapters/forms/command_json.h"
#include "tests/both.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;

/// Of a read-only look at the ledger, whatever clock it keeps.
std::uint64_t leaves_in(const fs::path& folder) {
  const auto session = Session::open(folder, Mode::read);
  EXPECT_TRUE(session.has_value()) << (session ? "" : both(session.error()));
  return session ? (*session)->ledger().head()->next_position().index : 0;
}

/// A path below the temporary folder with nothing there, before and after.
class Nowhere {
 public:
  explicit Nowhere(const std::string& name)
      : path_(fs::temp_directory_path() /
              ("caseledger-bad-" + std::to_string(::getpid()) + "-" + name)) {
    fs::remove_all(path_);
  }
  ~Nowhere() { fs::remove_all(path_); }
  Nowhere(const Nowhere&) = delete;
  Nowhere& operator=(const Nowhere&) = delete;
  const fs::path& path() const { return path_; }
  std::string text() const { return path_.string(); }

 private:
  fs::path path_;
};

std::string text_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::string spoilt(std::string text, std::string_view what, std::string_view instead) {
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return at == std::string::npos ? text : text.replace(at, what.size(), instead);
}

/// A staffed bureau that is handed lines.
class Door {
 public:
  Door() { desk_.close(); }

  Ended submit(const std::string& lines, const char* language = "zh") {
    const auto file = desk_.folder() / "lines.jsonl";
    std::ofstream(file, std::ios::binary) << lines;
    before_ = leaves_in(desk_.folder());
    auto ended = run_in(language, {"submit", desk_.folder().string(), file.string()});
    written_ = leaves_in(desk_.folder()) - before_;
    return ended;
  }
  std::uint64_t written() const { return written_; }

 private:
  Desk desk_;
  std::uint64_t before_ = 0, written_ = 0;
};

std::string line_of(const engine::Command& command) {
  return adapters::print_command(command) + "\n";
}

std::string first_line() { return line_of(typical_case(1).front()); }

TEST(BadInput, AnActOfTomorrowIsTurnedAwayWhereTheSystemKeepsTheTime) {
  const Nowhere folder("future");
  ASSERT_EQ(run({"init", folder.text()}).exit, 0);
  const auto before = leaves_in(folder.path());
  auto command = staffing_commands().front();
  command.occurred_at = *parse_instant("2199-01-01T09:00:00+08:00");
  const auto file = folder.path() / "lines.jsonl";
  std::ofstream(file) << line_of(command);
  const auto ended = run({"submit", folder.text(), file.string()});
  expect_bad(ended, " 格式不符：$.occurred_at: 发生时间晚于记录时间");
  EXPECT_EQ(ended.out, "");
  EXPECT_EQ(leaves_in(folder.path()), before);
}

TEST(BadInput, ADamagedRulesetFoundsNoLedger) {
  const Nowhere folder("ruleset"), pack("pack.toml");
  const auto whole = text_of(CL_SOURCE_DIR "/engine/packs/national.toml");
  for (const auto& text : {whole.substr(0, whole.size() / 2), spoilt(whole, "level", "lvel"),
                           spoilt(whole, "id = \"", "id = \"\xff"), std::string()}) {
    std::ofstream(pack.path(), std::ios::binary) << text;
    expect_bad(run({"init", folder.text(), "--ruleset", pack.text()}), pack.text() + ":");
    EXPECT_FALSE(fs::exists(folder.path()));
  }
}

TEST(BadInput, ADamagedCalendarFoundsNoLedger) {
  const Nowhere folder("calendar"), year("year.toml");
  const auto whole = text_of(CL_SOURCE_DIR "/engine/packs/calendar-2021.toml");
  for (const auto& text : {whole.substr(0, whole.size() - 9), spoilt(whole, "year = 2021", ""),
                           spoilt(whole, "2021-10-01", "2021-10-32"), std::string()}) {
    std::ofstream(year.path(), std::ios::binary) << text;
    expect_bad(run({"init", folder.text(), "--calendar", year.text()}), year.text() + ":");
    EXPECT_FALSE(fs::exists(folder.path()));
  }
  const Nowhere absent("absent.toml");
  expect_bad(run({"init", folder.text(), "--calendar", absent.text()}), "无法读取");
}

TEST(BadInput, ANameThatNoDoorTakesFoundsNoLedger) {
  const Nowhere folder("name");
  const struct {
    std::vector<std::string> words;
    const char* said;
  } names[] = {
      {{"--registrar", "ma xiu=马秀兰"}, "--registrar: 标识不得含空格"},
      {{"--registrar", "=马秀兰"}, "--registrar: "},
      {{"--registrar", "ma.xiu="}, "--registrar: 没有姓名"},
      {{"--registrar", "ma.xiu=马\x01"}, "--registrar: 文字中不得含控制字符"},
      {{"--registrar", "ma.xiu=马\xff"}, "不是 UTF-8"},
      {{"--registrar", std::string(65, 'm')}, "--registrar: 标识超过64字节"},
      {{"--bureau", "水务 局"}, "--bureau: 标识不得含空格"},
      {{"--origin", "a b"}, "--origin: 账名不得为空"},
      {{"--origin", ""}, "--origin: 账名不得为空"},
  };
  for (const auto& [words, said] : names) {
    std::vector<std::string> all{"init", folder.text()};
    all.insert(all.end(), words.begin(), words.end());
    expect_bad(run(all), said);
    EXPECT_FALSE(fs::exists(folder.path())) << words[1];
  }
  EXPECT_EQ(run({"init", folder.text(), "--registrar", "ma.xiu=马秀兰", "--origin", "a.b"}).exit,
            0);
}

TEST(BadInput, AFileThatIsNotThereIsAWrongCallAsAFolderIs) {
  const Nowhere folder("none"), file("none.txt");
  Desk desk;
  desk.close();
  const auto data = desk.folder().string();
  expect_bad(run({"cases", folder.text()}), "没有这个数据文件夹");
  expect_bad(run({"submit", data, file.text()}), "无法读取");
  expect_bad(run({"disclose", "check", file.text()}), "无法读取");
  expect_bad(run({"verify", data, "--against", file.text()}), "无法读取");
  expect_bad(run({"witness", data, "--policy", file.text()}), "无法读取");
  expect_bad(run({"key", "enrol", data, "x", file.text(), "--from", "2021-01-01", "--until",
                  "2022-01-01", "--actor", "registrar"}),
             "没有这个密钥文件");
  // A folder in the place of a file can be opened and not read.
  for (const auto& words : std::vector<std::vector<std::string>>{
           {"submit", data, data}, {"disclose", "check", data}, {"ruleset", "check", data}}) {
    expect_bad(run(words), "无法读取");
  }
}

TEST(BadInput, AFileThatIsNotWhatVerifyAskedForIsTheAskersMistakeAndNamed) {
  const Nowhere file("junk");
  Desk desk;
  desk.close();
  const auto data = desk.folder().string();
  std::ofstream(file.path()) << "junk\n";
  expect_bad(run({"verify", data, "--against", "/dev/null"}), "/dev/null: signed note: 没有内容");
  expect_bad(run({"verify", data, "--against", file.text()}),
             file.text() + ": checkpoint: 不足完整的三行");
  expect_bad(run({"verify", data, "--ca", file.text()}), file.text() + ": 没有完好的 PEM 证书");
  expect_bad(run({"verify", data, "--policy", file.text()}), file.text() + ":1: ");
  expect_bad(run_in("en", {"verify", data, "--against", file.text()}),
             file.text() + ": checkpoint: it has not three full lines");
}

TEST(BadInput, AKeyIsNotWrittenOverAnother) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("caseledger-own-key-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  ::setenv("CASELEDGER_KEY_PASSPHRASE", "a passphrase of the test", 1);
  const auto file = (folder / "own.pem").string();
  EXPECT_EQ(run({"key", "new", file}).exit, 0);
  std::filesystem::remove(file);
  const auto again = run({"key", "new", file});  // its public half is still there
  ::unsetenv("CASELEDGER_KEY_PASSPHRASE");
  EXPECT_EQ(again.exit, 2);
  EXPECT_EQ(again.err, "冲突：" + file + ".pub: 已存在\n");
  EXPECT_FALSE(std::filesystem::exists(file));
  std::filesystem::remove_all(folder);
}

TEST(BadInput, ALeafBeyondTheEndIsAWrongCallHoweverItIsAskedFor) {
  Desk desk;
  desk.close();
  const auto data = desk.folder().string();
  for (const char* way : {"prove", "disclose"}) {
    expect_bad(run({way, data, "--seq", "100000"}), "--seq: 账中只有 ");
  }
  expect_bad(run({"prove", data, "--from", "100000"}), "--from: 账中只有 ");
}

TEST(BadInput, ARefusalIsToldFromAMistakeByItsStatus) {
  Door door;
  auto again = staffing_commands().front();
  again.command_id = {7, 7};
  const auto ended = door.submit(line_of(again));
  EXPECT_EQ(ended.exit, 1);
  EXPECT_NE(ended.out.find("拒绝：依据"), std::string::npos) << ended.out;
  EXPECT_EQ(lines_of(ended.out), 1);
  EXPECT_EQ(ended.err, "");
  EXPECT_EQ(door.written(), 1U) << "the refusal is a fact";
}

TEST(BadInput, ABadLineAmongGoodOnesIsAnsweredInItsPlace) {
  Door door;
  const auto steps = typical_case(1);
  const auto lines = line_of(steps[0]) + "{\"id\":\n" + line_of(steps[1]);
  const auto ended = door.submit(lines);
  expect_bad(ended, "第2行 格式不符：$.id: JSON 不完整");
  EXPECT_EQ(ended.out.find("第1行 "), 0U) << ended.out;
  EXPECT_NE(ended.out.find(" 已受理 2021-SF-1 立案"), std::string::npos) << ended.out;
  EXPECT_NE(ended.out.find("\n第3行 "), std::string::npos) << ended.out;
  EXPECT_EQ(door.written(), 2U);
}

TEST(BadInput, ABadLineAmongGoodOnesIsOneJsonLineInItsPlace) {
  Desk desk;
  desk.close();
  const auto file = desk.folder() / "lines.jsonl";
  const auto steps = typical_case(1);
  std::ofstream(file) << line_of(steps[0]) << "nonsense\n" << line_of(steps[1]);
  const auto ended = run({"--json", "submit", desk.folder().string(), file.string()});
  EXPECT_EQ(ended.exit, 2);
  EXPECT_EQ(ended.err, "");
  std::istringstream answers(ended.out);
  std::string one, two, three, more;
  std::getline(answers, one);
  std::getline(answers, two);
  std::getline(answers, three);
  EXPECT_NE(one.find("\"accepted\":true"), std::string::npos) << one;
  EXPECT_NE(two.find("\"kind\":\"malformed\",\"path\":\"$\""), std::string::npos) << two;
  EXPECT_NE(three.find("\"accepted\":true"), std::string::npos) << three;
  EXPECT_FALSE(std::getline(answers, more));
}

TEST(BadInput, AHugeTextIsTurnedAway) {
  Door door;
  auto command = typical_case(1).front();
  for (auto& content : command.contents) {
    if (content.path == "cause") content.text.assign(20'001, 'x');
  }
  expect_bad(door.submit(line_of(command)), "$.body.cause: 文字超过20000字");
  EXPECT_EQ(door.written(), 0U);
  expect_bad(door.submit(std::string(std::size_t{5} << 20, 'x') + "\n"), "$: 超过4 MiB");
  EXPECT_EQ(door.written(), 0U);
  expect_bad(door.submit(std::string(std::size_t{5} << 20, 'x') + "\n", "en"),
             "line 1 malformed: $: longer than 4 MiB");
}

TEST(BadInput, ATextThatIsNotUtf8IsTurnedAwayWithItsByte) {
  Door door;
  const auto broken = spoilt(first_line(), "2021-SF-1", "2021-\xff\xfe-1");
  expect_bad(door.submit(broken), "不是有效的 UTF-8");
  EXPECT_EQ(door.written(), 0U);
  // A character cut in the middle, as a program does that counts bytes.
  expect_bad(door.submit(spoilt(first_line(), "水政", "水\xe6\x94")), "不是有效的 UTF-8");
  EXPECT_EQ(door.written(), 0U);
}

}  // namespace
}  // namespace caseledger::tools
