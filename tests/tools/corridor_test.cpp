// The whole corridor, on a real ledger: what is accepted, refused, repeated and turned away.
#include "tests/tools/desk.h"

namespace caseledger::tools {
namespace {

using engine::Command;

TEST(Corridor, TakesAnEverydayCaseFromFilingToTheArchive) {
  Desk desk;
  desk.run_case(1, 100);
  EXPECT_EQ(desk.file("2021-SF-1").stage, CaseStage::archived);
}

TEST(Corridor, OpensTheDisclosureItemOfADecisionByItself) {
  Desk desk;
  desk.run_case(1, 100);
  const auto leaves = desk.session().ledger().read_stream(Procedure::disclosure, "2021-SF-1");
  ASSERT_TRUE(leaves.has_value());
  ASSERT_FALSE(leaves->empty());
  EXPECT_EQ(name_of(leaves->front().fact.event), "item_opened");
  EXPECT_EQ(leaves->front().fact.actor, "system");
  EXPECT_GE(leaves->front().fact.clocks.size(), 2U) << "both publication clocks are kept";
}

TEST(Corridor, AnswersARepeatedCommandWithItsFirstReceipt) {
  Desk desk;
  const auto command = typical_case(1).front();
  const auto first = desk.must(command);
  const auto size = desk.size();
  const auto again = desk.must(command);
  EXPECT_TRUE(again.is_repeated);
  EXPECT_EQ(again.position, first.position);
  EXPECT_EQ(again.leaf_hash, first.leaf_hash);
  EXPECT_EQ(desk.size(), size);
}

TEST(Corridor, RemembersACommandAcrossARestart) {
  Desk desk;
  const auto command = typical_case(1).front();
  const auto first = desk.must(command);
  desk.reopen();
  const auto again = desk.must(command);
  EXPECT_TRUE(again.is_repeated);
  EXPECT_EQ(again.leaf_hash, first.leaf_hash);
}

TEST(Corridor, AnswersACommandTwiceInOneGroupOnce) {
  Desk desk;
  const auto command = typical_case(1).front();
  const std::vector<Command> both{command, command};
  const auto size = desk.size();
  const auto answers = desk.engine().handle(both);
  ASSERT_TRUE(answers[0] && answers[1]);
  EXPECT_FALSE(std::get<engine::Accomplished>(*answers[0]).is_repeated);
  EXPECT_TRUE(std::get<engine::Accomplished>(*answers[1]).is_repeated);
  EXPECT_EQ(desk.size(), size + 1);
}

TEST(Corridor, FindsAConflictWhenAnIdReturnsWithOtherContent) {
  Desk desk;
  auto command = typical_case(1).front();
  desk.must(command);
  const auto size = desk.size();
  auto other_words = command;
  other_words.contents.front().text += "分公司";
  other_words.body.get<FileCase>().party_name.chars += 3;
  EXPECT_EQ(desk.ask(other_words).error().kind, FaultKind::conflict);
  auto same_length = command;
  same_length.contents.front().text = "陵川县另砂石料有限公司";
  EXPECT_EQ(desk.ask(same_length).error().kind, FaultKind::conflict);
  auto other_actor = command;
  other_actor.actor = "li.na";
  EXPECT_EQ(desk.ask(other_actor).error().kind, FaultKind::conflict);
  EXPECT_EQ(desk.size(), size);
}

TEST(Corridor, RepeatsARefusalWordForWord) {
  Desk desk;
  desk.run_case(1, 2);
  auto early = typical_case(1).back();
  const auto first = desk.ask(early);
  const auto again = desk.ask(early);
  const auto& said = std::get<engine::Declined>(*first);
  const auto& repeated = std::get<engine::Declined>(*again);
  EXPECT_TRUE(repeated.is_repeated);
  EXPECT_EQ(said.unmet, repeated.unmet);
  EXPECT_EQ(said.position, repeated.position);
}

TEST(Corridor, WritesARefusalAndNothingElse) {
  Desk desk;
  desk.run_case(1, 2);
  const auto before = desk.file("2021-SF-1");
  const auto size = desk.size();
  EXPECT_NE(desk.refusal(typical_case(1).back()), "");
  EXPECT_EQ(desk.size(), size + 1);
  EXPECT_EQ(desk.file("2021-SF-1"), before);
}

TEST(Corridor, CitesTheReviewWhenADecisionComesWithoutIt) {
  Desk desk;
  desk.run_case(1, 9);  // 认定重大
  const auto commands = typical_case(1);
  const auto decide = std::ranges::find_if(
      commands, [](const Command& command) { return command.body.is<DecideByMeeting>(); });
  const auto answer = desk.ask(*decide);
  const auto& no = std::get<engine::Declined>(*answer);
  const auto cites = [&no](std::string_view article) {
    return std::ranges::any_of(
        no.unmet, [&](const engine::Sentence& one) { return one.breach.article == article; });
  };
  EXPECT_TRUE(cites("附4-18b")) << "法制审核未通过的，不得作出决定";
}

TEST(Corridor, HoldsAnExpectedVersion) {
  Desk desk;
  desk.run_case(1, 2);
  auto next = typical_case(1)[2];
  next.expected_version = Version{7};
  const auto size = desk.size();
  EXPECT_EQ(desk.ask(next).error().kind, FaultKind::conflict);
  EXPECT_EQ(desk.size(), size);
  next.expected_version = desk.file("2021-SF-1").version;
  desk.must(next);
}

TEST(Corridor, TurnsAwayWhatNobodyCanHaveMeant) {
  Desk desk;
  const auto size = desk.size();
  auto future = typical_case(1).front();
  future.recorded_at = future.occurred_at;
  future.occurred_at.micros += kMicrosPerSecond;
  EXPECT_EQ(desk.ask(future).error().kind, FaultKind::malformed);
  auto stranger = typical_case(1).front();
  stranger.actor = "nobody";
  EXPECT_EQ(desk.ask(stranger).error().kind, FaultKind::absent);
  auto nameless = typical_case(1).front();
  nameless.command_id = {};
  EXPECT_EQ(desk.ask(nameless).error().kind, FaultKind::malformed);
  auto order = typical_case(1).front();
  order.procedure = Procedure::disclosure;
  order.actor = "system";
  order.capacity = Capacity::system;
  order.body = HoldPublication{};
  EXPECT_EQ(desk.ask(order).error().kind, FaultKind::malformed);
  EXPECT_EQ(desk.size(), size);
}

TEST(Corridor, KeepsSimulatedTimeFromRunningBackwards) {
  Desk desk;
  desk.run_case(5, 2);
  auto earlier = typical_case(1).front();
  earlier.recorded_at = earlier.occurred_at;
  EXPECT_EQ(desk.ask(earlier).error().kind, FaultKind::malformed);
}

TEST(Corridor, KnowsEveryCaseAgainAfterARestart) {
  Desk desk;
  for (std::uint64_t n = 1; n <= 5; ++n) desk.run_case(n, 4 * n);
  std::vector<CaseFile> before;
  for (int n = 1; n <= 5; ++n) before.push_back(desk.file("2021-SF-" + std::to_string(n)));
  desk.reopen();
  for (int n = 1; n <= 5; ++n) {
    EXPECT_EQ(desk.file("2021-SF-" + std::to_string(n)), before[static_cast<std::size_t>(n - 1)]);
  }
}

}  // namespace
}  // namespace caseledger::tools
