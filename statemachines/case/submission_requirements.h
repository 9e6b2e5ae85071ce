// What the law asks of the review group and of what is put before it: 附4-2 to 附4-4, the packet of
// 附4-11, the statement of 附4-12, and its completion.
#pragma once

#include "statemachines/case/case_file.h"
#include "statemachines/day/context.h"
#include "statemachines/day/decision.h"
#include "statemachines/table/given.h"

namespace caseledger {

// 审核小组: asked when it is formed, and again of the group as it stands on the day of submission.

struct group_has_three_to_five {
  static constexpr Clause clause{"附4-2", "审核小组由3至5人组成",
                                 "the review group has three to five members"};
  static Verdict holds(const CaseFile&, const FormGroup& command, const Context&);
  static Verdict holds(const CaseFile& file, const SubmitForReview&, const Context&);
};

struct group_has_each_category {
  static constexpr Clause clause{"附4-3", "审核小组有水利专家、局常聘律师和科室负责人",
                                 "the group has a water expert, a retained lawyer and a section "
                                 "head"};
  static Verdict holds(const CaseFile&, const FormGroup& command, const Context&);
  static Verdict holds(const CaseFile& file, const SubmitForReview&, const Context&);
};

/// The category is the one under which the reviewer was appointed on that day.
struct group_is_appointed {
  static constexpr Clause clause{"附4-3", "审核小组成员均按所列类别任命",
                                 "every member is appointed under the category stated"};
  static Verdict holds(const CaseFile&, const FormGroup& command, const Context& context);
  static Verdict holds(const CaseFile& file, const SubmitForReview&, const Context& context);
};

struct group_is_certified {
  static constexpr Clause clause{"附4-4", "审核小组成员均持有有效执法证件",
                                 "every member holds a valid certificate"};
  static Verdict holds(const CaseFile&, const FormGroup& command, const Context& context);
  static Verdict holds(const CaseFile& file, const SubmitForReview&, const Context& context);
};

struct group_has_no_handler {
  static constexpr Clause clause{"附4-10", "审核小组中没有本案承办人",
                                 "no handler of the case sits in the group"};
  static Verdict holds(const CaseFile& file, const FormGroup& command, const Context&);
  static Verdict holds(const CaseFile& file, const SubmitForReview&, const Context&);
};

struct group_has_no_recused {
  static constexpr Clause clause{"处罚法43", "审核小组中没有应当回避的人员",
                                 "nobody who was recused sits in the group"};
  static Verdict holds(const CaseFile& file, const FormGroup& command, const Context&);
  static Verdict holds(const CaseFile& file, const SubmitForReview&, const Context&);
};

/// 附4-3 does not exclude the head of the handling section; whether they may sit in their own case is
/// the bureau's ruling.
struct group_has_no_head_of_the_section {
  static constexpr Clause clause{"附4-3", "承办机构负责人不参加本案审核小组",
                                 "the head of the handling section does not sit in the group"};
  static Verdict holds(const CaseFile& file, const FormGroup& command, const Context& context);
  static Verdict holds(const CaseFile& file, const SubmitForReview&, const Context& context);
};

// 送审材料.

struct proposal_is_enclosed {
  static constexpr Clause clause{"附4-11(2)", "附有决定建议及情况说明",
                                 "the proposal with its statement is enclosed"};
  static Verdict holds(const CaseFile&, const SubmitForReview& command, const Context&);
};

struct draft_is_enclosed : Given<&SubmitForReview::draft> {
  static constexpr Clause clause{"附4-11(3)", "附有决定书代拟稿", "the draft decision is enclosed"};
};

/// The digest under review is the one draft of the packet; two texts cannot be reviewed as one.
struct packet_holds_one_draft {
  static constexpr Clause clause{"附4-11(3)", "材料中的代拟稿与送审稿一致",
                                 "the draft in the packet is the one under review"};
  static Verdict holds(const CaseFile&, const SubmitForReview& command, const Context&);
  static Verdict holds(const CaseFile& file, const SupplyMaterials& command, const Context&);
};

struct evidence_is_enclosed {
  static constexpr Clause clause{"附4-11(4)", "附有相关证据资料", "the evidence is enclosed"};
  static Verdict holds(const CaseFile&, const SubmitForReview& command, const Context&);
};

struct hearing_record_is_enclosed {
  static constexpr Clause clause{"附4-11(5)", "经听证的附有听证笔录",
                                 "where there was a hearing its record is enclosed"};
  static Verdict holds(const CaseFile& file, const SubmitForReview& command, const Context&);
};

struct assessment_is_enclosed {
  static constexpr Clause clause{"附4-11(5)", "经评估的附有评估报告",
                                 "where there was an assessment its report is enclosed"};
  static Verdict holds(const CaseFile& file, const SubmitForReview& command, const Context&);
};

struct basic_facts_are_stated : GivenIn<&SubmitForReview::statement, &Statement::basic_facts> {
  static constexpr Clause clause{"附4-12(1)", "情况说明载明基本事实",
                                 "the statement gives the basic facts"};
};

struct law_and_discretion_are_stated
    : GivenIn<&SubmitForReview::statement, &Statement::law_and_discretion> {
  static constexpr Clause clause{"附4-12(2)", "情况说明载明法律适用和裁量基准",
                                 "the statement gives the law and the use of discretion"};
};

struct qualifications_are_stated
    : GivenIn<&SubmitForReview::statement, &Statement::officers_qualified> {
  static constexpr Clause clause{"附4-12(3)", "情况说明载明执法人员资格",
                                 "the statement gives the officers' qualifications"};
};

struct evidence_and_hearing_are_stated
    : GivenIn<&SubmitForReview::statement, &Statement::evidence_and_hearing> {
  static constexpr Clause clause{"附4-12(4)", "情况说明载明调查取证和听证情况",
                                 "the statement gives how evidence was taken and who was heard"};
};

/// 应当载明 stands above all five; where nothing else needs saying the statement says so.
struct other_matters_are_stated : GivenIn<&SubmitForReview::statement, &Statement::other> {
  static constexpr Clause clause{"附4-12(5)", "情况说明载明其他需要说明的情况，没有的写\"无\"",
                                 "the statement gives other matters, or says that there are none"};
};

/// 处罚法44, 45: whether the party is told before the review or after it is the bureau's order.
struct notice_precedes_review {
  static constexpr Clause clause{"处罚法44", "送审前已告知并听取陈述申辩",
                                 "notice was given and the party heard before the review"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

/// 附4-17: an opinion to change or correct is adopted by a new text, not by the old one again.
struct draft_was_revised {
  static constexpr Clause clause{"附4-17", "送审稿已按审核意见修改",
                                 "the draft was revised as the opinion asks"};
  static Verdict holds(const CaseFile& file, const SubmitForReview& command, const Context&);
};

// 补正, 退回, 撤回.

struct missing_items_are_named {
  static constexpr Clause clause{"附4-11尾", "逐项写明需要补正的材料",
                                 "what is missing is named item by item"};
  static Verdict holds(const CaseFile&, const RequestSupplement& command, const Context&);
};

struct time_for_completion_is_set {
  static constexpr Clause clause{"附4-11尾", "指定补正期限", "a day for completion is set"};
  static Verdict holds(const CaseFile&, const RequestSupplement& command, const Context& context);
};

/// As many documents as items were named, and none that lay in that slot already.
struct missing_items_are_supplied {
  static constexpr Clause clause{"附4-11尾", "逐项提交要求补正的材料",
                                 "every item asked for is supplied"};
  static Verdict holds(const CaseFile& file, const SupplyMaterials& command, const Context&);
};

struct completion_is_overdue {
  static constexpr Clause clause{"附4-11尾", "补正期限已过", "the day for completion has passed"};
  static Verdict holds(const CaseFile& file, const Context& context);
};

struct return_has_reason : Given<&ReturnPacket::reason> {
  static constexpr Clause clause{"附4-11尾", "写明退回理由", "the reason for return is given"};
};

struct withdrawal_has_reason : Given<&WithdrawSubmission::reason> {
  static constexpr Clause clause{"附4-10", "写明撤回理由", "the reason for withdrawal is given"};
};

}  // namespace caseledger
