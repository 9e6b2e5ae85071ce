// What can be asked in the legal review 法制审核 (陵水字〔2021〕93号 附4).
#pragma once

#include "statemachines/acts/case_parts.h"

namespace caseledger {

/// 组成审核小组 (附4-2, 附4-3, 附4-4).
struct FormGroup {
  static constexpr std::string_view name = "form_group";
  std::vector<GroupMember> members;
  static constexpr auto fields() { return std::tuple{required("members", &FormGroup::members)}; }
  friend bool operator==(const FormGroup&, const FormGroup&) = default;
};

/// 送审: the packet of 附4-11 and the statement of 附4-12, about one draft.
struct SubmitForReview {
  static constexpr std::string_view name = "submit_for_review";
  std::vector<Material> materials;
  Statement statement;
  Document draft;  ///< 决定书代拟稿: the text under review
  static constexpr auto fields() {
    return std::tuple{required("materials", &SubmitForReview::materials),
                      optional("statement", &SubmitForReview::statement),
                      optional("draft", &SubmitForReview::draft)};
  }
  friend bool operator==(const SubmitForReview&, const SubmitForReview&) = default;
};

/// 收件齐全: the group finds the packet complete.
struct AcceptPacket {
  static constexpr std::string_view name = "accept_packet";
  static constexpr auto fields() { return std::tuple{}; }
  friend bool operator==(const AcceptPacket&, const AcceptPacket&) = default;
};

/// 通知补正: what is missing and until when (附4-11).
struct RequestSupplement {
  static constexpr std::string_view name = "request_supplement";
  std::vector<SupplementItem> items;
  Day due;  ///< 指定期限
  static constexpr auto fields() {
    return std::tuple{required("items", &RequestSupplement::items),
                      optional("due", &RequestSupplement::due)};
  }
  friend bool operator==(const RequestSupplement&, const RequestSupplement&) = default;
};

/// 补正提交. A new draft is named here, or the old one stays.
struct SupplyMaterials {
  static constexpr std::string_view name = "supply_materials";
  std::vector<Material> materials;
  Document draft;
  static constexpr auto fields() {
    return std::tuple{required("materials", &SupplyMaterials::materials),
                      optional("draft", &SupplyMaterials::draft)};
  }
  friend bool operator==(const SupplyMaterials&, const SupplyMaterials&) = default;
};

/// 退回: the group sends back a packet that was not completed in time.
struct ReturnPacket {
  static constexpr std::string_view name = "return_packet";
  Said reason;
  static constexpr auto fields() { return std::tuple{optional("reason", &ReturnPacket::reason)}; }
  friend bool operator==(const ReturnPacket&, const ReturnPacket&) = default;
};

/// 撤回送审, with the reason; the clock is closed, not erased.
struct WithdrawSubmission {
  static constexpr std::string_view name = "withdraw_submission";
  Said reason;
  static constexpr auto fields() {
    return std::tuple{optional("reason", &WithdrawSubmission::reason)};
  }
  friend bool operator==(const WithdrawSubmission&, const WithdrawSubmission&) = default;
};

/// 调阅材料或询问当事人 (附4-14).
struct Inquire {
  static constexpr std::string_view name = "inquire";
  InquiryKind kind = InquiryKind::unspecified;
  Document record;
  Answer cooperated = Answer::unspecified;
  static constexpr auto fields() {
    return std::tuple{required("kind", &Inquire::kind), optional("record", &Inquire::record),
                      required("cooperated", &Inquire::cooperated)};
  }
  friend bool operator==(const Inquire&, const Inquire&) = default;
};

/// 批准延长十个工作日 (附4-16).
struct ExtendReview {
  static constexpr std::string_view name = "extend_review";
  Answer complex = Answer::unspecified;  ///< 案件复杂
  Said reason;
  static constexpr auto fields() {
    return std::tuple{optional("complex", &ExtendReview::complex),
                      optional("reason", &ExtendReview::reason)};
  }
  friend bool operator==(const ExtendReview&, const ExtendReview&) = default;
};

/// The body that the six opinions share.
struct Opinion {
  std::vector<Finding> findings;                      ///< eight, in the order of 附4-13
  Document draft;                                     ///< the text that was reviewed
  Document adviser_opinion;                           ///< 法律顾问书面意见 (附4-5)
  Document opinion;                                   ///< 书面审核意见
  TransferKind transfer = TransferKind::unspecified;  ///< 移送意见 only
  static constexpr auto fields() {
    return std::tuple{required("findings", &Opinion::findings), optional("draft", &Opinion::draft),
                      optional("adviser_opinion", &Opinion::adviser_opinion),
                      optional("opinion", &Opinion::opinion),
                      optional("transfer", &Opinion::transfer)};
  }
  friend bool operator==(const Opinion&, const Opinion&) = default;
};

/// 附4-15(1) 同意
struct Agree : Opinion {
  static constexpr std::string_view name = "agree";
  static constexpr OpinionKind kind = OpinionKind::agree;
  friend bool operator==(const Agree&, const Agree&) = default;
};

/// 附4-15(2) 继续调查建议
struct AdviseInvestigation : Opinion {
  static constexpr std::string_view name = "advise_investigation";
  static constexpr OpinionKind kind = OpinionKind::investigate_further;
  friend bool operator==(const AdviseInvestigation&, const AdviseInvestigation&) = default;
};

/// 附4-15(2) 不予作出决定建议
struct AdviseNoDecision : Opinion {
  static constexpr std::string_view name = "advise_no_decision";
  static constexpr OpinionKind kind = OpinionKind::make_no_decision;
  friend bool operator==(const AdviseNoDecision&, const AdviseNoDecision&) = default;
};

/// 附4-15(3) 变更意见
struct AdviseChange : Opinion {
  static constexpr std::string_view name = "advise_change";
  static constexpr OpinionKind kind = OpinionKind::change;
  friend bool operator==(const AdviseChange&, const AdviseChange&) = default;
};

/// 附4-15(4) 纠正意见
struct AdviseCorrection : Opinion {
  static constexpr std::string_view name = "advise_correction";
  static constexpr OpinionKind kind = OpinionKind::correct;
  friend bool operator==(const AdviseCorrection&, const AdviseCorrection&) = default;
};

/// 附4-15(5) 移送意见
struct AdviseTransfer : Opinion {
  static constexpr std::string_view name = "advise_transfer";
  static constexpr OpinionKind kind = OpinionKind::transfer;
  friend bool operator==(const AdviseTransfer&, const AdviseTransfer&) = default;
};

/// 采纳: 继续调查 (附4-17).
struct AdoptInvestigation {
  static constexpr std::string_view name = "adopt_investigation";
  Said note;
  static constexpr auto fields() { return std::tuple{optional("note", &AdoptInvestigation::note)}; }
  friend bool operator==(const AdoptInvestigation&, const AdoptInvestigation&) = default;
};

/// 采纳: 变更或纠正 (附4-17); a new draft will be reviewed again.
struct AdoptRevision {
  static constexpr std::string_view name = "adopt_revision";
  Document draft;  ///< the revised draft
  static constexpr auto fields() { return std::tuple{optional("draft", &AdoptRevision::draft)}; }
  friend bool operator==(const AdoptRevision&, const AdoptRevision&) = default;
};

/// 采纳: 不予作出决定 (附4-17), by the meeting if the case is major (附4-18a).
struct AdoptNoDecision {
  static constexpr std::string_view name = "adopt_no_decision";
  Document minutes;  ///< 党组会议记录
  Said note;
  std::vector<Attendance> attendance;
  static constexpr auto fields() {
    return std::tuple{optional("minutes", &AdoptNoDecision::minutes),
                      optional("note", &AdoptNoDecision::note),
                      optional("attendance", &AdoptNoDecision::attendance)};
  }
  friend bool operator==(const AdoptNoDecision&, const AdoptNoDecision&) = default;
};

/// 采纳: 移送 (附4-17, 移送规定5).
struct AdoptTransfer {
  static constexpr std::string_view name = "adopt_transfer";
  Said recipient;
  Document packet;   ///< 移送材料
  Document receipt;  ///< 回执
  static constexpr auto fields() {
    return std::tuple{optional("recipient", &AdoptTransfer::recipient),
                      optional("packet", &AdoptTransfer::packet),
                      optional("receipt", &AdoptTransfer::receipt)};
  }
  friend bool operator==(const AdoptTransfer&, const AdoptTransfer&) = default;
};

/// 提出异议, in writing (附4-17).
struct LodgeDispute {
  static constexpr std::string_view name = "lodge_dispute";
  Said reasons;
  Document opinion;  ///< 承办机构意见
  static constexpr auto fields() {
    return std::tuple{optional("reasons", &LodgeDispute::reasons),
                      optional("opinion", &LodgeDispute::opinion)};
  }
  friend bool operator==(const LodgeDispute&, const LodgeDispute&) = default;
};

/// 沟通一致: the group will revise its opinion.
struct SettleForRevision {
  static constexpr std::string_view name = "settle_for_revision";
  Document record;  ///< 沟通记录
  static constexpr auto fields() {
    return std::tuple{optional("record", &SettleForRevision::record)};
  }
  friend bool operator==(const SettleForRevision&, const SettleForRevision&) = default;
};

/// 沟通一致: the section will adopt the opinion.
struct SettleForAdoption {
  static constexpr std::string_view name = "settle_for_adoption";
  Document record;  ///< 沟通记录
  static constexpr auto fields() {
    return std::tuple{optional("record", &SettleForAdoption::record)};
  }
  friend bool operator==(const SettleForAdoption&, const SettleForAdoption&) = default;
};

/// 沟通不成, 报送主管领导 with both opinions (附4-17).
struct ReferDispute {
  static constexpr std::string_view name = "refer_dispute";
  Document consultation;  ///< 沟通记录
  Document section_opinion;
  Document group_opinion;
  static constexpr auto fields() {
    return std::tuple{optional("consultation", &ReferDispute::consultation),
                      optional("section_opinion", &ReferDispute::section_opinion),
                      optional("group_opinion", &ReferDispute::group_opinion)};
  }
  friend bool operator==(const ReferDispute&, const ReferDispute&) = default;
};

/// 主管领导维持审核意见.
struct UpholdOpinion {
  static constexpr std::string_view name = "uphold_opinion";
  Said reason;
  static constexpr auto fields() { return std::tuple{optional("reason", &UpholdOpinion::reason)}; }
  friend bool operator==(const UpholdOpinion&, const UpholdOpinion&) = default;
};

/// 主管领导责成重新审核. It can never pass the case (附4-18b).
struct OrderRereview {
  static constexpr std::string_view name = "order_rereview";
  Said reason;
  static constexpr auto fields() { return std::tuple{optional("reason", &OrderRereview::reason)}; }
  friend bool operator==(const OrderRereview&, const OrderRereview&) = default;
};

}  // namespace caseledger
