// Facts with their words, without them, and after they were erased.
#include "adapters/forms/fact_json.h"

#include <gtest/gtest.h>

#include <map>

#include "tests/adapters/example_command.h"
#include "tests/both.h"

namespace caseledger::adapters {
namespace {

ledger::Leaf example_leaf() {
  ledger::Leaf leaf;
  leaf.position = {7};
  auto& fact = leaf.fact;
  fact.procedure = Procedure::matter;
  fact.stream = "2021-SF-0007";
  fact.version = {6};
  fact.command_id = {0x0192f0c87a1e7cc3, 0x98c4dc0c0c07398f};
  fact.recorded_at = *parse_instant("2021-09-15T10:00:00+08:00");
  fact.occurred_at = *parse_instant("2021-09-14T10:00:00+08:00");
  fact.actor = "zhang.wei";
  fact.capacity = Capacity::handler;
  fact.law_version = 1;
  fact.articles = {"附4-10"};
  fact.stage_after = "terminated";
  CaseTerminated event;
  event.reason = {4};
  event.approval = {{}, {}, 12};
  event.approval.sha256.bytes.fill(0xAA);
  event.approval.sm3.bytes.fill(0xBB);
  fact.event = event;
  return leaf;
}

std::string body_of(const Result<Json>& json) { return print_json(*json->find("body")); }

std::string digests() {
  return R"("sha256":")" + std::string(64, 'a') + R"(","sm3":")" + std::string(64, 'b') +
         R"(","size":12)";
}

TEST(FactJson, TellsPlaceCircumstancesAndEvent) {
  const auto json = fact_json(example_leaf());
  ASSERT_TRUE(json);
  EXPECT_EQ(json->find("seq")->value, Json::number(7).value);
  EXPECT_EQ(*json->find("case")->as_text(), "2021-SF-0007");
  EXPECT_EQ(*json->find("event")->as_text(), "case_terminated");
  EXPECT_EQ(*json->find("event_zh")->as_text(), "终止");
  EXPECT_EQ(*json->find("stage_zh")->as_text(), "终止");
  EXPECT_EQ(*json->find("occurred_at")->as_text(), "2021-09-14T10:00:00+08:00");
  EXPECT_EQ(*json->find("command")->as_text(), "0192f0c8-7a1e-7cc3-98c4-dc0c0c07398f");
}

TEST(FactJson, WithoutAVaultShowsLengthsAndDigests) {
  EXPECT_EQ(body_of(fact_json(example_leaf())),
            R"({"reason":{"chars":4},"approval":{)" + digests() + "}}");
}

TEST(FactJson, FillsInTheWordsThatAreThere) {
  const std::map<std::string, std::string, std::less<>> vault = {{"reason", "事实不清"},
                                                                 {"approval", "审批表"}};
  const auto json =
      fact_json(example_leaf(), [&](std::string_view path) -> Result<std::optional<std::string>> {
        const auto found = vault.find(path);
        return found == vault.end() ? std::nullopt : std::optional(found->second);
      });
  EXPECT_EQ(body_of(json), R"({"reason":{"chars":4,"text":"事实不清"},"approval":{)" + digests() +
                               R"(,"text":"审批表"}})");
}

TEST(FactJson, ErasedWordsAreNull) {
  const auto json = fact_json(example_leaf(), [](std::string_view) {
    return Result<std::optional<std::string>>(std::nullopt);
  });
  EXPECT_EQ(body_of(json), R"({"reason":{"chars":4,"text":null},"approval":{)" + digests() + "}}");
}

TEST(FactJson, AFaultOfTheVaultIsTheAnswer) {
  const auto json =
      fact_json(example_leaf(), [](std::string_view) -> Result<std::optional<std::string>> {
        return fault(FaultKind::corrupt, "vault", {"已损坏", "is damaged"});
      });
  ASSERT_FALSE(json);
  EXPECT_EQ(json.error().place, "vault");
}

TEST(FactJson, TheEnginesOwnFactsAreShownToo) {
  auto leaf = example_leaf();
  leaf.fact.event = CommandRefused{"decide_by_meeting", {3}, {{"附4-18b", "opinion_agrees", ""}}};
  const auto json = fact_json(leaf);
  ASSERT_TRUE(json);
  EXPECT_EQ(*json->find("event_zh")->as_text(), "拒绝");
  EXPECT_EQ(body_of(json), R"({"act":"decide_by_meeting","command":{"chars":3},)"
                           R"("breaches":[{"article":"附4-18b","requirement":"opinion_agrees"}]})");
}

TEST(FactJson, EveryEventCanBeShown) {
  auto leaf = example_leaf();
  for (const auto& event : all_events()) {
    leaf.fact.event = Event::made(event.names->wire);
    const auto json = fact_json(leaf);
    ASSERT_TRUE(json);
    EXPECT_EQ(*json->find("event")->as_text(), event.names->happened);
    EXPECT_TRUE(read_json(print_json(*json)));
  }
}

}  // namespace
}  // namespace caseledger::adapters
