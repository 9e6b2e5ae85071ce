// What can be asked in the legal review 法制审核 (陵水字〔2021〕93号 附4).
#pragma once

#include "statemachines/acts/case_parts.h"

namespace caseledger {

struct FormGroup {
  static constexpr auto names = act(44, "form_group", "group_formed", "组成审核小组",
                                    "form the review group", "组成审核小组 (附4-2, 附4-3, 附4-4).");
  std::vector<GroupMember> members;
  static constexpr auto fields() {
    return std::tuple{
        required("members", &FormGroup::members, "小组成员", "members"),
    };
  }
};

struct SubmitForReview {
  static constexpr auto names =
      act(45, "submit_for_review", "submitted_for_review", "送审", "submit for review",
          "送审: the packet of 附4-11 and the statement of 附4-12, about one draft.");
  std::vector<Material> materials;
  Statement statement;
  Document draft;
  static constexpr auto fields() {
    return std::tuple{
        required("materials", &SubmitForReview::materials, "送审材料", "materials"),
        optional("statement", &SubmitForReview::statement, "情况说明", "statement"),
        optional("draft", &SubmitForReview::draft, "决定书代拟稿", "draft decision",
                 "决定书代拟稿: the text under review"),
    };
  }
};

struct AcceptPacket {
  static constexpr auto names =
      act(46, "accept_packet", "packet_accepted", "收件齐全", "accept the packet",
          "收件齐全: the group finds the packet complete.");

  static constexpr auto fields() { return std::tuple{}; }
};

struct RequestSupplement {
  static constexpr auto names =
      act(47, "request_supplement", "supplement_requested", "通知补正", "request completion",
          "通知补正: what is missing and until when (附4-11).");
  std::vector<SupplementItem> items;
  Day due;
  static constexpr auto fields() {
    return std::tuple{
        required("items", &RequestSupplement::items, "补正事项", "items"),
        optional("due", &RequestSupplement::due, "补正指定期限", "last day for completion",
                 "指定期限"),
    };
  }
};

struct SupplyMaterials {
  static constexpr auto names =
      act(48, "supply_materials", "materials_supplied", "补正提交", "supply materials",
          "补正提交. A new draft is named here, or the old one stays.");
  std::vector<Material> materials;
  Document draft;
  static constexpr auto fields() {
    return std::tuple{
        required("materials", &SupplyMaterials::materials, "补正材料", "supplied materials"),
        optional("draft", &SupplyMaterials::draft, "决定书代拟稿", "draft decision"),
    };
  }
};

struct ReturnPacket {
  static constexpr auto names =
      act(49, "return_packet", "packet_returned", "退回", "return the packet",
          "退回: the group sends back a packet that was not completed in time.");
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        optional("reason", &ReturnPacket::reason, "理由", "reason"),
    };
  }
};

struct WithdrawSubmission {
  static constexpr auto names =
      act(50, "withdraw_submission", "submission_withdrawn", "撤回送审", "withdraw the submission",
          "撤回送审, with the reason; the clock is closed, not erased.");
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        optional("reason", &WithdrawSubmission::reason, "理由", "reason"),
    };
  }
};

struct Inquire {
  static constexpr auto names = act(51, "inquire", "inquiry_made", "调阅或者询问",
                                    "consult or question", "调阅材料或询问当事人 (附4-14).");
  InquiryKind kind = InquiryKind::unspecified;
  Document record;
  Answer cooperated = Answer::unspecified;
  static constexpr auto fields() {
    return std::tuple{
        required("kind", &Inquire::kind, "调阅或者询问", "files or party"),
        optional("record", &Inquire::record, "调阅询问记录", "record of the inquiry"),
        required("cooperated", &Inquire::cooperated, "予以配合", "cooperated"),
    };
  }
};

struct ExtendReview {
  static constexpr auto names = act(52, "extend_review", "review_extended", "批准延长审核",
                                    "extend the review", "批准延长十个工作日 (附4-16).");
  Answer complex = Answer::unspecified;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        optional("complex", &ExtendReview::complex, "案件复杂", "the case is complex", "案件复杂"),
        optional("reason", &ExtendReview::reason, "理由", "reason"),
    };
  }
};

/// The body that the six opinions share.
struct Opinion {
  std::vector<Finding> findings;
  Document draft;
  Document adviser_opinion;
  Document opinion;
  TransferKind transfer = TransferKind::unspecified;
  static constexpr auto fields() {
    return std::tuple{
        required("findings", &Opinion::findings, "八项审核意见（附4-13，按顺序）",
                 "the eight findings of 附4-13, in order; yes is bad for 5 and 7",
                 "eight, in the order of 附4-13"),
        optional("draft", &Opinion::draft, "决定书代拟稿", "draft decision",
                 "the text that was reviewed"),
        optional("adviser_opinion", &Opinion::adviser_opinion, "法律顾问书面意见",
                 "legal adviser's opinion", "法律顾问书面意见 (附4-5)"),
        optional("opinion", &Opinion::opinion, "书面审核意见", "written opinion"),
        optional("transfer", &Opinion::transfer, "移送类别（仅移送意见）", "kind of transfer",
                 "移送意见 only"),
    };
  }
};

struct Agree : Opinion {
  static constexpr auto names =
      act(53, "agree", "agreed", "出具同意意见", "agree", "附4-15(1) 同意.");
  static constexpr OpinionKind kind = OpinionKind::agree;
};

struct AdviseInvestigation : Opinion {
  static constexpr auto names =
      act(54, "advise_investigation", "investigation_advised", "出具继续调查建议",
          "advise further investigation", "附4-15(2) 继续调查建议.");
  static constexpr OpinionKind kind = OpinionKind::investigate_further;
};

struct AdviseNoDecision : Opinion {
  static constexpr auto names =
      act(55, "advise_no_decision", "no_decision_advised", "出具不予作出决定建议",
          "advise to make no decision", "附4-15(2) 不予作出决定建议.");
  static constexpr OpinionKind kind = OpinionKind::make_no_decision;
};

struct AdviseChange : Opinion {
  static constexpr auto names = act(56, "advise_change", "change_advised", "出具变更意见",
                                    "advise a change", "附4-15(3) 变更意见.");
  static constexpr OpinionKind kind = OpinionKind::change;
};

struct AdviseCorrection : Opinion {
  static constexpr auto names = act(57, "advise_correction", "correction_advised", "出具纠正意见",
                                    "advise a correction", "附4-15(4) 纠正意见.");
  static constexpr OpinionKind kind = OpinionKind::correct;
};

struct AdviseTransfer : Opinion {
  static constexpr auto names = act(58, "advise_transfer", "transfer_advised", "出具移送意见",
                                    "advise a transfer", "附4-15(5) 移送意见.");
  static constexpr OpinionKind kind = OpinionKind::transfer;
};

struct AdoptInvestigation {
  static constexpr auto names =
      act(59, "adopt_investigation", "investigation_adopted", "采纳：继续调查",
          "adopt: investigate further", "采纳: 继续调查 (附4-17).");
  Said note;
  static constexpr auto fields() {
    return std::tuple{
        optional("note", &AdoptInvestigation::note, "备注", "note"),
    };
  }
};

struct AdoptRevision {
  static constexpr auto names =
      act(60, "adopt_revision", "revision_adopted", "采纳：变更或者纠正", "adopt: revise",
          "采纳: 变更或纠正 (附4-17); a new draft will be reviewed again.");
  Document draft;
  static constexpr auto fields() {
    return std::tuple{
        optional("draft", &AdoptRevision::draft, "修改后的代拟稿", "revised draft",
                 "the revised draft"),
    };
  }
};

struct AdoptNoDecision {
  static constexpr auto names =
      act(61, "adopt_no_decision", "no_decision_adopted", "采纳：不予作出决定",
          "adopt: make no decision",
          "采纳: 不予作出决定 (附4-17), by the meeting if the case is major (附4-18a).");
  Document minutes;
  Said note;
  std::vector<Attendance> attendance;
  static constexpr auto fields() {
    return std::tuple{
        optional("minutes", &AdoptNoDecision::minutes, "党组会议记录", "minutes"),
        optional("note", &AdoptNoDecision::note, "备注", "note"),
        optional("attendance", &AdoptNoDecision::attendance, "参会人员", "attendance"),
    };
  }
};

struct AdoptTransfer {
  static constexpr auto names = act(62, "adopt_transfer", "transfer_adopted", "采纳：移送",
                                    "adopt: transfer", "采纳: 移送 (附4-17, 移送规定5).");
  Said recipient;
  Document packet;
  Document receipt;
  static constexpr auto fields() {
    return std::tuple{
        optional("recipient", &AdoptTransfer::recipient, "接受移送机关", "recipient"),
        optional("packet", &AdoptTransfer::packet, "移送材料", "transfer packet"),
        optional("receipt", &AdoptTransfer::receipt, "回执", "receipt"),
    };
  }
};

struct LodgeDispute {
  static constexpr auto names = act(63, "lodge_dispute", "dispute_lodged", "提出异议",
                                    "dispute the opinion", "提出异议, in writing (附4-17).");
  Said reasons;
  Document opinion;
  static constexpr auto fields() {
    return std::tuple{
        optional("reasons", &LodgeDispute::reasons, "异议理由", "reasons"),
        optional("opinion", &LodgeDispute::opinion, "承办机构意见", "opinion of the section"),
    };
  }
};

struct SettleForRevision {
  static constexpr auto names =
      act(64, "settle_for_revision", "settled_for_revision", "沟通一致：修改意见",
          "settle: the opinion is revised", "沟通一致: the group will revise its opinion.");
  Document record;
  static constexpr auto fields() {
    return std::tuple{
        optional("record", &SettleForRevision::record, "沟通记录", "record"),
    };
  }
};

struct SettleForAdoption {
  static constexpr auto names =
      act(65, "settle_for_adoption", "settled_for_adoption", "沟通一致：采纳意见",
          "settle: the opinion is adopted", "沟通一致: the section will adopt the opinion.");
  Document record;
  static constexpr auto fields() {
    return std::tuple{
        optional("record", &SettleForAdoption::record, "沟通记录", "record"),
    };
  }
};

struct ReferDispute {
  static constexpr auto names =
      act(66, "refer_dispute", "dispute_referred", "报送主管领导", "refer the dispute",
          "沟通不成, 报送主管领导 with both opinions (附4-17).");
  Document consultation;
  Document section_opinion;
  Document group_opinion;
  static constexpr auto fields() {
    return std::tuple{
        optional("consultation", &ReferDispute::consultation, "沟通记录",
                 "record of the consultation"),
        optional("section_opinion", &ReferDispute::section_opinion, "承办机构意见",
                 "opinion of the section"),
        optional("group_opinion", &ReferDispute::group_opinion, "审核小组意见",
                 "opinion of the group"),
    };
  }
};

struct UpholdOpinion {
  static constexpr auto names = act(67, "uphold_opinion", "opinion_upheld", "维持审核意见",
                                    "uphold the opinion", "主管领导维持审核意见.");
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        optional("reason", &UpholdOpinion::reason, "理由", "reason"),
    };
  }
};

struct OrderRereview {
  static constexpr auto names =
      act(68, "order_rereview", "rereview_ordered", "责成重新审核", "order a new review",
          "主管领导责成重新审核. It can never pass the case (附4-18b).");
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        optional("reason", &OrderRereview::reason, "理由", "reason"),
    };
  }
};

}  // namespace caseledger
