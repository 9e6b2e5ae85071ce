// What the law asks up to the end of an investigation: 立案, 取证, 告知与陈述申辩, 调查终结, and
// whether the case is major (行政处罚法42-47, 54, 63; 附2-7, 附3-3, 附3-7; 附4-7, 附4-8).
#pragma once

#include "statemachines/case/case_file.h"
#include "statemachines/day/context.h"
#include "statemachines/day/decision.h"
#include "statemachines/table/given.h"

namespace caseledger {

// 立案, 更换承办人, 回避.

struct two_handlers_are_named {
  static constexpr Clause clause{"处罚法42", "承办人不少于两人", "there are at least two handlers"};
  static Verdict holds(const CaseFile&, const FileCase& command, const Context&);
  static Verdict holds(const CaseFile&, const AssignHandlers& command, const Context&);
};

struct handlers_are_appointed {
  static constexpr Clause clause{"处罚法42", "所列承办人均具有承办人身份",
                                 "everyone named holds the capacity of handler"};
  static Verdict holds(const CaseFile&, const FileCase& command, const Context& context);
  static Verdict holds(const CaseFile&, const AssignHandlers& command, const Context& context);
};

struct handlers_are_certified {
  static constexpr Clause clause{"附4-13(1)", "承办人均持有有效执法证件",
                                 "every handler holds a valid certificate"};
  static Verdict holds(const CaseFile&, const FileCase& command, const Context& context);
  static Verdict holds(const CaseFile&, const AssignHandlers& command, const Context& context);
  static Verdict holds(const CaseFile& file, const SubmitForReview&, const Context& context);
};

struct cause_is_stated : Given<&FileCase::cause> {
  static constexpr Clause clause{"处罚法54", "写明案由", "the cause is stated"};
};

struct party_is_named : Given<&FileCase::party_name> {
  static constexpr Clause clause{"处罚法54", "写明当事人", "the party is named"};
};

/// 附2-7 内部审批表: a case may begin in haste, but the missing approval is recorded.
struct filing_approval_is_enclosed : Given<&FileCase::approval> {
  static constexpr Clause clause{"附2-7", "附有立案呈批表", "the approval to file is enclosed",
                                 Effect::flag};
};

struct handlers_are_not_recused {
  static constexpr Clause clause{"处罚法43", "承办人均未被要求回避",
                                 "none of the handlers has been recused"};
  static Verdict holds(const CaseFile& file, const AssignHandlers& command, const Context&);
};

/// 附4-10 keeps whoever handles and whoever reviews apart.
struct handlers_stay_out_of_the_group {
  static constexpr Clause clause{"附4-10", "承办人不是本案审核小组成员",
                                 "no handler sits in the review group"};
  static Verdict holds(const CaseFile& file, const AssignHandlers& command, const Context&);
};

struct change_of_hands_has_reason : Given<&AssignHandlers::reason> {
  static constexpr Clause clause{"附2-6", "写明更换承办人的理由",
                                 "the reason for other hands is given"};
};

struct recusal_has_reason : Given<&RecuseOfficer::reason> {
  static constexpr Clause clause{"处罚法43", "写明回避理由", "the reason for recusal is given"};
};

struct recusal_is_new {
  static constexpr Clause clause{"处罚法43", "该人员尚未回避",
                                 "the officer has not been recused before"};
  static Verdict holds(const CaseFile& file, const RecuseOfficer& command, const Context&);
};

// 取证.

/// Whoever was recused handles no more: two must be left to go on.
struct two_handlers_remain {
  static constexpr Clause clause{"处罚法42", "未回避的承办人不少于两人",
                                 "at least two handlers are not recused"};
  static Verdict holds(const CaseFile& file, const Context&);
};

struct record_is_enclosed : Given<&GatherRecord::document> {
  static constexpr Clause clause{"附2-7", "附有文字记录", "the written record is enclosed"};
};

/// 附3-3 lists the occasions; 附3-8 allows a report to the superior leader in its place.
struct recording_is_made {
  static constexpr Clause clause{"附3-3", "全程同步录音录像，或者已报告无法使用的原因",
                                 "it is recorded throughout, or the obstacle was reported",
                                 Effect::flag};
  static Verdict holds(const CaseFile&, const GatherRecord& command, const Context&);
  static Verdict holds(const CaseFile&, const Serve& command, const Context&);
};

struct recording_shows_certificates {
  static constexpr Clause clause{"附3-7a", "音像首先记录亮证情况",
                                 "the recording begins with the showing of certificates",
                                 Effect::flag};
  static Verdict holds(const CaseFile&, const GatherRecord& command, const Context&);
};

struct recording_agrees_with_the_document {
  static constexpr Clause clause{"附3-7b", "音像起止时间与文书记载一致",
                                 "recording and document begin and end at the same time",
                                 Effect::flag};
  static Verdict holds(const CaseFile&, const GatherRecord& command, const Context& context);
};

/// After the end of the investigation only the party is still heard (处罚法44, 45, 63).
struct record_belongs_to_the_hearing {
  static constexpr Clause clause{"附4-10", "调查终结后仅记录陈述申辩或者听证",
                                 "after the investigation only defence and hearing are recorded"};
  static Verdict holds(const CaseFile&, const GatherRecord& command, const Context&);
};

// 告知, 陈述申辩, 听证.

struct notice_is_enclosed : Given<&NotifyRights::notice> {
  static constexpr Clause clause{"处罚法44", "附有告知书", "the notice is enclosed"};
};

struct rights_were_notified {
  static constexpr Clause clause{"处罚法44", "已告知当事人事实、理由、依据和权利",
                                 "the party was told the facts, grounds, basis and rights"};
  static Verdict holds(const CaseFile& file, const RecordDefence&, const Context&);
  static Verdict holds(const CaseFile& file, const DecideOrdinary&, const Context& context);
  static Verdict holds(const CaseFile& file, const DecideByMeeting&, const Context& context);
};

/// 处罚法45: what was argued is on paper, and so is what became of it.
struct defence_is_documented {
  static constexpr Clause clause{"处罚法45", "陈述申辩有书面记录或者写明意见",
                                 "the defence is on record"};
  static Verdict holds(const CaseFile&, const RecordDefence& command, const Context&);
};

struct defence_or_waiver_is_stated : Given<&RecordDefence::defended> {
  static constexpr Clause clause{"处罚法45", "写明当事人陈述申辩或者放弃",
                                 "it is stated whether the party defended itself or waived"};
};

/// 处罚法64: a hearing that was asked for is given up by the party, on paper, and by nobody else.
struct withdrawn_request_is_documented {
  static constexpr Clause clause{"处罚法64", "撤回听证申请有书面材料",
                                 "that the party takes back its request for a hearing is on paper"};
  static Verdict holds(const CaseFile& file, const RecordDefence& command, const Context&);
};

// 调查终结, 认定.

struct final_report_is_enclosed {
  static constexpr Clause clause{"附4-11(1)", "附有调查终结报告", "the final report is enclosed"};
  static Verdict holds(const CaseFile&, const ConcludeInvestigation& command, const Context&);
  static Verdict holds(const CaseFile&, const SubmitForReview& command, const Context&);
};

struct five_grounds_are_answered {
  static constexpr Clause clause{"附4-7", "五项情形逐项作答",
                                 "each of the five grounds is answered"};
  static Verdict holds(const CaseFile&, const ClassifyMajor& command, const Context&);
  static Verdict holds(const CaseFile&, const ClassifyOrdinary& command, const Context&);
};

/// The yes of a major case, every no of an ordinary one.
struct grounds_have_reasons {
  static constexpr Clause clause{"附4-7", "写明认定理由", "the answers have their reasons"};
  static Verdict holds(const CaseFile&, const ClassifyMajor& command, const Context&);
  static Verdict holds(const CaseFile&, const ClassifyOrdinary& command, const Context&);
};

struct some_ground_applies {
  static constexpr Clause clause{"附4-7", "至少有一项情形成立", "at least one ground applies"};
  static Verdict holds(const CaseFile&, const ClassifyMajor& command, const Context&);
};

struct no_ground_applies {
  static constexpr Clause clause{"附4-7", "五项情形均不成立", "none of the grounds applies"};
  static Verdict holds(const CaseFile&, const ClassifyOrdinary& command, const Context&);
};

/// 附4-7(3) is not a matter of opinion: the file knows whether there was a hearing.
struct hearing_ground_is_true {
  static constexpr Clause clause{"附4-7(3)", "已听证或者已申请听证的，第三项答\"是\"",
                                 "where a hearing was held or asked for, the third answer is yes"};
  static Verdict holds(const CaseFile& file, const ClassifyMajor& command, const Context&);
  static Verdict holds(const CaseFile& file, const ClassifyOrdinary& command, const Context&);
};

/// 附4-8, where the bureau reviews everything but the summary procedure.
struct review_is_not_due_anyway {
  static constexpr Clause clause{"附4-8", "适用简易程序，或者本局未将审核扩大到所有决定",
                                 "summary procedure, or review was not extended to all decisions"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

struct voluntary_review_has_reason : Given<&RequestVoluntaryReview::reason> {
  static constexpr Clause clause{"附4-9b", "写明送审理由", "the reason for review is given"};
};

// 终止.

struct termination_has_reason : Given<&Terminate::reason> {
  static constexpr Clause clause{"附2-6", "写明终止理由", "the reason for ending is given"};
};

struct termination_is_approved : Given<&Terminate::approval> {
  static constexpr Clause clause{"附2-7", "附有终止审批表", "the approval to end is enclosed"};
};

}  // namespace caseledger
