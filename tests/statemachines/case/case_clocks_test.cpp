// The clocks of a case: 法制审核, 补正, 送达, 办案, 缓议, 归档. Days are those of the autumn of
// 2021, with its make-up workdays of 2021-09-18, 2021-09-26 and 2021-10-09.
#include "tests/statemachines/case_situation.h"

namespace caseledger {
namespace {

using docket::kPaper;

Act tick(ClockKind clock, const Id& basis, Rung rung, std::string_view date) {
  return {PassDeadline{clock, basis, rung}, "system", Capacity::system, at(date), {}};
}

std::string due(const Trial<CaseFile>& trial, ClockKind clock) {
  const auto* deadline = earliest(trial.file().deadlines, clock);
  return deadline == nullptr ? "stopped" : to_text(deadline->due);
}

const Accepted& accepted(const Trial<CaseFile>& trial) {
  return std::get<Accepted>(trial.decision());
}

TEST(CaseClocks, GiveTheReviewTenWorkdaysFromReceipt) {
  const auto trial =
      situation_at(CaseStage::preparing, by("handler", docket::submission()).on("2021-09-15"))
          .tried()
          .then<SubmittedForReview>("submitted");
  EXPECT_EQ(due(trial, ClockKind::review), "2021-09-29");
}

TEST(CaseClocks, AddTenWorkdaysOnce) {
  const auto trial =
      situation_at(CaseStage::reviewing, by("deputy_head", ExtendReview{Answer::yes, said()}))
          .tried()
          .then<ReviewExtended>("reviewing");
  EXPECT_EQ(due(trial, ClockKind::review), "2021-10-19");
}

TEST(CaseClocks, PauseTheReviewWhileMaterialsAreOwed) {
  auto situation =
      situation_at(CaseStage::supplement, by("handler", docket::completion()).on("2021-09-24"));
  const auto trial = situation.tried().then<MaterialsSupplied>("submitted");
  EXPECT_EQ(due(trial, ClockKind::review), "2021-10-13");
  EXPECT_EQ(due(trial, ClockKind::supplement), "stopped");
  EXPECT_TRUE(accepted(trial).flags.empty());
}

TEST(CaseClocks, FlagACompletionAfterItsDay) {
  auto trial =
      situation_at(CaseStage::supplement, by("handler", docket::completion()).on("2021-09-26"))
          .tried()
          .then<MaterialsSupplied>("submitted")
          .and_flagged("附4-11尾", "clock_is_kept");
  EXPECT_EQ(accepted(trial).responsible, (std::vector<Id>{"handler", "handler_2"}));
}

TEST(CaseClocks, FlagAReviewAfterItsDayUnderItsArticle) {
  auto in_time =
      situation_at(CaseStage::reviewing, by("reviewer", docket::opinion<Agree>()).on("2021-09-29"));
  in_time.tried().then<Agreed>("passed").and_not_flagged();
  in_time.act = in_time.act.on("2021-09-30");
  const auto trial = in_time.tried().then<Agreed>("passed").and_flagged("附4-16", "clock_is_kept");
  EXPECT_EQ(accepted(trial).responsible, (std::vector<Id>{"reviewer", "reviewer_2", "reviewer_3"}));
  EXPECT_EQ(due(trial, ClockKind::review), "stopped");
}

/// 附4-16 and a shorter term of the bureau's own: each breach cites its own basis.
TEST(CaseClocks, FlagEachBasisOfADuty) {
  auto situation =
      situation_at(CaseStage::reviewing, by("reviewer", docket::opinion<Agree>()).on("2021-09-30"));
  situation.world.ruleset.clocks.push_back(
      clock_rule("review-5", ClockKind::review, "解释7", 5, DayUnit::workday));
  situation.tried()
      .then<Agreed>("passed")
      .and_flagged("附4-16", "clock_is_kept")
      .and_flagged("解释7", "clock_is_kept");
}

TEST(CaseClocks, FlagABreachOnce) {
  auto situation =
      situation_at(CaseStage::reviewing, by("reviewer", docket::opinion<Agree>()).on("2021-10-08"));
  situation.also(tick(ClockKind::review, "review-10", Rung::overdue, "2021-09-30"));
  situation.tried().then<Agreed>("passed").and_not_flagged();
}

TEST(CaseClocks, FlagAReviewThatWasLateBeforeThePacketWentBack) {
  auto situation =
      situation_at(CaseStage::supplement, by("reviewer", ReturnPacket{said()}).on("2021-10-20"));
  situation.done<RequestSupplement>().due = day("2021-10-15");
  for (auto& act : situation.way) {
    if (act.body.is<RequestSupplement>()) act = act.on("2021-10-08");
  }
  const auto trial = situation.tried().then<PacketReturned>("preparing");
  EXPECT_EQ(accepted(trial).flags.size(), 2U);
}

TEST(CaseClocks, CloseTheReviewAtEveryWayOut) {
  const std::vector<Situation> ways{
      situation_at(CaseStage::reviewing, by("handler", WithdrawSubmission{said()})),
      situation_at(CaseStage::reviewing, by("reviewer", docket::opinion<Agree>())),
      situation_at(CaseStage::supplement, by("reviewer", ReturnPacket{said()}).on("2021-09-27")),
      situation_at(CaseStage::supplement, by("deputy_head", Terminate{said(), document(kPaper)})),
      situation_at(CaseStage::submitted, by("registrar", docket::irregular()))};
  for (const auto& situation : ways) {
    SCOPED_TRACE(name_of(situation.act.body));
    const auto trial = situation.tried();
    const auto& moves = accepted(trial).clocks;
    EXPECT_TRUE(std::ranges::any_of(moves, [](const ClockMoved& moved) {
      return moved.clock == ClockKind::review && moved.move == ClockMove::stopped;
    }));
  }
}

TEST(CaseClocks, GiveAPenaltyNinetyDaysFromFiling) {
  const auto filed = situation_at(CaseStage::unfiled, by("handler", docket::filing()))
                         .tried()
                         .then<CaseFiled>("filed");
  EXPECT_EQ(due(filed, ClockKind::case_total), "2021-12-14");
  auto levy = situation_at(CaseStage::unfiled, by("handler", docket::filing()));
  levy.asked<FileCase>().action = ActionKind::levy;
  EXPECT_EQ(due(levy.tried().then<CaseFiled>("filed"), ClockKind::case_total), "stopped");
}

TEST(CaseClocks, FlagADecisionAfterNinetyDays) {
  auto late = situation_at(CaseStage::meeting,
                           by("party_secretary", docket::resolution()).on("2021-12-15"));
  const auto trial =
      late.tried().then<DecidedByMeeting>("decided").and_flagged("处罚法60", "clock_is_kept");
  EXPECT_EQ(accepted(trial).responsible, (std::vector<Id>{"handler", "handler_2"}));
}

/// Whoever enters the act late answers for that, whoever owed the duty answers for the clock.
TEST(CaseClocks, NameTheActorBesideTheDebtors) {
  auto late = situation_at(
      CaseStage::meeting,
      by("party_secretary", docket::resolution()).on("2021-12-15").entered_on("2021-12-31"));
  const auto trial = late.tried().then<DecidedByMeeting>("decided");
  EXPECT_EQ(accepted(trial).responsible,
            (std::vector<Id>{"handler", "handler_2", "party_secretary"}));
}

TEST(CaseClocks, GiveTheServiceSevenWorkdays) {
  auto late = situation_at(CaseStage::decided, by("handler", docket::service()).on("2021-09-27"));
  late.tried().then<DecisionServed>("served").and_flagged("处罚法61", "clock_is_kept");
  late.act = late.act.on("2021-09-26");
  late.tried().then<DecisionServed>("served").and_not_flagged();
}

TEST(CaseClocks, OweNoServiceOfWhatWasRevoked) {
  const auto trial =
      situation_at(CaseStage::decided,
                   by("registrar", Overturn{OverturnKind::revoked, said(), document(kPaper)}))
          .tried()
          .then<DecisionOverturned>("decided");
  EXPECT_EQ(due(trial, ClockKind::service), "stopped");
}

TEST(CaseClocks, AnnounceTheDayOfTheNextTalkAndFlagNothing) {
  auto situation = situation_at(CaseStage::meeting,
                                by("party_secretary", docket::resolution()).on("2021-10-15"));
  situation.also(by("party_secretary", docket::deferral()));
  situation.also(by("party_secretary", docket::deferral("2021-10-14")).on("2021-09-30"));
  const auto trial = situation.tried().then<DecidedByMeeting>("decided").and_not_flagged();
  EXPECT_EQ(due(trial, ClockKind::revisit), "stopped");
}

/// Ruling 11: the days with the police are not the bureau's, and those before them are not given
/// twice.
TEST(CaseClocks, GoOnWhenThePoliceSendTheCaseBack) {
  auto returned = situation_at(CaseStage::transferred,
                               by("handler", ReturnByPolice{document(kPaper)}).on("2021-10-25"));
  for (auto& act : returned.way) {
    if (act.body.is<ResolveTransfer>()) act = act.on("2021-10-15");
  }
  const auto trial = returned.tried().then<ReturnedByPolice>("investigating").and_not_flagged();
  EXPECT_EQ(due(trial, ClockKind::case_total), "2021-12-24") << "ninety days and the ten";
  EXPECT_EQ(due(trial, ClockKind::filing), "stopped");
}

TEST(CaseClocks, EndWithATransferThatNobodySendsBack) {
  auto elsewhere = situation_at(CaseStage::ordinary, by("principal_head", docket::transfer()));
  elsewhere.asked<ResolveTransfer>().kind = TransferKind::jurisdiction;
  const auto gone = elsewhere.tried().then<TransferResolved>("transferred");
  EXPECT_EQ(due(gone, ClockKind::case_total), "stopped");
  auto kept = situation_at(CaseStage::transferred, by("archivist", docket::filing_away()));
  kept.asked<ArchiveCase>().gap_explanation = said();
  const auto trial = kept.tried().then<CaseArchived>("archived").and_not_flagged();
  EXPECT_EQ(due(trial, ClockKind::case_total), "stopped");
}

TEST(CaseClocks, GiveTheFileThirtyWorkdays) {
  auto late =
      situation_at(CaseStage::closed, by("archivist", docket::filing_away()).on("2021-12-01"));
  late.tried().then<CaseArchived>("archived").and_flagged("附2-13b", "clock_is_kept");
}

TEST(CaseClocks, KeepTheFilingOfACaseThatTurnsIrregular) {
  const auto trial =
      situation_at(CaseStage::closed,
                   by("auditor", docket::irregular(IrregularAct::other)).on("2021-10-20"))
          .tried()
          .then<IrregularActRecorded>("irregular");
  EXPECT_EQ(due(trial, ClockKind::filing), "2021-11-02");
}

// 期限提醒

TEST(CaseClocks, RingEachRungOnceWhenItsDayHasCome) {
  prove<DeadlinePassed>(
      situation_at(CaseStage::reviewing,
                   tick(ClockKind::review, "review-10", Rung::three_days, "2021-09-26")),
      CaseStage::reviewing,
      {by_another("附2-6", "by_system", "registrar", Capacity::registrar),
       {"附2-6", "clock_is_running",
        [](Situation& s) { s.also(by("reviewer", docket::completion_request())); }},
       {"附2-6", "rung_is_reached", [](Situation& s) { s.act = s.act.on("2021-09-25"); }},
       {"附2-6", "rung_is_new", [](Situation& s) {
          s.also(tick(ClockKind::review, "review-10", Rung::three_days, "2021-09-26"));
        }}});
}

TEST(CaseClocks, FlagTheOverdueRungWithThoseWhoOweTheAct) {
  const auto trial = situation_at(CaseStage::reviewing,
                                  tick(ClockKind::review, "review-10", Rung::overdue, "2021-09-30"))
                         .tried()
                         .then<DeadlinePassed>("reviewing")
                         .and_flagged("附4-16", "clock_is_kept");
  EXPECT_EQ(accepted(trial).responsible, (std::vector<Id>{"reviewer", "reviewer_2", "reviewer_3"}));
}

TEST(CaseClocks, RingOfASystemThatWasOffForAWeek) {
  auto late = tick(ClockKind::review, "review-10", Rung::due, "2021-09-29");
  situation_at(CaseStage::reviewing, late.entered_on("2021-10-12"))
      .tried()
      .then<DeadlinePassed>("reviewing")
      .and_not_flagged();
}

/// A case that ends in December, before the next year's notice: its filing is due provisionally.
Situation recounted_once_the_year_is_known() {
  const Act recount{RecomputeDeadline{ClockKind::filing, "filing-30"},
                    "system",
                    Capacity::system,
                    at("2022-01-04"),
                    {}};
  auto lawful = situation_at(CaseStage::terminated, recount);
  for (auto& act : lawful.way) act = act.on("2021-12-20");
  lawful.world.calendar = calendar_of({year_2021()});
  lawful.meanwhile = [](World& world) { world.calendar = calendar_2021_2022(); };
  return lawful;
}

TEST(CaseClocks, AreCountedAnewWhenTheYearIsKnown) {
  const auto lawful = recounted_once_the_year_is_known();
  prove<DeadlineRecomputed>(
      lawful, CaseStage::terminated,
      {by_another("附2-6", "by_system", "registrar", Capacity::registrar),
       {"附2-6", "clock_is_open",
        [](Situation& s) {
          s.also(by("archivist", ArchiveCase{Retention::permanent, document(kPaper), said()})
                     .on("2021-12-21"));
        }},
       {"附2-6", "recount_tells_more", [](Situation& s) { s.meanwhile = [](World&) {}; }}});
  const auto trial = lawful.tried().then<DeadlineRecomputed>("terminated");
  EXPECT_EQ(due(trial, ClockKind::filing), "2022-01-30");
}

}  // namespace
}  // namespace caseledger
