// The same question is often asked of several commands; each overload only finds its fields.
#include "statemachines/case/investigation_requirements.h"

#include <algorithm>
#include <set>

namespace caseledger {
namespace {

constexpr std::size_t kGrounds = 5;
constexpr std::size_t kHearingGround = 2;  ///< 附4-7(3), counted from zero

/// The first officer of whom it is not true, as what was found instead.
template <class True>
Verdict of_each(const std::vector<Id>& officers, True is_true) {
  const auto found = std::ranges::find_if_not(officers, is_true);
  return found == officers.end() ? Verdict::met() : Verdict::unmet(*found);
}

/// An officer who is named twice is one.
Verdict at_least_two(const std::vector<Id>& officers) {
  const auto count = std::set(officers.begin(), officers.end()).size();
  return count >= 2 ? Verdict::met() : Verdict::unmet(std::to_string(count));
}

Verdict all_certified(const std::vector<Id>& officers, const Context& context) {
  return of_each(officers, [&](const Id& one) {
    return context.bureau.certificate_valid(one, context.day());
  });
}

Verdict all_hold(const std::vector<Id>& officers, Capacity capacity, const Context& context) {
  return of_each(officers,
                 [&](const Id& one) { return context.bureau.holds(one, capacity, context.day()); });
}

/// 附3-3, and 附2-11 for whatever is done in the field.
bool needs_recording(RecordKind kind) {
  switch (kind) {
    case RecordKind::patrol:
    case RecordKind::site_inspection:
    case RecordKind::inquiry:
    case RecordKind::statement_heard:
    case RecordKind::hearing:
    case RecordKind::sampling:
    case RecordKind::prior_registration:
    case RecordKind::coercive_measure:
      return true;
    default:
      return false;
  }
}

/// 附3-3 speaks of acts in which the party takes part; a letter or a public notice has no scene.
bool meets_the_party(ServiceMethod method) {
  return method == ServiceMethod::in_person || method == ServiceMethod::left_at_place;
}

Verdict made(const Recording& recording) {
  return Verdict::of(recording.file.given() || recording.exception_report.given());
}

bool agree(Instant one, Instant other, std::int32_t tolerance_seconds) {
  if (one == Instant{} || other == Instant{}) return false;
  const auto apart = one < other ? other.micros - one.micros : one.micros - other.micros;
  return apart <= tolerance_seconds * kMicrosPerSecond;
}

Verdict answered(const std::vector<GroundAnswer>& grounds) {
  const auto count = std::ranges::count_if(
      grounds, [](const auto& one) { return one.applies != Answer::unspecified; });
  const bool is_whole = grounds.size() == kGrounds && count == kGrounds;
  return is_whole ? Verdict::met() : Verdict::unmet(std::to_string(count));
}

/// Whether every ground answered like this has its reason.
Verdict reasoned(const std::vector<GroundAnswer>& grounds, Answer answer) {
  for (std::size_t n = 0; n < grounds.size(); ++n) {
    if (grounds[n].applies == answer && !grounds[n].reason.given()) {
      return Verdict::unmet(std::to_string(n + 1));
    }
  }
  return Verdict::met();
}

/// The first ground answered yes, from one; zero: none.
std::size_t first_that_applies(const std::vector<GroundAnswer>& grounds) {
  const auto found = std::ranges::find(grounds, Answer::yes, &GroundAnswer::applies);
  return found == grounds.end() ? 0 : static_cast<std::size_t>(found - grounds.begin()) + 1;
}

Verdict hearing_admitted(const CaseFile& file, const std::vector<GroundAnswer>& grounds) {
  if (!file.hearing_held && !file.hearing_requested) return Verdict::met();
  const bool denies =
      grounds.size() > kHearingGround && grounds[kHearingGround].applies == Answer::no;
  return Verdict::of(!denies);
}

/// Before a decision rights are notified to whoever is to be penalised (处罚法44).
bool owes_notice(const CaseFile& file) { return file.action == ActionKind::penalty; }

}  // namespace

Verdict two_handlers_are_named::holds(const CaseFile&, const FileCase& command, const Context&) {
  return at_least_two(command.handlers);
}
Verdict two_handlers_are_named::holds(const CaseFile&, const AssignHandlers& command,
                                      const Context&) {
  return at_least_two(command.handlers);
}

Verdict handlers_are_appointed::holds(const CaseFile&, const FileCase& command,
                                      const Context& context) {
  return all_hold(command.handlers, Capacity::handler, context);
}
Verdict handlers_are_appointed::holds(const CaseFile&, const AssignHandlers& command,
                                      const Context& context) {
  return all_hold(command.handlers, Capacity::handler, context);
}

Verdict handlers_are_certified::holds(const CaseFile&, const FileCase& command,
                                      const Context& context) {
  return all_certified(command.handlers, context);
}
Verdict handlers_are_certified::holds(const CaseFile&, const AssignHandlers& command,
                                      const Context& context) {
  return all_certified(command.handlers, context);
}
Verdict handlers_are_certified::holds(const CaseFile& file, const SubmitForReview&,
                                      const Context& context) {
  std::vector<Id> acting;
  std::ranges::copy_if(file.handlers, std::back_inserter(acting),
                       [&](const Id& one) { return !file.is_recused(one); });
  return all_certified(acting, context);
}

Verdict handlers_are_not_recused::holds(const CaseFile& file, const AssignHandlers& command,
                                        const Context&) {
  return of_each(command.handlers, [&](const Id& one) { return !file.is_recused(one); });
}

Verdict handlers_stay_out_of_the_group::holds(const CaseFile& file, const AssignHandlers& command,
                                              const Context&) {
  return of_each(command.handlers, [&](const Id& one) { return !file.is_reviewer(one); });
}

Verdict recusal_is_new::holds(const CaseFile& file, const RecuseOfficer& command, const Context&) {
  return Verdict::of(!file.is_recused(command.officer));
}

Verdict two_handlers_remain::holds(const CaseFile& file, const Context&) {
  const auto count =
      std::ranges::count_if(file.handlers, [&](const Id& one) { return !file.is_recused(one); });
  return count >= 2 ? Verdict::met() : Verdict::unmet(std::to_string(count));
}

Verdict recording_is_made::holds(const CaseFile&, const GatherRecord& command, const Context&) {
  return needs_recording(command.kind) ? made(command.recording) : Verdict::met();
}
Verdict recording_is_made::holds(const CaseFile&, const Serve& command, const Context&) {
  return meets_the_party(command.method) ? made(command.recording) : Verdict::met();
}

Verdict recording_shows_certificates::holds(const CaseFile&, const GatherRecord& command,
                                            const Context&) {
  if (!needs_recording(command.kind) || !command.recording.file.given()) return Verdict::met();
  return Verdict::of(command.recording.shows_certificates == Answer::yes);
}

Verdict recording_agrees_with_the_document::holds(const CaseFile&, const GatherRecord& command,
                                                  const Context& context) {
  const auto& recording = command.recording;
  if (!needs_recording(command.kind) || !recording.file.given()) return Verdict::met();
  const auto tolerance = context.parameters().recording_tolerance_seconds;
  if (!agree(command.started_at, recording.started_at, tolerance)) {
    return Verdict::unmet(to_text(recording.started_at));
  }
  if (!agree(command.ended_at, recording.ended_at, tolerance)) {
    return Verdict::unmet(to_text(recording.ended_at));
  }
  return Verdict::met();
}

Verdict record_belongs_to_the_hearing::holds(const CaseFile&, const GatherRecord& command,
                                             const Context&) {
  const bool belongs =
      command.kind == RecordKind::hearing || command.kind == RecordKind::statement_heard;
  return belongs ? Verdict::met() : Verdict::unmet(Id(key_of(command.kind)));
}

Verdict rights_were_notified::holds(const CaseFile& file, const RecordDefence&, const Context&) {
  return Verdict::of(file.notified);
}
Verdict rights_were_notified::holds(const CaseFile& file, const DecideOrdinary&, const Context&) {
  return Verdict::of(file.notified || !owes_notice(file));
}
Verdict rights_were_notified::holds(const CaseFile& file, const DecideByMeeting&, const Context&) {
  return Verdict::of(file.notified || !owes_notice(file));
}

Verdict defence_is_documented::holds(const CaseFile&, const RecordDefence& command,
                                     const Context&) {
  const bool is_waived = command.defended != Answer::yes;
  return Verdict::of(is_waived || command.document.given() || command.opinion.given());
}

Verdict withdrawn_request_is_documented::holds(const CaseFile& file, const RecordDefence& command,
                                               const Context&) {
  const bool takes_back = file.hearing_requested && command.hearing_requested == Answer::no;
  return Verdict::of(!takes_back || command.document.given());
}

Verdict final_report_is_enclosed::holds(const CaseFile&, const ConcludeInvestigation& command,
                                        const Context&) {
  return Verdict::of(command.report.given());
}

Verdict five_grounds_are_answered::holds(const CaseFile&, const ClassifyMajor& command,
                                         const Context&) {
  return answered(command.grounds);
}
Verdict five_grounds_are_answered::holds(const CaseFile&, const ClassifyOrdinary& command,
                                         const Context&) {
  return answered(command.grounds);
}

Verdict grounds_have_reasons::holds(const CaseFile&, const ClassifyMajor& command, const Context&) {
  return reasoned(command.grounds, Answer::yes);
}
Verdict grounds_have_reasons::holds(const CaseFile&, const ClassifyOrdinary& command,
                                    const Context&) {
  return reasoned(command.grounds, Answer::no);
}

Verdict some_ground_applies::holds(const CaseFile&, const ClassifyMajor& command, const Context&) {
  return Verdict::of(first_that_applies(command.grounds) != 0);
}

Verdict no_ground_applies::holds(const CaseFile&, const ClassifyOrdinary& command, const Context&) {
  const auto ground = first_that_applies(command.grounds);
  return ground == 0 ? Verdict::met() : Verdict::unmet(std::to_string(ground));
}

Verdict hearing_ground_is_true::holds(const CaseFile& file, const ClassifyMajor& command,
                                      const Context&) {
  return hearing_admitted(file, command.grounds);
}
Verdict hearing_ground_is_true::holds(const CaseFile& file, const ClassifyOrdinary& command,
                                      const Context&) {
  return hearing_admitted(file, command.grounds);
}

Verdict review_is_not_due_anyway::holds(const CaseFile& file, const Context& context) {
  return Verdict::of(file.is_summary_procedure || !context.parameters().review_all_but_summary);
}

}  // namespace caseledger
