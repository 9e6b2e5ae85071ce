// 审核小组, 送审, 补正, 退回, 撤回.
#include "tests/statemachines/case_situation.h"

namespace caseledger {
namespace {

using docket::kPaper;

Spoilt not_by_a_handler() {
  return by_another("处罚法42", "by_handler_of_the_case", "handler_3", Capacity::handler);
}

Spoilt not_by_a_reviewer() {
  return by_another("附4-2", "by_reviewer_of_the_group", "reviewer_4", Capacity::reviewer);
}

GroupMember& member(FormGroup& group, std::size_t n) { return group.members[n]; }

void appoint_reviewer(Situation& s, const Id& officer, ReviewerCategory category) {
  appoint(s.world.bureau, officer, Capacity::reviewer, category);
}

TEST(CaseSubmission, FormsAGroupOfThreeToFiveOfEachCategory) {
  const auto group = [](Situation& s) -> FormGroup& { return s.asked<FormGroup>(); };
  prove<GroupFormed>(situation_at(CaseStage::preparing, by("deputy_head", docket::group())),
                     CaseStage::preparing,
                     {by_a_stranger("处罚法57", "by_responsible_leader"),
                      {"附4-2", "group_has_three_to_five",
                       [=](Situation& s) {
                         for (const auto* more : {"reviewer_4", "reviewer_5", "reviewer_6"}) {
                           appoint_reviewer(s, more, ReviewerCategory::lawyer);
                           s.world.bureau.officers[more].section = "legal";
                           group(s).members.push_back({more, ReviewerCategory::lawyer});
                         }
                         s.world.bureau.officers["reviewer_4"].appointments.resize(1);
                       }},
                      {"附4-3", "group_has_each_category",
                       [=](Situation& s) {
                         member(group(s), 0) = {"reviewer_4", ReviewerCategory::lawyer};
                       }},
                      {"附4-3", "group_is_appointed",
                       [=](Situation& s) { member(group(s), 0).officer = "archivist"; }},
                      {"附4-4", "group_is_certified",
                       [](Situation& s) {
                         s.expire("reviewer_2");
                         s.skip<FormGroup>();
                       }},
                      {"附4-10", "group_has_no_handler",
                       [=](Situation& s) {
                         appoint_reviewer(s, "handler_2", ReviewerCategory::water_expert);
                         member(group(s), 0).officer = "handler_2";
                       }},
                      {"处罚法43", "group_has_no_recused",
                       [](Situation& s) {
                         s.also(by("deputy_head", RecuseOfficer{"reviewer_3", said()}));
                       }},
                      {"附4-3", "group_has_no_head_of_the_section", [](Situation& s) {
                         s.world.bureau.officers["reviewer_3"].section = "water-office";
                         s.skip<FormGroup>();
                       }}});
}

TEST(CaseSubmission, CountsAMemberNamedTwiceOnce) {
  auto twice = docket::group();
  twice.members.push_back(twice.members.front());
  situation_at(CaseStage::preparing, by("deputy_head", twice))
      .tried()
      .then_refused("附4-2", "group_has_three_to_five");
}

TEST(CaseSubmission, LetsTheHeadOfTheSectionSitWhereTheBureauRuledSo) {
  auto situation = situation_at(CaseStage::preparing, by("deputy_head", docket::group()));
  situation.skip<FormGroup>();
  situation.world.bureau.officers["reviewer_3"].section = "water-office";
  situation.world.ruleset.parameters.section_head_reviews_own_case = true;
  situation.tried().then<GroupFormed>("preparing");
}

/// Empties a slot of the packet.
Spoilt without(std::string_view article, std::string_view requirement, MaterialSlot slot) {
  return {article, requirement, [=](Situation& s) {
            std::erase_if(s.asked<SubmitForReview>().materials,
                          [&](const Material& one) { return one.slot == slot; });
          }};
}

Spoilt unsaid(std::string_view article, std::string_view requirement, Said Statement::*section) {
  return {article, requirement,
          [=](Situation& s) { s.asked<SubmitForReview>().statement.*section = {}; }};
}

Situation lawful_submission() {
  return situation_at(CaseStage::preparing, by("handler", docket::submission()));
}

TEST(CaseSubmission, BringsThePacketAndTheStatement) {
  prove<SubmittedForReview>(
      lawful_submission(), CaseStage::submitted,
      {not_by_a_handler(),
       without("附4-11(1)", "final_report_is_enclosed", MaterialSlot::final_report),
       without("附4-11(2)", "proposal_is_enclosed", MaterialSlot::proposal),
       without("附4-11(4)", "evidence_is_enclosed", MaterialSlot::evidence),
       {"附4-11(3)", "draft_is_enclosed",
        [](Situation& s) { s.asked<SubmitForReview>().draft = {}; }},
       {"附4-11(3)", "packet_holds_one_draft",
        [](Situation& s) { s.asked<SubmitForReview>().draft = document(docket::kRevisedDraft); }},
       {"附4-11(5)", "hearing_record_is_enclosed",
        [](Situation& s) { s.also(by("handler", docket::record(RecordKind::hearing))); }},
       {"附4-11(5)", "assessment_is_enclosed",
        [](Situation& s) { s.done<GatherRecord>() = docket::record(RecordKind::assessment); }},
       unsaid("附4-12(1)", "basic_facts_are_stated", &Statement::basic_facts),
       unsaid("附4-12(2)", "law_and_discretion_are_stated", &Statement::law_and_discretion),
       unsaid("附4-12(3)", "qualifications_are_stated", &Statement::officers_qualified),
       unsaid("附4-12(4)", "evidence_and_hearing_are_stated", &Statement::evidence_and_hearing),
       unsaid("附4-12(5)", "other_matters_are_stated", &Statement::other)});
}

/// The group is judged as it stands on the day of submission, not only when it was formed.
TEST(CaseSubmission, NeedsAGroupThatIsStillFit) {
  const auto fact = [=](Situation& s, FormGroup changed) {
    s.facts.emplace_back(GroupFormed{std::move(changed)}, CaseStage::preparing);
  };
  prove<SubmittedForReview>(
      lawful_submission(), CaseStage::submitted,
      {{"处罚法42", "two_handlers_remain",
        [](Situation& s) {
          s.also(by("deputy_head", RecuseOfficer{"handler_2", said()}));
        }},
       {"附4-13(1)", "handlers_are_certified",
        [](Situation& s) {
          s.act = s.act.on("2021-09-16");
          s.world.bureau.officers.at("handler_2").certificates.front().valid_until =
              day("2021-09-15");
        }},
       {"附4-2", "group_has_three_to_five",
        [=](Situation& s) {
          auto six = docket::group();
          for (const auto* more : {"reviewer_4", "reviewer_5", "reviewer_6"}) {
            appoint_reviewer(s, more, ReviewerCategory::lawyer);
            s.world.bureau.officers[more].section = "legal";
            six.members.push_back({more, ReviewerCategory::lawyer});
          }
          fact(s, six);
        }},
       {"附4-3", "group_has_each_category",
        [=](Situation& s) {
          auto changed = docket::group();
          changed.members[0] = {"reviewer_4", ReviewerCategory::lawyer};
          fact(s, changed);
        }},
       {"附4-3", "group_is_appointed",
        [](Situation& s) {
          s.act = s.act.on("2021-09-16");
          s.world.bureau.officers.at("reviewer").appointments.front().until = day("2021-09-15");
        }},
       {"附4-4", "group_is_certified",
        [](Situation& s) {
          s.act = s.act.on("2021-09-16");
          s.world.bureau.officers.at("reviewer_3").certificates.front().valid_until =
              day("2021-09-15");
        }},
       {"附4-10", "group_has_no_handler",
        [](Situation& s) {
          const AssignHandlers reviewer{{"handler", "handler_2", "reviewer"}, said()};
          s.facts.emplace_back(HandlersAssigned{reviewer}, CaseStage::preparing);
        }},
       {"处罚法43", "group_has_no_recused",
        [](Situation& s) {
          s.also(by("deputy_head", RecuseOfficer{"reviewer_3", said()}));
        }},
       {"附4-3", "group_has_no_head_of_the_section",
        [](Situation& s) {
          s.skip<FormGroup>();
          s.world.bureau.officers["reviewer_3"].section = "water-office";
          s.facts.emplace_back(GroupFormed{docket::group()}, CaseStage::preparing);
        }},
       {"处罚法44", "notice_precedes_review",
        [](Situation& s) {
          s.world.ruleset.parameters.notice_before_review = true;
          s.skip<RecordDefence>();
        }},
       {"附4-17", "draft_was_revised", [](Situation& s) {
          s.way = docket::way_to(CaseStage::opined) +
                  by("handler", AdoptRevision{document(docket::kRevisedDraft)});
        }}});
}

TEST(CaseSubmission, CannotBeMadeWithoutAGroup) {
  auto situation = lawful_submission();
  situation.skip<FormGroup>();
  situation.tried().then_refused("附4-2", "group_has_three_to_five");
}

TEST(CaseSubmission, IsFoundCompleteByTheGroup) {
  prove<PacketAccepted>(situation_at(CaseStage::submitted, by("reviewer", AcceptPacket{})),
                        CaseStage::reviewing, {not_by_a_reviewer()});
}

TEST(CaseSubmission, IsCompletedItemByItemUntilASetDay) {
  for (const auto stage : {CaseStage::submitted, CaseStage::reviewing}) {
    prove<SupplementRequested>(
        situation_at(stage, by("reviewer", docket::completion_request())), CaseStage::supplement,
        {not_by_a_reviewer(),
         {"附4-11尾", "missing_items_are_named",
          [](Situation& s) { s.asked<RequestSupplement>().items.clear(); }},
         {"附4-11尾", "time_for_completion_is_set",
          [](Situation& s) { s.asked<RequestSupplement>().due = day("2021-09-15"); }}});
  }
}

TEST(CaseSubmission, IsNotHalfCompleted) {
  auto two_drafts = docket::completion();
  two_drafts.materials.push_back({MaterialSlot::draft_decision, document(docket::kRevisedDraft)});
  prove<MaterialsSupplied>(situation_at(CaseStage::supplement, by("handler", docket::completion())),
                           CaseStage::submitted,
                           {not_by_a_handler(),
                            {"附4-11尾", "missing_items_are_supplied",
                             [](Situation& s) { s.asked<SupplyMaterials>().materials.clear(); }},
                            {"附4-11(3)", "packet_holds_one_draft",
                             [=](Situation& s) { s.asked<SupplyMaterials>() = two_drafts; }}});
}

/// As many documents as were asked for, and none that the group has seen.
TEST(CaseSubmission, IsCompletedByWhatWasNotThereBefore) {
  auto situation = situation_at(CaseStage::supplement, by("handler", docket::completion()));
  auto& supplied = situation.asked<SupplyMaterials>().materials;
  supplied = {{MaterialSlot::evidence, document(docket::kPaper)}};
  situation.tried().then_refused("附4-11尾", "missing_items_are_supplied");
  situation.done<RequestSupplement>().items = {{MaterialSlot::other, said()},
                                               {MaterialSlot::other, said()}};
  supplied = {{MaterialSlot::other, document(docket::kPaper)}};
  situation.tried().then_refused("附4-11尾", "missing_items_are_supplied");
  supplied.push_back(supplied.front());
  situation.tried().then_refused("附4-11尾", "missing_items_are_supplied");
  supplied.back().document = document(docket::kMorePaper);
  situation.tried().then<MaterialsSupplied>("submitted");
}

TEST(CaseSubmission, TakesANewDraftWithTheCompletion) {
  auto situation = situation_at(CaseStage::supplement, by("handler", docket::completion()));
  situation.done<RequestSupplement>().items = {{MaterialSlot::draft_decision, said()}};
  situation.tried().then_refused("附4-11尾", "missing_items_are_supplied");
  situation.asked<SupplyMaterials>().draft = document(docket::kDraft);
  situation.tried().then_refused("附4-11尾", "missing_items_are_supplied");
  situation.asked<SupplyMaterials>().draft = document(docket::kRevisedDraft);
  const auto trial = situation.tried().then<MaterialsSupplied>("submitted");
  EXPECT_EQ(trial.file().draft, document(docket::kRevisedDraft));
  EXPECT_EQ(trial.file().draft_version, 2U);
}

TEST(CaseSubmission, IsSentBackOnlyWhenItsTimeIsOver) {
  auto lawful =
      situation_at(CaseStage::supplement, by("reviewer", ReturnPacket{said()}).on("2021-09-25"));
  lawful.also({PassDeadline{ClockKind::supplement, "supplement", Rung::overdue},
               "system",
               Capacity::system,
               at("2021-09-25"),
               {}});
  prove<PacketReturned>(lawful, CaseStage::preparing,
                        {not_by_a_reviewer(),
                         {"附4-11尾", "completion_is_overdue",
                          [](Situation& s) {
                            s.skip<PassDeadline>();
                            s.act = s.act.on("2021-09-24");
                          }},
                         {"附4-11尾", "return_has_reason",
                          [](Situation& s) { s.asked<ReturnPacket>().reason = {}; }}});
}

TEST(CaseSubmission, IsWithdrawnWithAReason) {
  for (const auto stage : {CaseStage::submitted, CaseStage::reviewing}) {
    prove<SubmissionWithdrawn>(
        situation_at(stage, by("handler", WithdrawSubmission{said()})), CaseStage::preparing,
        {not_by_a_handler(), {"附4-10", "withdrawal_has_reason", [](Situation& s) {
                                s.asked<WithdrawSubmission>().reason = {};
                              }}});
  }
}

TEST(CaseSubmission, IsOutOfOrderBeforeTheInvestigationEnds) {
  situation_at(CaseStage::investigating, by("handler", docket::submission()))
      .tried()
      .then_refused("附4-10", "act_is_foreseen");
}

}  // namespace
}  // namespace caseledger
