// What was to be printed and could not be: no command says that all is well.
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <regex>
#include <set>
#include <streambuf>

#include "tests/adapters/scratch.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"

namespace caseledger::tools {
namespace {

namespace fs = std::filesystem;
using adapters::Scratch;

/// A device with room for so many bytes.
class SmallDevice : public std::streambuf {
 public:
  explicit SmallDevice(std::streamsize room) : room_(room) {}

 private:
  std::streamsize xsputn(const char*, std::streamsize size) override {
    const auto taken = std::min(size, room_);
    room_ -= taken;
    return taken;
  }
  int_type overflow(int_type) override {
    return room_-- > 0 ? traits_type::not_eof(0) : traits_type::eof();
  }
  std::streamsize room_;
};

Ended run_into(std::streamsize room, std::vector<std::string> words) {
  words.insert(words.begin(), {"caseledger", "--lang", "zh"});
  std::vector<const char*> argv;
  for (const auto& word : words) argv.push_back(word.c_str());
  SmallDevice device(room);
  std::ostream out(&device);
  std::ostringstream err;
  const int exit = run_command_line(static_cast<int>(argv.size()), argv.data(), out, err);
  return {exit, {}, err.str()};
}

class Output : public ::testing::Test {
 protected:
  Output() {
    desk_.run_case(1, 12);
    desk_.close();
    ::setenv("CASELEDGER_KEY_PASSPHRASE", "a passphrase of the test", 1);
    EXPECT_EQ(run({"key", "new", at("own.key")}).exit, 0);
    Scratch::write(at("acts.jsonl"), act("1") + act("2"));
    Scratch::write(at("paper"), "a paper");
    Scratch::write(at("kept"), run({"checkpoint", data()}).out);
  }
  ~Output() override { ::unsetenv("CASELEDGER_KEY_PASSPHRASE"); }

  std::string data() const { return desk_.folder().string(); }
  std::string at(const char* name) const { return (scratch_.path() / name).string(); }
  static std::string act(const std::string& digit) {
    return R"({"id":"0192f0c8-7a1e-7cc3-98c4-00000000000)" + digit +
           R"(","act":"enrol_officer","bureau":"bureau","actor":"registrar",)"
           R"("capacity":"registrar","occurred_at":"2021-01-05T08:30:00+08:00",)"
           R"("body":{"officer":"h.)" +
           digit + R"(","full_name":"某甲","section":"一科"}})" + "\n";
  }
  /// One of each subcommand that ends well and prints something.
  std::vector<std::vector<std::string>> calls() const {
    return {
        {"--help"},
        {"init", at("new")},
        {"submit", data(), at("acts.jsonl")},
        {"case", "show", data(), case_id()},
        {"cases", data()},
        {"worklist", data()},
        {"deadlines", data()},
        {"tick", data(), "--now", "2031-01-01T00:00:00+08:00"},
        {"verify", data()},
        {"log", data()},
        {"refusals", data()},
        {"irregularities", data()},
        {"report", data(), "--year", "2021"},
        {"why", data(), "1"},
        {"checkpoint", data()},
        {"prove", data(), "--seq", "1"},
        {"key", "show", data()},
        {"sign", at("acts.jsonl"), "--origin", "a.b", "--key", at("own.key")},
        {"vault", "put", data(), "--case", case_id(), at("paper")},
        {"backup", data(), at("copy")},
        {"restore", at("copy"), at("again"), "--against", at("kept")},
        {"repair", data()},
        {"rebuild", data()},
        {"export", "tiles", data(), at("tiles")},
        {"ruleset", "check", pack("national"), pack("lingshui-2021-93"), pack("lingshui-rulings")},
        {"calendar", "add", "2021-09-15", "7"},
        {"timestamp", data(), "request", at("one.tsq")},
        {"law", "print"},
    };
  }
  static std::string pack(const std::string& name) {
    return CL_SOURCE_DIR "/engine/packs/" + name + ".toml";
  }
  std::string case_id() const { return typical_case(1).front().stream; }

  Desk desk_;
  Scratch scratch_;
};

TEST_F(Output, ThatCannotBeWrittenEndsNoCommandWell) {
  for (const auto& call : calls()) {
    const auto name = call.size() > 1 ? call[0] + " " + call[1] : call[0];
    const auto ended = run_into(0, call);
    EXPECT_EQ(ended.exit, 3) << name << ": " << ended.err;
    EXPECT_NE(ended.err.find("标准输出无法写完"), std::string::npos) << name << ": " << ended.err;
  }
}

TEST_F(Output, ThatIsCutInTheMiddleEndsNoCommandWell) {
  const std::vector<std::string> sign{"sign", at("acts.jsonl"), "--origin",
                                      "a.b",  "--key",          at("own.key")};
  const auto whole = static_cast<std::streamsize>(run(sign).out.size());
  for (const auto room : {whole / 2, whole - 1}) EXPECT_EQ(run_into(room, sign).exit, 3) << room;
  EXPECT_EQ(run_into(whole, sign).exit, 0);
}

/// What of `all` no call of ours begins with.
TEST_F(Output, IsTriedForEverySubcommand) {
  std::set<std::string> known{"bench", "witness", "disclose"};  // need what this folder has not
  for (const auto& call : calls()) known.insert(call.front());
  const auto help = run({"--help"}).out;
  const std::regex line("\n  ([a-z]+) +[^\n]*");
  int seen = 0;
  for (std::sregex_iterator one(help.begin(), help.end(), line), end; one != end; ++one, ++seen) {
    EXPECT_EQ(known.count((*one)[1]), 1U) << (*one)[1];
  }
  EXPECT_GT(seen, 15) << help;
}

TEST_F(Output, OfTheBinaryOnAFullDeviceEndsWithASentence) {
  const auto said = at("said");
  for (const auto* call : {"law print", "--help"}) {
    const std::string line =
        std::string("'" CL_BINARY "' --lang zh ") + call + " >/dev/full 2>'" + said + "'";
    const int status = std::system(line.c_str());
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 3) << call;
    EXPECT_NE(Scratch::read(said).find("标准输出无法写完"), std::string::npos) << call;
  }
}

/// Refusals go there; nobody can be told that they could not be written, but for the status.
TEST_F(Output, OfTheErrorStreamThatCannotBeWrittenEndsNoCommandWell) {
  const auto line = "'" CL_BINARY "' verify '" + data() + "' >/dev/null 2>&1";
  EXPECT_EQ(WEXITSTATUS(std::system(line.c_str())), 0);
  const std::string bad = "'" CL_BINARY "' cases /nowhere 2>/dev/full";
  EXPECT_EQ(WEXITSTATUS(std::system(bad.c_str())), 3);
}

}  // namespace
}  // namespace caseledger::tools
