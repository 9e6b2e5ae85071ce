// What the law asks of a decision and of the meeting that makes it: 附4-9, 附4-18; 行政处罚法44,
// 45, 51, 57, 59, 63. The order of 告知 and 法制审核 is the bureau's (rights_were_notified).
#pragma once

#include "statemachines/case/case_file.h"
#include "statemachines/day/context.h"
#include "statemachines/day/decision.h"
#include "statemachines/table/given.h"

namespace caseledger {

// 法制审核在先.

/// 附4-18: 法制审核未通过的，不得作出决定.
struct opinion_agrees {
  static constexpr Clause clause{"附4-18b", "审核意见为\"同意\"", "the opinion is agreement"};
  static Verdict holds(const CaseFile& file, const Context&);
};

/// The same sentence for a case that was reviewed, failed, investigated again and then found not
/// to be major: what the review refused is not decided without a new one.
struct review_did_not_fail {
  static constexpr Clause clause{"附4-18b", "没有未通过的法制审核", "no review of it has failed"};
  static Verdict holds(const CaseFile& file, const Context&);
};

/// What a refusal adds where a major case is decided by anybody but the meeting (case_law.cpp).
struct case_is_before_the_meeting {
  static constexpr Clause clause{"附4-18a", "案件已提交党组会议集体讨论",
                                 "the case is before the party group's meeting"};
};

/// And where nobody has yet asked whether it is major.
struct case_is_classified {
  static constexpr Clause clause{"附4-7", "已认定是否属于重大行政执法决定",
                                 "it was settled whether the decision is major"};
};

/// 附4-9: what was reviewed is one text; any other text was not reviewed.
struct decision_is_the_reviewed_draft {
  static constexpr Clause clause{"附4-9a", "决定书与审核通过的代拟稿一致",
                                 "the decision is the draft that passed the review"};
  static Verdict holds(const CaseFile& file, const DecideOrdinary& command, const Context&);
  static Verdict holds(const CaseFile& file, const DecideByMeeting& command, const Context&);
};

struct case_is_not_major {
  static constexpr Clause clause{"附4-18a", "不属于重大行政执法决定", "the decision is not major"};
  static Verdict holds(const CaseFile& file, const Context&);
};

/// 附4-7(3) may come true after the case was classified; then it is major after all.
struct no_hearing_made_it_major {
  static constexpr Clause clause{"附4-7(3)", "认定后未发生听证或者听证申请",
                                 "no hearing was held or asked for"};
  static Verdict holds(const CaseFile& file, const Context&);
};

// 告知与听取意见在先.

struct defence_was_heard {
  static constexpr Clause clause{"处罚法45", "当事人已陈述申辩或者放弃",
                                 "the party defended itself or waived"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

struct defence_was_considered {
  static constexpr Clause clause{"处罚法45", "陈述申辩意见已复核", "the defence was weighed"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

/// 处罚法63: heavy fines from the bureau's threshold on, confiscation, licences, orders to stop.
struct hearing_was_offered {
  static constexpr Clause clause{"处罚法63", "应当听证的已告知听证权利",
                                 "where a hearing is due it was offered"};
  static Verdict holds(const CaseFile& file, const DecideOrdinary& command, const Context& context);
  static Verdict holds(const CaseFile& file, const DecideByMeeting& command,
                       const Context& context);
};

struct requested_hearing_was_held {
  static constexpr Clause clause{"处罚法63", "当事人要求听证的已组织听证",
                                 "a hearing that was asked for was held"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

// 决定书.

struct measures_are_named {
  static constexpr Clause clause{"处罚法59", "写明决定内容，罚款、没收和征收写明数额",
                                 "the measures are named, a fine, confiscation or levy with its "
                                 "amount"};
  static Verdict holds(const CaseFile&, const DecideOrdinary& command, const Context&);
  static Verdict holds(const CaseFile&, const DecideByMeeting& command, const Context&);
};

struct decision_is_enclosed : Given<&DecideOrdinary::decision, &DecideByMeeting::decision> {
  static constexpr Clause clause{"处罚法59", "附有决定书", "the written decision is enclosed"};
};

struct decision_has_number
    : Given<&DecideOrdinary::document_number, &DecideByMeeting::document_number> {
  static constexpr Clause clause{"处罚法59", "写明决定书文号", "the decision has its number"};
};

/// 处罚法51: what may be decided on the spot.
struct summary_case_stays_small {
  static constexpr Clause clause{"处罚法51", "简易程序限于警告和小额罚款",
                                 "summary procedure is for warnings and small fines"};
  static Verdict holds(const CaseFile& file, const DecideOrdinary& command, const Context& context);
};

/// 处罚法57: a complex or grave breach is decided together; from which fine on is data.
struct no_collective_discussion_is_due {
  static constexpr Clause clause{"处罚法57", "罚款未达到应当由负责人集体讨论决定的数额",
                                 "the fine stays below what the heads decide together"};
  static Verdict holds(const CaseFile& file, const DecideOrdinary& command, const Context& context);
};

// 党组会议.

using Present = std::vector<Attendance>;

/// Whether an act is the meeting's, so that the sentences below are asked of it. 不予作出决定 is
/// adopted by the meeting where the case is major (附4-18a, ruling 9), and else by the section.
inline bool is_of_the_meeting(const CaseFile&, const auto&, const Context&) { return true; }
bool is_of_the_meeting(const CaseFile& file, const AdoptNoDecision&, const Context& context);

/// What one meeting is asked, whatever it resolves.
template <class Sentence>
struct AskedOfTheMeeting {
  static Verdict holds(const CaseFile& file, const auto& command, const Context& context) {
    if (!is_of_the_meeting(file, command, context)) return Verdict::met();
    return Sentence::of(command.attendance, file, context);
  }
};

struct attendance_is_by_appointment : AskedOfTheMeeting<attendance_is_by_appointment> {
  static constexpr Clause clause{"附4-18a", "出席人员当日均持有所列身份，不重复计列",
                                 "everyone present is named once, in a capacity held that day"};
  static Verdict of(const Present& present, const CaseFile&, const Context& context);
};

struct nobody_recused_attends : AskedOfTheMeeting<nobody_recused_attends> {
  static constexpr Clause clause{"处罚法43", "应当回避的人员未参加会议",
                                 "nobody who was recused attends"};
  static Verdict of(const Present& present, const CaseFile& file, const Context&);
};

struct meeting_has_quorum : AskedOfTheMeeting<meeting_has_quorum> {
  static constexpr Clause clause{"附4-18a", "到会党组成员超过规定比例",
                                 "more than the set share of the party group attends"};
  static Verdict of(const Present& present, const CaseFile&, const Context& context);
};

/// 集体讨论: every member says what they think.
struct every_member_gives_a_view : AskedOfTheMeeting<every_member_gives_a_view> {
  static constexpr Clause clause{"附4-18a", "到会党组成员均已发表意见",
                                 "every member present gave a view"};
  static Verdict of(const Present& present, const CaseFile&, const Context& context);
};

/// 党组工作条例: more than half of the members, present or not.
struct majority_is_in_favour : AskedOfTheMeeting<majority_is_in_favour> {
  static constexpr Clause clause{"附4-18a", "赞成人数超过应到会党组成员的半数",
                                 "more than half of the party group is in favour"};
  static Verdict of(const Present& present, const CaseFile&, const Context& context);
};

struct minutes_are_enclosed
    : Given<&DecideByMeeting::minutes, &Defer::minutes, &ReturnForInvestigation::minutes,
            &ChangeContent::minutes, &ResolveNoPenalty::minutes, &ResolveTransfer::minutes> {
  static constexpr Clause clause{"附4-18a", "附有党组会议记录",
                                 "the minutes of the meeting are enclosed"};
};

/// 附4-11(5), 附4-13: the record of a hearing is part of what is reviewed; one held afterwards
/// leads back to the group (returned for investigation, or supplied while the review is open).
struct hearing_was_reviewed {
  static constexpr Clause clause{"附4-11(5)", "送审后举行的听证已连同笔录重新审核",
                                 "a hearing held after submission went through the review"};
  static Verdict holds(const CaseFile& file, const Context&);
};

struct deferral_has_reason : Given<&Defer::reason> {
  static constexpr Clause clause{"附4-18a", "写明缓议理由", "the reason for deferral is given"};
};

struct revisit_day_is_set {
  static constexpr Clause clause{"附4-18a", "写明再议日期", "the day of the next talk is set"};
  static Verdict holds(const CaseFile&, const Defer& command, const Context& context);
};

struct further_inquiry_has_reason : Given<&ReturnForInvestigation::reason> {
  static constexpr Clause clause{"处罚法57", "写明退回补充调查的理由",
                                 "the reason for further inquiry is given"};
};

struct change_has_reason : Given<&ChangeContent::reason> {
  static constexpr Clause clause{"附4-18a", "写明改变内容的理由",
                                 "the reason for the change is given"};
};

/// Changed content is another text, and another text goes through the review again.
struct changed_draft_is_enclosed {
  static constexpr Clause clause{"附4-9a", "附有改变后的代拟稿", "the changed draft is enclosed"};
  static Verdict holds(const CaseFile& file, const ChangeContent& command, const Context&);
};

struct ground_for_no_penalty_is_named : Given<&ResolveNoPenalty::ground> {
  static constexpr Clause clause{"处罚法57", "写明不予处罚的情形",
                                 "the ground for no penalty is named"};
};

struct kind_of_transfer_is_named : Given<&ResolveTransfer::kind> {
  static constexpr Clause clause{"处罚法57", "写明移送类别", "the kind of transfer is named"};
};

}  // namespace caseledger
