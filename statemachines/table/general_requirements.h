// What the law asks of every act, whatever its procedure and its row: that whoever acts holds the
// capacity they chose, that the act has happened, that it belongs where the file stands, that it
// was entered in time. general_law.h asks these before the table; no row repeats them. Below them
// are the requirements of the few rows that every procedure has: answers, corrections, rungs.
#pragma once

#include "statemachines/day/context.h"
#include "statemachines/day/decision.h"
#include "statemachines/table/given.h"

namespace caseledger {

/// Who may act as `system`: the ticker, and an order that another stream's act brings about.
inline constexpr std::string_view kSystemActor = "system";

// Of every act.

/// Whoever enters a wrong that came to light may have come to the bureau after it: 补录违规 is
/// judged by what they hold on the day they enter it, every other act by the day it was done.
Day day_of_standing(const CommandBody& command, const Context& context);

/// Its article is the procedure's own (GeneralArticles::capacity).
struct capacity_is_held {
  static constexpr Clause clause{"处罚法42", "行为人当日持有所用身份的任命",
                                 "the actor held the chosen capacity on that day"};
  static Verdict holds(const auto&, const CommandBody& command, const Context& context) {
    return holds(day_of_standing(command, context), context);
  }
  static Verdict holds(Day day, const Context& context);
};

/// 处罚法42: a certificate that has run out blocks new acts and leaves the old ones standing.
struct handler_is_certified {
  static constexpr Clause clause{"处罚法42", "承办人当日持有有效执法证件",
                                 "the handler's certificate was valid on that day"};
  static Verdict holds(const auto&, const CommandBody& command, const Context& context) {
    return holds(day_of_standing(command, context), context);
  }
  static Verdict holds(Day day, const Context& context);
};
struct reviewer_is_certified {
  static constexpr Clause clause{"附4-4", "审核人员当日持有有效执法证件",
                                 "the reviewer's certificate was valid on that day"};
  static Verdict holds(const auto&, const CommandBody& command, const Context& context) {
    return holds(day_of_standing(command, context), context);
  }
  static Verdict holds(Day day, const Context& context);
};

struct act_has_happened {
  static constexpr Clause clause{"附2-3", "发生时间不晚于录入时间",
                                 "the act happened before it was entered"};
  static Verdict holds(const Context& context);
};

/// What the system carries over from a clock or from another stream keeps that one's time; and a
/// wrong that comes to light is dated when it was done, or nobody would enter it truly.
struct act_follows_the_stage {
  static constexpr Clause clause{"附2-6", "发生时间不早于进入本阶段的时间",
                                 "the act is not earlier than the stage it is done in"};
  template <class File>
  static Verdict holds(const File& file, const CommandBody& command, const Context& context) {
    if (command.is<RecordIrregularAct>()) return Verdict::met();
    if constexpr (requires { file.stage_since; }) {
      return holds(file.stage_since, context);
    } else {
      return Verdict::met();
    }
  }
  static Verdict holds(Instant stage_since, const Context& context);
};

/// 附2-10 says 及时; the number of working days is the bureau's own setting.
struct entry_is_timely {
  static constexpr Clause clause{"附2-10", "在设定的工作日内及时录入",
                                 "entered within the set number of working days", Effect::flag};
  static Verdict holds(const Context& context);
};

/// What a refusal says when no row foresees the act; its article is the procedure's own.
struct act_is_foreseen {
  static constexpr Clause clause{"附2-6", "所处阶段可以作出该行为",
                                 "the act is foreseen at this stage"};
};

// By whom.

template <Capacity... Capacities>
struct ActsAs {
  static Verdict holds(const Context& context) {
    const bool fits = ((context.capacity == Capacities) || ...);
    return fits ? Verdict::met() : Verdict::unmet(std::string(key_of(context.capacity)));
  }
};

struct by_system : ActsAs<Capacity::system> {
  static constexpr Clause clause{"附2-6", "由系统按期限或关联程序作出",
                                 "done by the system, for a clock or for another procedure"};
};

struct by_supervisor : ActsAs<Capacity::supervisor> {
  static constexpr Clause clause{"处罚法75", "由监督人作出", "done by a supervisor"};
};

struct by_officer {
  static constexpr Clause clause{"附2-3", "由工作人员以任命身份作出",
                                 "done by an officer in a capacity of their own"};
  static Verdict holds(const Context& context);
};

// 监督答复, 更正.

struct answer_is_given : Given<&AnswerIrregularity::answer> {
  static constexpr Clause clause{"处罚法75", "写明监督答复内容", "the answer is given"};
};

struct something_is_unanswered {
  static constexpr Clause clause{"处罚法75", "有尚未答复的违规记录",
                                 "there is an irregularity without an answer"};
  static Verdict holds(const auto& file, const Context&) {
    return Verdict::of(file.unanswered_irregularities != 0);
  }
};

struct corrected_fact_exists {
  static constexpr Clause clause{"附2-3", "所更正的记录存在", "the corrected fact exists"};
  static Verdict holds(const auto& file, const CorrectRecord& command, const Context&) {
    const bool exists = command.version != 0 && command.version <= file.version.count;
    return exists ? Verdict::met() : Verdict::unmet(std::to_string(command.version));
  }
};

struct corrected_field_is_named : Given<&CorrectRecord::path> {
  static constexpr Clause clause{"附2-3", "写明所更正的栏目", "the corrected field is named"};
};

struct right_text_is_given : Given<&CorrectRecord::text> {
  static constexpr Clause clause{"附2-3", "写明更正后的内容", "the right text is given"};
};

struct correction_has_reason : Given<&CorrectRecord::reason> {
  static constexpr Clause clause{"附2-18(3)", "写明更正理由，不得随意修改",
                                 "the reason of the correction is given"};
};

// Clocks.

struct clock_is_running {
  static constexpr Clause clause{"附2-6", "该期限正在计算", "the clock is running"};
  static Verdict holds(const Deadlines& deadlines, ClockKind clock, std::string_view basis);
  static Verdict holds(const auto& file, const PassDeadline& command, const Context&) {
    return holds(file.deadlines, command.clock, command.basis);
  }
};

struct rung_is_reached {
  static constexpr Clause clause{"附2-6", "该提醒日已到", "the rung's day has come"};
  static Verdict holds(const Deadlines& deadlines, const PassDeadline& command, const Context&);
  static Verdict holds(const auto& file, const PassDeadline& command, const Context& context) {
    return holds(file.deadlines, command, context);
  }
};

struct rung_is_new {
  static constexpr Clause clause{"附2-6", "该提醒尚未作出", "the rung was not announced before"};
  static Verdict holds(const Deadlines& deadlines, const PassDeadline& command, const Context&);
  static Verdict holds(const auto& file, const PassDeadline& command, const Context& context) {
    return holds(file.deadlines, command, context);
  }
};

struct clock_is_open {
  static constexpr Clause clause{"附2-6", "该期限尚未办结", "the clock is still open"};
  static Verdict holds(const Deadlines& deadlines, ClockKind clock, std::string_view basis);
  static Verdict holds(const auto& file, const RecomputeDeadline& command, const Context&) {
    return holds(file.deadlines, command.clock, command.basis);
  }
};

/// A day is counted anew only where the calendar now says another, or says it for sure. Notices are
/// amended too, so this is asked of days that counted as settled.
struct recount_tells_more {
  static constexpr Clause clause{"附2-6", "按现行日历重新计算，到期日有变或者不再暂定",
                                 "the calendar now says another due day, or says it for sure"};
  static Verdict holds(const Deadlines& deadlines, const RecomputeDeadline& command,
                       const Context&);
  static Verdict holds(const auto& file, const RecomputeDeadline& command, const Context& context) {
    return holds(file.deadlines, command, context);
  }
};

}  // namespace caseledger
