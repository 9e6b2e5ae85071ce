// 采纳, 异议, 主管领导处理.
#include "tests/statemachines/case_situation.h"

namespace caseledger {
namespace {

using docket::kPaper;
using docket::kRevisedDraft;

Spoilt not_by_a_handler() {
  return by_another("处罚法42", "by_handler_of_the_case", "handler_3", Capacity::handler);
}

/// The act is asked after another opinion than the one it adopts.
template <class Advice>
Spoilt after(std::string_view requirement, std::size_t bad_point) {
  return {"附4-17", requirement, [=](Situation& s) {
            s.way = docket::way_to_opinion(docket::opinion<Advice>({bad_point}));
          }};
}

TEST(CaseDispute, AdoptsFurtherInvestigation) {
  prove<InvestigationAdopted>(
      situation_after(docket::way_to_opinion(docket::opinion<AdviseInvestigation>({2})),
                      by("handler", AdoptInvestigation{said()})),
      CaseStage::investigating,
      {not_by_a_handler(), after<AdviseChange>("investigation_was_advised", 3)});
}

TEST(CaseDispute, AdoptsARevisionByAnotherText) {
  prove<RevisionAdopted>(
      situation_at(CaseStage::opined, by("handler", AdoptRevision{document(kRevisedDraft)})),
      CaseStage::preparing,
      {not_by_a_handler(),
       after<AdviseInvestigation>("revision_was_advised", 2),
       {"附4-17", "draft_is_revised",
        [](Situation& s) { s.asked<AdoptRevision>().draft = document(docket::kDraft); }}});
}

/// 变更 and 纠正 are no pass: what was revised is reviewed again.
TEST(CaseDispute, ReviewsARevisedDraftAnew) {
  auto situation =
      situation_at(CaseStage::opined, by("handler", docket::submission(kRevisedDraft)));
  situation.also(by("handler", AdoptRevision{document(kRevisedDraft)}));
  situation.tried().then<SubmittedForReview>("submitted");
}

TEST(CaseDispute, AdoptsNoDecisionByTheMeetingWhereMajor) {
  auto lawful = situation_after(docket::way_to_opinion(docket::opinion<AdviseNoDecision>({2})),
                                by("handler", docket::no_decision()));
  prove<NoDecisionAdopted>(
      lawful, CaseStage::no_decision,
      {not_by_a_handler(),
       after<AdviseChange>("no_decision_was_advised", 3),
       {"附4-18a", "meeting_agrees_to_no_decision",
        [](Situation& s) { s.asked<AdoptNoDecision>().minutes = {}; }},
       {"附4-18a", "attendance_is_by_appointment",
        [](Situation& s) {
          s.asked<AdoptNoDecision>().attendance.push_back(
              {"handler", Capacity::section_head, View::unspecified, {}});
        }},
       {"处罚法43", "nobody_recused_attends",
        [](Situation& s) {
          s.also(by("deputy_head", RecuseOfficer{"party_member_3", said()}));
        }},
       {"附4-18a", "meeting_has_quorum",
        [](Situation& s) {
          s.world.ruleset.parameters.quorum_percent = 70;
          s.asked<AdoptNoDecision>().attendance.pop_back();
        }},
       {"附4-18a", "every_member_gives_a_view",
        [](Situation& s) { s.asked<AdoptNoDecision>().attendance[2].view = View::unspecified; }},
       {"附4-18a", "majority_is_in_favour", [](Situation& s) {
          s.asked<AdoptNoDecision>().attendance[1].view = View::against;
          s.asked<AdoptNoDecision>().attendance[2].view = View::abstained;
        }}});
  lawful.asked<AdoptNoDecision>() = {{}, said(), {}};
  lawful.world.ruleset.parameters.no_decision_needs_meeting = false;
  lawful.tried().then<NoDecisionAdopted>("no_decision");
}

TEST(CaseDispute, AdoptsATransferByThePrincipalHead) {
  const auto advice = docket::advice_to_transfer(TransferKind::suspected_crime);
  prove<TransferAdopted>(
      situation_after(
          docket::way_to_opinion(advice),
          by("principal_head", AdoptTransfer{said(), document(kPaper), document(kPaper)})),
      CaseStage::transferred,
      {by_another("移送规定5", "by_principal_head", "deputy_head", Capacity::deputy_head),
       after<AdviseChange>("transfer_was_advised", 3),
       {"附4-15(5)", "recipient_is_named",
        [](Situation& s) { s.asked<AdoptTransfer>().recipient = {}; }},
       {"移送规定6", "transfer_packet_is_enclosed",
        [](Situation& s) { s.asked<AdoptTransfer>().packet = {}; }},
       {"移送规定6", "transfer_receipt_is_enclosed",
        [](Situation& s) { s.asked<AdoptTransfer>().receipt = {}; }}});
}

TEST(CaseDispute, IsLodgedInWritingWhileTheOpinionIsOpen) {
  prove<DisputeLodged>(
      situation_at(CaseStage::opined, by("handler", LodgeDispute{said(), document(kPaper)})),
      CaseStage::disputed,
      {not_by_a_handler(),
       {"附4-17", "opinion_is_open_to_dispute",
        [](Situation& s) {
          s.way = docket::way_to(CaseStage::referred) + by("deputy_head", UpholdOpinion{said()});
        }},
       {"附4-17", "dispute_has_written_reasons",
        [](Situation& s) { s.asked<LodgeDispute>() = {}; }}});
}

TEST(CaseDispute, IsSettledForARevisedOpinionByTheGroup) {
  prove<SettledForRevision>(
      situation_at(CaseStage::disputed, by("reviewer", SettleForRevision{document(kPaper)})),
      CaseStage::reviewing,
      {by_another("附4-2", "by_reviewer_of_the_group", "reviewer_4", Capacity::reviewer),
       {"附4-17", "consultation_is_recorded",
        [](Situation& s) { s.asked<SettleForRevision>().record = {}; }}});
}

TEST(CaseDispute, IsSettledForAdoptionByTheHandlers) {
  prove<SettledForAdoption>(
      situation_at(CaseStage::disputed, by("handler", SettleForAdoption{document(kPaper)})),
      CaseStage::opined,
      {not_by_a_handler(), {"附4-17", "consultation_is_recorded", [](Situation& s) {
                              s.asked<SettleForAdoption>().record = {};
                            }}});
}

TEST(CaseDispute, LeavesOnlyAdoptionOnceSettled) {
  auto settled =
      situation_at(CaseStage::disputed, by("handler", LodgeDispute{said(), document(kPaper)}));
  settled.also(by("handler", SettleForAdoption{document(kPaper)}));
  settled.tried().then_refused("附4-17", "opinion_is_open_to_dispute");
  settled.act = by("handler", AdoptRevision{document(kRevisedDraft)});
  settled.tried().then<RevisionAdopted>("preparing");
}

TEST(CaseDispute, IsReferredAfterTalksWithBothOpinions) {
  prove<DisputeReferred>(situation_at(CaseStage::disputed,
                                      by("handler", ReferDispute{document(kPaper), document(kPaper),
                                                                 document(kPaper)})),
                         CaseStage::referred,
                         {not_by_a_handler(),
                          {"附4-17", "consultation_is_recorded",
                           [](Situation& s) { s.asked<ReferDispute>().consultation = {}; }},
                          {"附4-17", "section_opinion_is_enclosed",
                           [](Situation& s) { s.asked<ReferDispute>().section_opinion = {}; }},
                          {"附4-17", "group_opinion_is_enclosed",
                           [](Situation& s) { s.asked<ReferDispute>().group_opinion = {}; }}});
}

TEST(CaseDispute, IsUpheldOrSentBackByTheCompetentLeader) {
  const auto by_a_section_head =
      by_another("附4-17", "by_competent_leader", "section_head", Capacity::section_head);
  prove<OpinionUpheld>(situation_at(CaseStage::referred, by("deputy_head", UpholdOpinion{said()})),
                       CaseStage::opined,
                       {by_a_section_head, {"附4-17", "leader_gives_reason", [](Situation& s) {
                                              s.asked<UpholdOpinion>().reason = {};
                                            }}});
  prove<RereviewOrdered>(
      situation_at(CaseStage::referred, by("deputy_head", OrderRereview{said()})),
      CaseStage::reviewing, {by_a_section_head, {"附4-17", "leader_gives_reason", [](Situation& s) {
                                                   s.asked<OrderRereview>().reason = {};
                                                 }}});
}

/// 附4-18: whatever the leader orders, no row leads from the dispute to PASSED.
TEST(CaseDispute, NeverPassesByALeadersOrder) {
  for (const auto& row : case_rows()) {
    EXPECT_TRUE(row.becomes != "passed" || row.upon == "agree") << row.number;
  }
}

TEST(CaseDispute, EndsInANewReviewWithItsOwnTenDays) {
  auto situation =
      situation_at(CaseStage::referred, by("deputy_head", OrderRereview{said()}).on("2021-09-23"));
  const auto trial = situation.tried().then<RereviewOrdered>("reviewing");
  const auto* clock = earliest(trial.file().deadlines, ClockKind::review);
  ASSERT_NE(clock, nullptr);
  EXPECT_EQ(to_text(clock->due), "2021-10-12");
  EXPECT_FALSE(trial.file().opinion.has_value());
}

}  // namespace
}  // namespace caseledger
