// What the law asks of the review itself: its extension (附4-16), its written opinion (附4-5,
// 附4-13, 附4-15), and what the handling section then does with it (附4-17).
//
// 附4-15 names five opinions and what each presupposes of the eight findings of 附4-13. It names
// none for a body or officer without standing (1), for defective documents (6) or for other
// objections (8): those call for correction, and agreement needs them to be in order too.
#pragma once

#include "statemachines/case/case_file.h"
#include "statemachines/day/context.h"
#include "statemachines/day/decision.h"
#include "statemachines/table/given.h"

namespace caseledger {

// 调阅, 延长.

struct inquiry_met_cooperation {
  static constexpr Clause clause{"附4-14", "有关单位和个人予以协助配合",
                                 "those asked cooperate with the review", Effect::flag};
  static Verdict holds(const CaseFile&, const Inquire& command, const Context&);
};

struct case_is_complex {
  static constexpr Clause clause{"附4-16", "案件复杂并写明理由",
                                 "the case is complex and the reason is given"};
  static Verdict holds(const CaseFile&, const ExtendReview& command, const Context&);
};

/// 可以延长十个工作日 is said once: of each review, one extension.
struct review_was_not_extended {
  static constexpr Clause clause{"附4-16", "本次审核尚未延长过",
                                 "this review has not been extended before"};
  static Verdict holds(const CaseFile& file, const Context&);
};

struct extension_is_in_time {
  static constexpr Clause clause{"附4-16", "在审核期限届满前批准延长",
                                 "the extension is granted before the time is over", Effect::flag};
  static Verdict holds(const CaseFile& file, const Context& context);
};

// 意见.

struct findings_are_complete {
  static constexpr Clause clause{"附4-13", "八项审核内容逐项作出结论并写明理由",
                                 "each of the eight points has a finding with its reason"};
  static Verdict holds(const CaseFile&, const Opinion& command, const Context&);
};

struct adviser_opinion_is_enclosed : Given<&Opinion::adviser_opinion> {
  static constexpr Clause clause{"附4-5", "附有法律顾问书面审核意见",
                                 "the legal adviser's written opinion is enclosed"};
};

struct opinion_is_written : Given<&Opinion::opinion> {
  static constexpr Clause clause{"附4-15", "附有书面审核意见", "the opinion is in writing"};
};

struct opinion_is_on_the_draft {
  static constexpr Clause clause{"附4-9a", "审核意见针对送审的代拟稿",
                                 "the opinion is on the draft that was submitted"};
  static Verdict holds(const CaseFile& file, const Opinion& command, const Context&);
};

/// 处罚法43: with a recused member in it the group cannot speak; it is formed anew first.
struct nobody_recused_reviewed {
  static constexpr Clause clause{"处罚法43", "审核小组中没有应当回避的人员",
                                 "nobody who was recused is in the group"};
  static Verdict holds(const CaseFile& file, const Context&);
};

/// A certificate that ran out during the review blocks its owner's own acts; the group's opinion
/// stands and the lapse is recorded.
struct group_is_still_certified {
  static constexpr Clause clause{"附4-4", "审核小组成员执法证件仍在有效期内",
                                 "the members' certificates are still valid", Effect::flag};
  static Verdict holds(const CaseFile& file, const Context& context);
};

struct findings_allow_agreement {
  static constexpr Clause clause{
      "附4-15(1)",
      "主体资格合法、主要事实清楚、证据确凿、定性准确、程序合法、文书规范，"
      "且未越权、不涉嫌犯罪、无其他问题",
      "every finding is in order"};
  static Verdict holds(const CaseFile&, const Agree& command, const Context&);
};

struct findings_call_for_evidence {
  static constexpr Clause clause{"附4-15(2)", "主要事实不清或者证据不足",
                                 "the main facts are unclear or the evidence insufficient"};
  static Verdict holds(const CaseFile&, const Opinion& command, const Context&);
};

struct findings_call_for_change {
  static constexpr Clause clause{"附4-15(3)", "定性不准、适用法律不准确或者裁量基准不当",
                                 "the law or the use of discretion is wrong"};
  static Verdict holds(const CaseFile&, const Opinion& command, const Context&);
};

struct findings_call_for_correction {
  static constexpr Clause clause{"附4-15(4)", "程序不合法，或者主体资格、文书等存在问题",
                                 "the procedure, the standing, the documents or other points are "
                                 "not in order"};
  static Verdict holds(const CaseFile&, const Opinion& command, const Context&);
};

struct findings_call_for_transfer {
  static constexpr Clause clause{"附4-15(5)", "超出管辖范围或者涉嫌犯罪，且与移送类别一致",
                                 "it is outside jurisdiction or a suspected crime, as the kind of "
                                 "transfer says"};
  static Verdict holds(const CaseFile&, const Opinion& command, const Context&);
};

// 采纳.

struct investigation_was_advised {
  static constexpr Clause clause{"附4-17", "审核意见为继续调查建议",
                                 "the opinion advises further investigation"};
  static Verdict holds(const CaseFile& file, const Context&);
};

struct revision_was_advised {
  static constexpr Clause clause{"附4-17", "审核意见为变更或者纠正意见",
                                 "the opinion asks for change or correction"};
  static Verdict holds(const CaseFile& file, const Context&);
};

struct no_decision_was_advised {
  static constexpr Clause clause{"附4-17", "审核意见为不予作出决定建议",
                                 "the opinion advises to make no decision"};
  static Verdict holds(const CaseFile& file, const Context&);
};

struct transfer_was_advised {
  static constexpr Clause clause{"附4-17", "审核意见为移送意见", "the opinion is to transfer"};
  static Verdict holds(const CaseFile& file, const Context&);
};

struct draft_is_revised {
  static constexpr Clause clause{"附4-17", "附有按审核意见修改的代拟稿",
                                 "a draft revised as the opinion asks is enclosed"};
  static Verdict holds(const CaseFile& file, const AdoptRevision& command, const Context&);
};

/// 附4-18a sends every major case to the meeting, also when nothing is decided, unless the bureau
/// ruled otherwise.
struct meeting_agrees_to_no_decision {
  static constexpr Clause clause{"附4-18a", "重大案件附有党组会议记录",
                                 "in a major case the minutes of the meeting are enclosed"};
  static Verdict holds(const CaseFile& file, const AdoptNoDecision& command,
                       const Context& context);
};

struct recipient_is_named : Given<&AdoptTransfer::recipient, &ResolveTransfer::recipient> {
  static constexpr Clause clause{"附4-15(5)", "写明接受移送的机关",
                                 "the body that receives the case is named"};
};

struct transfer_packet_is_enclosed : Given<&AdoptTransfer::packet, &ResolveTransfer::packet> {
  static constexpr Clause clause{"移送规定6", "附有移送材料",
                                 "the papers handed over are enclosed"};
};

struct transfer_receipt_is_enclosed : Given<&AdoptTransfer::receipt> {
  static constexpr Clause clause{"移送规定6", "附有移送回执", "the receipt is enclosed"};
};

// 异议.

/// After both sides agreed to adopt it, or the leader upheld it, only adoption is left.
struct opinion_is_open_to_dispute {
  static constexpr Clause clause{"附4-17", "审核意见尚未经沟通一致采纳或者主管领导维持",
                                 "the opinion was neither settled nor upheld"};
  static Verdict holds(const CaseFile& file, const Context&);
};

struct dispute_has_written_reasons {
  static constexpr Clause clause{"附4-17", "书面说明异议理由",
                                 "the reasons of the dispute are in writing"};
  static Verdict holds(const CaseFile&, const LodgeDispute& command, const Context&);
};

/// 附4-17 asks for talks before the leader: there is no way around them.
struct consultation_is_recorded
    : Given<&SettleForRevision::record, &SettleForAdoption::record, &ReferDispute::consultation> {
  static constexpr Clause clause{"附4-17", "附有沟通记录", "the record of the talks is enclosed"};
};

struct section_opinion_is_enclosed : Given<&ReferDispute::section_opinion> {
  static constexpr Clause clause{"附4-17", "附有承办机构意见",
                                 "the handling section's opinion is enclosed"};
};

struct group_opinion_is_enclosed : Given<&ReferDispute::group_opinion> {
  static constexpr Clause clause{"附4-17", "附有审核小组意见",
                                 "the review group's opinion is enclosed"};
};

struct leader_gives_reason : Given<&UpholdOpinion::reason, &OrderRereview::reason> {
  static constexpr Clause clause{"附4-17", "写明处理理由", "the leader's reason is given"};
};

}  // namespace caseledger
