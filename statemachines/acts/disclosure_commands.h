// What can be asked of a disclosure item 公示信息 and what then happened (陵水字〔2021〕93号 附1).
#pragma once

#include <variant>

#include "statemachines/acts/case_words.h"
#include "statemachines/acts/disclosure_words.h"
#include "statemachines/words/fields.h"
#include "statemachines/words/text.h"
#include "statemachines/words/time.h"
#include "statemachines/words/values.h"
#include "statemachines/words/vocabulary.h"

namespace caseledger {

/// 附1-9: one of the five checks.
struct Check {
  Answer passed = Answer::unspecified;
  Said note;
  static constexpr auto fields() {
    return std::tuple{optional("passed", &Check::passed), optional("note", &Check::note)};
  }
  friend bool operator==(const Check&, const Check&) = default;
};

/// 拟公开: an item begins. For a decision the case itself orders it (附1-8b).
struct OpenItem {
  static constexpr std::string_view name = "open_item";
  PublicRegister register_ = PublicRegister::unspecified;
  Id about;         ///< the case, officer or matter it speaks of
  Id section;       ///< 责任科室 (附1-5)
  Day since;        ///< 作出之日 or 变更之日: the clocks count from here
  Document source;  ///< the decision or document it publishes
  ActionKind action = ActionKind::unspecified;  ///< of a decision: some clocks are for one kind
  static constexpr auto fields() {
    return std::tuple{
        required("register", &OpenItem::register_), required("about", &OpenItem::about),
        required("section", &OpenItem::section),    required("since", &OpenItem::since),
        optional("source", &OpenItem::source),      optional("action", &OpenItem::action)};
  }
  friend bool operator==(const OpenItem&, const OpenItem&) = default;
};

/// 起草: the text to be published (附1-7: 决定内容、事实理由、救济途径).
struct DraftItem {
  static constexpr std::string_view name = "draft_item";
  Said title;
  Said content;
  Said facts_and_reasons;
  Said remedies;
  Document text;  ///< the whole text to be published
  Said party;     ///< 当事人
  /// 不予公开的字段: names of fields above of which the public sees the commitment alone.
  std::vector<Id> withheld;
  static constexpr auto fields() {
    return std::tuple{optional("title", &DraftItem::title),
                      optional("content", &DraftItem::content),
                      optional("facts_and_reasons", &DraftItem::facts_and_reasons),
                      optional("remedies", &DraftItem::remedies),
                      optional("text", &DraftItem::text),
                      optional("party", &DraftItem::party),
                      optional("withheld", &DraftItem::withheld)};
  }
  friend bool operator==(const DraftItem&, const DraftItem&) = default;
};

/// 校对 (附1-6).
struct Proofread {
  static constexpr std::string_view name = "proofread";
  Document text;  ///< the text that was proofread
  Said note;
  static constexpr auto fields() {
    return std::tuple{optional("text", &Proofread::text), optional("note", &Proofread::note)};
  }
  friend bool operator==(const Proofread&, const Proofread&) = default;
};

/// 审核: the five checks of 附1-9, in their order.
struct ReviewItem {
  static constexpr std::string_view name = "review_item";
  std::vector<Check> checks;
  Document text;
  static constexpr auto fields() {
    return std::tuple{required("checks", &ReviewItem::checks), optional("text", &ReviewItem::text)};
  }
  friend bool operator==(const ReviewItem&, const ReviewItem&) = default;
};

/// 保密审查 (附1-10).
struct ClearSecrecy {
  static constexpr std::string_view name = "clear_secrecy";
  Answer clear = Answer::unspecified;  ///< yes: 不涉密
  Document text;
  Said note;
  static constexpr auto fields() {
    return std::tuple{optional("clear", &ClearSecrecy::clear),
                      optional("text", &ClearSecrecy::text), optional("note", &ClearSecrecy::note)};
  }
  friend bool operator==(const ClearSecrecy&, const ClearSecrecy&) = default;
};

/// 审定 (附1-6) by 主要负责人 or 分管负责人.
struct ApproveItem {
  static constexpr std::string_view name = "approve_item";
  Document text;
  static constexpr auto fields() { return std::tuple{optional("text", &ApproveItem::text)}; }
  friend bool operator==(const ApproveItem&, const ApproveItem&) = default;
};

/// 公示.
struct Publish {
  static constexpr std::string_view name = "publish";
  Document text;  ///< exactly what was approved
  Said channel;   ///< where: 门户网站, 公示栏
  static constexpr auto fields() {
    return std::tuple{optional("text", &Publish::text), optional("channel", &Publish::channel)};
  }
  friend bool operator==(const Publish&, const Publish&) = default;
};

/// 退回: an examiner sends the item back to its draft.
struct SendBack {
  static constexpr std::string_view name = "send_back";
  Said reason;
  static constexpr auto fields() { return std::tuple{optional("reason", &SendBack::reason)}; }
  friend bool operator==(const SendBack&, const SendBack&) = default;
};

/// 不予公开, with its ground.
struct WithholdItem {
  static constexpr std::string_view name = "withhold_item";
  WithholdGround ground = WithholdGround::unspecified;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{optional("ground", &WithholdItem::ground),
                      optional("reason", &WithholdItem::reason)};
  }
  friend bool operator==(const WithholdItem&, const WithholdItem&) = default;
};

/// 待更新: what the item speaks of has changed (附1-11b).
struct MarkUpdateDue {
  static constexpr std::string_view name = "mark_update_due";
  Change change = Change::unspecified;
  Day changed_on;
  static constexpr auto fields() {
    return std::tuple{required("change", &MarkUpdateDue::change),
                      required("changed_on", &MarkUpdateDue::changed_on)};
  }
  friend bool operator==(const MarkUpdateDue&, const MarkUpdateDue&) = default;
};

/// 更新: a new version of the draft (附1-3, 附1-11).
struct UpdateItem {
  static constexpr std::string_view name = "update_item";
  Document text;
  Said content;
  static constexpr auto fields() {
    return std::tuple{optional("text", &UpdateItem::text),
                      optional("content", &UpdateItem::content)};
  }
  friend bool operator==(const UpdateItem&, const UpdateItem&) = default;
};

/// 复查 (附1-13): looked at again and found right.
struct RecheckItem {
  static constexpr std::string_view name = "recheck_item";
  Said note;
  static constexpr auto fields() { return std::tuple{optional("note", &RecheckItem::note)}; }
  friend bool operator==(const RecheckItem&, const RecheckItem&) = default;
};

/// 更正 (附1-13): the right text, which goes through the examinations and supersedes the wrong one
/// when it is published; the old version stays.
struct CorrectItem {
  static constexpr std::string_view name = "correct_item";
  Document text;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{optional("text", &CorrectItem::text),
                      optional("reason", &CorrectItem::reason)};
  }
  friend bool operator==(const CorrectItem&, const CorrectItem&) = default;
};

/// 撤换 (附1-13): the wrong text is taken down, a new one is drafted.
struct ReplaceItem {
  static constexpr std::string_view name = "replace_item";
  Said reason;
  static constexpr auto fields() { return std::tuple{optional("reason", &ReplaceItem::reason)}; }
  friend bool operator==(const ReplaceItem&, const ReplaceItem&) = default;
};

/// 应当撤回: the decision was changed, revoked or declared unlawful or void (处罚法48). Three
/// working days remain to take it down and say why; nothing more of it is published.
struct RequireWithdrawal {
  static constexpr std::string_view name = "require_withdrawal";
  OverturnKind kind = OverturnKind::unspecified;
  Day since;  ///< the day it was overturned: the clock counts from here
  static constexpr auto fields() {
    return std::tuple{optional("kind", &RequireWithdrawal::kind),
                      required("since", &RequireWithdrawal::since)};
  }
  friend bool operator==(const RequireWithdrawal&, const RequireWithdrawal&) = default;
};

/// 撤回, with the reason that is published (处罚法48).
struct WithdrawItem {
  static constexpr std::string_view name = "withdraw_item";
  Said public_reason;
  static constexpr auto fields() {
    return std::tuple{optional("public_reason", &WithdrawItem::public_reason)};
  }
  friend bool operator==(const WithdrawItem&, const WithdrawItem&) = default;
};

/// 公示期满, 停止公示.
struct ExpireItem {
  static constexpr std::string_view name = "expire_item";
  static constexpr auto fields() { return std::tuple{}; }
  friend bool operator==(const ExpireItem&, const ExpireItem&) = default;
};

/// 暂停: the case is irregular; no publication until a supervisor answers (附4-9).
struct HoldPublication {
  static constexpr std::string_view name = "hold_publication";
  static constexpr auto fields() { return std::tuple{}; }
  friend bool operator==(const HoldPublication&, const HoldPublication&) = default;
};

/// 恢复: the supervisor has answered.
struct ReleasePublication {
  static constexpr std::string_view name = "release_publication";
  static constexpr auto fields() { return std::tuple{}; }
  friend bool operator==(const ReleasePublication&, const ReleasePublication&) = default;
};

// clang-format off
struct ItemOpened          : Happened<OpenItem,           "item_opened"> {};
struct ItemDrafted         : Happened<DraftItem,          "item_drafted"> {};
struct ItemProofread       : Happened<Proofread,          "item_proofread"> {};
struct ItemReviewed        : Happened<ReviewItem,         "item_reviewed"> {};
struct SecrecyCleared      : Happened<ClearSecrecy,       "secrecy_cleared"> {};
struct ItemApproved        : Happened<ApproveItem,        "item_approved"> {};
struct ItemPublished       : Happened<Publish,            "item_published"> {};
struct ItemSentBack        : Happened<SendBack,           "item_sent_back"> {};
struct ItemWithheld        : Happened<WithholdItem,       "item_withheld"> {};
struct UpdateFellDue       : Happened<MarkUpdateDue,      "update_fell_due"> {};
struct ItemUpdated         : Happened<UpdateItem,         "item_updated"> {};
struct ItemRechecked       : Happened<RecheckItem,        "item_rechecked"> {};
struct ItemCorrected       : Happened<CorrectItem,        "item_corrected"> {};
struct ItemReplaced        : Happened<ReplaceItem,        "item_replaced"> {};
struct ItemWithdrawn       : Happened<WithdrawItem,       "item_withdrawn"> {};
struct ItemExpired         : Happened<ExpireItem,         "item_expired"> {};
struct PublicationHeld     : Happened<HoldPublication,    "publication_held"> {};
struct PublicationReleased : Happened<ReleasePublication, "publication_released"> {};
struct WithdrawalRequired  : Happened<RequireWithdrawal,  "withdrawal_required"> {};
// clang-format on

using DisclosureEvents =
    std::tuple<ItemOpened, ItemDrafted, ItemProofread, ItemReviewed, SecrecyCleared, ItemApproved,
               ItemPublished, ItemSentBack, ItemWithheld, UpdateFellDue, ItemUpdated, ItemRechecked,
               ItemCorrected, ItemReplaced, ItemWithdrawn, ItemExpired, PublicationHeld,
               PublicationReleased, WithdrawalRequired>;

}  // namespace caseledger
