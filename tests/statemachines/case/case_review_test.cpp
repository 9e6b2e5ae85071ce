// 审核, 延长, 意见.
#include "tests/statemachines/case_situation.h"

namespace caseledger {
namespace {

using docket::kPaper;

Spoilt not_by_a_reviewer() {
  return by_another("附4-2", "by_reviewer_of_the_group", "reviewer_4", Capacity::reviewer);
}

TEST(CaseReview, AsksAndIsAnswered) {
  prove<InquiryMade>(
      situation_at(CaseStage::reviewing, by("reviewer", Inquire{InquiryKind::party_questioned,
                                                                document(kPaper), Answer::yes})),
      CaseStage::reviewing,
      {not_by_a_reviewer(), {"附4-14", "inquiry_met_cooperation", [](Situation& s) {
                               s.asked<Inquire>().cooperated = Answer::no;
                             }}});
}

ExtendReview extension() { return {Answer::yes, said()}; }

TEST(CaseReview, IsExtendedOnceByTheCompetentLeader) {
  prove<ReviewExtended>(
      situation_at(CaseStage::reviewing, by("deputy_head", extension())), CaseStage::reviewing,
      {by_another("附4-16", "by_competent_bureau_leader", "section_head", Capacity::section_head),
       {"附4-16", "case_is_complex",
        [](Situation& s) { s.asked<ExtendReview>().complex = Answer::no; }},
       {"附4-16", "review_was_not_extended",
        [](Situation& s) { s.also(by("deputy_head", extension())); }},
       {"附4-16", "extension_is_in_time", [](Situation& s) { s.act = s.act.on("2021-09-30"); }}});
}

TEST(CaseReview, NeedsAReasonForComplexity) {
  situation_at(CaseStage::reviewing, by("deputy_head", ExtendReview{Answer::yes, {}}))
      .tried()
      .then_refused("附4-16", "case_is_complex");
}

/// What every opinion owes, whatever it says.
template <class Kind>
std::vector<Spoilt> bad_opinions() {
  return {not_by_a_reviewer(),
          {"附4-13", "findings_are_complete",
           [](Situation& s) { s.asked<Kind>().findings[7].reason = {}; }},
          {"附4-9a", "opinion_is_on_the_draft",
           [](Situation& s) { s.asked<Kind>().draft = document(docket::kRevisedDraft); }},
          {"附4-5", "adviser_opinion_is_enclosed",
           [](Situation& s) { s.asked<Kind>().adviser_opinion = {}; }},
          {"附4-15", "opinion_is_written", [](Situation& s) { s.asked<Kind>().opinion = {}; }},
          {"处罚法43", "nobody_recused_reviewed",
           [](Situation& s) {
             s.also(by("deputy_head", RecuseOfficer{"reviewer_3", said()}));
           }},
          {"附4-4", "group_is_still_certified", [](Situation& s) {
             s.act = s.act.on("2021-09-16");
             s.world.bureau.officers.at("reviewer_3").certificates.front().valid_until =
                 day("2021-09-15");
           }}};
}

template <class Event>
void prove_opinion(typename Event::Asked opinion, CaseStage becomes, Spoilt disagreement) {
  auto spoilt = bad_opinions<typename Event::Asked>();
  spoilt.push_back(std::move(disagreement));
  prove<Event>(situation_at(CaseStage::reviewing, by("reviewer", opinion)), becomes, spoilt);
}

/// The finding that the opinion rests on says the opposite.
template <class Kind>
Spoilt turned(std::string_view article, std::string_view requirement, std::size_t point,
              Answer answer) {
  return {article, requirement, [=](Situation& s) { docket::put(s.asked<Kind>(), point, answer); }};
}

TEST(CaseReview, AgreesWhereEveryFindingIsInOrder) {
  prove_opinion<Agreed>(docket::opinion<Agree>(), CaseStage::passed,
                        turned<Agree>("附4-15(1)", "findings_allow_agreement", 4, Answer::no));
}

TEST(CaseReview, NeverAgreesWithOneBadFinding) {
  for (std::size_t point = 1; point <= 8; ++point) {
    SCOPED_TRACE(point);
    situation_at(CaseStage::reviewing, by("reviewer", docket::opinion<Agree>({point})))
        .tried()
        .then_refused("附4-15(1)", "findings_allow_agreement");
  }
}

TEST(CaseReview, AdvisesInvestigationOnUnclearFacts) {
  prove_opinion<InvestigationAdvised>(
      docket::opinion<AdviseInvestigation>({2}), CaseStage::opined,
      turned<AdviseInvestigation>("附4-15(2)", "findings_call_for_evidence", 2, Answer::yes));
}

TEST(CaseReview, AdvisesNoDecisionOnUnclearFacts) {
  prove_opinion<NoDecisionAdvised>(
      docket::opinion<AdviseNoDecision>({2}), CaseStage::opined,
      turned<AdviseNoDecision>("附4-15(2)", "findings_call_for_evidence", 2, Answer::yes));
}

TEST(CaseReview, AdvisesChangeOnWrongLaw) {
  prove_opinion<ChangeAdvised>(
      docket::opinion<AdviseChange>({3}), CaseStage::opined,
      turned<AdviseChange>("附4-15(3)", "findings_call_for_change", 3, Answer::yes));
}

TEST(CaseReview, AdvisesCorrectionOnWrongProcedure) {
  prove_opinion<CorrectionAdvised>(
      docket::opinion<AdviseCorrection>({4}), CaseStage::opined,
      turned<AdviseCorrection>("附4-15(4)", "findings_call_for_correction", 4, Answer::yes));
}

/// 附4-15 names no opinion of its own for points 1, 6 and 8.
TEST(CaseReview, AdvisesCorrectionWhereNoOtherOpinionFits) {
  for (const std::size_t point : {1U, 6U, 8U}) {
    situation_at(CaseStage::reviewing, by("reviewer", docket::opinion<AdviseCorrection>({point})))
        .tried()
        .then<CorrectionAdvised>("opined");
  }
}

TEST(CaseReview, AdvisesTransferOnTheFindingOfItsKind) {
  prove_opinion<TransferAdvised>(
      docket::advice_to_transfer(TransferKind::suspected_crime), CaseStage::opined,
      turned<AdviseTransfer>("附4-15(5)", "findings_call_for_transfer", 7, Answer::no));
  situation_at(CaseStage::reviewing,
               by("reviewer", docket::advice_to_transfer(TransferKind::jurisdiction)))
      .tried()
      .then<TransferAdvised>("opined");
}

TEST(CaseReview, TransfersNothingOfUnnamedKind) {
  auto unnamed = docket::advice_to_transfer(TransferKind::suspected_crime);
  unnamed.transfer = TransferKind::unspecified;
  situation_at(CaseStage::reviewing, by("reviewer", unnamed))
      .tried()
      .then_refused("附4-15(5)", "findings_call_for_transfer");
  auto of_other_kind = docket::advice_to_transfer(TransferKind::suspected_crime);
  of_other_kind.transfer = TransferKind::jurisdiction;
  situation_at(CaseStage::reviewing, by("reviewer", of_other_kind))
      .tried()
      .then_refused("附4-15(5)", "findings_call_for_transfer");
}

TEST(CaseReview, BlocksAReviewerWhoseCertificateRanOut) {
  auto situation =
      situation_at(CaseStage::reviewing, by("reviewer", docket::opinion<Agree>()).on("2021-09-16"));
  situation.world.bureau.officers.at("reviewer").certificates.front().valid_until =
      day("2021-09-15");
  situation.tried().then_refused("附4-4", "reviewer_is_certified");
}

TEST(CaseReview, NamesTheFirstBlankFinding) {
  auto blank = docket::opinion<Agree>();
  blank.findings[2].answer = Answer::unspecified;
  const auto trial = situation_at(CaseStage::reviewing, by("reviewer", blank)).tried();
  const auto& first = std::get<Refused>(trial.decision()).unmet.front();
  EXPECT_EQ(first.requirement, "findings_are_complete");
  EXPECT_EQ(first.actual, "3");
}

}  // namespace
}  // namespace caseledger
