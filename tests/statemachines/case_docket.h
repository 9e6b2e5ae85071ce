// A lawful case of the autumn of 2021, act by act: illegal sand mining by a unit, found major, with
// a fine of two thousand yuan. Each function gives one act as the law wants it; tests take one
// thing out of it. Everything happens on 2021-09-15 unless a test says otherwise.
#pragma once

#include "statemachines/case/case_law.h"
#include "tests/statemachines/law_harness.h"

namespace caseledger::docket {

/// The handlers work in the section of the case, which section_head leads; the reviewers come from
/// other sections.
World world();

constexpr std::uint8_t kReport = 1, kDraft = 2, kRevisedDraft = 3, kMorePaper = 8, kPaper = 9;

// 立案与调查

inline FileCase filing() {
  return {{"handler", "handler_2"},
          "water-office",
          ActionKind::penalty,
          WaterMatter::sand_mining,
          false,
          PartyKind::unit,
          said(),
          said(),
          said(),
          document(kPaper)};
}

inline GatherRecord record(RecordKind kind) {
  const auto from = at("2021-09-15", 9), until = at("2021-09-15", 10);
  const Recording recording{document(kPaper), from, until, Answer::yes, {}};
  return {kind, document(kPaper), from, until, recording, said()};
}

inline NotifyRights notice() { return {document(kPaper), Answer::yes}; }

inline RecordDefence waiver() { return {Answer::no, Answer::no, {}, {}, Answer::unspecified}; }

inline RecordDefence defence() {
  return {Answer::yes, Answer::no, document(kPaper), said(), Answer::yes};
}

inline ConcludeInvestigation conclusion() { return {document(kReport), said()}; }

inline std::vector<GroundAnswer> grounds(Answer all) {
  return std::vector<GroundAnswer>(5, GroundAnswer{all, said()});
}

inline ClassifyMajor major() {
  auto all = grounds(Answer::no);
  all[1].applies = Answer::yes;
  return {all};
}

inline ClassifyOrdinary ordinary() { return {grounds(Answer::no)}; }

// 送审

inline FormGroup group() {
  return {{{"reviewer", ReviewerCategory::water_expert},
           {"reviewer_2", ReviewerCategory::lawyer},
           {"reviewer_3", ReviewerCategory::section_head}}};
}

inline SubmitForReview submission(std::uint8_t draft = kDraft) {
  return {{{MaterialSlot::final_report, document(kReport)},
           {MaterialSlot::proposal, document(kPaper)},
           {MaterialSlot::draft_decision, document(draft)},
           {MaterialSlot::evidence, document(kPaper)}},
          {said(), said(), said(), said(), said()},
          document(draft)};
}

inline RequestSupplement completion_request() {
  return {{{MaterialSlot::evidence, said()}}, day("2021-09-24")};
}

inline SupplyMaterials completion() {
  return {{{MaterialSlot::evidence, document(kMorePaper)}}, {}};
}

// 审核

inline void put(Opinion& opinion, std::size_t point, Answer answer) {
  opinion.findings[point - 1].answer = answer;
}

/// Every finding in order; a test makes one bad by its number in 附4-13.
template <class Kind>
Kind opinion(std::initializer_list<std::size_t> bad_points = {}) {
  Kind one;
  one.findings = std::vector<Finding>(8, Finding{Answer::yes, said()});
  put(one, 5, Answer::no);
  put(one, 7, Answer::no);
  for (const auto point : bad_points) {
    put(one, point, point == 5 || point == 7 ? Answer::yes : Answer::no);
  }
  one.draft = document(kDraft);
  one.adviser_opinion = document(kPaper);
  one.opinion = document(kPaper);
  return one;
}

inline AdviseTransfer advice_to_transfer(TransferKind kind) {
  auto one = opinion<AdviseTransfer>({kind == TransferKind::jurisdiction ? 5U : 7U});
  one.transfer = kind;
  return one;
}

// 会议与决定

inline std::vector<Attendance> attendance() {
  std::vector<Attendance> all;
  for (const auto* member : {"party_member", "party_member_2", "party_member_3"}) {
    all.push_back({member, Capacity::party_member, View::in_favour, said()});
  }
  return all;
}

inline std::vector<Imposed> fine(std::uint64_t fen = 200'000) {
  return {{Measure::fine, Fen{fen}}, {Measure::order_correct, {}}};
}

inline DecideByMeeting resolution(std::uint8_t draft = kDraft) {
  return {said(), fine(), document(draft), attendance(), document(kPaper)};
}

inline DecideOrdinary decision(std::uint8_t draft = kDraft) {
  return {said(), fine(), document(draft)};
}

inline ResolveNoPenalty no_penalty() {
  return {NoPenaltyGround::minor, attendance(), document(kPaper)};
}

inline ResolveTransfer transfer() {
  return {TransferKind::suspected_crime, said(), document(kPaper), document(kPaper), attendance()};
}

inline Defer deferral(std::string_view until = "2021-09-30") {
  return {said(), day(until), attendance(), document(kPaper)};
}

inline ReturnForInvestigation return_to_inquiry() {
  return {said(), attendance(), document(kPaper)};
}

inline ChangeContent change(std::uint8_t draft = kRevisedDraft) {
  return {said(), document(draft), attendance(), document(kPaper)};
}

inline AdoptNoDecision no_decision() { return {document(kPaper), said(), attendance()}; }

inline Serve service() {
  const auto from = at("2021-09-15", 9);
  return {ServiceMethod::in_person, document(kPaper),
          Recording{document(kPaper), from, at("2021-09-15", 10), Answer::yes, {}}};
}

inline Execute performance(bool complete = false) {
  return {document(kPaper), Fen{100'000}, complete};
}

inline DemandPerformance demand(std::string_view served_on = "2021-09-15") {
  return {document(kPaper), day(served_on)};
}

inline ArchiveCase filing_away() { return {Retention::thirty_years, document(kPaper), {}}; }

/// 附3-12, 档案法21: what comes after the archive. The ten years of way_to_archive end with the
/// 15th of September 2031.
inline PlaceHold hold() { return {HoldGround::dispute, said()}; }
inline AppraiseRecords appraisal() { return {document(kPaper), said()}; }
inline DisposeRecords disposal() { return {document(kPaper)}; }

inline RecordIrregularAct irregular(IrregularAct act = IrregularAct::decided_without_review) {
  return {act, {"principal_head"}, document(kPaper), said()};
}

// 路

using Way = std::vector<Act>;

Way operator+(Way way, Act act);

/// The shortest lawful way to a stage. Where several lead there, the one of a major case.
Way way_to(CaseStage stage);

/// To ARCHIVED, to be kept so long.
Way way_to_archive(Retention retention);

/// To OPINED, by another opinion than the change that way_to gives.
template <class Kind>
Way way_to_opinion(const Kind& advice) {
  return way_to(CaseStage::reviewing) + by("reviewer", advice);
}

}  // namespace caseledger::docket
