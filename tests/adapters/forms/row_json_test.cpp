// A row as JSON: what its description names, where it names it, and never what is none.
#include "adapters/forms/row_json.h"

#include <gtest/gtest.h>

#include "projections/as_of.h"
#include "projections/tables.h"

namespace caseledger::adapters {
namespace {

using projections::CaseRow;

std::string printed(const CaseRow& row) { return print_json(row_json(row)); }

TEST(RowJson, OfACaseKeepsItsOrder) {
  CaseRow row;
  row.id = "2021-SF-0007";
  row.stage = CaseStage::reviewing;
  row.version = Version{9};
  row.action = ActionKind::penalty;
  row.matter = WaterMatter::sand_mining;
  row.section = "shuizheng";
  row.handlers = {"zhang.wei", "li.na"};
  row.party_name = "陵水县某砂场";
  row.filed_on = day_of(2021, 9, 1);
  row.is_major = true;
  row.opinion = OpinionKind::agree;
  row.draft_version = 2;
  row.document_number = "陵水罚〔2021〕7号";
  row.measures = {{Measure::fine, Fen{500'000}}};
  row.next_due = projections::NextDue{day_of(2021, 9, 24), ClockKind::review, "review-10", false};
  row.last_position = {41};
  EXPECT_EQ(
      printed(row),
      R"({"id":"2021-SF-0007","stage":"reviewing","stage_zh":")" +
          std::string(term(CaseStage::reviewing).zh) +
          R"(","version":9,"action":"penalty","matter":"sand_mining","section":"shuizheng",)"
          R"("handlers":["zhang.wei","li.na"],"party":"陵水县某砂场","filed_on":"2021-09-01",)"
          R"("major":true,"opinion":"agree","draft_version":2,)"
          R"("document_number":"陵水罚〔2021〕7号",)"
          R"("measures":[{"measure":"fine","amount_fen":500000}],"next_due":"2021-09-24",)"
          R"("next_clock":"review","irregularities":0,"unanswered":0,"refusals":0,"last_seq":41})");
}

TEST(RowJson, LeavesOutWhatIsNoneAndKeepsTheOrderOfTheRest) {
  EXPECT_EQ(printed({}),
            R"({"id":"","stage":"unfiled","stage_zh":")" +
                std::string(term(CaseStage::unfiled).zh) +
                R"(","version":0,"action":"unspecified","matter":"unspecified","section":"",)"
                R"("handlers":[],"draft_version":0,"measures":[],"irregularities":0,)"
                R"("unanswered":0,"refusals":0,"last_seq":0})");
}

TEST(RowJson, OfAClockSaysWhetherItRests) {
  projections::DeadlineRow row;
  row.stream = {Procedure::matter, "A"};
  row.deadline.clock = ClockKind::review;
  row.deadline.suspended_on = day_of(2021, 9, 2);
  const auto json = row_json(row);
  EXPECT_EQ(json.find("suspended")->value, Json::truth(true).value);
  EXPECT_EQ(json.find("stopped"), nullptr);
}

/// People are shown the same members under names of their own.
TEST(RowJson, GivesEveryMemberOfACaseAndOfAnItemItsLabel) {
  for (const auto& columns : {projections::columns_of<CaseRow>(),
                              projections::columns_of<projections::ItemAsLawKnows>()}) {
    for (const auto& [name, type, is_never_null, is_words, vocabulary, beside, about] : columns) {
      EXPECT_EQ(about.json.empty(), about.label.zh.empty() || about.label.en.empty()) << name;
    }
  }
}

}  // namespace
}  // namespace caseledger::adapters
