// Counting heads, comparing digests, and asking whether the party was told and heard.
#include "statemachines/case/decision_requirements.h"

#include <algorithm>

namespace caseledger {
namespace {

bool owes_hearing_of_views(const CaseFile& file) { return file.action == ActionKind::penalty; }

std::uint64_t sum_of(const std::vector<Imposed>& measures, Measure measure) {
  std::uint64_t sum = 0;
  for (const auto& one : measures) {
    if (one.measure == measure) sum += one.amount.count;
  }
  return sum;
}

std::uint64_t fine_of(const std::vector<Imposed>& measures) {
  return sum_of(measures, Measure::fine);
}

bool names(const std::vector<Imposed>& measures, Measure measure) {
  return std::ranges::find(measures, measure, &Imposed::measure) != measures.end();
}

/// 处罚法63(1)-(5); which sums are 较大数额 is data.
bool calls_for_hearing(const CaseFile& file, const std::vector<Imposed>& measures,
                       const Parameters& parameters) {
  const auto threshold = file.party_kind == PartyKind::person ? parameters.hearing_fine_person_fen
                                                              : parameters.hearing_fine_unit_fen;
  if (fine_of(measures) >= threshold) return true;
  for (const auto one :
       {Measure::revoke_licence, Measure::restrict_business, Measure::order_stop}) {
    if (names(measures, one)) return true;
  }
  return sum_of(measures, Measure::confiscation) >= threshold;
}

Verdict hearing_offered_where_due(const CaseFile& file, const std::vector<Imposed>& measures,
                                  const Context& context) {
  const bool is_due =
      owes_hearing_of_views(file) && calls_for_hearing(file, measures, context.parameters());
  return Verdict::of(!is_due || file.hearing_offered);
}

Verdict named(const std::vector<Imposed>& measures) {
  const bool is_each_whole = std::ranges::all_of(measures, [](const Imposed& one) {
    const bool has_sum = one.measure == Measure::fine || one.measure == Measure::confiscation ||
                         one.measure == Measure::levy_fee;
    return one.measure != Measure::unspecified && (!has_sum || one.amount.count != 0);
  });
  return Verdict::of(!measures.empty() && is_each_whole);
}

Verdict is_reviewed(const CaseFile& file, const Document& decision) {
  return Verdict::of(!decision.given() || decision.sha256 == file.opined_draft.sha256);
}

/// A member stays one in whichever of their capacities they are listed.
auto is_member(const Context& context) {
  return [&context](const Attendance& one) {
    return context.bureau.holds(one.officer, Capacity::party_member, context.day());
  };
}

std::uint32_t members_of_the_group(const Context& context) {
  return context.bureau.count_of(Capacity::party_member, context.day());
}

bool is_named_before(const Present& present, std::size_t n) {
  const auto same = [&](const Attendance& one) { return one.officer == present[n].officer; };
  return std::any_of(present.begin(), present.begin() + static_cast<std::ptrdiff_t>(n), same);
}

/// "3/7": of how many members how many; neutral in every language.
Verdict more_than(std::int64_t count, std::int64_t members, std::int32_t percent) {
  if (count * 100 > members * percent) return Verdict::met();
  return Verdict::unmet(std::to_string(count) + "/" + std::to_string(members));
}

}  // namespace

Verdict opinion_agrees::holds(const CaseFile& file, const Context&) {
  if (file.opinion == OpinionKind::agree) return Verdict::met();
  return Verdict::unmet(Id(key_of(file.opinion.value_or(OpinionKind::unspecified))));
}

Verdict review_did_not_fail::holds(const CaseFile& file, const Context&) {
  if (!file.opinion || file.opinion == OpinionKind::agree) return Verdict::met();
  return Verdict::unmet(Id(key_of(*file.opinion)));
}

Verdict decision_is_the_reviewed_draft::holds(const CaseFile& file, const DecideOrdinary& command,
                                              const Context&) {
  return is_reviewed(file, command.decision);
}
Verdict decision_is_the_reviewed_draft::holds(const CaseFile& file, const DecideByMeeting& command,
                                              const Context&) {
  return is_reviewed(file, command.decision);
}

Verdict case_is_not_major::holds(const CaseFile& file, const Context&) {
  return Verdict::of(file.is_major == false);
}

Verdict no_hearing_made_it_major::holds(const CaseFile& file, const Context&) {
  return Verdict::of(!file.hearing_held && !file.hearing_requested);
}

Verdict defence_was_heard::holds(const CaseFile& file, const Context&) {
  return Verdict::of(!owes_hearing_of_views(file) || file.defence_recorded);
}

Verdict defence_was_considered::holds(const CaseFile& file, const Context&) {
  const bool is_due = owes_hearing_of_views(file) && file.defended;
  return Verdict::of(!is_due || file.defence_considered);
}

Verdict hearing_was_offered::holds(const CaseFile& file, const DecideOrdinary& command,
                                   const Context& context) {
  return hearing_offered_where_due(file, command.measures, context);
}
Verdict hearing_was_offered::holds(const CaseFile& file, const DecideByMeeting& command,
                                   const Context& context) {
  return hearing_offered_where_due(file, command.measures, context);
}

Verdict requested_hearing_was_held::holds(const CaseFile& file, const Context&) {
  return Verdict::of(!file.hearing_requested || file.hearing_held);
}

Verdict measures_are_named::holds(const CaseFile&, const DecideOrdinary& command, const Context&) {
  return named(command.measures);
}
Verdict measures_are_named::holds(const CaseFile&, const DecideByMeeting& command, const Context&) {
  return named(command.measures);
}

Verdict summary_case_stays_small::holds(const CaseFile& file, const DecideOrdinary& command,
                                        const Context& context) {
  if (!file.is_summary_procedure) return Verdict::met();
  const auto& parameters = context.parameters();
  const auto fine_max = file.party_kind == PartyKind::person ? parameters.summary_fine_person_fen
                                                             : parameters.summary_fine_unit_fen;
  for (const auto& one : command.measures) {
    const bool is_small = one.measure == Measure::warning || one.measure == Measure::fine ||
                          one.measure == Measure::order_correct;
    if (!is_small) return Verdict::unmet(Id(key_of(one.measure)));
  }
  const auto fine = fine_of(command.measures);
  return fine <= fine_max ? Verdict::met() : Verdict::unmet(std::to_string(fine));
}

Verdict no_collective_discussion_is_due::holds(const CaseFile& file, const DecideOrdinary& command,
                                               const Context& context) {
  const auto& parameters = context.parameters();
  const auto from = file.party_kind == PartyKind::person ? parameters.collective_fine_person_fen
                                                         : parameters.collective_fine_unit_fen;
  const auto fine = fine_of(command.measures);
  return fine < from ? Verdict::met() : Verdict::unmet(std::to_string(fine));
}

bool is_of_the_meeting(const CaseFile& file, const AdoptNoDecision&, const Context& context) {
  return context.parameters().no_decision_needs_meeting && file.is_major.value_or(true);
}

Verdict attendance_is_by_appointment::of(const Present& present, const CaseFile&,
                                         const Context& context) {
  for (std::size_t n = 0; n < present.size(); ++n) {
    const auto& one = present[n];
    const bool holds = context.bureau.holds(one.officer, one.capacity, context.day());
    if (!holds || is_named_before(present, n)) return Verdict::unmet(one.officer);
  }
  return Verdict::met();
}

Verdict nobody_recused_attends::of(const Present& present, const CaseFile& file, const Context&) {
  const auto found = std::ranges::find_if(
      present, [&](const Attendance& one) { return file.is_recused(one.officer); });
  return found == present.end() ? Verdict::met() : Verdict::unmet(found->officer);
}

Verdict meeting_has_quorum::of(const Present& present, const CaseFile&, const Context& context) {
  return more_than(std::ranges::count_if(present, is_member(context)),
                   members_of_the_group(context), context.parameters().quorum_percent);
}

Verdict every_member_gives_a_view::of(const Present& present, const CaseFile&,
                                      const Context& context) {
  const auto found = std::ranges::find_if(present, [&](const Attendance& one) {
    return is_member(context)(one) && one.view == View::unspecified;
  });
  return found == present.end() ? Verdict::met() : Verdict::unmet(found->officer);
}

Verdict majority_is_in_favour::of(const Present& present, const CaseFile&, const Context& context) {
  const auto in_favour = std::ranges::count_if(present, [&](const Attendance& one) {
    return is_member(context)(one) && one.view == View::in_favour;
  });
  return more_than(in_favour, members_of_the_group(context), 50);
}

Verdict hearing_was_reviewed::holds(const CaseFile& file, const Context&) {
  return Verdict::of(!file.hearing_awaits_review);
}

Verdict revisit_day_is_set::holds(const CaseFile&, const Defer& command, const Context& context) {
  if (command.revisit == Day{}) return Verdict::unmet();
  return command.revisit > context.day() ? Verdict::met()
                                         : Verdict::unmet(to_text(command.revisit));
}

Verdict changed_draft_is_enclosed::holds(const CaseFile& file, const ChangeContent& command,
                                         const Context&) {
  return Verdict::of(command.draft.given() && command.draft.sha256 != file.opined_draft.sha256);
}

}  // namespace caseledger
