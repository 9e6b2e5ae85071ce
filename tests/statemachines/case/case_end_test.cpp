// 送达, 执行, 结案, 归档, 公安退回, 推翻.
#include "tests/statemachines/case_situation.h"

namespace caseledger {
namespace {

using docket::kPaper;

Spoilt not_by_a_handler() {
  return by_another("处罚法42", "by_handler_of_the_case", "handler_3", Capacity::handler);
}

Act overturning(OverturnKind kind) {
  return by("registrar", Overturn{kind, said(), document(kPaper)});
}

Spoilt overturned() {
  return {"处罚法48", "decision_stands",
          [](Situation& s) { s.also(overturning(OverturnKind::revoked)); }};
}

TEST(CaseEnd, IsServedWithReceiptAndRecording) {
  prove<DecisionServed>(
      situation_at(CaseStage::decided, by("handler", docket::service())), CaseStage::served,
      {not_by_a_handler(),
       overturned(),
       {"处罚法61", "method_of_service_is_named",
        [](Situation& s) { s.asked<Serve>().method = ServiceMethod::unspecified; }},
       {"附2-7", "service_receipt_is_enclosed",
        [](Situation& s) { s.asked<Serve>().receipt = {}; }},
       {"附3-3", "recording_is_made", [](Situation& s) { s.asked<Serve>().recording = {}; }}});
}

TEST(CaseEnd, IsServedByPostWithoutARecording) {
  auto posted = docket::service();
  posted.method = ServiceMethod::by_post;
  posted.recording = {};
  situation_at(CaseStage::decided, by("handler", posted))
      .tried()
      .then<DecisionServed>("served")
      .and_not_flagged();
}

TEST(CaseEnd, IsStillServedAfterAChange) {
  auto changed = situation_at(CaseStage::decided, by("handler", docket::service()));
  changed.also(overturning(OverturnKind::changed));
  changed.tried().then<DecisionServed>("served");
}

TEST(CaseEnd, IsPerformedWithProof) {
  for (const auto stage : {CaseStage::served, CaseStage::enforcing}) {
    prove<DecisionExecuted>(
        situation_at(stage, by("handler", docket::performance())), CaseStage::enforcing,
        {not_by_a_handler(), overturned(), {"附2-7", "performance_is_proved", [](Situation& s) {
                                              s.asked<Execute>().proof = {};
                                            }}});
  }
}

TEST(CaseEnd, IsPaidInInstalmentsOnApplication) {
  prove<InstalmentsGranted>(
      situation_at(CaseStage::served,
                   by("deputy_head", GrantInstalments{document(kPaper), day("2021-12-31")})),
      CaseStage::enforcing,
      {by_a_stranger("处罚法57", "by_responsible_leader"),
       overturned(),
       {"处罚法66", "instalments_were_applied_for",
        [](Situation& s) { s.asked<GrantInstalments>().application = {}; }},
       {"处罚法66", "last_instalment_is_dated",
        [](Situation& s) { s.asked<GrantInstalments>().until = {}; }}});
}

Spoilt performed() {
  return {"强制法53", "performance_is_outstanding",
          [](Situation& s) { s.also(by("handler", docket::performance(true))); }};
}

Spoilt given_time() {
  return {"处罚法72", "instalments_have_run_out", [](Situation& s) {
            s.also(by("deputy_head", GrantInstalments{document(kPaper), day("2022-12-31")}));
          }};
}

TEST(CaseEnd, IsDemandedInWriting) {
  prove<PerformanceDemanded>(situation_at(CaseStage::served, by("handler", docket::demand())),
                             CaseStage::enforcing,
                             {not_by_a_handler(),
                              overturned(),
                              performed(),
                              given_time(),
                              {"强制法54", "service_of_demand_is_dated",
                               [](Situation& s) { s.asked<DemandPerformance>().served_on = {}; }},
                              {"强制法35", "demand_is_enclosed",
                               [](Situation& s) { s.asked<DemandPerformance>().demand = {}; }}});
}

TEST(CaseEnd, IsDemandedOnADayThatCanBe) {
  auto situation = situation_at(CaseStage::served, by("handler", docket::demand("2021-09-16")));
  situation.tried().then_refused("强制法54", "service_of_demand_is_dated");
  situation.asked<DemandPerformance>().served_on = day("2021-09-14");
  situation.tried().then_refused("强制法54", "service_of_demand_is_dated");
}

/// 处罚法66, 72: whoever was given until the end of the year owes nothing before.
TEST(CaseEnd, IsNotDemandedWhileThePartyWasGivenTime) {
  auto situation =
      situation_at(CaseStage::served, by("handler", docket::demand("2022-01-01")).on("2022-01-01"));
  situation.also(by("deputy_head", GrantInstalments{document(kPaper), day("2021-12-31")}));
  situation.tried().then<PerformanceDemanded>("enforcing");
  situation.asked<DemandPerformance>().served_on = day("2021-12-31");
  situation.act = situation.act.on("2021-12-31");
  situation.tried().then_refused("处罚法72", "instalments_have_run_out");
}

/// 强制法69: ten working days. From 2021-09-15 they end on the 29th, past two make-up days; ten
/// days of the calendar would have been over on the 25th.
TEST(CaseEnd, WaitsTenWorkingDaysAfterServiceOfTheDemand) {
  auto early = situation_at(CaseStage::served,
                            by("handler", ApplyToCourt{document(kPaper)}).on("2021-09-29"));
  early.also(by("handler", docket::demand("2021-09-15")).on("2021-09-22"));
  early.tried().then_refused("强制法54", "demand_has_waited");
  early.act = early.act.on("2021-09-30");
  early.tried().then<CourtApplied>("enforcing");
}

TEST(CaseEnd, GoesToTheCourtAfterADemandThatWaited) {
  auto lawful = situation_at(CaseStage::served,
                             by("handler", ApplyToCourt{document(kPaper)}).on("2022-03-16"));
  lawful.also(by("handler", docket::demand("2022-03-01")).on("2022-03-01"));
  prove<CourtApplied>(
      lawful, CaseStage::enforcing,
      {not_by_a_handler(),
       {"处罚法48", "decision_stands",
        [](Situation& s) { s.also(overturning(OverturnKind::revoked).on("2022-03-02")); }},
       {"强制法53", "performance_is_outstanding",
        [](Situation& s) { s.also(by("handler", docket::performance(true)).on("2022-03-02")); }},
       {"强制法54", "performance_was_demanded", [](Situation& s) { s.skip<DemandPerformance>(); }},
       {"强制法54", "demand_has_waited",
        [](Situation& s) {
          s.skip<DemandPerformance>();
          s.also(by("handler", docket::demand("2022-03-02")).on("2022-03-02"));
        }},
       {"强制法53", "remedy_period_is_over",
        [](Situation& s) {
          s.skip<DemandPerformance>();
          s.also(by("handler", docket::demand()));
          s.act = s.act.on("2022-03-15");
        }},
       {"处罚法72", "instalments_have_run_out",
        [](Situation& s) {
          const GrantInstalments until{document(kPaper), day("2022-03-16")};
          s.also(by("deputy_head", until).on("2022-03-02"));
        }},
       {"强制法53", "court_application_is_enclosed",
        [](Situation& s) { s.asked<ApplyToCourt>().application = {}; }}});
}

TEST(CaseEnd, IsClosedWhenItIsCarriedOut) {
  auto lawful =
      situation_at(CaseStage::enforcing, by("handler", CloseCase{document(kPaper), said()}));
  lawful.also(by("handler", docket::performance(true)));
  prove<CaseClosed>(lawful, CaseStage::closed,
                    {not_by_a_handler(),
                     {"处罚法66", "decision_is_carried_out",
                      [](Situation& s) { s.way = docket::way_to(CaseStage::enforcing); }},
                     {"附2-7", "closing_report_is_enclosed",
                      [](Situation& s) { s.asked<CloseCase>().report = {}; }}});
}

TEST(CaseEnd, IsClosedUnservedWhenItNoLongerStands) {
  auto revoked =
      situation_at(CaseStage::decided, by("handler", CloseCase{document(kPaper), said()}));
  revoked.tried().then_refused("处罚法66", "decision_is_carried_out");
  revoked.also(overturning(OverturnKind::void_));
  revoked.tried().then<CaseClosed>("closed");
}

TEST(CaseEnd, IsFiledWithItsCatalogueAndNoSilentGap) {
  const auto lawful = situation_at(CaseStage::closed, by("archivist", docket::filing_away()));
  prove<CaseArchived>(
      lawful, CaseStage::archived,
      {by_a_stranger("附2-13b", "by_archivist"),
       {"附2-13a", "retention_is_set",
        [](Situation& s) { s.asked<ArchiveCase>().retention = Retention::unspecified; }},
       {"附2-13b", "catalogue_is_enclosed",
        [](Situation& s) { s.asked<ArchiveCase>().catalogue = {}; }},
       {"附2-2", "records_cover_the_case",
        [](Situation& s) { s.done<GatherRecord>() = docket::record(RecordKind::documentary); }},
       {"附4-20", "irregular_act_is_answered", [](Situation& s) {
          s.way = docket::way_to(CaseStage::irregular);
          s.asked<ArchiveCase>().gap_explanation = said();
        }}});
}

TEST(CaseEnd, NamesTheGapsUnlessTheyAreExplained) {
  auto gaps = situation_at(CaseStage::closed, by("archivist", docket::filing_away()));
  gaps.done<GatherRecord>() = docket::record(RecordKind::documentary);
  gaps.done<FileCase>().approval = {};
  const auto trial = gaps.tried();
  EXPECT_EQ(std::get<Refused>(trial.decision()).unmet.front().actual, "filing_approval inspection");
  gaps.asked<ArchiveCase>().gap_explanation = said();
  gaps.tried().then<CaseArchived>("archived");
}

/// 附2-2 names 内部审核 among what the record covers.
TEST(CaseEnd, NamesAReviewThatIsMissing) {
  auto unreviewed = situation_at(CaseStage::irregular, by("archivist", docket::filing_away()));
  unreviewed.also(by("supervisor", AnswerIrregularity{said()}));
  const auto gaps = [](const Situation& s) {
    return std::get<Refused>(s.tried().decision()).unmet.front().actual;
  };
  EXPECT_EQ(gaps(unreviewed), "review service");
  unreviewed.way = docket::way_to(CaseStage::passed) + by("registrar", docket::irregular()) +
                   by("supervisor", AnswerIrregularity{said()});
  EXPECT_EQ(gaps(unreviewed), "service");
}

TEST(CaseEnd, FilesEveryEnd) {
  for (const auto stage : {CaseStage::no_decision, CaseStage::transferred, CaseStage::terminated}) {
    SCOPED_TRACE(key_of(stage));
    auto situation = situation_at(stage, by("archivist", docket::filing_away()));
    situation.asked<ArchiveCase>().gap_explanation = said();
    situation.tried().then<CaseArchived>("archived");
  }
}

TEST(CaseEnd, ComesBackFromThePolice) {
  prove<ReturnedByPolice>(
      situation_at(CaseStage::transferred, by("handler", ReturnByPolice{document(kPaper)})),
      CaseStage::investigating,
      {not_by_a_handler(),
       {"移送规定10", "case_went_to_the_police",
        [](Situation& s) { s.done<ResolveTransfer>().kind = TransferKind::jurisdiction; }},
       {"移送规定8", "police_notice_is_enclosed",
        [](Situation& s) { s.asked<ReturnByPolice>().notice = {}; }}});
}

TEST(CaseEnd, IsOverturnedFromOutside) {
  for (const auto stage : {CaseStage::decided, CaseStage::enforcing, CaseStage::archived}) {
    prove<DecisionOverturned>(situation_at(stage, overturning(OverturnKind::revoked)), stage,
                              {by_a_stranger("附2-10", "by_keeper_of_the_file"),
                               {"处罚法48", "overturning_authority_is_named",
                                [](Situation& s) { s.asked<Overturn>().authority = {}; }},
                               {"处罚法48", "overturning_act_is_enclosed",
                                [](Situation& s) { s.asked<Overturn>().document = {}; }}});
  }
}

}  // namespace
}  // namespace caseledger
