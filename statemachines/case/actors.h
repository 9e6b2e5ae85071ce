// Who may do what in a case, as the By<…> of its rows. Whether the capacity is held on that day
// and whether certificates are valid is asked of every act (general_requirements.h); here is only
// which capacity, and whose case it is.
#pragma once

#include "statemachines/case/case_file.h"
#include "statemachines/day/context.h"
#include "statemachines/day/decision.h"

namespace caseledger {

/// 处罚法43: whoever has been recused does nothing more in the case. Asked of every act of a case.
struct actor_is_not_recused {
  static constexpr Clause clause{"处罚法43", "行为人未被要求回避",
                                 "the actor has not been recused"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

/// 立案: one of the handlers it names, the head of a section, or the registrar.
struct by_filing_officer {
  static constexpr Clause clause{"处罚法54", "由所列承办人、科室负责人或者登记员办理立案",
                                 "filed by a named handler, a section head or the registrar"};
  static Verdict holds(const CaseFile& file, const FileCase& command, const Context& context);
};

struct by_handler_of_the_case {
  static constexpr Clause clause{"处罚法42", "由本案承办人办理", "done by a handler of the case"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

/// 附4-2: the group reviews; its handlers never sit in it (handlers_stay_out_of_the_group).
struct by_reviewer_of_the_group {
  static constexpr Clause clause{"附4-2", "由本案审核小组成员办理",
                                 "done by a member of the case's review group"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

/// 处罚法57 行政机关负责人: the principal head or the deputy in charge.
struct by_responsible_leader {
  static constexpr Clause clause{"处罚法57", "由主要负责人或者分管负责人决定",
                                 "decided by the principal head or the deputy in charge"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

/// Who gives a case to other hands: its section's head, or a responsible leader.
struct by_head_of_the_section {
  static constexpr Clause clause{"附4-10", "由承办机构负责人或者负责人指定",
                                 "by the head of the handling section or a responsible leader"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

struct by_competent_bureau_leader {
  static constexpr Clause clause{"附4-16", "由局主管领导批准",
                                 "approved by the competent bureau leader"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

struct by_competent_leader {
  static constexpr Clause clause{"附4-17", "由主管领导处理", "settled by the competent leader"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

/// 移送规定5: 本机关正职负责人 approves a transfer.
struct by_principal_head {
  static constexpr Clause clause{"移送规定5", "由正职负责人批准", "approved by the principal head"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

/// Who enters what the party group resolved.
struct by_recorder_of_the_meeting {
  static constexpr Clause clause{"附4-18a", "由党组秘书或者主要负责人录入会议结果",
                                 "entered by the secretary of the party group or the head"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

struct by_archivist {
  static constexpr Clause clause{"附2-13b", "由档案管理员办理", "done by the archivist"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

/// What comes from outside or only concerns the record: whoever keeps the file enters it.
struct by_keeper_of_the_file {
  static constexpr Clause clause{"附2-10",
                                 "由本案承办人、科室负责人、登记员、档案管理员或者监督人录入",
                                 "entered by a handler of the case, a section head, the registrar, "
                                 "the archivist or a supervisor"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

/// 处罚法75: nobody supervises themselves.
struct supervisor_is_not_involved {
  static constexpr Clause clause{"处罚法75", "监督人不是本案承办人、审核人或者责任人",
                                 "the supervisor neither handled, reviewed nor answers for it"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

}  // namespace caseledger
