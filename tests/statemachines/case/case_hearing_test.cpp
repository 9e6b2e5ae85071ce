// 听证: what a hearing does to the review and to the decision (附4-11(5), 处罚法63, 64).
#include "tests/statemachines/case_situation.h"

namespace caseledger {
namespace {

using docket::kPaper;

RecordDefence asking_for_a_hearing() {
  auto asks = docket::defence();
  asks.hearing_requested = Answer::yes;
  return asks;
}

/// 附4-11(5), 附4-13: what the party said in a hearing belongs before the group.
TEST(CaseHearing, LeadsBackThroughTheReview) {
  auto heard = situation_at(CaseStage::meeting, by("party_secretary", docket::resolution()));
  heard.also(by("handler", docket::record(RecordKind::hearing)));
  heard.tried().then_refused("附4-11(5)", "hearing_was_reviewed");
  heard.also(by("party_secretary", docket::return_to_inquiry()));
  heard.also(by("handler", docket::conclusion()));
  auto grounds = docket::major();
  grounds.grounds[2].applies = Answer::yes;
  heard.also(by("handler", grounds));
  auto packet = docket::submission();
  packet.materials.push_back({MaterialSlot::hearing_record, document(kPaper)});
  heard.also(by("handler", packet));
  heard.also(by("reviewer", AcceptPacket{}));
  heard.also(by("reviewer", docket::opinion<Agree>()));
  heard.also(by("handler", ProposeToMeeting{}));
  heard.tried().then<DecidedByMeeting>("decided");
}

TEST(CaseHearing, IsReviewedWhenItsRecordReachesTheGroup) {
  auto heard = situation_at(CaseStage::submitted, by("party_secretary", docket::resolution()));
  heard.also(by("handler", docket::record(RecordKind::hearing)));
  heard.also(by("reviewer",
                RequestSupplement{{{MaterialSlot::hearing_record, said()}}, day("2021-09-24")}));
  heard.also(
      by("handler", SupplyMaterials{{{MaterialSlot::hearing_record, document(kPaper)}}, {}}));
  heard.also(by("reviewer", AcceptPacket{}));
  heard.also(by("reviewer", docket::opinion<Agree>()));
  heard.also(by("handler", ProposeToMeeting{}));
  heard.tried().then<DecidedByMeeting>("decided");
}

/// 处罚法64(6).
TEST(CaseHearing, IsNotOwedWhenThePartyTookItsRequestBack) {
  auto taken_back = situation_at(CaseStage::meeting, by("party_secretary", docket::resolution()));
  taken_back.also(by("handler", asking_for_a_hearing()));
  taken_back.tried().then_refused("处罚法63", "requested_hearing_was_held");
  auto silent = docket::defence();
  silent.hearing_requested = Answer::unspecified;
  taken_back.also(by("handler", silent));
  taken_back.tried().then_refused("处罚法63", "requested_hearing_was_held");
  taken_back.also(by("handler", docket::defence()));
  taken_back.tried().then<DecidedByMeeting>("decided");
}

}  // namespace
}  // namespace caseledger
