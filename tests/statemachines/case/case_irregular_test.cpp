// 违规行为, 监督答复, 更正.
#include "tests/statemachines/case_situation.h"

namespace caseledger {
namespace {

using docket::irregular;
using docket::kPaper;

/// The act itself is flagged each time, so this row is proven by its refusals and by its flags.
void prove_recorded(CaseStage stage, CaseStage becomes) {
  const auto lawful = situation_at(stage, by("registrar", irregular()));
  auto trial = lawful.tried();
  trial.then<IrregularActRecorded>(key_of(becomes)).and_flagged("附4-9a", "decision_was_reviewed");
  const auto& accepted = std::get<Accepted>(trial.decision());
  EXPECT_EQ(accepted.flags.size(), 1U);
  EXPECT_EQ(accepted.responsible, std::vector<Id>{"principal_head"});
  const std::vector<Spoilt> spoilt{
      by_another("附2-3", "by_officer", "system", Capacity::system),
      {"附4-20", "irregular_act_is_named",
       [](Situation& s) { s.asked<RecordIrregularAct>().irregular = IrregularAct::unspecified; }},
      {"附4-20", "responsible_officers_are_named",
       [](Situation& s) { s.asked<RecordIrregularAct>().responsible.clear(); }},
      {"附4-20", "irregular_act_is_described",
       [](Situation& s) { s.asked<RecordIrregularAct>().account = {}; }}};
  for (const auto& one : spoilt) {
    auto situation = lawful;
    one.spoil(situation);
    expect_refusal(one, situation.tried());
  }
}

TEST(CaseIrregular, IsRecordedByAnyOfficerWithItsFlag) {
  prove_recorded(CaseStage::reviewing, CaseStage::irregular);
}

/// There is nothing left to file away, but what was done stays to be answered for.
TEST(CaseIrregular, IsRecordedOfADestroyedCaseWhichStaysDestroyed) {
  prove_recorded(CaseStage::disposed, CaseStage::disposed);
}

TEST(CaseIrregular, KeepsTheIrregularDecisionItself) {
  auto undocumented = irregular();
  undocumented.document = {};
  for (const auto& [stage, becomes] : {std::pair{CaseStage::reviewing, CaseStage::irregular},
                                       std::pair{CaseStage::disposed, CaseStage::disposed}}) {
    situation_at(stage, by("registrar", undocumented))
        .tried()
        .then<IrregularActRecorded>(key_of(becomes))
        .and_flagged("附2-7", "irregular_decision_is_enclosed");
  }
}

TEST(CaseIrregular, CitesTheRuleThatWasBroken) {
  const std::vector<std::tuple<IrregularAct, std::string_view, std::string_view>> broken{
      {IrregularAct::decided_without_review, "附4-9a", "decision_was_reviewed"},
      {IrregularAct::decided_against_review, "附4-18b", "opinion_agrees"},
      {IrregularAct::decided_without_meeting, "附4-18a", "decision_was_made_by_the_meeting"},
      {IrregularAct::decided_on_changed_draft, "附4-9a", "decision_is_the_reviewed_draft"},
      {IrregularAct::served_without_decision, "处罚法61", "decision_precedes_service"},
      {IrregularAct::enforced_without_decision, "处罚法72", "decision_precedes_enforcement"},
      {IrregularAct::decided_without_notice, "处罚法44", "rights_were_notified"},
      {IrregularAct::other, "附4-20", "act_is_lawful"}};
  ASSERT_EQ(broken.size() + 1, terms_of<IrregularAct>().size());
  for (const auto& [act, article, requirement] : broken) {
    situation_at(CaseStage::passed, by("registrar", irregular(act)))
        .tried()
        .then<IrregularActRecorded>("irregular")
        .and_flagged(article, requirement);
  }
}

/// Otherwise people would date it forward, or keep it out of the ledger.
TEST(CaseIrregular, IsDatedWhenItWasDoneHoweverFarTheCaseHasGone) {
  auto late = situation_at(CaseStage::reviewing,
                           by("registrar", irregular()).on("2021-09-01").entered_on("2021-09-15"));
  late.tried()
      .then<IrregularActRecorded>("irregular")
      .and_flagged("附4-9a", "decision_was_reviewed")
      .and_flagged("附2-10", "entry_is_timely");
}

/// An officer who came after the wrong may still enter it truly; whoever has gone may not.
TEST(CaseIrregular, IsEnteredByWhoeverHoldsTheCapacityOnTheDayOfEntry) {
  auto late = situation_at(CaseStage::reviewing,
                           by("registrar", irregular()).on("2021-09-01").entered_on("2021-09-15"));
  late.meanwhile = [](World& world) {
    world.bureau.officers.at("registrar").appointments.front().from = day("2021-09-10");
  };
  late.tried().then<IrregularActRecorded>("irregular");
  late.meanwhile = [](World& world) {
    world.bureau.officers.at("registrar").appointments.front().until = day("2021-09-10");
  };
  late.tried().then_refused("附4-13(1)", "capacity_is_held");
}

TEST(CaseIrregular, IsEnteredUnderTheCertificateOfTheDayOfEntry) {
  auto late = situation_at(CaseStage::reviewing,
                           by("handler_3", irregular()).on("2021-09-01").entered_on("2021-09-15"));
  late.meanwhile = [](World& world) {
    world.bureau.officers.at("handler_3").certificates.front().valid_from = day("2021-09-10");
  };
  late.tried().then<IrregularActRecorded>("irregular");
  late.meanwhile = [](World& world) {
    world.bureau.officers.at("handler_3").certificates.front().valid_until = day("2021-09-10");
  };
  late.tried().then_refused("处罚法42", "handler_is_certified");
}

TEST(CaseIrregular, MayComeToLightAtEveryStage) {
  for (const auto& word : terms_of<CaseStage>()) {
    const auto stage = parse_term<CaseStage>(word.key);
    if (!stage || *stage == CaseStage::unspecified || *stage == CaseStage::unfiled) continue;
    SCOPED_TRACE(word.key);
    const bool is_gone = *stage == CaseStage::disposed;
    situation_at(*stage, by("auditor", irregular(IrregularAct::other)))
        .tried()
        .then<IrregularActRecorded>(is_gone ? "disposed" : "irregular");
  }
}

TEST(CaseIrregular, IsNotUndoneByGoingOn) {
  auto situation = situation_at(CaseStage::irregular, by("party_secretary", docket::resolution()));
  situation.tried().then_refused("附4-18a", "act_is_foreseen");
  situation.act = by("handler", docket::service());
  situation.tried().then_refused("处罚法61", "act_is_foreseen");
}

TEST(CaseIrregular, IsAnsweredByASupervisorWhoIsNotInvolved) {
  const auto lawful =
      situation_at(CaseStage::irregular, by("supervisor", AnswerIrregularity{said()}));
  prove<IrregularityAnswered>(
      lawful, CaseStage::irregular,
      {by_a_stranger("处罚法75", "by_supervisor"),
       {"处罚法75", "supervisor_is_not_involved",
        [](Situation& s) { s.done<RecordIrregularAct>().responsible = {"supervisor"}; }},
       {"处罚法75", "something_is_unanswered",
        [](Situation& s) { s.also(by("supervisor", AnswerIrregularity{said()})); }},
       {"处罚法75", "answer_is_given",
        [](Situation& s) { s.asked<AnswerIrregularity>().answer = {}; }}});
}

TEST(CaseIrregular, IsFiledOnceItIsAnswered) {
  auto answered = situation_at(CaseStage::irregular, by("archivist", docket::filing_away()));
  answered.also(by("supervisor", AnswerIrregularity{said()}));
  answered.asked<ArchiveCase>().gap_explanation = said();
  answered.tried().then<CaseArchived>("archived");
}

TEST(CaseIrregular, CorrectsAnEarlierFactWithAReason) {
  const CorrectRecord correction{1, "cause", said(), said()};
  prove<RecordCorrected>(
      situation_at(CaseStage::archived, by("registrar", correction)), CaseStage::archived,
      {by_a_stranger("附2-10", "by_keeper_of_the_file"),
       {"附2-3", "corrected_fact_exists",
        [](Situation& s) { s.asked<CorrectRecord>().version = 99; }},
       {"附2-3", "corrected_field_is_named",
        [](Situation& s) { s.asked<CorrectRecord>().path.clear(); }},
       {"附2-3", "right_text_is_given", [](Situation& s) { s.asked<CorrectRecord>().text = {}; }},
       {"附2-18(3)", "correction_has_reason",
        [](Situation& s) { s.asked<CorrectRecord>().reason = {}; }},
       {"档案法21", "records_still_exist", [](Situation& s) {
          s.way = docket::way_to(CaseStage::disposed);
          s.act = s.act.on("2031-10-08");
        }}});
}

// 公示 and the case

const std::vector<Order>& orders(const Trial<CaseFile>& trial) {
  return std::get<Accepted>(trial.decision()).orders;
}

TEST(CaseOrders, OpenAnItemForEveryDecision) {
  const auto trial = situation_at(CaseStage::meeting, by("party_secretary", docket::resolution()))
                         .tried()
                         .then<DecidedByMeeting>("decided");
  ASSERT_EQ(orders(trial).size(), 1U);
  const auto& order = orders(trial).front();
  EXPECT_EQ(order.procedure, Procedure::disclosure);
  const auto& item = order.command.get<OpenItem>();
  EXPECT_EQ(item.register_, PublicRegister::decisions);
  EXPECT_EQ(item.about, order.stream);
  EXPECT_EQ(item.section, "water-office");
  EXPECT_EQ(to_text(item.since), "2021-09-15");
  EXPECT_EQ(item.source, document(docket::kDraft));
  EXPECT_EQ(item.action, ActionKind::penalty);
}

TEST(CaseOrders, RequireTheWithdrawalOfAnOverturnedDecision) {
  const auto trial =
      situation_at(CaseStage::served,
                   by("registrar", Overturn{OverturnKind::revoked, said(), document(kPaper)}))
          .tried()
          .then<DecisionOverturned>("served");
  ASSERT_EQ(orders(trial).size(), 1U);
  const auto& asked = orders(trial).front().command.get<RequireWithdrawal>();
  EXPECT_EQ(asked.kind, OverturnKind::revoked);
  EXPECT_EQ(to_text(asked.since), "2021-09-15");
}

TEST(CaseOrders, HoldAndReleaseWhatAnIrregularCasePublishes) {
  auto trial = situation_at(CaseStage::served,
                            by("auditor", irregular(IrregularAct::decided_without_notice)))
                   .tried()
                   .then<IrregularActRecorded>("irregular");
  ASSERT_EQ(orders(trial).size(), 1U);
  EXPECT_TRUE(orders(trial).front().command.is<HoldPublication>());
  trial.when(by("supervisor", AnswerIrregularity{said()})).then<IrregularityAnswered>("irregular");
  ASSERT_EQ(orders(trial).size(), 1U);
  EXPECT_TRUE(orders(trial).front().command.is<ReleasePublication>());
}

TEST(CaseOrders, PublishAnIrregularDecisionOnceItIsAnswered) {
  auto trial = situation_at(CaseStage::reviewing, by("registrar", irregular()).on("2021-09-17"))
                   .tried()
                   .then<IrregularActRecorded>("irregular");
  EXPECT_TRUE(orders(trial).empty());
  trial.when(by("supervisor", AnswerIrregularity{said()}).on("2021-09-22"))
      .then<IrregularityAnswered>("irregular");
  ASSERT_EQ(orders(trial).size(), 1U);
  const auto& item = orders(trial).front().command.get<OpenItem>();
  EXPECT_EQ(to_text(item.since), "2021-09-17");
  EXPECT_EQ(item.source, document(kPaper));
}

/// 处罚法48: what was overturned before anybody saw it is not shown afterwards.
TEST(CaseOrders, PublishNoIrregularDecisionThatNoLongerStands) {
  for (const auto kind : {OverturnKind::revoked, OverturnKind::unlawful, OverturnKind::changed}) {
    SCOPED_TRACE(key_of(kind));
    auto situation =
        situation_at(CaseStage::irregular, by("supervisor", AnswerIrregularity{said()}));
    situation.also(by("registrar", Overturn{kind, said(), document(kPaper)}));
    const auto trial = situation.tried().then<IrregularityAnswered>("irregular");
    EXPECT_TRUE(orders(trial).empty());
    EXPECT_FALSE(trial.file().disclosure_is_open);
  }
}

TEST(CaseOrders, PublishNothingOfAnIrregularActThatDecidedNothing) {
  auto trial = situation_at(CaseStage::investigating,
                            by("registrar", irregular(IrregularAct::enforced_without_decision)))
                   .tried()
                   .then<IrregularActRecorded>("irregular");
  trial.when(by("supervisor", AnswerIrregularity{said()})).then<IrregularityAnswered>("irregular");
  EXPECT_TRUE(orders(trial).empty());
}

}  // namespace
}  // namespace caseledger
