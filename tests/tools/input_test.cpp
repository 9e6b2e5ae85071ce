// A file that cannot be read to its end is no shorter file: every option that names one says so.
#include "tests/adapters/scratch.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"
#include "tools/named_file.h"

namespace caseledger::tools {
namespace {

using adapters::Scratch;

/// Opens, and then fails each read: nothing of this process lies at address 0.
constexpr const char* kUnreadable = "/proc/self/mem";

class Input : public ::testing::Test {
 protected:
  Input() {
    desk_.run_case(1, 3);
    desk_.close();
    ::setenv("CASELEDGER_KEY_PASSPHRASE", "a passphrase of the test", 1);
    EXPECT_EQ(run({"key", "new", at("own.key")}).exit, 0);
    EXPECT_EQ(run({"timestamp", data(), "request", at("one.tsq")}).exit, 0);
  }
  ~Input() override { ::unsetenv("CASELEDGER_KEY_PASSPHRASE"); }
  std::string data() const { return desk_.folder().string(); }
  std::string at(const char* name) const { return (scratch_.path() / name).string(); }

  Desk desk_;
  Scratch scratch_;
};

TEST_F(Input, ThatCannotBeReadToItsEndIsSaidByEveryCommandThatTakesAFile) {
  const std::string bad = kUnreadable, key = at("own.key");
  const auto shown = run({"key", "show", data()}).out;
  const auto key_of_log = shown.substr(0, shown.find('\n'));
  const std::vector<std::vector<std::string>> calls{
      {"submit", data(), bad},
      {"sign", bad, "--origin", "a.b", "--key", key},
      {"sign", at("one.tsq"), "--origin", "a.b", "--key", bad},
      {"verify", data(), "--against", bad},
      {"verify", data(), "--ca", bad},
      {"verify", data(), "--policy", bad},
      {"prove", "check", bad, "--leaf", at("one.tsq"), "--key", key_of_log},
      {"disclose", "check", bad},
      {"ruleset", "check", bad},
      {"ruleset", "activate", data(), bad, "--actor", "registrar"},
      {"calendar", "activate", data(), bad, "--actor", "registrar"},
      {"init", at("new"), "--ruleset", bad},
      {"init", at("new"), "--calendar", bad},
      {"init", at("new"), "--registrar-key", bad},
      {"key", "enrol", data(), "registrar", bad, "--from", "2021-01-01", "--until", "2022-01-01",
       "--actor", "registrar"},
      {"timestamp", data(), "accept", at("one.tsq"), "--ca", bad},
      {"witness", data(), "--policy", bad},
  };
  for (const auto& call : calls) {
    const auto ended = run(call);
    EXPECT_EQ(ended.exit, 3) << call[0] << " " << call[1] << ": " << ended.err;
    EXPECT_NE(ended.err.find(kUnreadable), std::string::npos) << call[0] << ": " << ended.err;
  }
}

TEST(NamedLines, AreTheLinesOfTheFileWhereverItsPartsEnd) {
  const Scratch scratch;
  const auto file = scratch.path() / "lines";
  // Longer than a part, so that lines lie across the edge.
  std::vector<std::string> lines;
  std::string text;
  for (std::size_t n = 0; n < 400; ++n) {
    lines.emplace_back(n * 7, static_cast<char>('a' + n % 26));
    text += lines.back() + "\n";
  }
  for (const std::string end : {"", "no line feed behind it"}) {
    Scratch::write(file, text + end);
    auto expected = lines;
    if (!end.empty()) expected.push_back(end);
    auto opened = NamedLines::open(file);
    ASSERT_TRUE(opened.has_value());
    std::vector<std::string> read;
    for (auto line = opened->next(); line && *line; line = opened->next())
      read.emplace_back(**line);
    EXPECT_EQ(read, expected);
  }
}

TEST(NamedLines, AreNotHeldInMemoryWhateverTheirLength) {
  auto zeros = NamedLines::open("/dev/zero");
  ASSERT_TRUE(zeros.has_value());
  const auto line = zeros->next();
  ASSERT_FALSE(line.has_value());
  EXPECT_EQ(line.error().kind, FaultKind::malformed);
  EXPECT_EQ(line.error().place, "/dev/zero:1");
}

}  // namespace
}  // namespace caseledger::tools
