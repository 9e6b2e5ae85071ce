// Characters that cannot be seen are turned away at every door, the engine's own included, and what
// somebody with the machine wrote all the same is named by verify.
#include <gmock/gmock.h>

#include <fstream>

#include "adapters/forms/command_json.h"
#include "statemachines/words/utf8.h"
#include "tests/scratch_folder.h"
#include "tests/tools/command_line.h"
#include "tests/tools/desk.h"
#include "tools/verification_with_keys.h"

namespace caseledger::tools {
namespace {

using ::testing::HasSubstr;

/// Of the kinds that there are: a joiner, a mark of direction, fillers, a selector, a tag, a blank.
const char* const kUnseen[] = {"\u034f", "\u061c",     "\u115f",    "\u1160", "\u17b4",
                               "\u180b", "\u180e",     "\u2800",    "\ufe00", "\ufe0f",
                               "\uffa0", "\U000e0020", "\U000e0100"};

engine::Command enrolment(const Id& officer, const std::string& name) {
  auto command = staffing_commands().front();
  command.command_id.low += 1'000;
  EnrolOfficer body;
  body.officer = officer;
  body.full_name = Said{code_points(name).value_or(0)};
  body.section = "水政科";
  command.body = body;
  command.contents = {{"full_name", name}};
  return command;
}

std::string turned_away(Desk& desk, const engine::Command& command) {
  const auto before = desk.size();
  const auto answer = desk.ask(command);
  EXPECT_FALSE(answer.has_value());
  EXPECT_EQ(desk.size(), before);
  return answer ? "" : both(answer.error());
}

TEST(CleanWords, AreAskedOfEveryActWhereverItComesFrom) {
  Desk desk;
  for (const std::string unseen : kUnseen) {
    EXPECT_THAT(turned_away(desk, enrolment("h.one" + unseen, "张伟")),
                HasSubstr("$.body.officer: 标识不得含空格、控制符或不可见字符 U+"));
    auto stream = typical_case(1).front();
    stream.stream += unseen;
    EXPECT_THAT(turned_away(desk, stream), HasSubstr("$.stream: "));
  }
  for (const std::string unseen : {"\u034f", "\u061c", "\u2800", "\uffa0", "\u200b", "\u202e"}) {
    EXPECT_THAT(turned_away(desk, enrolment("h.one", "张" + unseen + "伟")),
                HasSubstr("$.body.full_name: 文字中不得含控制字符或不可见字符 U+"));
  }
  EXPECT_THAT(turned_away(desk, enrolment("h.one", "a\xff")), HasSubstr("不是有效的 UTF-8"));
  EXPECT_THAT(turned_away(desk, enrolment(Id(65, 'h'), "张伟")), HasSubstr("标识超过64字节"));
  desk.must(enrolment("h.one", "葛\U000e0100城"));
}

TEST(CleanWords, AreAskedOfEveryLeafByVerify) {
  Desk desk;
  const auto honest = enrolment("h.one", "张伟");
  desk.must(honest);
  auto& ledger = desk.session().ledger();
  const auto leaf = ledger.read_command(honest.command_id)->front();
  const auto forge = [&](std::uint64_t n, const Id& officer, const std::string& name) {
    ledger::Draft draft{leaf.fact, {{"full_name", name}}, {}, {}, {}};
    draft.fact.command_id.low += n;
    draft.fact.version.count += n;
    auto& enrolled = draft.fact.event.get<OfficerEnrolled>();
    enrolled.officer = officer;
    enrolled.full_name = Said{code_points(name).value_or(0)};
    ASSERT_TRUE(ledger.append(std::vector{draft}).has_value());
  };
  forge(1, "h.one\u2800", "张伟");
  forge(2, "h.two", "张\u202e伟");
  desk.close();
  const auto report = verify_ledger(*adapters::DataFolder::open(desk.folder()), std::nullopt);
  ASSERT_TRUE(report.has_value()) << both(report.error());
  std::vector<std::string> said;
  for (const auto& finding : report->findings) said.push_back(both(finding.what));
  EXPECT_THAT(said, ::testing::IsSupersetOf({HasSubstr("body/officer: 标识不得含"),
                                             HasSubstr("full_name: 文字中不得含")}));
}

/// No mistake and no breach, so it is accepted; but whoever files it is told.
TEST(CleanWords, OfACaseThatLooksLikeAnotherAreSaid) {
  Desk desk;
  desk.run_case(1, 3);
  desk.close();
  const auto line = [](const Id& id, std::uint64_t number) {
    auto command = typical_case(1).front();
    command.stream = id;
    command.command_id.low += number;
    return adapters::print_command(command) + "\n";
  };
  const ScratchFolder scratch;
  const auto file = scratch.path() / "acts.jsonl";
  std::ofstream(file) << line("2021-SF-l", 5'000) << line("2021-SF-77", 6'000);
  const auto ended = run({"submit", desk.folder().string(), file.string()});
  EXPECT_EQ(lines_of(ended.err), 1) << ended.out << ended.err;
  EXPECT_THAT(ended.err, HasSubstr("提示：案件 2021-SF-l 与 2021-SF-1 容易混淆"));
}

/// An item by hand may be called as its bureau likes, and so may the next one.
TEST(CleanWords, OfAnItemWhoseNameDiffersByUpperCaseOrWidthAloneAreSaid) {
  Desk desk;
  desk.close();
  const auto line = [](const Id& id, std::uint64_t number) {
    OpenItem open;
    open.register_ = PublicRegister::other;
    open.about = "bureau";
    open.section = "shuizheng";
    auto command = typical_case(1).front();
    command.procedure = Procedure::disclosure;
    command.stream = id;
    command.capacity = Capacity::handler;
    command.contents.clear();
    open.since = local_day(command.occurred_at);
    command.command_id.low += number;
    command.body = open;
    return adapters::print_command(command) + "\n";
  };
  const ScratchFolder scratch;
  const auto file = scratch.path() / "acts.jsonl";
  std::ofstream(file) << line("pub-1", 7'000) << line("PUB-1", 7'001) << line("ＰＵＢ-2", 7'002)
                      << line("pub-2", 7'003) << line("pub-3", 7'004);
  const auto ended = run({"submit", desk.folder().string(), file.string()});
  EXPECT_EQ(ended.exit, 0) << ended.out << ended.err;
  EXPECT_THAT(ended.err, HasSubstr("PUB-1 与 pub-1 容易混淆"));
  EXPECT_THAT(ended.err, HasSubstr("pub-2 与 ＰＵＢ-2 容易混淆"));
  EXPECT_EQ(ended.err.find("pub-3"), std::string::npos) << ended.err;
}

}  // namespace
}  // namespace caseledger::tools
