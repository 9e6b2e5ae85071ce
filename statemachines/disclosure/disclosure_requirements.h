// What must be true of a disclosure item before each step (附1), as plain functions of the file,
// the command and the day.
#pragma once

#include <span>

#include "statemachines/disclosure/disclosure_file.h"
#include "statemachines/table/general_requirements.h"
#include "statemachines/table/given.h"

namespace caseledger {

/// The fields of a draft that the public must see (附1-7): who reads a page learns from this list
/// what was left out. Views of constants.
std::span<const std::string_view> mandatory_fields(PublicRegister of);

// 拟公开.
struct register_is_named : Given<&OpenItem::register_> {
  static constexpr Clause clause{"附1-7", "写明属于哪一类公示信息",
                                 "the item says to which register it belongs"};
};

struct subject_is_named : Given<&OpenItem::about> {
  static constexpr Clause clause{"附1-7", "写明所涉案件、事项或者人员",
                                 "the item says what it speaks of"};
};

struct section_is_named : Given<&OpenItem::section> {
  static constexpr Clause clause{"附1-5", "写明责任科室", "the responsible section is named"};
};

struct first_day_is_not_ahead {
  static constexpr Clause clause{"附1-8b", "作出或者变更之日不晚于当日",
                                 "the day of the decision or change is not ahead"};
  static Verdict holds(const DisclosureFile&, const OpenItem& command, const Context& context);
};

// 起草, 更新.
struct text_is_given : Given<&DraftItem::text, &UpdateItem::text, &CorrectItem::text> {
  static constexpr Clause clause{"附1-3", "附有拟公开的文本",
                                 "the text to be published is enclosed"};
};

struct mandatory_fields_are_shown {
  static constexpr Clause clause{"附1-7(4)", "标题、决定内容、事实理由和救济途径不得不予公开",
                                 "title, content, facts and reasons and remedies are not withheld"};
  static Verdict holds(const DisclosureFile& file, const DraftItem& command, const Context&);
};

/// What may be secret of a page: whom it is about, and the document that says more than the page.
struct withheld_fields_are_named {
  static constexpr Clause clause{"附1-9(2)", "不予公开的字段只限于当事人和公示文本",
                                 "nothing but the party and the whole text is withheld"};
  static Verdict holds(const DisclosureFile& file, const DraftItem& command, const Context&);
};

struct text_is_new {
  static constexpr Clause clause{"附1-3", "文本与正在公示的不同",
                                 "the text differs from the one on display"};
  static Verdict holds(const DisclosureFile& file, const auto& command, const Context&) {
    return Verdict::of(command.text != file.displayed);
  }
};

// 校对: the fields of 附1-7 are looked for as early as somebody reads the text.
struct text_is_the_draft {
  static constexpr Clause clause{"附1-3", "所涉文本就是拟公开的文本",
                                 "the act is about the text that was drafted"};
  static Verdict holds(const DisclosureFile& file, const auto& command, const Context&) {
    return Verdict::of(command.text.given() && command.text == file.text);
  }
};

struct content_is_given {
  static constexpr Clause clause{"附1-7", "写明公示内容", "the content is given"};
  static Verdict holds(const DisclosureFile& file, const Context&);
};

struct reasons_are_given {
  static constexpr Clause clause{"附1-7(4)", "执法决定写明事实理由",
                                 "a decision is published with its facts and reasons"};
  static Verdict holds(const DisclosureFile& file, const Context&);
};

struct remedies_are_given {
  static constexpr Clause clause{"附1-7(4)", "执法决定写明救济途径",
                                 "a decision is published with the remedies against it"};
  static Verdict holds(const DisclosureFile& file, const Context&);
};

// 审核: the five checks of 附1-9. A blank or a missing note is no answer.
Verdict check_passed(const ReviewItem& command, std::size_t number);

template <std::size_t Number>
struct CheckPassed {
  static Verdict holds(const DisclosureFile&, const ReviewItem& command, const Context&) {
    return check_passed(command, Number);
  }
};

struct scope_is_public : CheckPassed<1> {
  static constexpr Clause clause{"附1-9(1)", "经审核属于主动公开的范围",
                                 "checked: it belongs to what is disclosed"};
};
struct secrets_are_absent : CheckPassed<2> {
  static constexpr Clause clause{"附1-9(2)", "经审核不涉及国家秘密、商业秘密及个人隐私",
                                 "checked: no state secret, trade secret or privacy"};
};
struct form_and_time_fit : CheckPassed<3> {
  static constexpr Clause clause{"附1-9(3)", "经审核公开形式、公开时限符合要求",
                                 "checked: form and time of disclosure are right"};
};
struct wording_is_right : CheckPassed<4> {
  static constexpr Clause clause{"附1-9(4)", "经审核内容准确、用语规范",
                                 "checked: the content is accurate and well worded"};
};
struct nothing_else_opposes : CheckPassed<5> {
  static constexpr Clause clause{"附1-9(5)", "经审核没有其他妨碍公开的内容",
                                 "checked: nothing else stands against it"};
};

struct reviewer_did_not_proofread {
  static constexpr Clause clause{"附1-6", "审核人不是校对人",
                                 "the reviewer is not the proofreader"};
  static Verdict holds(const DisclosureFile& file, const Context& context);
};

// 保密审查, 审定, 公示.
struct secrecy_is_clear {
  static constexpr Clause clause{"附1-10", "保密审查结论为不涉密",
                                 "the secrecy review found nothing secret"};
  static Verdict holds(const DisclosureFile&, const ClearSecrecy& command, const Context&);
};

struct approver_examined_nothing {
  static constexpr Clause clause{"附1-6", "审定人不是校对人、审核人或者保密审查人",
                                 "the approver proofread, reviewed and cleared nothing of it"};
  static Verdict holds(const DisclosureFile& file, const Context& context);
};

struct channel_is_named : Given<&Publish::channel> {
  static constexpr Clause clause{"附1-9(3)", "写明公示渠道", "the place of publication is named"};
};

struct publication_is_not_held {
  static constexpr Clause clause{"附4-9a", "决定没有未经监督答复的违规情形",
                                 "no irregularity of the decision awaits a supervisor's answer"};
  static Verdict holds(const DisclosureFile& file, const Context&);
};

struct decision_was_not_overturned {
  static constexpr Clause clause{"处罚法48", "决定未被变更、撤销、确认违法或者确认无效",
                                 "the decision was not changed, revoked or declared unlawful or "
                                 "void"};
  static Verdict holds(const DisclosureFile& file, const Context&);
};

// 退回, 不予公开.
struct sending_back_has_reason : Given<&SendBack::reason> {
  static constexpr Clause clause{"附1-6", "写明退回理由", "the reason for sending back is given"};
};

struct withholding_has_ground : Given<&WithholdItem::ground> {
  static constexpr Clause clause{"附1-9", "写明不予公开的依据",
                                 "the ground of withholding is named"};
};

struct withholding_has_reason : Given<&WithholdItem::reason> {
  static constexpr Clause clause{"附1-9", "写明不予公开的理由",
                                 "the reason of withholding is given"};
};

/// What the public has seen is withdrawn with a public reason, not withheld in silence.
struct item_was_never_published {
  static constexpr Clause clause{"处罚法48", "该信息从未公示", "the item was never published"};
  static Verdict holds(const DisclosureFile& file, const Context&);
};

/// 处罚法48 publishes decisions of public effect; 附1-8b publishes every one. Both are kept: the
/// bureau may withhold under the first, and the breach of the second is on record.
struct every_decision_is_published {
  static constexpr Clause clause{"附1-8b", "执法决定应当向社会公开",
                                 "enforcement decisions are published", Effect::flag};
  static Verdict holds(const DisclosureFile& file, const WithholdItem& command, const Context&);
};

// 公示之后.
struct text_is_displayed {
  static constexpr Clause clause{"附1-13", "有正在公示的文本", "a text is on display"};
  static Verdict holds(const DisclosureFile& file, const Context&);
};

struct change_is_named : Given<&MarkUpdateDue::change> {
  static constexpr Clause clause{"附1-11b", "写明发生何种变更", "the change is named"};
};

struct change_is_not_ahead {
  static constexpr Clause clause{"附1-11b", "变更之日不晚于当日", "the change is not ahead"};
  static Verdict holds(const DisclosureFile&, const MarkUpdateDue& command, const Context& context);
};

struct recheck_is_noted : Given<&RecheckItem::note> {
  static constexpr Clause clause{"附1-13", "写明复查情况", "the recheck says what was found"};
};

struct item_correction_has_reason : Given<&CorrectItem::reason> {
  static constexpr Clause clause{"附1-13", "写明更正理由", "the reason of the correction is given"};
};

/// 附1-13 gives corrections to another body than the one that erred: nobody corrects themselves.
struct corrector_is_independent {
  static constexpr Clause clause{"附1-13", "更正人未参与原文本的校对、审核、保密审查和审定",
                                 "the corrector did not sign for the text that was wrong"};
  static Verdict holds(const DisclosureFile& file, const Context& context);
};

/// Which of the two ways a text goes out: as a version of its own, or in place of one with an
/// error.
struct where_it_is_a_correction {
  static constexpr bool chooses = true;
  static constexpr Clause clause{"附1-13", "所公示的是更正后的文本",
                                 "what is published corrects the text on display"};
  static Verdict holds(const DisclosureFile& file, const Context&);
};
struct where_it_is_no_correction {
  static constexpr bool chooses = true;
  static constexpr Clause clause{"附1-6", "所公示的不是更正后的文本",
                                 "what is published corrects nothing on display"};
  static Verdict holds(const DisclosureFile& file, const Context&);
};

struct replacement_has_reason : Given<&ReplaceItem::reason> {
  static constexpr Clause clause{"附1-13", "写明撤换理由",
                                 "the reason of the replacement is given"};
};

struct item_was_published {
  static constexpr Clause clause{"处罚法48", "该信息曾经公示", "the item was published"};
  static Verdict holds(const DisclosureFile& file, const Context&);
};

struct where_it_was_published : item_was_published {
  static constexpr bool chooses = true;
};
struct where_it_was_never_published : item_was_never_published {
  static constexpr bool chooses = true;
};

struct overturn_is_named : Given<&RequireWithdrawal::kind> {
  static constexpr Clause clause{"处罚法48", "写明变更、撤销、确认违法或者确认无效",
                                 "how the decision fell is named"};
};

struct overturn_is_not_ahead {
  static constexpr Clause clause{"处罚法48", "变更、撤销等之日不晚于当日",
                                 "the day the decision fell is not ahead"};
  static Verdict holds(const DisclosureFile&, const RequireWithdrawal& command,
                       const Context& context);
};

struct public_reason_is_given : Given<&WithdrawItem::public_reason> {
  static constexpr Clause clause{"处罚法48", "写明向社会公开的撤回理由",
                                 "the reason to be published is given"};
};

struct display_has_ended {
  static constexpr Clause clause{"附1-11a", "公示期限已经届满", "the time of display is over"};
  static Verdict holds(const DisclosureFile& file, const Context& context);
};

}  // namespace caseledger
