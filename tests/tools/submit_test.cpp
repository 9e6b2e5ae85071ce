// What submit answers beside the law: names that nobody bears, lines and ids, a trial without
// writing, the end of one case, and other writers at the same time.
#include <gmock/gmock.h>
#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <future>

#include "adapters/forms/command_json.h"
#include "adapters/forms/json.h"
#include "adapters/forms/uuid.h"
#include "ledger/disk/durable_file.h"
#include "tests/both.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"

namespace caseledger::tools {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string line_of(const engine::Command& command) {
  return adapters::print_command(command) + "\n";
}

/// A staffed bureau whose ledger nobody holds open.
class Submit : public ::testing::Test {
 protected:
  Submit() { desk_.close(); }

  std::string data() const { return desk_.folder().string(); }
  std::string file(const std::string& lines, const std::string& name = "lines.jsonl") const {
    const auto path = desk_.folder() / name;
    std::ofstream(path, std::ios::binary) << lines;
    return path.string();
  }
  Ended submit(const std::string& lines, std::vector<std::string> more = {}) const {
    std::vector<std::string> words{"submit", data(), file(lines)};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
  std::uint64_t leaves() const {
    const auto session = Session::open(data(), Mode::read);
    EXPECT_TRUE(session.has_value()) << (session ? "" : both(session.error()));
    return session ? (*session)->ledger().head()->next_position().index : 0;
  }

  Desk desk_;
};

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

TEST_F(Submit, TurnsAwayWhatPresupposesACaseThatNobodyFiledAndNamesTheNearest) {
  const auto steps = typical_case(1);
  ASSERT_EQ(submit(line_of(steps[0])).exit, 0);
  const auto before = leaves();
  for (std::size_t n = 1; n < steps.size(); ++n) {
    if (steps[n].procedure == Procedure::bureau) continue;
    auto mistyped = steps[n];
    mistyped.stream = "2021-SF-l";
    const auto ended = submit(line_of(mistyped));
    EXPECT_EQ(ended.exit, 5) << ended.out;
    EXPECT_THAT(ended.err, HasSubstr("查无此项：$."));
    EXPECT_THAT(ended.err, HasSubstr("没有名为 2021-SF-l 的"));
    if (mistyped.procedure == Procedure::matter) {
      EXPECT_THAT(ended.err, HasSubstr("，是否指 2021-SF-1？"));
    }
  }
  EXPECT_EQ(leaves(), before);
}

TEST_F(Submit, TurnsAwayAnOfficerWhomNobodyKnowsAndNamesTheNearest) {
  auto stranger = typical_case(1).front();
  const auto known = stranger.actor;
  std::swap(stranger.actor[0], stranger.actor[1]);
  const auto before = leaves();
  const auto ended = submit(line_of(stranger), {"--json"});
  EXPECT_EQ(ended.exit, 5);
  EXPECT_THAT(ended.out, HasSubstr("\"kind\":\"absent\",\"path\":\"$.actor\""));
  EXPECT_THAT(ended.out, HasSubstr("是否指 " + known));
  EXPECT_EQ(leaves(), before);
}

TEST_F(Submit, NamesNobodyWhereNoNameIsNear) {
  auto stranger = typical_case(1).front();
  stranger.actor = "somebody.quite.else";
  EXPECT_THAT(submit(line_of(stranger)).err, Not(HasSubstr("是否指")));
}

TEST_F(Submit, QuestionsAboutWhatIsNotThereEndAsThatKind) {
  ASSERT_EQ(submit(line_of(typical_case(1).front())).exit, 0);
  const std::vector<std::vector<std::string>> calls{
      {"case", "show", data(), "2021-SF-2"},
      {"case", "timeline", data(), "2021-SF-2"},
      {"case", "why", data(), "2021-SF-2"},
      {"case", "diff", data(), "2021-SF-2"},
      {"case", "show", data(), "2021-SF-2", "--item"},
      {"disclose", data(), "--item", "2021-SF-2"},
      {"vault", "put", data(), "--case", "2021-SF-2", file("{}")},
      {"vault", "get", data(), "--case", "2021-SF-2", std::string(64, 'a'), data() + "/out"},
      {"worklist", data(), "--officer", "nobody"},
  };
  for (const auto& call : calls) {
    const auto ended = run(call);
    EXPECT_EQ(ended.exit, 5) << call[0] << " " << call[1] << ": " << ended.err;
    EXPECT_THAT(ended.err, StartsWith("查无此项：")) << call[0];
    EXPECT_EQ(ended.out, "");
  }
  EXPECT_THAT(run(calls[0]).err, HasSubstr("是否指 2021-SF-1？"));
}

TEST_F(Submit, BearsLineAndIdInEveryAnswerEvenToALineThatIsNoCommand) {
  const auto steps = typical_case(1);
  const std::string id = "0192f0c8-7a1e-7cc3-98c4-00000000f001";
  const auto lines = line_of(steps[0]) + "\n{\"id\":\"" + id + "\"}\n" + line_of(steps.back());
  const auto text = submit(lines);
  EXPECT_THAT(text.out, StartsWith("第1行 " + adapters::uuid_text(steps[0].command_id) + " "));
  EXPECT_THAT(text.err, StartsWith("第3行 " + id + " 格式不符："));
  EXPECT_THAT(text.out, HasSubstr("\n第4行 " + adapters::uuid_text(steps.back().command_id) + " "));
  const auto json = split(submit(lines, {"--json"}).out);
  ASSERT_EQ(json.size(), 3U);
  EXPECT_THAT(json[0], StartsWith("{\"line\":1,\"id\":\""));
  EXPECT_THAT(json[1], StartsWith("{\"line\":3,\"id\":\"" + id + "\""));
  EXPECT_THAT(json[2], StartsWith("{\"line\":4,\"id\":\""));
}

/// The hash of a leaf is not known before it is written.
std::string without_hash(std::string line) {
  const auto at = line.find("\"leaf\":");
  if (at == std::string::npos) return line;
  return line.erase(at, line.find(',', at) - at);
}

TEST_F(Submit, JudgesAWholeFileAsItWouldBeAnsweredAndWritesNothing) {
  const auto steps = typical_case(1);
  std::string lines;
  for (const auto& one : steps) lines += line_of(one);
  auto early = typical_case(2).back();
  lines += line_of(typical_case(2).front()) + "nonsense\n" + line_of(early) + line_of(steps[0]);
  early.stream = "no case of ours";  // near to none that the file files
  early.command_id.low += 1;
  lines += line_of(early);
  const auto before = leaves();
  desk_.reopen();  // another process writes meanwhile
  const auto out = data() + "/judged";
  const auto call = std::string("'" CL_BINARY "' --lang zh --json submit '") + data() + "' '" +
                    file(lines) + "' --check >'" + out + "' 2>/dev/null";
  const int exit = WEXITSTATUS(std::system(call.c_str()));
  const Ended judged{exit, ledger::read_file(out).value().value(), ""};
  desk_.close();
  EXPECT_EQ(leaves(), before);
  const auto handed_in = submit(lines, {"--json"});
  EXPECT_EQ(judged.exit, handed_in.exit);
  const auto one = split(judged.out), other = split(handed_in.out);
  ASSERT_EQ(one.size(), other.size());
  ASSERT_EQ(one.size(), steps.size() + 5);
  for (std::size_t n = 0; n < one.size(); ++n) {
    EXPECT_EQ(without_hash(one[n]), without_hash(other[n]));
  }
}

TEST_F(Submit, StopsACaseAtItsFirstRefusalAndNoOther) {
  const auto one = typical_case(1), two = typical_case(2);
  const auto lines = line_of(one[0]) + line_of(two[0]) + line_of(one.back()) + line_of(one[1]) +
                     line_of(two[1]) + line_of(one[2]);
  const auto before = leaves();
  const auto ended = submit(lines, {"--stop", "--json"});
  EXPECT_EQ(ended.exit, 1);
  const auto answers = split(ended.out);
  ASSERT_EQ(answers.size(), 6U);
  for (const std::size_t n : {0, 1, 4}) EXPECT_THAT(answers[n], HasSubstr("\"accepted\":true"));
  EXPECT_THAT(answers[2], HasSubstr("\"accepted\":false"));
  for (const std::size_t n : {3, 5}) {
    EXPECT_THAT(answers[n], HasSubstr("\"not_submitted\":{\"because_of_line\":3,"));
  }
  EXPECT_EQ(leaves(), before + 4);
}

TEST_F(Submit, StopsACaseAtALineThatIsNoCommandToo) {
  const auto one = typical_case(1);
  const auto lines = line_of(one[0]) + "{\"case\":\"2021-SF-1\",\"act\":\"dance\"}\n" +
                     line_of(one[1]) + line_of(typical_case(2)[0]);
  const auto ended = submit(lines, {"--stop"});
  EXPECT_EQ(ended.exit, 2);
  EXPECT_THAT(ended.err, HasSubstr("第3行 " + adapters::uuid_text(one[1].command_id) +
                                   " 未提交，因第2行被拒绝"));
  EXPECT_THAT(ended.out, HasSubstr("第4行 "));
}

TEST_F(Submit, LetsEightWritersThatBeginTogetherAllSucceed) {
  std::vector<std::future<int>> writers;
  for (std::uint64_t n = 1; n <= 8; ++n) {
    const auto name = "lines" + std::to_string(n) + ".jsonl";
    // Their times do not follow each other: what is entered without one is entered as it comes.
    const auto path = file(line_of(typical_case(n).front()), name);
    const auto call = std::string("'" CL_BINARY "' submit '") + data() + "' '" + path +
                      "' --wait 600 >/dev/null 2>'" + path + ".err'";
    writers.push_back(
        std::async(std::launch::async, [call] { return WEXITSTATUS(std::system(call.c_str())); }));
  }
  for (auto& writer : writers) EXPECT_EQ(writer.get(), 0);
  const auto session = Session::open(data(), Mode::read);
  ASSERT_TRUE(session.has_value());
  EXPECT_EQ((*session)->queries().value()->ids(Procedure::matter)->size(), 8U);
}

TEST_F(Submit, LeavesTheReadModelsAtTheEndOfTheLedgerAsEveryWriterDoes) {
  const auto reached = [this] {
    const auto queries = projections::Queries::open(std::filesystem::path(data()));
    EXPECT_TRUE(queries.has_value()) << (queries ? "" : both(queries.error()));
    return queries ? (*queries)->cursor()->next.index : 0;
  };
  ASSERT_EQ(submit(line_of(typical_case(1).front())).exit, 0);
  EXPECT_EQ(reached(), leaves());
  ASSERT_EQ(run({"tick", data(), "--now", "2030-01-01T00:00:00+08:00"}).exit, 0);
  EXPECT_EQ(reached(), leaves());
  std::filesystem::remove_all(desk_.folder() / "read");
  ASSERT_EQ(run({"checkpoint", data()}).exit, 0);
  EXPECT_EQ(reached(), leaves());
}

TEST_F(Submit, TakesModelsThatCannotBeCaughtUpForNoError) {
  std::filesystem::remove_all(desk_.folder() / "read");
  std::filesystem::create_directories(desk_.folder() / "read" / "models.db");
  const auto ended = submit(line_of(typical_case(1).front()));
  EXPECT_EQ(ended.exit, 0);
  EXPECT_THAT(ended.out, HasSubstr("已受理"));
  EXPECT_THAT(ended.err, StartsWith("提示：查询表未能更新"));
}

}  // namespace
}  // namespace caseledger::tools
