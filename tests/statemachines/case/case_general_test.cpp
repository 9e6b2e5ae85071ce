// What the law asks of every act of a case, and what it answers where no row foresees one.
#include "tests/statemachines/case_situation.h"

namespace caseledger {
namespace {

using docket::kPaper;

std::vector<std::string_view> unmet_of(const Situation& situation) {
  std::vector<std::string_view> all;
  const auto trial = situation.tried();
  if (const auto* refused = std::get_if<Refused>(&trial.decision())) {
    for (const auto& one : refused->unmet) all.push_back(one.requirement);
  }
  return all;
}

/// What was found, of the first requirement that was not met.
std::string found_of(const Situation& situation) {
  const auto trial = situation.tried();
  const auto* refused = std::get_if<Refused>(&trial.decision());
  return refused == nullptr ? "" : refused->unmet.front().actual;
}

using Names = std::vector<std::string_view>;

Situation agreement() {
  return situation_at(CaseStage::reviewing, by("reviewer", docket::opinion<Agree>()));
}

TEST(CaseGeneral, AsksWhetherTheCapacityWasHeldThatDay) {
  auto former = situation_at(CaseStage::filed, by("handler", OpenInvestigation{}).on("2021-09-16"));
  former.meanwhile = [](World& world) {
    world.bureau.officers.at("handler").appointments.front().until = day("2021-09-15");
  };
  former.tried().then_refused("附4-13(1)", "capacity_is_held");
  EXPECT_EQ(unmet_of(former), Names{"capacity_is_held"});
  EXPECT_EQ(found_of(former), "until 2021-09-15");
  former.act = former.act.on("2021-09-15");
  former.tried().then<InvestigationOpened>("investigating");
}

TEST(CaseGeneral, SaysSinceWhenTheCapacityIsHeldOrWhichOthersAre) {
  auto early = situation_at(CaseStage::filed, by("handler", OpenInvestigation{}).on("2021-09-16"));
  early.meanwhile = [](World& world) {
    world.bureau.officers.at("handler").appointments.front().from = day("2021-12-01");
  };
  EXPECT_EQ(found_of(early), "from 2021-12-01");
  early.meanwhile = [](World& world) {
    world.bureau.officers.at("handler").appointments.front().capacity = Capacity::registrar;
  };
  EXPECT_EQ(found_of(early), "registrar");
}

TEST(CaseGeneral, BlocksNewActsUnderAnExpiredCertificate) {
  auto expired =
      situation_at(CaseStage::filed, by("handler", OpenInvestigation{}).on("2021-09-16"));
  expired.meanwhile = [](World& world) {
    world.bureau.officers.at("handler").certificates.front().valid_until = day("2021-09-15");
  };
  expired.tried().then_refused("处罚法42", "handler_is_certified");
  EXPECT_EQ(unmet_of(expired), Names{"handler_is_certified"});
  EXPECT_EQ(found_of(expired), "until 2021-09-15");
}

TEST(CaseGeneral, LetsARecusedOfficerDoNothing) {
  auto recused = agreement();
  recused.also(by("deputy_head", RecuseOfficer{"supervisor", said()}));
  recused.also(by("registrar", docket::irregular()));
  recused.act = by("supervisor", AnswerIrregularity{said()});
  recused.tried().then_refused("处罚法43", "actor_is_not_recused");
  EXPECT_EQ(unmet_of(recused), Names{"actor_is_not_recused"});
}

TEST(CaseGeneral, RefusesAnActFromTheFuture) {
  auto early = agreement();
  early.act = early.act.on("2021-09-16").entered_on("2021-09-15");
  early.tried().then_refused("附2-3", "act_has_happened");
  EXPECT_EQ(unmet_of(early), Names{"act_has_happened"});
}

/// A decision dated before its review would make the review a formality.
TEST(CaseGeneral, RefusesADecisionDatedBeforeItsReview) {
  auto backdated = situation_at(CaseStage::meeting, by("party_secretary", docket::resolution()));
  for (auto& act : backdated.way) act = act.on("2021-09-20");
  backdated.act = backdated.act.on("2021-09-17").entered_on("2021-09-20");
  backdated.tried().then_refused("附2-6", "act_follows_the_stage");
  EXPECT_EQ(unmet_of(backdated), Names{"act_follows_the_stage"});
}

TEST(CaseGeneral, FlagsAnEntryAfterMoreThanTheSetWorkdays) {
  auto late = agreement();
  late.act = late.act.entered_on("2021-09-18");
  late.tried().then<Agreed>("passed").and_not_flagged();
  late.act = late.act.entered_on("2021-09-22");
  late.tried().then<Agreed>("passed").and_flagged("附2-10", "entry_is_timely");
}

// 未经审核不得决定

TEST(CaseGeneral, NeverDecidesBeforeTheReviewHasPassed) {
  for (const auto stage :
       {CaseStage::preparing, CaseStage::submitted, CaseStage::supplement, CaseStage::reviewing,
        CaseStage::opined, CaseStage::disputed, CaseStage::referred}) {
    SCOPED_TRACE(key_of(stage));
    auto too_early = situation_at(stage, by("party_secretary", docket::resolution()));
    too_early.tried().then_refused("附4-18b", "opinion_agrees");
    EXPECT_EQ(unmet_of(too_early), (Names{"opinion_agrees", "case_is_before_the_meeting"}));
    too_early.act = by("deputy_head", docket::decision());
    too_early.tried().then_refused("附4-18b", "opinion_agrees");
    EXPECT_EQ(unmet_of(too_early), (Names{"opinion_agrees", "case_is_not_major"}));
    too_early.act = by("handler", ProposeToMeeting{});
    too_early.tried().then_refused("附4-18b", "opinion_agrees");
  }
}

TEST(CaseGeneral, NeverDecidesWhatNobodyClassified) {
  for (const auto stage : {CaseStage::filed, CaseStage::investigating, CaseStage::concluded}) {
    auto unclassified = situation_at(stage, by("deputy_head", docket::decision()));
    unclassified.tried().then_refused("附4-7", "case_is_classified");
    EXPECT_EQ(unmet_of(unclassified), (Names{"case_is_classified", "opinion_agrees"}));
  }
}

TEST(CaseGeneral, NeverDecidesAMajorCaseWithoutTheMeeting) {
  auto passed = situation_at(CaseStage::passed, by("party_secretary", docket::resolution()));
  passed.tried().then_refused("附4-18a", "case_is_before_the_meeting");
  EXPECT_EQ(unmet_of(passed), Names{"case_is_before_the_meeting"});
  passed.act = by("deputy_head", docket::decision());
  passed.tried().then_refused("附4-18a", "case_is_not_major");
  auto meeting = situation_at(CaseStage::meeting, by("deputy_head", docket::decision()));
  meeting.tried().then_refused("附4-18a", "case_is_not_major");
}

/// What went to the meeting of its own will is decided there.
TEST(CaseGeneral, LeavesToTheMeetingWhatWasPutBeforeIt) {
  const auto way = docket::way_to(CaseStage::ordinary) +
                   by("handler", RequestVoluntaryReview{said()}) +
                   by("deputy_head", docket::group()) + by("handler", docket::submission()) +
                   by("reviewer", AcceptPacket{}) + by("reviewer", docket::opinion<Agree>()) +
                   by("handler", ProposeToMeeting{});
  auto situation = situation_after(way, by("deputy_head", docket::decision()));
  EXPECT_EQ(unmet_of(situation), Names{"act_is_foreseen"});
  situation.act = by("party_secretary", docket::resolution());
  situation.tried().then<DecidedByMeeting>("decided");
}

TEST(CaseGeneral, SaysTheSentenceOfTheLaw) {
  const auto trial =
      situation_at(CaseStage::opined, by("party_secretary", docket::resolution())).tried();
  const auto& first = std::get<Refused>(trial.decision()).unmet.front();
  EXPECT_EQ(first.zh, "审核意见为\"同意\"");
  EXPECT_EQ(first.actual, "change");
}

TEST(CaseGeneral, NamesTheStageWhereAnActIsNotForeseen) {
  const auto trial = situation_at(CaseStage::filed, by("handler", docket::service())).tried();
  const auto& first = std::get<Refused>(trial.decision()).unmet.front();
  EXPECT_EQ(first.article, "处罚法61");
  EXPECT_EQ(first.requirement, "act_is_foreseen");
  EXPECT_EQ(first.actual, "filed");
}

TEST(CaseGeneral, RefusesTheCommandsOfOtherProcedures) {
  situation_at(CaseStage::filed, by("registrar", EnrolOfficer{"zhang.wei", {}, {}, {}, {}, {}}))
      .tried()
      .then_refused("附2-6", "act_is_foreseen");
}

TEST(CaseGeneral, TakesAnEffectFromTheRulesWhereTheyOpenIt) {
  auto situation = situation_at(CaseStage::preparing, by("handler", docket::submission()));
  situation.asked<SubmitForReview>().statement.other = {};
  situation.tried().then_refused("附4-12(5)", "other_matters_are_stated");
  situation.world.ruleset.effects["other_matters_are_stated"] = Effect::flag;
  situation.tried()
      .then<SubmittedForReview>("submitted")
      .and_flagged("附4-12(5)", "other_matters_are_stated");
}

}  // namespace
}  // namespace caseledger
