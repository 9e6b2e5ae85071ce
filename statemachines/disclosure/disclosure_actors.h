// Who may do what with a disclosure item, as the By<…> of its rows. That the capacity is held on
// that day is asked of every act (general_requirements.h).
#pragma once

#include "statemachines/disclosure/disclosure_file.h"
#include "statemachines/table/general_requirements.h"

namespace caseledger {

/// 附1-6: the leaders the ruleset names for 主要负责人 and 分管负责人, as the actor chose to act.
bool is_approving_leader(const Context& context);

/// 附1-8b: the case orders the item of its decision; the sections open the others (附1-5).
struct by_opener_of_items : ActsAs<Capacity::system, Capacity::handler, Capacity::section_head,
                                   Capacity::registrar, Capacity::disclosure_reviewer> {
  static constexpr Clause clause{"附1-5", "由案件程序或者承办科室、公示审核人、登记员拟定公开",
                                 "opened by the case, its section, the disclosure reviewer or the "
                                 "registrar"};
};

struct by_drafting_section : ActsAs<Capacity::handler, Capacity::section_head, Capacity::registrar,
                                    Capacity::disclosure_reviewer> {
  static constexpr Clause clause{
      "附1-5", "由承办科室、公示审核人或者登记员起草",
      "drafted by the section, the disclosure reviewer or the registrar"};
};

struct by_proofreader : ActsAs<Capacity::proofreader> {
  static constexpr Clause clause{"附1-6", "由校对人校对", "proofread by a proofreader"};
};

struct by_disclosure_reviewer : ActsAs<Capacity::disclosure_reviewer> {
  static constexpr Clause clause{"附1-8a", "由公示审核人审核", "reviewed by a disclosure reviewer"};
};

struct by_secrecy_reviewer : ActsAs<Capacity::secrecy_reviewer> {
  static constexpr Clause clause{"附1-10", "由保密审查人审查", "cleared by a secrecy reviewer"};
};

struct by_approving_leader {
  static constexpr Clause clause{"附1-6", "由主要负责人或者分管负责人审定",
                                 "approved by the principal head or the deputy in charge"};
  static Verdict holds(const Context& context);
};

struct by_publisher : ActsAs<Capacity::disclosure_reviewer, Capacity::registrar> {
  static constexpr Clause clause{"附1-8a", "由公示审核人或者登记员公示",
                                 "published by the disclosure reviewer or the registrar"};
};

/// Whoever examines a text may send it back.
struct by_examiner {
  static constexpr Clause clause{"附1-6", "由校对、审核、保密审查、审定人或者监督人退回",
                                 "sent back by one of its examiners or a supervisor"};
  static Verdict holds(const Context& context);
};

/// Not to publish is weightier than to send back: a proofreader does not decide it.
struct by_withholder {
  static constexpr Clause clause{"附1-9", "由公示审核人、保密审查人或者审定人决定不予公开",
                                 "withheld by the disclosure reviewer, the secrecy reviewer or the "
                                 "approving leader"};
  static Verdict holds(const Context& context);
};

struct by_watcher_of_changes
    : ActsAs<Capacity::system, Capacity::handler, Capacity::section_head, Capacity::registrar,
             Capacity::disclosure_reviewer, Capacity::supervisor> {
  static constexpr Clause clause{"附1-11a", "由承办科室、公示审核人、登记员、监督人或者系统提出",
                                 "noticed by the section, the disclosure reviewer, the registrar, "
                                 "a supervisor or the system"};
};

/// 附1-13 wants one body named for it; these capacities are that body.
struct by_recheck_body
    : ActsAs<Capacity::disclosure_reviewer, Capacity::office_inspector, Capacity::supervisor> {
  static constexpr Clause clause{"附1-13", "由承担复查复核的公示审核人、办公室抽检人或者监督人办理",
                                 "done by the recheck body: disclosure reviewer, office inspector "
                                 "or supervisor"};
};

struct by_case_or_supervisor : ActsAs<Capacity::system, Capacity::supervisor> {
  static constexpr Clause clause{"处罚法48", "由案件程序或者监督人提出",
                                 "required by the case or by a supervisor"};
};

struct by_withdrawer {
  static constexpr Clause clause{"处罚法48", "由公示审核人、监督人或者审定人撤回",
                                 "withdrawn by the disclosure reviewer, a supervisor or the "
                                 "approving leader"};
  static Verdict holds(const Context& context);
};

struct by_publisher_or_system
    : ActsAs<Capacity::system, Capacity::disclosure_reviewer, Capacity::registrar> {
  static constexpr Clause clause{"附1-11a", "由公示审核人、登记员或者系统停止公示",
                                 "ended by the disclosure reviewer, the registrar or the system"};
};

}  // namespace caseledger
