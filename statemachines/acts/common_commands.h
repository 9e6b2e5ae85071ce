// What can be asked of every stream, whatever its procedure: corrections, answers to
// irregularities, and the rungs of its clocks. And the two facts that the engine itself writes:
// a refusal and an irregularity.
#pragma once

#include <vector>

#include "statemachines/words/fields.h"
#include "statemachines/words/text.h"
#include "statemachines/words/type_list.h"
#include "statemachines/words/values.h"
#include "statemachines/words/vocabulary.h"

namespace caseledger {

struct AnswerIrregularity {
  static constexpr auto names =
      act(106, "answer_irregularity", "irregularity_answered", "监督答复", "answer an irregularity",
          "监督答复 to the irregularities recorded so far. It answers; nothing clears.");
  Said answer;
  static constexpr auto fields() {
    return std::tuple{
        optional("answer", &AnswerIrregularity::answer, "答复内容", "the answer"),
    };
  }
};

struct CorrectRecord {
  static constexpr auto names =
      act(107, "correct_record", "record_corrected", "更正记录", "correct a record",
          "更正: an earlier field, its right text and why; the old one stays visible.");
  std::uint32_t version = 0;
  Id path;
  Said text;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        required("version", &CorrectRecord::version, "被更正事实的序号",
                 "version of the fact corrected", "of the fact that is corrected"),
        required("path", &CorrectRecord::path, "被更正的字段", "field that is corrected",
                 "the field within it: \"cause\", \"findings/2/reason\""),
        optional("text", &CorrectRecord::text, "更正后的内容", "the right text"),
        optional("reason", &CorrectRecord::reason, "更正理由", "reason for the correction"),
    };
  }
};

struct PassDeadline {
  static constexpr auto names =
      act(108, "pass_deadline", "deadline_passed", "期限提醒", "pass a deadline",
          "A clock reached a rung. Asked by the ticker alone, as `system`; occurred at the rung's "
          "day.");
  ClockKind clock = ClockKind::unspecified;
  Id basis;
  Rung rung = Rung::unspecified;
  static constexpr auto fields() {
    return std::tuple{
        required("clock", &PassDeadline::clock, "期限种类", "kind of clock"),
        required("basis", &PassDeadline::basis, "期限依据条目", "entry of the ruleset",
                 "the clock's entry in the ruleset"),
        required("rung", &PassDeadline::rung, "提醒级别", "rung"),
    };
  }
};

struct RecomputeDeadline {
  static constexpr auto names =
      act(109, "recompute_deadline", "deadline_recomputed", "重算期限", "recompute a deadline",
          "A provisional due date is counted anew because the year's notice is now loaded.");
  ClockKind clock = ClockKind::unspecified;
  Id basis;
  static constexpr auto fields() {
    return std::tuple{
        required("clock", &RecomputeDeadline::clock, "期限种类", "kind of clock"),
        required("basis", &RecomputeDeadline::basis, "期限依据条目", "entry of the ruleset"),
    };
  }
};

struct IrregularityAnswered : Happened<AnswerIrregularity> {};
struct RecordCorrected : Happened<CorrectRecord> {};
struct DeadlinePassed : Happened<PassDeadline> {};
struct DeadlineRecomputed : Happened<RecomputeDeadline> {};

struct Breach {
  static constexpr auto names = part(
      "breach",
      "A requirement that was not met, as it is kept: by name, so that it can be read for ever.");
  Id article;
  Id requirement;
  Id actual;
  static constexpr auto fields() {
    return std::tuple{
        required("article", &Breach::article, "依据条款", "article", "\"附4-18b\""),
        required("requirement", &Breach::requirement, "要求", "requirement", "\"opinion_agrees\""),
        optional("actual", &Breach::actual, "实际情况", "what was found",
                 "what was found instead, neutral: a number, a date, a key; may be empty"),
    };
  }
};

struct IrregularityRecorded {
  static constexpr auto names =
      fact(110, "irregularity_recorded", "记录违规", "irregularity recorded",
           "An accepted act broke a rule that flags. It can be answered, never cleared.");
  Breach breach;
  std::vector<Id> responsible;
  static constexpr auto fields() {
    return std::tuple{
        required("breach", &IrregularityRecorded::breach, "违反情况", "breach"),
        required("responsible", &IrregularityRecorded::responsible, "责任人", "responsible"),
    };
  }
};

struct CommandRefused {
  static constexpr auto names =
      fact(111, "command_refused", "拒绝", "refused",
           "The law said no to an authenticated actor. Repeated refusals are themselves a sign.");
  Id act;
  Said command;
  std::vector<Breach> breaches;
  static constexpr auto fields() {
    return std::tuple{
        required("act", &CommandRefused::act, "被拒绝的行为", "act refused"),
        optional("command", &CommandRefused::command, "原始请求", "the command",
                 "commitment to the refused command's canonical text"),
        required("breaches", &CommandRefused::breaches, "未满足的要求", "unmet requirements"),
    };
  }
};

using CommonEvents = Types<IrregularityAnswered, RecordCorrected, DeadlinePassed,
                           DeadlineRecomputed, IrregularityRecorded, CommandRefused>;

}  // namespace caseledger
