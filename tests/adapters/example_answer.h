// A submission for review, its receipt, its refusal, and the few articles they cite.
#pragma once

#include "engine/command.h"
#include "statemachines/day/ruleset.h"

namespace caseledger::adapters {

inline Ruleset example_ruleset() {
  Ruleset ruleset;
  const auto add = [&ruleset](std::string id, std::string cite, std::string zh, std::string en) {
    Article article;
    article.id = id;
    article.cite = std::move(cite);
    article.zh = std::move(zh);
    article.en = std::move(en);
    ruleset.articles[id] = std::move(article);
  };
  add("附4-9a", "附件4第九条", "未经法制审核，不得作出决定。", "Without review no decision.");
  add("附4-10", "附件4第十条", "调查终结后送审。", "Submitted after the investigation.");
  add("附4-16", "附件4第十六条", "自收到送审材料之日起十个工作日内出具意见。", "Ten working days.");
  add("附4-18b", "附件4第十八条", "法制审核未通过的，不得作出决定。",
      "Where the review is not passed no decision may be made.");
  ClockRule review;
  review.id = "review-10";
  review.clock = ClockKind::review;
  review.article = "附4-16";
  ruleset.clocks = {review};
  return ruleset;
}

inline engine::Sentence sentence(Id article, Id requirement, std::string zh, Id actual) {
  return {{std::move(article), std::move(requirement), std::move(actual)}, std::move(zh), ""};
}

inline engine::Sentence not_passed() {
  return {{"附4-18b", "opinion_agrees", ""}, "审核意见为“同意”", "the opinion is agreement"};
}

inline engine::Command example_submission() {
  engine::Command command;
  command.command_id = {0x0192f0c87a1e7cc3, 0x98c4dc0c0c07398f};
  command.procedure = Procedure::matter;
  command.stream = "2021-SF-0007";
  command.body = SubmitForReview{};
  return command;
}

inline engine::Accomplished example_receipt() {
  engine::Accomplished done;
  done.position = {7};
  done.leaf_hash.bytes.fill(0xAB);
  done.leaves = 2;
  done.version = {6};
  done.article = "附4-10";
  done.stage_after = "submitted";
  done.recorded_at = *parse_instant("2021-09-15T10:00:00+08:00");
  done.clocks = {{ClockKind::review, "review-10", ClockMove::started, day_of(2021, 9, 15),
                  day_of(2021, 9, 29), day_of(2021, 9, 29), true}};
  return done;
}

inline engine::Declined example_refusal() {
  engine::Declined declined;
  declined.position = {8};
  declined.leaf_hash.bytes.fill(0xCD);
  declined.version = {6};
  declined.recorded_at = *parse_instant("2021-09-15T10:00:00+08:00");
  declined.unmet = {not_passed()};
  return declined;
}

}  // namespace caseledger::adapters
