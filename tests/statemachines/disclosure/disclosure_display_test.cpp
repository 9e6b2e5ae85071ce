// A disclosure item after its publication: updated, corrected, replaced, withdrawn, ended.
#include <random>

#include "tests/statemachines/disclosure_trial.h"

namespace caseledger {
namespace {

TEST_F(Disclosure, FallsDueForUpdateWithinTenDaysOfTheChange) {
  published();
  const MarkUpdateDue change{Change::basis, day("2021-09-15")};
  item.when(by("proofreader", change)).then_refused("附1-11a", "by_watcher_of_changes");
  item.when(by("handler", MarkUpdateDue{{}, day("2021-09-15")}))
      .then_refused("附1-11b", "change_is_named");
  item.when(by("handler", MarkUpdateDue{Change::post, day("2021-09-16")}))
      .then_refused("附1-11b", "change_is_not_ahead");
  item.when(by("handler", change)).then<UpdateFellDue>("update_due");
  EXPECT_EQ(due("update-10"), "2021-09-29");
}

TEST_F(Disclosure, KeepsTheFirstDueDayWhenASecondChangeComes) {
  published();
  item.given(by("handler", MarkUpdateDue{Change::basis, day("2021-09-15")}));
  item.when(by("handler", MarkUpdateDue{Change::post, day("2021-09-20")}).on("2021-09-22"))
      .then<UpdateFellDue>("update_due");
  EXPECT_EQ(due("update-10"), "2021-09-29");
  EXPECT_TRUE(std::get<Accepted>(item.decision()).clocks.empty());
}

TEST_F(Disclosure, IsUpdatedWithANewTextThatGoesThroughEverythingAgain) {
  published();
  item.given(by("handler", MarkUpdateDue{Change::basis, day("2021-09-15")}));
  item.when(by("handler", UpdateItem{{}, said()})).then_refused("附1-3", "text_is_given");
  item.when(by("handler", UpdateItem{document(1), said()})).then_refused("附1-3", "text_is_new");
  item.when(by("supervisor", UpdateItem{document(2), said()}))
      .then_refused("附1-5", "by_drafting_section");
  item.when(by("handler", UpdateItem{document(2), said()})).then<ItemUpdated>("draft");
  EXPECT_EQ(item.file().displayed, document(1)) << "the old text stays until the new one is out";
  EXPECT_EQ(item.file().draft_version, 2U);
  examined(2);
  item.given(by("principal_head", ApproveItem{document(2)}));
  item.when(by("registrar", publication(2))).then<ItemPublished>("published").and_not_flagged();
  EXPECT_EQ(item.file().displayed, document(2));
  EXPECT_FALSE(is_open("update-10"));
}

TEST_F(Disclosure, UpdatedLateIsFlagged) {
  updating();
  examined(2, "2021-09-30");
  item.given(by("principal_head", ApproveItem{document(2)}).on("2021-09-30"));
  item.when(by("registrar", publication(2)).on("2021-09-30")).then<ItemPublished>("published");
  item.and_flagged("附1-11b", "clock_is_kept");
}

TEST_F(Disclosure, IsShownNoLongerForBeingUpdated) {
  updating();
  examined(2);
  item.given(by("principal_head", ApproveItem{document(2)}),
             by("registrar", publication(2)).on("2021-09-28"));
  EXPECT_EQ(due("expiry-3y"), "2024-09-15") << "counted from the first publication";
}

TEST_F(Disclosure, AChangeMakesATextUnderExaminationStale) {
  updating();
  item.given(by("proofreader", proofread(2)));
  item.when(by("proofreader", MarkUpdateDue{Change::post, day("2021-09-15")}))
      .then_refused("附1-11a", "by_watcher_of_changes");
  item.when(by("handler", MarkUpdateDue{{}, day("2021-09-15")}))
      .then_refused("附1-11b", "change_is_named");
  item.when(by("handler", MarkUpdateDue{Change::post, day("2021-09-16")}))
      .then_refused("附1-11b", "change_is_not_ahead");
  item.when(by("handler", MarkUpdateDue{Change::post, day("2021-09-15")}))
      .then<UpdateFellDue>("draft");
  item.when(by("proofreader", proofread(2))).then_refused("附1-3", "text_is_the_draft");
}

TEST_F(Disclosure, NothingShownNeedsNoUpdate) {
  drafted();
  item.when(by("handler", MarkUpdateDue{Change::basis, day("2021-09-15")}))
      .then_refused("附1-13", "text_is_displayed");
}

TEST_F(Disclosure, IsRecheckedAndFoundRight) {
  published();
  item.when(by("handler", RecheckItem{said()})).then_refused("附1-13", "by_recheck_body");
  item.when(by("supervisor", RecheckItem{})).then_refused("附1-13", "recheck_is_noted");
  item.when(by("office_inspector", RecheckItem{said()})).then<ItemRechecked>("published");
}

TEST_F(Disclosure, NothingShownIsNeitherRecheckedReplacedWithdrawnNorEnded) {
  drafted();
  item.when(by("supervisor", RecheckItem{said()})).then_refused("附1-13", "text_is_displayed");
  item.when(by("supervisor", ReplaceItem{said()})).then_refused("附1-13", "text_is_displayed");
  item.when(by("supervisor", WithdrawItem{said()})).then_refused("处罚法48", "item_was_published");
  item.when(by("registrar", ExpireItem{})).then_refused("处罚法48", "item_was_published");
}

TEST_F(Disclosure, IsCorrectedBySomebodyWhoDidNotSignForTheError) {
  published();
  const CorrectItem correction{document(2), said()};
  item.when(by("proofreader", correction)).then_refused("附1-13", "by_recheck_body");
  item.when(by("supervisor", CorrectItem{{}, said()})).then_refused("附1-3", "text_is_given");
  item.when(by("supervisor", CorrectItem{document(1), said()}))
      .then_refused("附1-3", "text_is_new");
  item.when(by("supervisor", CorrectItem{document(2), {}}))
      .then_refused("附1-13", "item_correction_has_reason");
  item.when(by("disclosure_reviewer", correction))
      .then_refused("附1-13", "corrector_is_independent");
  item.when(by("disclosure_reviewer_2", correction)).then<ItemCorrected>("draft");
  EXPECT_EQ(due("update-10"), "2021-09-29") << "an error is not shown for ever";
}

/// 附1-6, 附1-10: a correction too is reviewed, cleared of secrets and approved before it is shown.
TEST_F(Disclosure, ShowsACorrectionWhenItHasBeenExamined) {
  published();
  item.given(by("disclosure_reviewer_2", CorrectItem{document(2), said()}));
  EXPECT_EQ(item.file().displayed, document(1)) << "the old text stays until the new one is out";
  item.when(by("registrar", publication(2))).then_refused("附1-6", "act_is_foreseen");
  examined(2);
  item.given(by("principal_head", ApproveItem{document(2)}));
  item.when(by("proofreader", publication(2))).then_refused("附1-8a", "by_publisher");
  item.when(by("registrar", publication(3))).then_refused("附1-3", "text_is_the_draft");
  item.when(by("registrar", Publish{document(2), {}})).then_refused("附1-9(3)", "channel_is_named");
  item.when(by("registrar", publication(2))).then<ItemPublished>("corrected").and_not_flagged();
  EXPECT_EQ(item.file().displayed, document(2));
  EXPECT_FALSE(is_open("update-10"));
  EXPECT_EQ(due("expiry-3y"), "2024-09-15");
  item.given(by("section_head", MarkUpdateDue{Change::basis, day("2021-09-15")}),
             by("handler", UpdateItem{document(3), said()}));
  examined(3);
  item.given(by("principal_head", ApproveItem{document(3)}));
  item.when(by("registrar", publication(3))).then<ItemPublished>("published");
}

TEST_F(Disclosure, ShowsNoCorrectionWhileHeldOrOverturned) {
  published();
  item.given(by("disclosure_reviewer_2", CorrectItem{document(2), said()}));
  examined(2);
  item.given(by("principal_head", ApproveItem{document(2)}), by_case(HoldPublication{}));
  item.when(by("registrar", publication(2))).then_refused("附4-9a", "publication_is_not_held");
  item.given(by_case(ReleasePublication{}), overturned());
  item.when(by("registrar", publication(2)))
      .then_refused("处罚法48", "decision_was_not_overturned");
}

/// The first ledgers hold corrections that were shown at once; they mean what they meant.
TEST_F(Disclosure, ReadsACorrectionOfTheFirstLedgersAsShown) {
  published();
  item.given_fact(ItemCorrected{CorrectItem{document(2), said()}}, "corrected");
  EXPECT_EQ(item.file().displayed, document(2));
  EXPECT_FALSE(item.file().is_correcting);
}

TEST_F(Disclosure, IsNotCorrectedWhileHeldOrOverturned) {
  published();
  item.given(by_case(HoldPublication{}));
  const CorrectItem correction{document(2), said()};
  item.when(by("supervisor", correction)).then_refused("附4-9a", "publication_is_not_held");
  item.given(by_case(ReleasePublication{}), overturned());
  item.when(by("supervisor", correction)).then_refused("处罚法48", "decision_was_not_overturned");
}

TEST_F(Disclosure, IsTakenDownToBeReplaced) {
  published();
  item.when(by("handler", ReplaceItem{said()})).then_refused("附1-13", "by_recheck_body");
  item.when(by("supervisor", ReplaceItem{})).then_refused("附1-13", "replacement_has_reason");
  item.when(by("supervisor", ReplaceItem{said()})).then<ItemReplaced>("draft");
  EXPECT_FALSE(item.file().is_displayed());
  EXPECT_EQ(due("update-10"), "2021-09-29") << "what was taken down must come back";
  item.when(by("proofreader", proofread(1))).then_refused("附1-3", "text_is_the_draft");
}

TEST_F(Disclosure, TakenDownToBeReplacedIsNotWithheldButWithdrawnWithAReason) {
  published();
  item.given(by("supervisor", ReplaceItem{said()}));
  item.when(by("deputy_head", WithholdItem{WithholdGround::internal_matter, said()}))
      .then_refused("处罚法48", "item_was_never_published");
  item.when(overturned()).then<WithdrawalRequired>("draft");
  EXPECT_EQ(due("withdrawal-3"), "2021-09-18");
  item.when(by("deputy_head", WithdrawItem{said()})).then<ItemWithdrawn>("withdrawn");
}

TEST_F(Disclosure, MustBeWithdrawnWithinThreeWorkingDaysOfTheOverturn) {
  published();
  item.when(by("handler", RequireWithdrawal{OverturnKind::revoked, day("2021-09-15")}))
      .then_refused("处罚法48", "by_case_or_supervisor");
  item.when(by_case(RequireWithdrawal{{}, day("2021-09-15")}))
      .then_refused("处罚法48", "overturn_is_named");
  item.when(by_case(RequireWithdrawal{OverturnKind::revoked, day("2021-09-16")}))
      .then_refused("处罚法48", "overturn_is_not_ahead");
  item.when(overturned()).then<WithdrawalRequired>("published");
  EXPECT_EQ(due("withdrawal-3"), "2021-09-18") << "a working Saturday";
}

TEST_F(Disclosure, IsWithdrawnWithAPublicReason) {
  published();
  item.given(overturned());
  item.when(by("handler", WithdrawItem{said()})).then_refused("处罚法48", "by_withdrawer");
  item.when(by("supervisor", WithdrawItem{})).then_refused("处罚法48", "public_reason_is_given");
  item.when(by("disclosure_reviewer", WithdrawItem{said()})).then<ItemWithdrawn>("withdrawn");
  item.and_not_flagged();
  EXPECT_FALSE(item.file().is_displayed());
  EXPECT_FALSE(is_open("expiry-3y"));
  EXPECT_FALSE(is_open("withdrawal-3"));
}

TEST_F(Disclosure, WithdrawnLateIsFlagged) {
  published();
  item.given(overturned());
  item.when(by("deputy_head", WithdrawItem{said()}).on("2021-09-22"));
  item.then<ItemWithdrawn>("withdrawn").and_flagged("处罚法48", "clock_is_kept");
}

TEST_F(Disclosure, IsWithdrawnHoweverFarItsSuccessorHasCome) {
  updating();
  examined(2);
  item.given(overturned());
  item.given(by("deputy_head", ApproveItem{document(2)}));
  item.when(by("registrar", publication(2)))
      .then_refused("处罚法48", "decision_was_not_overturned");
  item.when(by("supervisor", WithholdItem{WithholdGround::internal_matter, said()}))
      .then_refused("处罚法48", "item_was_never_published");
  item.when(by("supervisor", WithdrawItem{said()})).then<ItemWithdrawn>("withdrawn");
}

TEST_F(Disclosure, OverturnedBeforeItWasShownIsSimplyNotPublished) {
  approved();
  item.when(by("handler", RequireWithdrawal{OverturnKind::void_, day("2021-09-15")}))
      .then_refused("处罚法48", "by_case_or_supervisor");
  item.when(by_case(RequireWithdrawal{{}, day("2021-09-15")}))
      .then_refused("处罚法48", "overturn_is_named");
  item.when(by_case(RequireWithdrawal{OverturnKind::void_, day("2021-09-16")}))
      .then_refused("处罚法48", "overturn_is_not_ahead");
  item.when(overturned()).then<WithdrawalRequired>("withheld");
  EXPECT_FALSE(is_open("publish-7"));
}

TEST_F(Disclosure, OverturnedOnceMoreAfterItsEndStaysEnded) {
  approved();
  item.given(overturned());
  item.when(by("handler", RequireWithdrawal{OverturnKind::void_, day("2021-09-15")}))
      .then_refused("处罚法48", "by_case_or_supervisor");
  item.when(by_case(RequireWithdrawal{{}, day("2021-09-15")}))
      .then_refused("处罚法48", "overturn_is_named");
  item.when(by_case(RequireWithdrawal{OverturnKind::void_, day("2021-09-16")}))
      .then_refused("处罚法48", "overturn_is_not_ahead");
  item.when(overturned()).then<WithdrawalRequired>("withheld");
  EXPECT_TRUE(std::get<Accepted>(item.decision()).clocks.empty());
}

TEST_F(Disclosure, EndsOnlyWhenItsTimeIsOver) {
  published();
  item.when(by("registrar", ExpireItem{}).on("2024-09-14"))
      .then_refused("附1-11a", "display_has_ended");
  item.when(by("handler", ExpireItem{}).on("2024-09-15"))
      .then_refused("附1-11a", "by_publisher_or_system");
  item.when(by_case(ExpireItem{}).on("2024-09-15")).then<ItemExpired>("expired");
  EXPECT_FALSE(item.file().is_displayed());
}

TEST_F(Disclosure, ThatNobodyEndsIsNoBreach) {
  published();
  item.when(rung("expiry-3y", Rung::overdue, ClockKind::expiry).on("2024-09-16"));
  item.then<DeadlinePassed>("published").and_not_flagged();
}

TEST_F(Disclosure, AnnouncesEachRungOnceAndInItsTime) {
  opened();
  const auto three_left = rung("publish-7", Rung::three_days);
  item.when(three_left.on("2021-09-21")).then_refused("附2-6", "rung_is_reached");
  item.when(three_left.on("2021-09-22")).then<DeadlinePassed>("draft").and_not_flagged();
  item.when(three_left.on("2021-09-22")).then_refused("附2-6", "rung_is_new");
  item.when(rung("publish-9", Rung::due).on("2021-09-26"))
      .then_refused("附2-6", "clock_is_running");
  auto by_hand = by("registrar", three_left.body);
  item.when(by_hand).then_refused("附2-6", "by_system");
  item.when(rung("publish-7", Rung::overdue).on("2021-09-27")).then<DeadlinePassed>("draft");
  item.and_flagged("双公示424", "clock_is_kept");
  const auto& responsible = std::get<Accepted>(item.decision()).responsible;
  EXPECT_EQ(responsible, (std::vector<Id>{"water-office"}));
}

TEST_F(Disclosure, CountsAProvisionalDayAnewWhenTheNoticeHasCome) {
  item.world().calendar = calendar_of({year_2021()});
  auto late = opening();
  late.since = day("2021-12-24");
  item.given(by_case(late).on("2021-12-24"));
  EXPECT_EQ(due("publish-7"), "2022-01-04") << "as if New Year were a working week";
  const auto recount =
      by_case(RecomputeDeadline{ClockKind::publication, "publish-7"}).on("2021-12-27");
  item.when(recount).then_refused("附2-6", "recount_tells_more");
  item.world().calendar = calendar_2021_2022();
  item.when(by("registrar", recount.body).on("2021-12-27")).then_refused("附2-6", "by_system");
  item.when(by_case(RecomputeDeadline{ClockKind::publication, "nothing"}).on("2021-12-27"))
      .then_refused("附2-6", "clock_is_open");
  item.when(recount).then<DeadlineRecomputed>("draft");
  EXPECT_EQ(due("publish-7"), "2022-01-05");
}

TEST_F(Disclosure, AnswersForWhatWasIrregular) {
  opened();
  item.when(by("supervisor", AnswerIrregularity{said()}))
      .then_refused("处罚法75", "something_is_unanswered");
  item.given(rung("publish-7", Rung::overdue).on("2021-09-27"));
  EXPECT_EQ(item.file().unanswered_irregularities, 1U);
  item.when(by("supervisor", AnswerIrregularity{})).then_refused("处罚法75", "answer_is_given");
  item.when(by("handler", AnswerIrregularity{said()})).then_refused("处罚法75", "by_supervisor");
  item.when(by("supervisor", AnswerIrregularity{said()})).then<IrregularityAnswered>("draft");
  EXPECT_EQ(item.file().unanswered_irregularities, 0U);
  EXPECT_EQ(item.file().irregularities, 1U);
}

TEST_F(Disclosure, ARecordIsCorrectedWithItsReason) {
  drafted();
  const CorrectRecord correction{2, "title", said(), said()};
  auto wrong = correction;
  wrong.version = 3;
  item.when(by("handler", wrong)).then_refused("附2-3", "corrected_fact_exists");
  wrong = correction;
  wrong.path.clear();
  item.when(by("handler", wrong)).then_refused("附2-3", "corrected_field_is_named");
  wrong = correction;
  wrong.text = {};
  item.when(by("handler", wrong)).then_refused("附2-3", "right_text_is_given");
  wrong = correction;
  wrong.reason = {};
  item.when(by("handler", wrong)).then_refused("附2-18(3)", "correction_has_reason");
  item.when(by_case(correction)).then_refused("附2-3", "by_officer");
  item.when(by("handler", correction)).then<RecordCorrected>("draft");
}

/// Whatever is asked in whatever order, what is on display went through everybody's hands.
TEST_F(Disclosure, NeverShowsWhatWasNotExamined) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 dice(seed);
  const auto pick = [&](std::uint32_t count) { return dice() % count; };
  const auto number = [&] { return static_cast<std::uint8_t>(1 + pick(2)); };
  const std::string_view officers[] = {
      "handler",          "proofreader", "disclosure_reviewer", "disclosure_reviewer_2",
      "secrecy_reviewer", "deputy_head", "supervisor",          "registrar"};
  opened();
  for (int step = 0; step < 4'000; ++step) {
    const CommandBody bodies[] = {draft(number()),
                                  proofread(number()),
                                  review(number()),
                                  clearance(number()),
                                  ApproveItem{document(number())},
                                  publication(number()),
                                  SendBack{said()},
                                  MarkUpdateDue{Change::basis, day("2021-09-15")},
                                  UpdateItem{document(number()), said()},
                                  ReplaceItem{said()}};
    const auto before = item.file();
    item.when(by(officers[pick(std::size(officers))], bodies[pick(std::size(bodies))]));
    const auto* accepted = std::get_if<Accepted>(&item.decision());
    if (accepted == nullptr) continue;
    if (accepted->event.is<ItemPublished>()) {
      const std::set<Id> signers{before.proofreader, before.reviewer, before.approver};
      EXPECT_EQ(signers.size(), 3U);
      EXPECT_FALSE(signers.contains(""));
      EXPECT_FALSE(before.secrecy_reviewer.empty());
      EXPECT_EQ(accepted->event.get<ItemPublished>().text, before.text);
    }
    item.happened();
  }
}

}  // namespace
}  // namespace caseledger
