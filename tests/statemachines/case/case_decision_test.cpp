// 负责人决定, 党组会议, 不予处罚, 会议移送.
#include "tests/statemachines/case_situation.h"

namespace caseledger {
namespace {

using docket::kPaper;
using docket::kRevisedDraft;

Spoilt not_by_a_leader() { return by_a_stranger("处罚法57", "by_responsible_leader"); }

Spoilt not_by_the_recorder() {
  return by_another("附4-18a", "by_recorder_of_the_meeting", "party_member",
                    Capacity::party_member);
}

/// What every decision owes the party, whoever makes it.
template <class Decide>
std::vector<Spoilt> unfair_decisions() {
  return {
      {"处罚法45", "defence_was_heard", [](Situation& s) { s.skip<RecordDefence>(); }},
      {"处罚法45", "defence_was_considered",
       [](Situation& s) {
         s.done<RecordDefence>() = docket::defence();
         s.done<RecordDefence>().considered = Answer::no;
       }},
      {"处罚法63", "hearing_was_offered",
       [](Situation& s) {
         s.done<NotifyRights>().hearing_offered = Answer::no;
         s.asked<Decide>().measures = {{Measure::revoke_licence, {}}};
       }},
      {"处罚法59", "measures_are_named",
       [](Situation& s) { s.asked<Decide>().measures.front().amount = {}; }},
      {"处罚法59", "decision_has_number",
       [](Situation& s) { s.asked<Decide>().document_number = {}; }},
      {"处罚法59", "decision_is_enclosed", [](Situation& s) { s.asked<Decide>().decision = {}; }}};
}

/// 处罚法57: from this fine on no head decides alone.
Spoilt too_heavy_for_one_head() {
  return {"处罚法57", "no_collective_discussion_is_due",
          [](Situation& s) { s.asked<DecideOrdinary>().measures = docket::fine(5'000'000); }};
}

Spoilt too_heavy_for_the_spot() {
  return {"处罚法51", "summary_case_stays_small", [](Situation& s) {
            s.done<FileCase>().summary_procedure = true;
            s.asked<DecideOrdinary>().measures = docket::fine(300'100);
          }};
}

std::vector<Spoilt> operator+(std::vector<Spoilt> some, const std::vector<Spoilt>& more) {
  some.insert(some.end(), more.begin(), more.end());
  return some;
}

/// Told, but neither heard nor waived: without the notice two sentences complain, so the row's
/// test of the notice alone rests on a file in which only the waiver is known.
Spoilt untold() {
  return {"处罚法44", "rights_were_notified", [](Situation& s) {
            s.skip<NotifyRights>();
            s.skip<RecordDefence>();
            s.facts.emplace_back(DefenceRecorded{docket::waiver()}, s.stage());
          }};
}

RecordDefence asking_for_a_hearing() {
  auto asks = docket::defence();
  asks.hearing_requested = Answer::yes;
  return asks;
}

Situation decision_by_the_head() {
  return situation_at(CaseStage::ordinary, by("deputy_head", docket::decision()));
}

TEST(CaseDecision, IsTheHeadsWhereItIsNotMajor) {
  prove<DecidedOrdinary>(
      decision_by_the_head(), CaseStage::decided,
      unfair_decisions<DecideOrdinary>() +
          std::vector<Spoilt>{
              not_by_a_leader(),
              untold(),
              {"附4-18b", "review_did_not_fail",
               [](Situation& s) {
                 s.way = docket::way_to_opinion(docket::opinion<AdviseInvestigation>({2})) +
                         by("handler", AdoptInvestigation{said()}) +
                         by("handler", docket::conclusion()) + by("handler", docket::ordinary());
               }},
              {"附4-7(3)", "no_hearing_made_it_major",
               [](Situation& s) { s.also(by("handler", docket::record(RecordKind::hearing))); }},
              too_heavy_for_one_head(),
              too_heavy_for_the_spot()});
}

TEST(CaseDecision, IsLeftToOneHeadUpToTheSumOfTheParty) {
  auto heavy = decision_by_the_head();
  heavy.asked<DecideOrdinary>().measures = docket::fine(4'999'999);
  heavy.tried().then<DecidedOrdinary>("decided");
  heavy.done<FileCase>().party_kind = PartyKind::person;
  heavy.tried().then_refused("处罚法57", "no_collective_discussion_is_due");
  heavy.asked<DecideOrdinary>().measures = docket::fine(499'999);
  heavy.tried().then<DecidedOrdinary>("decided");
}

/// The numbers are those of the day of the decision, whenever it is entered.
TEST(CaseDecision, IsJudgedByTheNumbersOfItsDay) {
  auto heavy = decision_by_the_head();
  heavy.asked<DecideOrdinary>().measures = docket::fine(6'000'000);
  auto& rules = heavy.world.ruleset;
  rules.later_parameters = {{day("2021-10-01"), rules.parameters}};
  rules.parameters.collective_fine_unit_fen = kNoSum;
  heavy.act = heavy.act.on("2021-09-30").entered_on("2021-10-08");
  heavy.tried().then<DecidedOrdinary>("decided");
  heavy.act = heavy.act.on("2021-10-01");
  heavy.tried().then_refused("处罚法57", "no_collective_discussion_is_due");
}

TEST(CaseDecision, NamesWhatAConfiscationIsWorth) {
  auto taken = decision_by_the_head();
  taken.asked<DecideOrdinary>().measures = {{Measure::confiscation, {}}};
  taken.tried().then_refused("处罚法59", "measures_are_named");
  taken.asked<DecideOrdinary>().measures = {{Measure::confiscation, Fen{4'000'000}},
                                            {Measure::confiscation, Fen{4'000'000}}};
  taken.tried().then<DecidedOrdinary>("decided");
  taken.done<NotifyRights>().hearing_offered = Answer::no;
  taken.tried().then_refused("处罚法63", "hearing_was_offered");
}

TEST(CaseDecision, OnTheSpotImposesOnlyWhatTheLawLets) {
  auto small = decision_by_the_head();
  small.done<FileCase>().summary_procedure = true;
  small.asked<DecideOrdinary>().measures = docket::fine(300'000);
  small.tried().then<DecidedOrdinary>("decided");
  small.done<FileCase>().party_kind = PartyKind::person;
  small.tried().then_refused("处罚法51", "summary_case_stays_small");
  small.asked<DecideOrdinary>().measures = {{Measure::confiscation, Fen{1}}};
  small.tried().then_refused("处罚法51", "summary_case_stays_small");
}

TEST(CaseDecision, OffersAHearingAboveTheThresholdOfTheParty) {
  auto heavy = decision_by_the_head();
  heavy.world.ruleset.parameters.collective_fine_person_fen = kNoSum;
  heavy.world.ruleset.parameters.collective_fine_unit_fen = kNoSum;
  heavy.done<NotifyRights>().hearing_offered = Answer::no;
  heavy.asked<DecideOrdinary>().measures = docket::fine(7'999'999);
  heavy.tried().then<DecidedOrdinary>("decided");
  heavy.done<FileCase>().party_kind = PartyKind::person;
  heavy.tried().then_refused("处罚法63", "hearing_was_offered");
  heavy.asked<DecideOrdinary>().measures = {{Measure::revoke_licence, {}}};
  heavy.tried().then_refused("处罚法63", "hearing_was_offered");
}

TEST(CaseDecision, OwesNoNoticeOfPenaltyWhereNothingIsPenalised) {
  auto levy = decision_by_the_head();
  levy.done<FileCase>().action = ActionKind::levy;
  levy.asked<DecideOrdinary>().measures = {{Measure::levy_fee, Fen{500'000}}};
  levy.skip<NotifyRights>();
  levy.skip<RecordDefence>();
  levy.tried().then<DecidedOrdinary>("decided");
}

TEST(CaseDecision, MayFindNoPenaltyInAnOrdinaryCase) {
  prove<NoPenaltyResolved>(
      situation_at(CaseStage::ordinary, by("deputy_head", docket::no_penalty())),
      CaseStage::no_decision,
      {not_by_a_leader(), {"处罚法57", "ground_for_no_penalty_is_named", [](Situation& s) {
                             s.asked<ResolveNoPenalty>().ground = NoPenaltyGround::unspecified;
                           }}});
}

std::vector<Spoilt> bad_transfers() {
  return {by_another("移送规定5", "by_principal_head", "deputy_head", Capacity::deputy_head),
          {"处罚法57", "kind_of_transfer_is_named",
           [](Situation& s) { s.asked<ResolveTransfer>().kind = TransferKind::unspecified; }},
          {"附4-15(5)", "recipient_is_named",
           [](Situation& s) { s.asked<ResolveTransfer>().recipient = {}; }},
          {"移送规定6", "transfer_packet_is_enclosed",
           [](Situation& s) { s.asked<ResolveTransfer>().packet = {}; }}};
}

TEST(CaseDecision, MayTransferAnOrdinaryCase) {
  prove<TransferResolved>(
      situation_at(CaseStage::ordinary, by("principal_head", docket::transfer())),
      CaseStage::transferred, bad_transfers());
}

/// A way to PASSED of a case that was only reviewed because somebody asked for it.
docket::Way voluntary_pass() {
  return docket::way_to(CaseStage::ordinary) + by("handler", RequestVoluntaryReview{said()}) +
         by("deputy_head", docket::group()) + by("handler", docket::submission()) +
         by("reviewer", AcceptPacket{}) + by("reviewer", docket::opinion<Agree>());
}

TEST(CaseDecision, IsTheHeadsAfterAVoluntaryReviewOfTheSameText) {
  auto unfair = unfair_decisions<DecideOrdinary>();
  prove<DecidedOrdinary>(
      situation_after(voluntary_pass(), by("deputy_head", docket::decision())), CaseStage::decided,
      unfair +
          std::vector<Spoilt>{
              not_by_a_leader(),
              untold(),
              {"附4-18b", "opinion_agrees",
               [](Situation& s) { s.facts.emplace_back(RereviewOrdered{}, CaseStage::passed); }},
              {"附4-18a", "case_is_not_major",
               [](Situation& s) { s.way = docket::way_to(CaseStage::passed); }},
              {"附4-7(3)", "no_hearing_made_it_major",
               [](Situation& s) { s.also(by("handler", docket::record(RecordKind::hearing))); }},
              {"附4-9a", "decision_is_the_reviewed_draft",
               [](Situation& s) { s.asked<DecideOrdinary>().decision = document(kRevisedDraft); }},
              too_heavy_for_one_head(),
              too_heavy_for_the_spot()});
}

TEST(CaseDecision, IsPutBeforeTheMeetingByItsHandlers) {
  prove<ProposedToMeeting>(
      situation_at(CaseStage::passed, by("handler", ProposeToMeeting{document(kPaper)})),
      CaseStage::meeting,
      {by_another("处罚法42", "by_handler_of_the_case", "handler_3", Capacity::handler)});
}

/// What is wrong with a meeting, also one that only puts the matter off.
template <class Resolve>
std::vector<Spoilt> bad_sittings() {
  return {
      {"附4-18a", "attendance_is_by_appointment",
       [](Situation& s) {
         s.asked<Resolve>().attendance.push_back(
             {"handler", Capacity::section_head, View::unspecified, {}});
       }},
      {"处罚法43", "nobody_recused_attends",
       [](Situation& s) {
         s.also(by("deputy_head", RecuseOfficer{"party_member_3", said()}));
       }},
      {"附4-18a", "meeting_has_quorum",
       [](Situation& s) {
         s.world.ruleset.parameters.quorum_percent = 70;
         s.asked<Resolve>().attendance.pop_back();
       }},
      {"附4-18a", "minutes_are_enclosed", [](Situation& s) { s.asked<Resolve>().minutes = {}; }}};
}

/// And with one that resolves something.
template <class Resolve>
std::vector<Spoilt> bad_resolutions() {
  auto all = bad_sittings<Resolve>();
  const std::vector<Spoilt> votes{
      {"附4-18a", "every_member_gives_a_view",
       [](Situation& s) { s.asked<Resolve>().attendance[2].view = View::unspecified; }},
      {"附4-18a", "majority_is_in_favour", [](Situation& s) {
         s.asked<Resolve>().attendance[1].view = View::against;
         s.asked<Resolve>().attendance[2].view = View::abstained;
       }}};
  all.insert(all.end(), votes.begin(), votes.end());
  return all;
}

template <class Resolve>
std::vector<Spoilt> bad_meetings() {
  auto all = bad_resolutions<Resolve>();
  all.push_back(not_by_the_recorder());
  return all;
}

TEST(CaseDecision, IsMadeByAMeetingOnTheReviewedText) {
  prove<DecidedByMeeting>(
      situation_at(CaseStage::meeting, by("party_secretary", docket::resolution())),
      CaseStage::decided,
      bad_meetings<DecideByMeeting>() + unfair_decisions<DecideByMeeting>() +
          std::vector<Spoilt>{
              untold(),
              {"附4-18b", "opinion_agrees",
               [](Situation& s) { s.facts.emplace_back(RereviewOrdered{}, CaseStage::meeting); }},
              {"附4-9a", "decision_is_the_reviewed_draft",
               [](Situation& s) { s.asked<DecideByMeeting>().decision = document(kRevisedDraft); }},
              {"处罚法63", "requested_hearing_was_held",
               [](Situation& s) { s.also(by("handler", asking_for_a_hearing())); }},
              {"附4-11(5)", "hearing_was_reviewed",
               [](Situation& s) { s.also(by("handler", docket::record(RecordKind::hearing))); }}});
}

TEST(CaseDecision, CountsMembersInWhicheverCapacityTheySit) {
  auto situation = situation_at(CaseStage::meeting, by("party_secretary", docket::resolution()));
  appoint(situation.world.bureau, "party_member", Capacity::principal_head);
  situation.asked<DecideByMeeting>().attendance[0].capacity = Capacity::principal_head;
  situation.tried().then<DecidedByMeeting>("decided");
}

TEST(CaseDecision, CountsNobodyTwice) {
  auto situation = situation_at(CaseStage::meeting, by("party_secretary", docket::resolution()));
  situation.asked<DecideByMeeting>().attendance[2].officer = "party_member";
  situation.tried().then_refused("附4-18a", "attendance_is_by_appointment");
}

TEST(CaseDecision, IsDeferredToADay) {
  prove<DecisionDeferred>(
      situation_at(CaseStage::meeting, by("party_secretary", docket::deferral())),
      CaseStage::meeting,
      bad_sittings<Defer>() +
          std::vector<Spoilt>{not_by_the_recorder(),
                              {"附4-18a", "deferral_has_reason",
                               [](Situation& s) { s.asked<Defer>().reason = {}; }},
                              {"附4-18a", "revisit_day_is_set", [](Situation& s) {
                                 s.asked<Defer>().revisit = day("2021-09-15");
                               }}});
}

/// Putting off resolves nothing: nobody needs to have made up their mind.
TEST(CaseDecision, IsDeferredWithoutAVote) {
  auto situation = situation_at(CaseStage::meeting, by("party_secretary", docket::deferral()));
  for (auto& one : situation.asked<Defer>().attendance) one.view = View::unspecified;
  situation.tried().then<DecisionDeferred>("meeting");
}

TEST(CaseDecision, GoesBackToTheInvestigation) {
  prove<ReturnedForInvestigation>(
      situation_at(CaseStage::meeting, by("party_secretary", docket::return_to_inquiry())),
      CaseStage::investigating,
      bad_meetings<ReturnForInvestigation>() +
          std::vector<Spoilt>{{"处罚法57", "further_inquiry_has_reason", [](Situation& s) {
                                 s.asked<ReturnForInvestigation>().reason = {};
                               }}});
}

TEST(CaseDecision, IsReviewedAnewWhenTheMeetingChangesIt) {
  const auto lawful =
      situation_at(CaseStage::meeting, by("party_secretary", docket::change(kRevisedDraft)));
  prove<ContentChanged>(
      lawful, CaseStage::preparing,
      bad_meetings<ChangeContent>() +
          std::vector<Spoilt>{{"附4-18a", "change_has_reason",
                               [](Situation& s) { s.asked<ChangeContent>().reason = {}; }},
                              {"附4-9a", "changed_draft_is_enclosed", [](Situation& s) {
                                 s.asked<ChangeContent>().draft = document(docket::kDraft);
                               }}});
  auto trial = lawful.tried().then<ContentChanged>("preparing");
  trial.when(by("party_secretary", docket::resolution(kRevisedDraft)))
      .then_refused("附4-18b", "opinion_agrees");
}

TEST(CaseDecision, MayBeThatThereIsNoPenalty) {
  prove<NoPenaltyResolved>(
      situation_at(CaseStage::meeting, by("party_secretary", docket::no_penalty())),
      CaseStage::no_decision,
      bad_meetings<ResolveNoPenalty>() +
          std::vector<Spoilt>{{"处罚法57", "ground_for_no_penalty_is_named", [](Situation& s) {
                                 s.asked<ResolveNoPenalty>().ground = NoPenaltyGround::unspecified;
                               }}});
}

TEST(CaseDecision, MayBeATransfer) {
  prove<TransferResolved>(
      situation_at(CaseStage::meeting, by("principal_head", docket::transfer())),
      CaseStage::transferred, bad_transfers() + bad_resolutions<ResolveTransfer>());
}

}  // namespace
}  // namespace caseledger
