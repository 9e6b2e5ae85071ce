// 长期保存, 销毁鉴定, 批准销毁.
#include "tests/statemachines/case_situation.h"

namespace caseledger {
namespace {

constexpr std::string_view kAfterTenYears = "2031-09-16";

/// Asked of what is destroyed already.
Spoilt disposed() {
  return {"档案法21", "records_still_exist", [](Situation& s) {
            s.way = docket::way_to(CaseStage::disposed);
            s.act = s.act.on("2031-10-08");
          }};
}

Situation kept_ten_years(Act act) {
  return situation_after(docket::way_to_archive(Retention::ten_years), std::move(act));
}

Situation appraised(Act act) {
  auto situation = kept_ten_years(std::move(act));
  situation.also(by("archivist", docket::appraisal()).on(kAfterTenYears, 9));
  return situation;
}

Situation disposal() {
  return appraised(by("principal_head", docket::disposal()).on(kAfterTenYears));
}

TEST(CaseArchive, IsHeldWithGroundAndReasonWhereverItStands) {
  for (const auto stage : {CaseStage::filed, CaseStage::meeting, CaseStage::archived}) {
    prove<HoldPlaced>(
        situation_at(stage, by("supervisor", docket::hold())), stage,
        {by_a_stranger("附2-10", "by_keeper_of_the_file"),
         {"附3-12", "hold_ground_is_named",
          [](Situation& s) { s.asked<PlaceHold>().ground = HoldGround::unspecified; }},
         {"附3-12", "hold_has_reason", [](Situation& s) { s.asked<PlaceHold>().reason = {}; }},
         disposed()});
  }
}

TEST(CaseArchive, IsFreedOfAllItsHoldsByALeader) {
  auto lawful = situation_at(CaseStage::archived, by("deputy_head", LiftHold{said()}));
  lawful.also(by("supervisor", docket::hold()));
  prove<HoldLifted>(
      lawful, CaseStage::archived,
      {by_a_stranger("处罚法57", "by_responsible_leader"),
       {"附3-12", "hold_stands", [](Situation& s) { s.skip<PlaceHold>(); }},
       {"附3-12", "lifting_has_reason", [](Situation& s) { s.asked<LiftHold>().reason = {}; }}});
  lawful.also(by("archivist", docket::hold()));
  auto trial = lawful.tried().then<HoldLifted>("archived");
  EXPECT_EQ(trial.file().holds, 0U);
}

TEST(CaseArchive, IsAppraisedWhenItsPeriodIsOver) {
  prove<RecordsAppraised>(
      kept_ten_years(by("archivist", docket::appraisal()).on(kAfterTenYears)), CaseStage::archived,
      {by_a_stranger("附2-13b", "by_archivist"),
       {"附2-13a", "retention_has_ended", [](Situation& s) { s.act = s.act.on("2031-09-15"); }},
       {"附3-12", "no_hold_stands", [](Situation& s) { s.also(by("supervisor", docket::hold())); }},
       {"档案法21", "appraisal_is_enclosed",
        [](Situation& s) { s.asked<AppraiseRecords>().appraisal = {}; }}});
}

TEST(CaseArchive, IsDestroyedByTheHeadAfterItsAppraisal) {
  prove<RecordsDisposed>(
      disposal(), CaseStage::disposed,
      {by_a_stranger("档案法21", "by_approver_of_disposal"),
       by_another("档案法21", "by_approver_of_disposal", "deputy_head", Capacity::deputy_head),
       {"档案法21", "records_are_appraised", [](Situation& s) { s.skip<AppraiseRecords>(); }},
       {"附2-13a", "retention_has_ended",
        [](Situation& s) { s.act = s.act.on("2031-09-15").entered_on(kAfterTenYears); }},
       {"附3-12", "no_hold_stands",
        [](Situation& s) { s.also(by("supervisor", docket::hold()).on(kAfterTenYears, 9)); }},
       {"档案法21", "disposal_approval_is_enclosed",
        [](Situation& s) { s.asked<DisposeRecords>().approval = {}; }},
       {"档案法21", "approver_is_not_the_appraiser", [](Situation& s) {
          appoint(s.world.bureau, "archivist", Capacity::principal_head);
          s.acts("archivist", Capacity::principal_head);
        }}});
}

TEST(CaseArchive, IsAppraisedAnewAfterAHold) {
  auto freed = disposal();
  freed.also(by("supervisor", docket::hold()).on(kAfterTenYears, 9));
  freed.also(by("deputy_head", LiftHold{said()}).on(kAfterTenYears, 9));
  freed.tried().then_refused("档案法21", "records_are_appraised");
  freed.also(by("archivist", docket::appraisal()).on(kAfterTenYears, 9));
  freed.tried().then<RecordsDisposed>("disposed");
}

/// Filed away anew, it is kept anew.
TEST(CaseArchive, IsKeptFromTheLastTimeItWasFiledAway) {
  auto again = disposal();
  again.also(by("registrar", docket::irregular(IrregularAct::other)).on(kAfterTenYears, 9));
  again.also(by("supervisor", AnswerIrregularity{said()}).on(kAfterTenYears, 9));
  again.also(by("archivist", ArchiveCase{Retention::ten_years, document(docket::kPaper), said()})
                 .on(kAfterTenYears, 9));
  again.tried().then_refused("附2-13a", "retention_has_ended");
  again.tried().then_refused("档案法21", "records_are_appraised");
}

TEST(CaseArchive, IsKeptAsLongAsItWasFiledFor) {
  const auto act = by("archivist", docket::appraisal());
  auto thirty = situation_after(docket::way_to_archive(Retention::thirty_years), act);
  thirty.act = act.on("2051-09-15");
  thirty.tried().then_refused("附2-13a", "retention_has_ended");
  thirty.act = act.on("2051-09-16");
  thirty.tried().then<RecordsAppraised>("archived");
  const auto permanent =
      situation_after(docket::way_to_archive(Retention::permanent), act.on("2121-09-16"));
  permanent.tried().then_refused("附2-13a", "retention_has_ended");
  const auto trial = permanent.tried();
  EXPECT_EQ(std::get<Refused>(trial.decision()).unmet.front().actual, "permanent");
}

TEST(CaseArchive, LeavesNothingToDoOnceItIsDestroyed) {
  for (const auto& act :
       {by("archivist", docket::filing_away()), by("archivist", docket::appraisal()),
        by("principal_head", docket::disposal()), by("deputy_head", LiftHold{said()})}) {
    const auto after = situation_at(CaseStage::disposed, act.on("2031-10-08"));
    EXPECT_TRUE(std::holds_alternative<Refused>(after.tried().decision())) << name_of(act.body);
  }
}

/// What was found late is answered all the same.
TEST(CaseArchive, IsStillAnsweredForOnceItIsDestroyed) {
  auto late = situation_at(CaseStage::disposed,
                           by("supervisor", AnswerIrregularity{said()}).on("2031-10-08"));
  late.way.back() = late.way.back().entered_on("2031-09-30");
  late.tried().then<IrregularityAnswered>("disposed");
}

}  // namespace
}  // namespace caseledger
