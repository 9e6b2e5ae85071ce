// 立案, 更换与回避, 取证, 告知与陈述申辩, 调查终结, 认定, 终止.
#include "tests/statemachines/case_situation.h"

namespace caseledger {
namespace {

using docket::kPaper;

Spoilt not_by_a_handler() {
  return by_another("处罚法42", "by_handler_of_the_case", "handler_3", Capacity::handler);
}

Spoilt without_a_second_handler() {
  return {"处罚法42", "two_handlers_remain", [](Situation& s) {
            s.also(by("deputy_head", RecuseOfficer{"handler_2", said()}));
          }};
}

TEST(CaseInvestigation, IsFiledByTwoCertifiedHandlers) {
  const auto lawful = situation_at(CaseStage::unfiled, by("handler", docket::filing()));
  prove<CaseFiled>(
      lawful, CaseStage::filed,
      {by_a_stranger("处罚法54", "by_filing_officer"),
       {"处罚法42", "two_handlers_are_named",
        [](Situation& s) {
          s.asked<FileCase>().handlers = {"handler", "handler"};
        }},
       {"处罚法42", "handlers_are_appointed",
        [](Situation& s) { s.asked<FileCase>().handlers[1] = "archivist"; }},
       {"附4-13(1)", "handlers_are_certified", [](Situation& s) { s.expire("handler_2"); }},
       {"处罚法54", "party_is_named", [](Situation& s) { s.asked<FileCase>().party_name = {}; }},
       {"处罚法54", "cause_is_stated", [](Situation& s) { s.asked<FileCase>().cause = {}; }},
       {"附2-7", "filing_approval_is_enclosed",
        [](Situation& s) { s.asked<FileCase>().approval = {}; }}});
}

TEST(CaseInvestigation, MayBeFiledByTheRegistrarForTheHandlers) {
  situation_at(CaseStage::unfiled, by("registrar", docket::filing()))
      .tried()
      .then<CaseFiled>("filed")
      .and_not_flagged();
  situation_at(CaseStage::unfiled, by("handler_3", docket::filing()))
      .tried()
      .then_refused("处罚法54", "by_filing_officer");
}

TEST(CaseInvestigation, GoesToOtherHandsWithAReason) {
  const auto lawful = situation_at(
      CaseStage::reviewing, by("section_head", AssignHandlers{{"handler", "handler_3"}, said()}));
  const auto handlers = [](Situation & s) -> auto& { return s.asked<AssignHandlers>().handlers; };
  prove<HandlersAssigned>(
      lawful, CaseStage::reviewing,
      {by_a_stranger("附4-10", "by_head_of_the_section"),
       {"处罚法42", "two_handlers_are_named", [=](Situation& s) { handlers(s).pop_back(); }},
       {"处罚法42", "handlers_are_appointed",
        [=](Situation& s) { handlers(s).push_back("archivist"); }},
       {"附4-13(1)", "handlers_are_certified", [](Situation& s) { s.expire("handler_3"); }},
       {"处罚法43", "handlers_are_not_recused",
        [](Situation& s) {
          s.also(by("deputy_head", RecuseOfficer{"handler_3", said()}));
        }},
       {"附4-10", "handlers_stay_out_of_the_group",
        [=](Situation& s) {
          appoint(s.world.bureau, "reviewer", Capacity::handler);
          handlers(s).push_back("reviewer");
        }},
       {"附2-6", "change_of_hands_has_reason",
        [](Situation& s) { s.asked<AssignHandlers>().reason = {}; }}});
}

TEST(CaseInvestigation, TakesNewHandsFromTheHeadOfItsOwnSectionOnly) {
  auto foreign = situation_at(CaseStage::filed,
                              by("section_head", AssignHandlers{{"handler", "handler_3"}, said()}));
  foreign.world.bureau.officers["section_head"].section = "legal";
  foreign.tried().then_refused("附4-10", "by_head_of_the_section");
}

TEST(CaseInvestigation, RecusesAnOfficerOnce) {
  const auto lawful =
      situation_at(CaseStage::investigating, by("deputy_head", RecuseOfficer{"handler_2", said()}));
  prove<OfficerRecused>(lawful, CaseStage::investigating,
                        {by_a_stranger("处罚法57", "by_responsible_leader"),
                         {"处罚法43", "recusal_is_new",
                          [](Situation& s) {
                            s.also(by("deputy_head", RecuseOfficer{"handler_2", said()}));
                          }},
                         {"处罚法43", "recusal_has_reason",
                          [](Situation& s) { s.asked<RecuseOfficer>().reason = {}; }}});
}

TEST(CaseInvestigation, IsOpenedByItsHandler) {
  prove<InvestigationOpened>(situation_at(CaseStage::filed, by("handler", OpenInvestigation{})),
                             CaseStage::investigating, {not_by_a_handler()});
}

std::vector<Spoilt> bad_records() {
  return {
      not_by_a_handler(),
      {"附2-7", "record_is_enclosed", [](Situation& s) { s.asked<GatherRecord>().document = {}; }},
      {"附3-3", "recording_is_made", [](Situation& s) { s.asked<GatherRecord>().recording = {}; }},
      {"附3-7a", "recording_shows_certificates",
       [](Situation& s) {
         s.asked<GatherRecord>().recording.shows_certificates = Answer::unspecified;
       }},
      {"附3-7b", "recording_agrees_with_the_document",
       [](Situation& s) { s.asked<GatherRecord>().recording.started_at = at("2021-09-15", 8); }}};
}

TEST(CaseInvestigation, GathersRecordsWithTheirRecordings) {
  auto spoilt = bad_records();
  spoilt.push_back(without_a_second_handler());
  prove<RecordGathered>(situation_at(CaseStage::investigating,
                                     by("handler", docket::record(RecordKind::site_inspection))),
                        CaseStage::investigating, spoilt);
}

TEST(CaseInvestigation, StillHearsThePartyAfterItHasEnded) {
  auto spoilt = bad_records();
  spoilt.push_back({"附4-10", "record_belongs_to_the_hearing",
                    [](Situation& s) { s.asked<GatherRecord>().kind = RecordKind::sampling; }});
  prove<RecordGathered>(
      situation_at(CaseStage::concluded, by("handler", docket::record(RecordKind::hearing))),
      CaseStage::concluded, spoilt);
}

TEST(CaseInvestigation, TakesAReportInPlaceOfARecording) {
  auto reported = docket::record(RecordKind::site_inspection);
  reported.recording = {};
  reported.recording.exception_report = said();
  situation_at(CaseStage::investigating, by("handler", reported))
      .tried()
      .then<RecordGathered>("investigating")
      .and_not_flagged();
}

TEST(CaseInvestigation, NeedsNoRecordingOfPapers) {
  auto paper = docket::record(RecordKind::documentary);
  paper.recording = {};
  situation_at(CaseStage::investigating, by("handler", paper))
      .tried()
      .then<RecordGathered>("investigating")
      .and_not_flagged();
}

TEST(CaseInvestigation, ComparesTimesWithinTheSetTolerance) {
  auto near = docket::record(RecordKind::inquiry);
  near.recording.ended_at.micros += 30 * kMicrosPerSecond;
  auto situation = situation_at(CaseStage::investigating, by("handler", near));
  situation.tried()
      .then<RecordGathered>("investigating")
      .and_flagged("附3-7b", "recording_agrees_with_the_document");
  situation.world.ruleset.parameters.recording_tolerance_seconds = 60;
  situation.tried().then<RecordGathered>("investigating").and_not_flagged();
}

TEST(CaseInvestigation, TellsThePartyItsRights) {
  prove<RightsNotified>(situation_at(CaseStage::meeting, by("handler", docket::notice())),
                        CaseStage::meeting,
                        {not_by_a_handler(), {"处罚法44", "notice_is_enclosed", [](Situation& s) {
                                                s.asked<NotifyRights>().notice = {};
                                              }}});
}

TEST(CaseInvestigation, HearsThePartyAfterItWasTold) {
  prove<DefenceRecorded>(
      situation_at(CaseStage::concluded, by("handler", docket::defence())), CaseStage::concluded,
      {not_by_a_handler(),
       {"处罚法44", "rights_were_notified",
        [](Situation& s) {
          s.skip<NotifyRights>();
          s.skip<RecordDefence>();
        }},
       {"处罚法45", "defence_or_waiver_is_stated",
        [](Situation& s) { s.asked<RecordDefence>().defended = Answer::unspecified; }},
       {"处罚法64", "withdrawn_request_is_documented",
        [](Situation& s) {
          auto asks = docket::defence();
          asks.hearing_requested = Answer::yes;
          s.also(by("handler", asks));
          s.asked<RecordDefence>().document = {};
        }},
       {"处罚法45", "defence_is_documented", [](Situation& s) {
          s.asked<RecordDefence>().document = {};
          s.asked<RecordDefence>().opinion = {};
        }}});
}

TEST(CaseInvestigation, EndsWithItsReport) {
  prove<InvestigationConcluded>(
      situation_at(CaseStage::investigating, by("handler", docket::conclusion())),
      CaseStage::concluded,
      {not_by_a_handler(),
       without_a_second_handler(),
       {"附4-11(1)", "final_report_is_enclosed",
        [](Situation& s) { s.asked<ConcludeInvestigation>().report = {}; }}});
}

TEST(CaseInvestigation, IsMajorOnAnyGround) {
  const auto grounds = [](Situation & s) -> auto& { return s.asked<ClassifyMajor>().grounds; };
  prove<ClassifiedMajor>(
      situation_at(CaseStage::concluded, by("handler", docket::major())), CaseStage::preparing,
      {not_by_a_handler(),
       {"附4-7", "five_grounds_are_answered", [=](Situation& s) { grounds(s).pop_back(); }},
       {"附4-7", "some_ground_applies",
        [=](Situation& s) { grounds(s) = docket::grounds(Answer::no); }},
       {"附4-7", "grounds_have_reasons", [=](Situation& s) { grounds(s)[1].reason = {}; }},
       {"附4-7(3)", "hearing_ground_is_true",
        [](Situation& s) { s.also(by("handler", docket::record(RecordKind::hearing))); }}});
}

TEST(CaseInvestigation, IsOrdinaryOnlyOnFiveReasonedNoes) {
  const auto grounds = [](Situation & s) -> auto& { return s.asked<ClassifyOrdinary>().grounds; };
  prove<ClassifiedOrdinary>(
      situation_at(CaseStage::concluded, by("handler", docket::ordinary())), CaseStage::ordinary,
      {not_by_a_handler(),
       {"附4-7", "five_grounds_are_answered",
        [=](Situation& s) { grounds(s)[4].applies = Answer::unspecified; }},
       {"附4-7", "no_ground_applies", [=](Situation& s) { grounds(s)[0].applies = Answer::yes; }},
       {"附4-7", "grounds_have_reasons", [=](Situation& s) { grounds(s)[3].reason = {}; }},
       {"附4-7(3)", "hearing_ground_is_true",
        [](Situation& s) {
          auto asks = docket::defence();
          asks.hearing_requested = Answer::yes;
          s.also(by("handler", asks));
        }},
       {"附4-8", "review_is_not_due_anyway",
        [](Situation& s) { s.world.ruleset.parameters.review_all_but_summary = true; }}});
}

TEST(CaseInvestigation, LeavesSummaryProcedureOutOfTheReviewOfAll) {
  auto summary = situation_at(CaseStage::concluded, by("handler", docket::ordinary()));
  summary.world.ruleset.parameters.review_all_but_summary = true;
  summary.done<FileCase>().summary_procedure = true;
  summary.tried().then<ClassifiedOrdinary>("ordinary");
}

TEST(CaseInvestigation, BecomesMajorWhenAHearingIsAskedForLater) {
  auto asks = docket::defence();
  asks.hearing_requested = Answer::yes;
  auto grounds = docket::major();
  grounds.grounds[2].applies = Answer::yes;
  auto situation = situation_at(CaseStage::ordinary, by("handler", grounds));
  situation.also(by("handler", asks));
  situation.tried().then<ClassifiedMajor>("preparing");
}

TEST(CaseInvestigation, MayAskForReviewThoughItNeedsNone) {
  prove<VoluntaryReviewRequested>(
      situation_at(CaseStage::ordinary, by("handler", RequestVoluntaryReview{said()})),
      CaseStage::preparing,
      {not_by_a_handler(), {"附4-9b", "voluntary_review_has_reason", [](Situation& s) {
                              s.asked<RequestVoluntaryReview>().reason = {};
                            }}});
}

TEST(CaseInvestigation, IsEndedByALeaderWithApprovalAndReason) {
  prove<CaseTerminated>(
      situation_at(CaseStage::supplement, by("deputy_head", Terminate{said(), document(kPaper)})),
      CaseStage::terminated,
      {by_a_stranger("处罚法57", "by_responsible_leader"),
       {"附2-6", "termination_has_reason", [](Situation& s) { s.asked<Terminate>().reason = {}; }},
       {"附2-7", "termination_is_approved",
        [](Situation& s) { s.asked<Terminate>().approval = {}; }}});
}

}  // namespace
}  // namespace caseledger
