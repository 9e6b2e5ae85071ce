// What can be asked of every stream, whatever its procedure: corrections, answers to
// irregularities, and the rungs of its clocks. And the two facts that the engine itself writes:
// a refusal and an irregularity.
#pragma once

#include <vector>

#include "statemachines/words/fields.h"
#include "statemachines/words/text.h"
#include "statemachines/words/values.h"
#include "statemachines/words/vocabulary.h"

namespace caseledger {

/// 监督答复 to the irregularities recorded so far. It answers; nothing clears.
struct AnswerIrregularity {
  static constexpr std::string_view name = "answer_irregularity";
  Said answer;
  static constexpr auto fields() {
    return std::tuple{optional("answer", &AnswerIrregularity::answer)};
  }
  friend bool operator==(const AnswerIrregularity&, const AnswerIrregularity&) = default;
};

/// 更正: an earlier field, its right text and why; the old one stays visible.
struct CorrectRecord {
  static constexpr std::string_view name = "correct_record";
  std::uint32_t version = 0;  ///< of the fact that is corrected
  Id path;                    ///< the field within it: "cause", "findings/2/reason"
  Said text;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        required("version", &CorrectRecord::version), required("path", &CorrectRecord::path),
        optional("text", &CorrectRecord::text), optional("reason", &CorrectRecord::reason)};
  }
  friend bool operator==(const CorrectRecord&, const CorrectRecord&) = default;
};

/// A clock reached a rung. Asked by the ticker alone, as `system`; occurred at the rung's day.
struct PassDeadline {
  static constexpr std::string_view name = "pass_deadline";
  ClockKind clock = ClockKind::unspecified;
  Id basis;  ///< the clock's entry in the ruleset
  Rung rung = Rung::unspecified;
  static constexpr auto fields() {
    return std::tuple{required("clock", &PassDeadline::clock),
                      required("basis", &PassDeadline::basis),
                      required("rung", &PassDeadline::rung)};
  }
  friend bool operator==(const PassDeadline&, const PassDeadline&) = default;
};

/// A provisional due date is counted anew because the year's notice is now loaded.
struct RecomputeDeadline {
  static constexpr std::string_view name = "recompute_deadline";
  ClockKind clock = ClockKind::unspecified;
  Id basis;
  static constexpr auto fields() {
    return std::tuple{required("clock", &RecomputeDeadline::clock),
                      required("basis", &RecomputeDeadline::basis)};
  }
  friend bool operator==(const RecomputeDeadline&, const RecomputeDeadline&) = default;
};

struct IrregularityAnswered : Happened<AnswerIrregularity, "irregularity_answered"> {};
struct RecordCorrected : Happened<CorrectRecord, "record_corrected"> {};
struct DeadlinePassed : Happened<PassDeadline, "deadline_passed"> {};
struct DeadlineRecomputed : Happened<RecomputeDeadline, "deadline_recomputed"> {};

/// A requirement that was not met, as it is kept: by name, so that it can be read for ever.
struct Breach {
  Id article;      ///< "附4-18b"
  Id requirement;  ///< "opinion_agrees"
  Id actual;       ///< what was found instead, neutral: a number, a date, a key; may be empty
  static constexpr auto fields() {
    return std::tuple{required("article", &Breach::article),
                      required("requirement", &Breach::requirement),
                      optional("actual", &Breach::actual)};
  }
  friend bool operator==(const Breach&, const Breach&) = default;
};

/// An accepted act broke a rule that flags. It can be answered, never cleared.
struct IrregularityRecorded {
  static constexpr std::string_view name = "irregularity_recorded";
  Breach breach;
  std::vector<Id> responsible;
  static constexpr auto fields() {
    return std::tuple{required("breach", &IrregularityRecorded::breach),
                      required("responsible", &IrregularityRecorded::responsible)};
  }
  friend bool operator==(const IrregularityRecorded&, const IrregularityRecorded&) = default;
};

/// The law said no to an authenticated actor. Repeated refusals are themselves a sign.
struct CommandRefused {
  static constexpr std::string_view name = "command_refused";
  Id act;
  Said command;  ///< commitment to the refused command's canonical text
  std::vector<Breach> breaches;
  static constexpr auto fields() {
    return std::tuple{required("act", &CommandRefused::act),
                      optional("command", &CommandRefused::command),
                      required("breaches", &CommandRefused::breaches)};
  }
  friend bool operator==(const CommandRefused&, const CommandRefused&) = default;
};

using CommonEvents = std::tuple<IrregularityAnswered, RecordCorrected, DeadlinePassed,
                                DeadlineRecomputed, IrregularityRecorded, CommandRefused>;

}  // namespace caseledger
