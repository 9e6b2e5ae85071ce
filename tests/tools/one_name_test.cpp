// Streams of different procedures under one name, and acts of one group that do not stand in each
// other's way: what an act brings about elsewhere, and what cannot be written at all.
#include "tests/both.h"
#include "tests/tools/desk.h"
#include "tests/tools/registrar.h"

namespace caseledger::tools {
namespace {

using engine::Command;

constexpr const char* kCase = "2021-SF-1";
const Instant kMorning{bench_start().micros + 9 * 3'600 * kMicrosPerSecond};

Command opening(const Id& item, PublicRegister which, const Id& about) {
  static std::uint64_t number = 0;
  auto command = by_registrar({0x17E0, ++number}, kMorning, OpenItem{});
  command.procedure = Procedure::disclosure;
  command.stream = item;
  command.body = OpenItem{which, about, "水务局", local_day(kMorning), {}, ActionKind::penalty};
  return command;
}

/// Everybody acts later than the item was opened.
std::vector<Command> later_case(std::uint64_t n) {
  auto commands = typical_case(n);
  for (auto& command : commands) command.occurred_at.micros += 86'400 * kMicrosPerSecond;
  return commands;
}

TEST(OneName, AnItemThatWasOpenedByHandIsTakenAsTheCasesOwn) {
  Desk desk;
  desk.must(opening(kCase, PublicRegister::decisions, kCase));
  for (const auto& command : later_case(1)) desk.must(command);
  EXPECT_EQ(desk.file(kCase).stage, CaseStage::archived);
  const auto leaves = desk.session().ledger().read_stream(Procedure::disclosure, kCase);
  ASSERT_TRUE(leaves.has_value());
  EXPECT_EQ(leaves->size(), 1U) << "it is not opened twice";
}

TEST(OneName, ACaseIsNotCalledLikeAnItemThatIsNoneOfItsBusiness) {
  Desk desk;
  desk.must(opening(kCase, PublicRegister::other, "某事"));
  const auto size = desk.size();
  const auto answer = desk.ask(later_case(1).front());
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().kind, FaultKind::malformed);
  EXPECT_EQ(answer.error().place, "$.case");
  EXPECT_EQ(desk.size(), size);
}

TEST(OneName, AnItemIsNotCalledLikeACaseThatItIsNotAbout) {
  Desk desk;
  desk.run_case(1, 1);
  for (const auto& [which, about] : {std::pair(PublicRegister::other, kCase),
                                     std::pair(PublicRegister::decisions, "2021-SF-2")}) {
    const auto answer = desk.ask(opening(kCase, which, about));
    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(answer.error().kind, FaultKind::malformed);
    EXPECT_EQ(answer.error().place, "$.item");
  }
  desk.must(opening("item-1", PublicRegister::other, kCase));
}

TEST(OneName, NobodyIsCalledLikeTheRegisterNorTheRegisterLikeAnything) {
  Desk desk;
  const auto size = desk.size();
  auto as_register = typical_case(1).front();
  as_register.stream = "bureau";
  auto item = opening("bureau", PublicRegister::other, "某事");
  auto register_elsewhere = by_registrar({0x17E1, 1}, kMorning, RelieveOfficer{});
  register_elsewhere.stream = kCase;
  for (const auto& command : {as_register, item, register_elsewhere}) {
    const auto answer = desk.ask(command);
    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(answer.error().kind, FaultKind::malformed);
  }
  EXPECT_EQ(desk.size(), size);
}

Command enrolment(std::uint64_t number, const Id& officer, const Id& section) {
  EnrolOfficer enrol;
  enrol.officer = officer;
  enrol.full_name = {2};
  enrol.section = section;
  return by_registrar({0x17E2, number}, kMorning, enrol, {{"full_name", "张三"}});
}

TEST(OneGroup, OneActThatCannotBeWrittenIsTurnedAwayAlone) {
  Desk desk;
  auto too_large = enrolment(2, "second", std::string(70'000, 'x'));
  too_large.occurred_at.micros += 3'600 * kMicrosPerSecond;
  const std::vector<Command> group{enrolment(1, "first", "一科"), too_large,
                                   enrolment(3, "third", "一科")};
  const auto answers = desk.engine().handle(group);
  ASSERT_TRUE(answers[0].has_value()) << both(answers[0].error());
  ASSERT_FALSE(answers[1].has_value());
  EXPECT_EQ(answers[1].error().kind, FaultKind::malformed);
  ASSERT_TRUE(answers[2].has_value()) << "its time is not that of the act before it, which is none";
  EXPECT_EQ(std::get<engine::Accomplished>(*answers[2]).recorded_at, kMorning);
  EXPECT_EQ(desk.engine().bureau().officer("second"), nullptr);
  const auto known = desk.engine().bureau().version;
  desk.reopen();
  EXPECT_EQ(desk.engine().bureau().version, known);
  EXPECT_NE(desk.engine().bureau().officer("third"), nullptr);
}

}  // namespace
}  // namespace caseledger::tools
