// What the law asks before a file is held or destroyed (附3-11, 附3-12; 档案法21). The half year of
// 附3-11a is over whenever the file's own period is: raw recordings are older than the file.
#pragma once

#include "statemachines/case/case_file.h"
#include "statemachines/day/context.h"
#include "statemachines/day/decision.h"
#include "statemachines/table/given.h"

namespace caseledger {

/// 擅自销毁 is what nobody with authority approved: one head answers for it by name.
struct by_approver_of_disposal {
  static constexpr Clause clause{"档案法21", "由主要负责人批准销毁",
                                 "destruction is approved by the principal head"};
  static Verdict holds(const Context& context);
};

/// Of what was destroyed there is nothing left to hold or to correct.
struct records_still_exist {
  static constexpr Clause clause{"档案法21", "案卷尚未销毁", "the records still exist"};
  static Verdict holds(const CaseFile& file, const Context&);
};

// 长期保存.

struct hold_ground_is_named : Given<&PlaceHold::ground> {
  static constexpr Clause clause{"附3-12", "写明长期保存的情形", "the ground of the hold is named"};
};

struct hold_has_reason : Given<&PlaceHold::reason> {
  static constexpr Clause clause{"附3-12", "写明长期保存的理由", "the reason of the hold is given"};
};

struct hold_stands {
  static constexpr Clause clause{"附3-12", "案卷正在长期保存", "the file is held"};
  static Verdict holds(const CaseFile& file, const Context&);
};

struct lifting_has_reason : Given<&LiftHold::reason> {
  static constexpr Clause clause{"附3-12", "写明解除长期保存的理由",
                                 "the reason of lifting the hold is given"};
};

struct no_hold_stands {
  static constexpr Clause clause{"附3-12", "案卷没有应当长期保存的情形", "the file is not held"};
  static Verdict holds(const CaseFile& file, const Context&);
};

// 鉴定, 销毁.

/// 附3-11b: recordings that are evidence are kept as long as the file, so one period is asked.
struct retention_has_ended {
  static constexpr Clause clause{"附2-13a", "案卷的保管期限已经届满",
                                 "the file's period of retention is over"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

struct appraisal_is_enclosed : Given<&AppraiseRecords::appraisal> {
  static constexpr Clause clause{"档案法21", "附有销毁鉴定意见书", "the appraisal is enclosed"};
};

struct records_are_appraised {
  static constexpr Clause clause{"档案法21", "案卷已经销毁鉴定", "the records were appraised"};
  static Verdict holds(const CaseFile& file, const Context&);
};

struct disposal_approval_is_enclosed : Given<&DisposeRecords::approval> {
  static constexpr Clause clause{"档案法21", "附有销毁审批表",
                                 "the approval of the destruction is enclosed"};
};

struct approver_is_not_the_appraiser {
  static constexpr Clause clause{"档案法21", "批准人不是鉴定人",
                                 "the approver did not appraise the records"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

}  // namespace caseledger
