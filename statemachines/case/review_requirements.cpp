// The eight findings are judged here; most other requirements compare with the opinion in the file.
#include "statemachines/case/review_requirements.h"

#include <algorithm>

#include "statemachines/case/decision_requirements.h"

namespace caseledger {
namespace {

constexpr std::size_t kFindings = 8;

/// The points of 附4-13, from one as the article counts them.
enum Point : std::size_t {
  standing = 1,
  facts = 2,
  law = 3,
  procedure = 4,
  overreach = 5,
  documents = 6,
  crime = 7,
  others = 8
};

/// Of overreach and crime `yes` is the bad news, of the other points `no`.
bool is_bad(const Opinion& opinion, Point point) {
  if (opinion.findings.size() < point) return false;
  const auto answer = opinion.findings[point - 1].answer;
  const bool is_reversed = point == overreach || point == crime;
  return answer == (is_reversed ? Answer::yes : Answer::no);
}

bool is_any_bad(const Opinion& opinion, std::initializer_list<Point> points) {
  return std::ranges::any_of(points, [&](Point one) { return is_bad(opinion, one); });
}

/// The review's own clock; with several bases the one that falls due first.
const Deadline* review_clock(const CaseFile& file) {
  return earliest(file.deadlines, ClockKind::review);
}

}  // namespace

Verdict inquiry_met_cooperation::holds(const CaseFile&, const Inquire& command, const Context&) {
  return Verdict::of(command.cooperated == Answer::yes);
}

Verdict case_is_complex::holds(const CaseFile&, const ExtendReview& command, const Context&) {
  return Verdict::of(command.complex == Answer::yes && command.reason.given());
}

Verdict review_was_not_extended::holds(const CaseFile& file, const Context&) {
  const auto* clock = review_clock(file);
  if (clock == nullptr || clock->extensions == 0) return Verdict::met();
  return Verdict::unmet(std::to_string(clock->extensions));
}

Verdict extension_is_in_time::holds(const CaseFile& file, const Context& context) {
  const auto* clock = review_clock(file);
  if (clock == nullptr || context.day() <= clock->due) return Verdict::met();
  return Verdict::unmet(to_text(clock->due));
}

Verdict findings_are_complete::holds(const CaseFile&, const Opinion& command, const Context&) {
  for (std::size_t n = 0; n < kFindings; ++n) {
    const bool is_given = n < command.findings.size() &&
                          command.findings[n].answer != Answer::unspecified &&
                          command.findings[n].reason.given();
    if (!is_given) return Verdict::unmet(std::to_string(n + 1));
  }
  return Verdict::of(command.findings.size() == kFindings);
}

Verdict opinion_is_on_the_draft::holds(const CaseFile& file, const Opinion& command,
                                       const Context&) {
  return Verdict::of(command.draft.given() && command.draft.sha256 == file.draft.sha256);
}

Verdict nobody_recused_reviewed::holds(const CaseFile& file, const Context&) {
  const auto found = std::ranges::find_if(
      file.group, [&](const GroupMember& one) { return file.is_recused(one.officer); });
  return found == file.group.end() ? Verdict::met() : Verdict::unmet(found->officer);
}

Verdict group_is_still_certified::holds(const CaseFile& file, const Context& context) {
  const auto found = std::ranges::find_if_not(file.group, [&](const GroupMember& one) {
    return context.bureau.certificate_valid(one.officer, context.day());
  });
  return found == file.group.end() ? Verdict::met() : Verdict::unmet(found->officer);
}

Verdict findings_allow_agreement::holds(const CaseFile&, const Agree& command, const Context&) {
  for (std::size_t point = standing; point <= others; ++point) {
    if (is_bad(command, static_cast<Point>(point))) return Verdict::unmet(std::to_string(point));
  }
  return Verdict::met();
}

Verdict findings_call_for_evidence::holds(const CaseFile&, const Opinion& command, const Context&) {
  return Verdict::of(is_bad(command, facts));
}

Verdict findings_call_for_change::holds(const CaseFile&, const Opinion& command, const Context&) {
  return Verdict::of(is_bad(command, law));
}

Verdict findings_call_for_correction::holds(const CaseFile&, const Opinion& command,
                                            const Context&) {
  return Verdict::of(is_any_bad(command, {procedure, standing, documents, others}));
}

Verdict findings_call_for_transfer::holds(const CaseFile&, const Opinion& command, const Context&) {
  switch (command.transfer) {
    case TransferKind::jurisdiction:
      return Verdict::of(is_bad(command, overreach));
    case TransferKind::suspected_crime:
      return Verdict::of(is_bad(command, crime));
    case TransferKind::unspecified:
      break;
  }
  return Verdict::unmet(Id(key_of(command.transfer)));
}

Verdict investigation_was_advised::holds(const CaseFile& file, const Context&) {
  return Verdict::of(file.opinion == OpinionKind::investigate_further);
}

Verdict revision_was_advised::holds(const CaseFile& file, const Context&) {
  return Verdict::of(file.opinion == OpinionKind::change || file.opinion == OpinionKind::correct);
}

Verdict no_decision_was_advised::holds(const CaseFile& file, const Context&) {
  return Verdict::of(file.opinion == OpinionKind::make_no_decision);
}

Verdict transfer_was_advised::holds(const CaseFile& file, const Context&) {
  return Verdict::of(file.opinion == OpinionKind::transfer);
}

Verdict draft_is_revised::holds(const CaseFile& file, const AdoptRevision& command,
                                const Context&) {
  return Verdict::of(command.draft.given() && command.draft.sha256 != file.opined_draft.sha256);
}

Verdict meeting_agrees_to_no_decision::holds(const CaseFile& file, const AdoptNoDecision& command,
                                             const Context& context) {
  return Verdict::of(!is_of_the_meeting(file, command, context) || command.minutes.given());
}

Verdict opinion_is_open_to_dispute::holds(const CaseFile& file, const Context&) {
  return Verdict::of(!file.opinion_is_binding);
}

Verdict dispute_has_written_reasons::holds(const CaseFile&, const LodgeDispute& command,
                                           const Context&) {
  return Verdict::of(command.reasons.given() || command.opinion.given());
}

}  // namespace caseledger
