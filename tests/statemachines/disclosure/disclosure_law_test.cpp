// The life of a disclosure item, from 拟公开 to its publication. What follows the publication is
// in disclosure_display_test.cpp.
#include "statemachines/disclosure/disclosure_law.h"

#include "statemachines/disclosure/disclosure_requirements.h"
#include "tests/statemachines/disclosure_trial.h"

namespace caseledger {
namespace {

TEST_F(Disclosure, BeginsByOrderOfTheCaseAndStartsEveryClockOfItsKind) {
  item.when(by_case(opening())).then<ItemOpened>("draft");
  ASSERT_EQ(item.file().deadlines.size(), 2U);
  EXPECT_EQ(due("publish-7"), "2021-09-26") << "a working Sunday";
  EXPECT_EQ(due("publish-20"), "2021-10-19");
  const auto* first = earliest(item.file().deadlines, ClockKind::publication);
  EXPECT_EQ(first->basis, "publish-7");
}

TEST_F(Disclosure, OfAnotherRegisterHasTenDaysFromTheChange) {
  auto matter = opening();
  matter.register_ = PublicRegister::officers;
  item.when(by("section_head", matter)).then<ItemOpened>("draft");
  ASSERT_EQ(item.file().deadlines.size(), 1U);
  EXPECT_EQ(due("update-10"), "2021-09-29");
}

TEST_F(Disclosure, OfALevyHasNoSevenDays) {
  auto levy = opening();
  levy.action = ActionKind::levy;
  item.when(by_case(levy)).then<ItemOpened>("draft");
  ASSERT_EQ(item.file().deadlines.size(), 1U);
  EXPECT_EQ(due("publish-20"), "2021-10-19");
}

TEST_F(Disclosure, IsOpenedWithRegisterSubjectSectionAndDay) {
  auto one = opening();
  one.register_ = PublicRegister::unspecified;
  item.when(by_case(one)).then_refused("附1-7", "register_is_named");
  one = opening();
  one.about.clear();
  item.when(by_case(one)).then_refused("附1-7", "subject_is_named");
  one = opening();
  one.section.clear();
  item.when(by_case(one)).then_refused("附1-5", "section_is_named");
  one = opening();
  one.since = day("2021-09-16");
  item.when(by_case(one)).then_refused("附1-8b", "first_day_is_not_ahead");
  item.when(by("supervisor", opening())).then_refused("附1-5", "by_opener_of_items");
}

TEST_F(Disclosure, IsDraftedByTheSectionAsOftenAsItLikes) {
  opened();
  item.when(by("handler", DraftItem{})).then_refused("附1-3", "text_is_given");
  item.when(by("proofreader", draft(1))).then_refused("附1-5", "by_drafting_section");
  item.when(by("handler", draft(1))).then<ItemDrafted>("draft");
  item.when(by("handler", draft(2))).then<ItemDrafted>("draft");
  EXPECT_EQ(item.file().draft_version, 2U);
  EXPECT_EQ(item.file().text, document(2));
}

TEST_F(Disclosure, ShowsOfADecisionWhatThePublicMustSee) {
  opened();
  for (const auto name : mandatory_fields(PublicRegister::decisions)) {
    auto dark = draft(1);
    dark.withheld = {"party", Id(name)};
    item.when(by("handler", dark)).then_refused("附1-7(4)", "mandatory_fields_are_shown");
    EXPECT_EQ(std::get<Refused>(item.decision()).unmet.size(), 1U);
    EXPECT_EQ(std::get<Refused>(item.decision()).unmet.front().actual, name);
  }
  EXPECT_EQ(mandatory_fields(PublicRegister::decisions).size(), 4U);
}

TEST_F(Disclosure, WithholdsNothingButThePartyAndTheWholeText) {
  opened();
  auto dark = draft(1);
  dark.withheld = {"party", "channel"};
  item.when(by("handler", dark)).then_refused("附1-9(2)", "withheld_fields_are_named");
  EXPECT_EQ(std::get<Refused>(item.decision()).unmet.front().actual, "channel");
  dark.withheld = {"party", "text"};
  item.when(by("handler", dark)).then<ItemDrafted>("draft");
}

TEST_F(Disclosure, OfAnotherRegisterMustShowItsTitleAndContent) {
  auto matter = opening();
  matter.register_ = PublicRegister::matters;
  item.given(by("section_head", matter));
  auto dark = draft(1);
  dark.withheld = {"title"};
  item.when(by("handler", dark)).then_refused("附1-7(4)", "mandatory_fields_are_shown");
  dark.withheld = {"remedies"};
  item.when(by("handler", dark)).then_refused("附1-9(2)", "withheld_fields_are_named");
}

TEST_F(Disclosure, IsProofreadAsDraftedWithContentReasonsAndRemedies) {
  drafted();
  item.when(by("handler", proofread(1))).then_refused("附1-6", "by_proofreader");
  item.when(by("proofreader", proofread(2))).then_refused("附1-3", "text_is_the_draft");
  item.when(by("proofreader", Proofread{})).then_refused("附1-3", "text_is_the_draft");
  auto thin = draft(1);
  thin.content = {};
  item.given(by("handler", thin)).when(by("proofreader", proofread(1)));
  item.then_refused("附1-7", "content_is_given");
  thin = draft(1);
  thin.facts_and_reasons = {};
  item.given(by("handler", thin)).when(by("proofreader", proofread(1)));
  item.then_refused("附1-7(4)", "reasons_are_given");
  thin = draft(1);
  thin.remedies = {};
  item.given(by("handler", thin)).when(by("proofreader", proofread(1)));
  item.then_refused("附1-7(4)", "remedies_are_given");
  item.given(by("handler", draft(1))).when(by("proofreader", proofread(1)));
  item.then<ItemProofread>("proofed");
}

TEST_F(Disclosure, OfAnotherRegisterNeedsNoRemedies) {
  auto matter = opening();
  matter.register_ = PublicRegister::matters;
  auto text = draft(1);
  text.remedies = text.facts_and_reasons = {};
  item.given(by("section_head", matter), by("handler", text));
  item.when(by("proofreader", proofread(1))).then<ItemProofread>("proofed");
}

TEST_F(Disclosure, IsReviewedInFiveChecksEachAnswered) {
  proofed();
  item.when(by("proofreader", review(1))).then_refused("附1-8a", "by_disclosure_reviewer");
  item.when(by("disclosure_reviewer", review(2))).then_refused("附1-3", "text_is_the_draft");
  const std::pair<std::string_view, std::string_view> checks[] = {
      {"附1-9(1)", "scope_is_public"},
      {"附1-9(2)", "secrets_are_absent"},
      {"附1-9(3)", "form_and_time_fit"},
      {"附1-9(4)", "wording_is_right"},
      {"附1-9(5)", "nothing_else_opposes"}};
  for (std::size_t n = 0; n < 5; ++n) {
    auto one = review(1);
    one.checks[n].passed = Answer::no;
    item.when(by("disclosure_reviewer", one)).then_refused(checks[n].first, checks[n].second);
    one.checks[n] = {Answer::unspecified, said()};
    item.when(by("disclosure_reviewer", one)).then_refused(checks[n].first, checks[n].second);
    one.checks[n] = {Answer::yes, {}};
    item.when(by("disclosure_reviewer", one)).then_refused(checks[n].first, checks[n].second);
  }
  auto four = review(1);
  four.checks.pop_back();
  item.when(by("disclosure_reviewer", four)).then_refused("附1-9(5)", "nothing_else_opposes");
  item.when(by("disclosure_reviewer", review(1))).then<ItemReviewed>("reviewed");
}

TEST_F(Disclosure, IsReviewedByAnotherThanItsProofreader) {
  appoint(item.world().bureau, "disclosure_reviewer", Capacity::proofreader);
  drafted();
  auto both = by("disclosure_reviewer", proofread(1));
  both.capacity = Capacity::proofreader;
  item.given(both);
  item.when(by("disclosure_reviewer", review(1)))
      .then_refused("附1-6", "reviewer_did_not_proofread");
  item.when(by("disclosure_reviewer_2", review(1))).then<ItemReviewed>("reviewed");
}

TEST_F(Disclosure, IsClearedOfSecretsBeforeItIsApproved) {
  reviewed();
  item.when(by("principal_head", ApproveItem{document(1)}))
      .then_refused("附1-6", "act_is_foreseen");
  item.when(by("disclosure_reviewer", clearance(1))).then_refused("附1-10", "by_secrecy_reviewer");
  item.when(by("secrecy_reviewer", clearance(2))).then_refused("附1-3", "text_is_the_draft");
  auto secret = clearance(1);
  secret.clear = Answer::no;
  item.when(by("secrecy_reviewer", secret)).then_refused("附1-10", "secrecy_is_clear");
  secret.clear = Answer::unspecified;
  item.when(by("secrecy_reviewer", secret)).then_refused("附1-10", "secrecy_is_clear");
  item.when(by("secrecy_reviewer", clearance(1))).then<SecrecyCleared>("cleared");
}

TEST_F(Disclosure, IsApprovedByALeaderWhoExaminedNothing) {
  cleared();
  item.when(by("section_head", ApproveItem{document(1)}))
      .then_refused("附1-6", "by_approving_leader");
  item.when(by("deputy_head", ApproveItem{document(2)})).then_refused("附1-3", "text_is_the_draft");
  appoint(item.world().bureau, "proofreader", Capacity::deputy_head);
  auto again = by("proofreader", ApproveItem{document(1)});
  again.capacity = Capacity::deputy_head;
  item.when(again).then_refused("附1-6", "approver_examined_nothing");
  item.when(by("deputy_head", ApproveItem{document(1)})).then<ItemApproved>("approved");
}

TEST_F(Disclosure, IsPublishedExactlyAsApproved) {
  approved();
  item.when(by("handler", publication(1))).then_refused("附1-8a", "by_publisher");
  item.when(by("registrar", publication(2))).then_refused("附1-3", "text_is_the_draft");
  item.when(by("registrar", Publish{document(1), {}})).then_refused("附1-9(3)", "channel_is_named");
  item.when(by("registrar", publication(1))).then<ItemPublished>("published").and_not_flagged();
  EXPECT_TRUE(item.file().is_displayed());
  EXPECT_FALSE(is_open("publish-7"));
  EXPECT_FALSE(is_open("publish-20"));
  EXPECT_EQ(due("expiry-3y"), "2024-09-15");
}

TEST_F(Disclosure, PublishedLateIsFlaggedUnderEachBasisItMissed) {
  approved();
  item.when(by("registrar", publication(1)).on("2021-09-27")).then<ItemPublished>("published");
  item.and_flagged("双公示424", "clock_is_kept");
  EXPECT_EQ(std::get<Accepted>(item.decision()).flags.size(), 1U);
  const auto responsible = std::get<Accepted>(item.decision()).responsible;
  EXPECT_EQ(responsible, (std::vector<Id>{"water-office", "registrar"}));
}

TEST_F(Disclosure, PublishedVeryLateIsFlaggedUnderBothButOnlyOnceEach) {
  approved();
  item.when(rung("publish-7", Rung::overdue).on("2021-09-27")).then<DeadlinePassed>("approved");
  item.and_flagged("双公示424", "clock_is_kept");
  item.when(by("registrar", publication(1)).on("2021-10-20")).then<ItemPublished>("published");
  item.and_flagged("附1-8b", "clock_is_kept");
  EXPECT_EQ(std::get<Accepted>(item.decision()).flags.size(), 1U);
}

TEST_F(Disclosure, IsNotPublishedWhileTheCaseIsIrregular) {
  approved();
  item.when(by("supervisor", HoldPublication{})).then_refused("附2-6", "by_system");
  item.when(by_case(HoldPublication{})).then<PublicationHeld>("approved");
  item.when(by("registrar", publication(1))).then_refused("附4-9a", "publication_is_not_held");
  item.when(by("supervisor", ReleasePublication{})).then_refused("附2-6", "by_system");
  item.when(by_case(ReleasePublication{})).then<PublicationReleased>("approved");
  item.when(by("registrar", publication(1))).then<ItemPublished>("published");
}

TEST_F(Disclosure, IsSentBackWithAReasonAndLosesItsSignatures) {
  cleared();
  item.when(by("deputy_head", SendBack{})).then_refused("附1-6", "sending_back_has_reason");
  item.when(by("handler", SendBack{said()})).then_refused("附1-6", "by_examiner");
  item.when(by("deputy_head", SendBack{said()})).then<ItemSentBack>("draft");
  item.given(by("handler", draft(3)));
  EXPECT_TRUE(item.file().proofreader.empty());
  item.when(by("proofreader", proofread(1))).then_refused("附1-3", "text_is_the_draft");
  item.when(by("proofreader", proofread(3))).then<ItemProofread>("proofed");
}

TEST_F(Disclosure, SentBackAfterItsApprovalIsApprovedByTheSameLeaderAgain) {
  approved();
  item.given(by("supervisor", SendBack{said()}));
  examined(1);
  item.when(by("deputy_head", ApproveItem{document(1)})).then<ItemApproved>("approved");
}

TEST_F(Disclosure, IsWithheldWithGroundAndReason) {
  reviewed();
  const WithholdItem secret{WithholdGround::trade_secret, said()};
  item.when(by("proofreader", secret)).then_refused("附1-9", "by_withholder");
  item.when(by("secrecy_reviewer", WithholdItem{{}, said()}))
      .then_refused("附1-9", "withholding_has_ground");
  item.when(by("secrecy_reviewer", WithholdItem{WithholdGround::trade_secret, {}}))
      .then_refused("附1-9", "withholding_has_reason");
  item.when(by("secrecy_reviewer", secret)).then<ItemWithheld>("withheld").and_not_flagged();
  EXPECT_FALSE(is_open("publish-7"));
  EXPECT_FALSE(is_open("publish-20"));
  item.when(by("handler", draft(2))).then_refused("附1-5", "act_is_foreseen");
}

TEST_F(Disclosure, WithheldForWantOfPublicEffectIsFlagged) {
  drafted();
  item.when(by("deputy_head", WithholdItem{WithholdGround::not_of_public_interest, said()}))
      .then<ItemWithheld>("withheld");
  item.and_flagged("附1-8b", "every_decision_is_published");
}

TEST_F(Disclosure, IsAskedByWhomAndWhenLikeEveryAct) {
  opened();
  auto unappointed = by("handler", draft(1));
  unappointed.actor = "proofreader";
  item.when(unappointed).then_refused("附1-5", "capacity_is_held");
  item.when(by("handler", draft(1)).on("2021-09-16").entered_on("2021-09-15"))
      .then_refused("附2-3", "act_has_happened");
  item.when(by("handler", draft(1)).on("2021-09-14"))
      .then_refused("附2-6", "act_follows_the_stage");
  item.when(by("handler", draft(1)).entered_on("2021-09-22")).then<ItemDrafted>("draft");
  item.and_flagged("附2-10", "entry_is_timely");
  item.when(by("handler", publication(1))).then_refused("附1-6", "act_is_foreseen");
  item.when(by("handler", FileCase{})).then_refused("附1-3", "act_is_foreseen");
}

TEST_F(Disclosure, AsksForTheCertificateOfTheDayWhereOneIsNeeded) {
  opened();
  auto& officers = item.world().bureau.officers;
  officers["handler"].certificates.front().suspended_from = day("2021-09-15");
  officers["reviewer"].certificates.front().valid_until = day("2021-09-14");
  item.when(by("handler", draft(1))).then_refused("处罚法42", "handler_is_certified");
  item.when(by("reviewer", draft(1))).then_refused("附4-4", "reviewer_is_certified");
  item.when(by("section_head", draft(1))).then<ItemDrafted>("draft");
}

TEST_F(Disclosure, TakesNobodyElseForTheSystem) {
  auto pretender = by_case(opening());
  pretender.actor = "registrar";
  item.when(pretender).then_refused("附1-5", "capacity_is_held");
}

TEST_F(Disclosure, RecordsInsteadOfRefusingWhereTheRulesetSaysSo) {
  approved();
  item.world().ruleset.effects["channel_is_named"] = Effect::flag;
  item.when(by("registrar", Publish{document(1), {}})).then<ItemPublished>("published");
  item.and_flagged("附1-9(3)", "channel_is_named");
  EXPECT_EQ(item.file().unanswered_irregularities, 1U);
}

TEST_F(Disclosure, RefusesInsteadOfRecordingWhereTheRulesetSaysSo) {
  drafted();
  item.world().ruleset.effects["every_decision_is_published"] = Effect::block;
  item.when(by("deputy_head", WithholdItem{WithholdGround::not_of_public_interest, said()}))
      .then_refused("附1-8b", "every_decision_is_published");
}

TEST_F(Disclosure, IsToldEverythingThatStandsAgainstAnActAtOnce) {
  approved();
  item.given(by_case(HoldPublication{}));
  item.when(by("proofreader", Publish{}).on("2021-09-14"));
  for (const auto& [article, requirement] :
       std::vector<std::pair<std::string_view, std::string_view>>{
           {"附2-6", "act_follows_the_stage"},
           {"附1-8a", "by_publisher"},
           {"附1-3", "text_is_the_draft"},
           {"附1-9(3)", "channel_is_named"},
           {"附4-9a", "publication_is_not_held"}}) {
    item.then_refused(article, requirement);
  }
  EXPECT_EQ(std::get<Refused>(item.decision()).unmet.size(), 5U);
}

}  // namespace
}  // namespace caseledger
