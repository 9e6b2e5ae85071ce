// What the law asks once a decision is made: service, execution, the end of the case and its file;
// and of acts that were done against the law (行政处罚法48, 61, 66, 72; 行政强制法35, 53, 54;
// 附2-2, 附2-13; 附4-20).
#pragma once

#include "statemachines/case/case_file.h"
#include "statemachines/day/context.h"
#include "statemachines/day/decision.h"
#include "statemachines/table/given.h"

namespace caseledger {

// 送达, 执行.

/// Nothing is served or enforced of a decision that was revoked or declared unlawful or void.
struct decision_stands {
  static constexpr Clause clause{"处罚法48", "决定未被撤销、确认违法或者确认无效",
                                 "the decision was not revoked or declared unlawful or void"};
  static Verdict holds(const CaseFile& file, const Context&);
};

struct service_receipt_is_enclosed : Given<&Serve::receipt> {
  static constexpr Clause clause{"附2-7", "附有送达回证", "the receipt of service is enclosed"};
};

struct method_of_service_is_named : Given<&Serve::method> {
  static constexpr Clause clause{"处罚法61", "写明送达方式", "the method of service is named"};
};

struct performance_is_proved : Given<&Execute::proof> {
  static constexpr Clause clause{"附2-7", "附有履行或者执行凭证",
                                 "the proof of performance is enclosed"};
};

struct instalments_were_applied_for : Given<&GrantInstalments::application> {
  static constexpr Clause clause{"处罚法66", "附有当事人延期或者分期申请",
                                 "the party's application is enclosed"};
};

struct last_instalment_is_dated {
  static constexpr Clause clause{"处罚法66", "写明延期或者分期的期限",
                                 "the day of the last instalment is set"};
  static Verdict holds(const CaseFile&, const GrantInstalments& command, const Context& context);
};

struct demand_is_enclosed : Given<&DemandPerformance::demand> {
  static constexpr Clause clause{"强制法35", "附有催告书", "the written demand is enclosed"};
};

struct service_of_demand_is_dated {
  static constexpr Clause clause{"强制法54", "写明催告书送达日期，不早于决定送达、不晚于当日",
                                 "the day the demand was served is given, not before the "
                                 "decision's service and not ahead"};
  static Verdict holds(const CaseFile& file, const DemandPerformance& command,
                       const Context& context);
};

/// 处罚法66, 72: while the party was given time to pay, nothing is demanded of it or enforced.
struct instalments_have_run_out {
  static constexpr Clause clause{"处罚法72", "准予延期或者分期缴纳的期限已届满",
                                 "the time granted for payment is over"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

struct performance_is_outstanding {
  static constexpr Clause clause{"强制法53", "当事人尚未履行完毕", "performance is outstanding"};
  static Verdict holds(const CaseFile& file, const Context&);
};

struct court_application_is_enclosed : Given<&ApplyToCourt::application> {
  static constexpr Clause clause{"强制法53", "附有强制执行申请书",
                                 "the application to the court is enclosed"};
};

struct performance_was_demanded {
  static constexpr Clause clause{"强制法54", "申请前已催告当事人履行",
                                 "performance was demanded before"};
  static Verdict holds(const CaseFile& file, const Context&);
};

/// 强制法54: ten days after service; by 强制法69 these are working days.
struct demand_has_waited {
  static constexpr Clause clause{
      "强制法54", "催告书送达后已满等待的工作日（强制法69）",
      "the working days after service of the demand are over (强制法69)"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

/// 强制法53: only a party that neither sues nor performs is taken to court. Whether the time for
/// suing has run depends on facts we do not hold, so an early application is recorded.
struct remedy_period_is_over {
  static constexpr Clause clause{"强制法53", "复议和起诉期限已届满",
                                 "the time for review and suit is over", Effect::flag};
  static Verdict holds(const CaseFile& file, const Context& context);
};

// 推翻.

struct overturning_authority_is_named : Given<&Overturn::authority> {
  static constexpr Clause clause{"处罚法48", "写明作出变更、撤销、确认的机关",
                                 "the authority that overturned it is named"};
};

struct overturning_act_is_enclosed : Given<&Overturn::document> {
  static constexpr Clause clause{"处罚法48", "附有变更、撤销、确认的文书",
                                 "the overturning document is enclosed"};
};

// 结案, 归档, 退回.

struct closing_report_is_enclosed : Given<&CloseCase::report> {
  static constexpr Clause clause{"附2-7", "附有结案报告", "the closing report is enclosed"};
};

struct decision_is_carried_out {
  static constexpr Clause clause{"处罚法66", "决定已履行完毕、已申请法院强制执行或者已被撤销",
                                 "it is performed, before the court, or no longer stands"};
  static Verdict holds(const CaseFile& file, const Context&);
};

struct retention_is_set : Given<&ArchiveCase::retention> {
  static constexpr Clause clause{"附2-13a", "写明保管期限", "the period of retention is set"};
};

struct catalogue_is_enclosed : Given<&ArchiveCase::catalogue> {
  static constexpr Clause clause{"附2-13b", "附有案卷目录",
                                 "the catalogue of the file is enclosed"};
};

/// 附2-2 names what the record covers from acceptance to filing; gaps are allowed but must be stated.
struct records_cover_the_case {
  static constexpr Clause clause{"附2-2", "各环节均有记录，或者已说明缺项原因",
                                 "every step has its record, or the gap is explained"};
  static Verdict holds(const CaseFile& file, const ArchiveCase& command, const Context&);
};

/// An irregular case is not put away before its supervisor has spoken.
struct irregular_act_is_answered {
  static constexpr Clause clause{"附4-20", "违规行为已由监督人答复",
                                 "the supervisor has answered the irregular act"};
  static Verdict holds(const CaseFile& file, const Context&);
};

struct police_notice_is_enclosed : Given<&ReturnByPolice::notice> {
  static constexpr Clause clause{"移送规定8", "附有不予立案通知书",
                                 "the notice that no criminal case is opened is enclosed"};
};

struct case_went_to_the_police {
  static constexpr Clause clause{"移送规定10", "案件系涉嫌犯罪移送",
                                 "the case was transferred as a suspected crime"};
  static Verdict holds(const CaseFile& file, const Context&);
};

// 违规行为.

struct irregular_act_is_named : Given<&RecordIrregularAct::irregular> {
  static constexpr Clause clause{"附4-20", "写明违规行为种类", "the irregular act is named"};
};

struct responsible_officers_are_named : Given<&RecordIrregularAct::responsible> {
  static constexpr Clause clause{"附4-20", "写明责任人", "the responsible officers are named"};
};

struct irregular_act_is_described : Given<&RecordIrregularAct::account> {
  static constexpr Clause clause{"附4-20", "写明违规行为经过", "what happened is described"};
};

/// A decision that was made outside the procedure is a text like any other: it is kept by digest.
struct irregular_decision_is_enclosed {
  static constexpr Clause clause{"附2-7", "附有违规作出的决定书",
                                 "the decision that was made irregularly is enclosed",
                                 Effect::flag};
  static Verdict holds(const CaseFile&, const RecordIrregularAct& command, const Context&);
};

}  // namespace caseledger
