// A small bureau in the autumn of 2021, for tests of the law: each officer is called after what
// they are, so that a test reads like the sentence it proves. Typed in by hand, not loaded from
// packs.
#pragma once

#include <string>

#include "statemachines/day/bureau.h"
#include "statemachines/day/context.h"
#include "tests/statemachines/calendar_2021.h"

namespace caseledger {

struct World {
  Bureau bureau;
  Ruleset ruleset;
  Calendar calendar;
};

/// "2021-09-15" at ten in the morning, or at another hour.
inline Instant at(std::string_view text, int hour = 10) {
  return Instant{start_of(day(text)).micros + hour * 3'600 * kMicrosPerSecond};
}

inline Said said(std::uint32_t chars = 12) { return Said{chars}; }

/// A document that differs from every other number's.
inline Document document(std::uint8_t number) {
  Document one;
  one.sha256.bytes[0] = one.sm3.bytes[0] = number;
  one.size_bytes = 1'000U + number;
  return one;
}

/// "handler" holds Capacity::handler, and so on for every capacity; some have a second man.
inline void appoint(Bureau& bureau, const Id& officer, Capacity capacity,
                    ReviewerCategory category = ReviewerCategory::unspecified) {
  auto& one = bureau.officers[officer];
  one.id = officer;
  one.section = "water-office";
  if (one.certificates.empty()) {
    one.certificates.push_back({"C-" + officer, day("2020-01-01"), day("2024-12-31"), Day{}});
  }
  one.appointments.push_back({capacity, category, day("2020-01-01"), Day{}});
}

inline Bureau water_bureau() {
  Bureau bureau;
  bureau.stage = BureauStage::open;
  bureau.name = "lingchuan";
  for (const auto& word : terms_of<Capacity>()) {
    const auto capacity = parse_term<Capacity>(word.key);
    if (!capacity || capacity == Capacity::system || capacity == Capacity::reviewer) continue;
    appoint(bureau, Id(word.key), *capacity);
  }
  appoint(bureau, "handler_2", Capacity::handler);
  appoint(bureau, "disclosure_reviewer_2", Capacity::disclosure_reviewer);
  appoint(bureau, "party_member_2", Capacity::party_member);
  appoint(bureau, "party_member_3", Capacity::party_member);
  appoint(bureau, "reviewer", Capacity::reviewer, ReviewerCategory::water_expert);
  appoint(bureau, "reviewer_2", Capacity::reviewer, ReviewerCategory::lawyer);
  appoint(bureau, "reviewer_3", Capacity::reviewer, ReviewerCategory::section_head);
  return bureau;
}

inline ClockRule clock_rule(Id id, ClockKind clock, Id article, std::int32_t count, DayUnit unit,
                            std::vector<ActionKind> only = {}) {
  return {std::move(id), clock,           std::move(article), count, unit,
          false,         std::move(only), day("2021-01-01"),  Day{}, Level::county};
}

inline Ruleset water_rules() {
  Ruleset rules;
  const auto penalty = std::vector{ActionKind::penalty};
  rules.clocks = {
      clock_rule("review-10", ClockKind::review, "附4-16", 10, DayUnit::workday),
      clock_rule("supplement", ClockKind::supplement, "附4-11尾", 0, DayUnit::day),
      clock_rule("revisit", ClockKind::revisit, "附4-18a", 0, DayUnit::day),
      clock_rule("publish-20", ClockKind::publication, "附1-8b", 20, DayUnit::workday),
      clock_rule("publish-7", ClockKind::publication, "双公示424", 7, DayUnit::workday, penalty),
      clock_rule("update-10", ClockKind::update, "附1-11b", 10, DayUnit::workday),
      clock_rule("withdrawal-3", ClockKind::withdrawal, "处罚法48", 3, DayUnit::workday),
      clock_rule("expiry-3y", ClockKind::expiry, "市监公示13", 3, DayUnit::year),
      clock_rule("filing-30", ClockKind::filing, "附2-13b", 30, DayUnit::workday),
      clock_rule("service-7", ClockKind::service, "处罚法61", 7, DayUnit::workday, penalty),
      clock_rule("case-90", ClockKind::case_total, "处罚法60", 90, DayUnit::day, penalty)};
  rules.leaders = {
      {LeaderTerm::principal_responsible, {Capacity::principal_head}},
      {LeaderTerm::deputy_responsible, {Capacity::deputy_head}},
      {LeaderTerm::superior, {Capacity::section_head, Capacity::deputy_head}},
      {LeaderTerm::competent, {Capacity::deputy_head, Capacity::principal_head}},
      {LeaderTerm::main, {Capacity::principal_head}},
      {LeaderTerm::bureau_competent, {Capacity::deputy_head, Capacity::principal_head}}};
  return rules;
}

inline World water_world() { return {water_bureau(), water_rules(), calendar_2021_2022()}; }

}  // namespace caseledger
