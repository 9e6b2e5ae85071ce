// What can be asked of a disclosure item 公示信息 and what then happened (陵水字〔2021〕93号 附1).
#pragma once

#include "statemachines/acts/case_terms.h"
#include "statemachines/acts/disclosure_terms.h"
#include "statemachines/words/fields.h"
#include "statemachines/words/text.h"
#include "statemachines/words/time.h"
#include "statemachines/words/type_list.h"
#include "statemachines/words/values.h"
#include "statemachines/words/vocabulary.h"

namespace caseledger {

struct Check {
  static constexpr auto names = part("check", "附1-9: one of the five checks.");
  Answer passed = Answer::unspecified;
  Said note;
  static constexpr auto fields() {
    return std::tuple{
        optional("passed", &Check::passed, "是否通过", "passed"),
        optional("note", &Check::note, "备注", "note"),
    };
  }
};

struct OpenItem {
  static constexpr auto names =
      act(87, "open_item", "item_opened", "拟公开", "open an item",
          "拟公开: an item begins. For a decision the case itself orders it (附1-8b).");
  PublicRegister register_ = PublicRegister::unspecified;
  Id about;
  Id section;
  Day since;
  Document source;
  ActionKind action = ActionKind::unspecified;
  static constexpr auto fields() {
    return std::tuple{
        required("register", &OpenItem::register_, "公示类别", "register"),
        required("about", &OpenItem::about, "公示对象", "what it is about",
                 "the case, officer or matter it speaks of"),
        required("section", &OpenItem::section, "责任科室", "responsible section",
                 "责任科室 (附1-5)"),
        required("since", &OpenItem::since, "作出或者变更之日", "since",
                 "作出之日 or 变更之日: the clocks count from here"),
        optional("source", &OpenItem::source, "来源文书", "source",
                 "the decision or document it publishes"),
        optional("action", &OpenItem::action, "执法类别", "kind of enforcement",
                 "of a decision: some clocks are for one kind"),
    };
  }
};

struct DraftItem {
  static constexpr auto names =
      act(88, "draft_item", "item_drafted", "起草公示文本", "draft the item",
          "起草: the text to be published (附1-7: 决定内容、事实理由、救济途径).");
  Said title;
  Said content;
  Said facts_and_reasons;
  Said remedies;
  Document text;
  Said party;
  /// 不予公开的字段: names of fields above of which the public sees the commitment alone.
  std::vector<Id> withheld;
  static constexpr auto fields() {
    return std::tuple{
        optional("title", &DraftItem::title, "标题", "title"),
        optional("content", &DraftItem::content, "公示内容", "content"),
        optional("facts_and_reasons", &DraftItem::facts_and_reasons, "事实和理由",
                 "facts and reasons"),
        optional("remedies", &DraftItem::remedies, "救济途径", "remedies"),
        optional("text", &DraftItem::text, "公示文本", "text to be published",
                 "the whole text to be published"),
        optional("party", &DraftItem::party, "当事人", "party"),
        optional("withheld", &DraftItem::withheld, "不予公开的字段", "fields that are withheld",
                 "不予公开的字段: of these the public sees the commitment alone"),
    };
  }
};

struct Proofread {
  static constexpr auto names =
      act(89, "proofread", "item_proofread", "校对", "proofread", "校对 (附1-6).");
  Document text;
  Said note;
  static constexpr auto fields() {
    return std::tuple{
        optional("text", &Proofread::text, "公示文本", "text to be published",
                 "the text that was proofread"),
        optional("note", &Proofread::note, "备注", "note"),
    };
  }
};

struct ReviewItem {
  static constexpr auto names =
      act(90, "review_item", "item_reviewed", "审核公示内容", "review the item",
          "审核: the five checks of 附1-9, in their order.");
  std::vector<Check> checks;
  Document text;
  static constexpr auto fields() {
    return std::tuple{
        required("checks", &ReviewItem::checks, "五项审核（附1-9，按顺序）",
                 "the five checks of 附1-9, in their order"),
        optional("text", &ReviewItem::text, "公示文本", "text to be published"),
    };
  }
};

struct ClearSecrecy {
  static constexpr auto names = act(91, "clear_secrecy", "secrecy_cleared", "保密审查",
                                    "clear of secrets", "保密审查 (附1-10).");
  Answer clear = Answer::unspecified;
  Document text;
  Said note;
  static constexpr auto fields() {
    return std::tuple{
        optional("clear", &ClearSecrecy::clear, "不涉密", "free of secrets", "yes: 不涉密"),
        optional("text", &ClearSecrecy::text, "公示文本", "text to be published"),
        optional("note", &ClearSecrecy::note, "备注", "note"),
    };
  }
};

struct ApproveItem {
  static constexpr auto names = act(92, "approve_item", "item_approved", "审定", "approve the item",
                                    "审定 (附1-6) by 主要负责人 or 分管负责人.");
  Document text;
  static constexpr auto fields() {
    return std::tuple{
        optional("text", &ApproveItem::text, "公示文本", "text to be published"),
    };
  }
};

struct Publish {
  static constexpr auto names = act(93, "publish", "item_published", "公示", "publish", "公示.");
  Document text;
  Said channel;
  static constexpr auto fields() {
    return std::tuple{
        optional("text", &Publish::text, "公示文本", "text to be published",
                 "exactly what was approved"),
        optional("channel", &Publish::channel, "公示渠道", "channel", "where: 门户网站, 公示栏"),
    };
  }
};

struct SendBack {
  static constexpr auto names = act(94, "send_back", "item_sent_back", "退回起草", "send back",
                                    "退回: an examiner sends the item back to its draft.");
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        optional("reason", &SendBack::reason, "退回理由", "reason for sending back"),
    };
  }
};

struct WithholdItem {
  static constexpr auto names = act(95, "withhold_item", "item_withheld", "不予公开",
                                    "withhold the item", "不予公开, with its ground.");
  WithholdGround ground = WithholdGround::unspecified;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        optional("ground", &WithholdItem::ground, "不予公开理由类别", "ground for withholding"),
        optional("reason", &WithholdItem::reason, "理由", "reason"),
    };
  }
};

struct MarkUpdateDue {
  static constexpr auto names =
      act(96, "mark_update_due", "update_fell_due", "列为待更新", "mark as due for update",
          "待更新: what the item speaks of has changed (附1-11b).");
  Change change = Change::unspecified;
  Day changed_on;
  static constexpr auto fields() {
    return std::tuple{
        required("change", &MarkUpdateDue::change, "变更事项", "what changed"),
        required("changed_on", &MarkUpdateDue::changed_on, "变更之日", "day of the change"),
    };
  }
};

struct UpdateItem {
  static constexpr auto names =
      act(97, "update_item", "item_updated", "更新公示内容", "update the item",
          "更新: a new version of the draft (附1-3, 附1-11).");
  Document text;
  Said content;
  static constexpr auto fields() {
    return std::tuple{
        optional("text", &UpdateItem::text, "公示文本", "text to be published"),
        optional("content", &UpdateItem::content, "公示内容", "content"),
    };
  }
};

struct RecheckItem {
  static constexpr auto names =
      act(98, "recheck_item", "item_rechecked", "复查", "recheck the item",
          "复查 (附1-13): looked at again and found right.");
  Said note;
  static constexpr auto fields() {
    return std::tuple{
        optional("note", &RecheckItem::note, "备注", "note"),
    };
  }
};

struct CorrectItem {
  static constexpr auto names =
      act(99, "correct_item", "item_corrected", "更正公示内容", "correct the item",
          "更正 (附1-13): the right text, which goes through the examinations and supersedes the "
          "wrong one when it is published; the old version stays.");
  Document text;
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        optional("text", &CorrectItem::text, "公示文本", "text to be published"),
        optional("reason", &CorrectItem::reason, "理由", "reason"),
    };
  }
};

struct ReplaceItem {
  static constexpr auto names =
      act(100, "replace_item", "item_replaced", "撤换", "replace the item",
          "撤换 (附1-13): the wrong text is taken down, a new one is drafted.");
  Said reason;
  static constexpr auto fields() {
    return std::tuple{
        optional("reason", &ReplaceItem::reason, "理由", "reason"),
    };
  }
};

struct RequireWithdrawal {
  static constexpr auto names = act(
      105, "require_withdrawal", "withdrawal_required", "应当撤回公示", "require the withdrawal",
      "应当撤回: the decision was changed, revoked or declared unlawful or void (处罚法48). Three "
      "working days remain to take it down and say why; nothing more of it is published.");
  OverturnKind kind = OverturnKind::unspecified;
  Day since;
  static constexpr auto fields() {
    return std::tuple{
        optional("kind", &RequireWithdrawal::kind, "处理结果", "outcome"),
        required("since", &RequireWithdrawal::since, "变更、撤销或者确认之日",
                 "day it was overturned", "the day it was overturned: the clock counts from here"),
    };
  }
};

struct WithdrawItem {
  static constexpr auto names =
      act(101, "withdraw_item", "item_withdrawn", "撤回公示", "withdraw the item",
          "撤回, with the reason that is published (处罚法48).");
  Said public_reason;
  static constexpr auto fields() {
    return std::tuple{
        optional("public_reason", &WithdrawItem::public_reason, "公开的撤回理由", "public reason"),
    };
  }
};

struct ExpireItem {
  static constexpr auto names =
      act(102, "expire_item", "item_expired", "公示期满", "end of display", "公示期满, 停止公示.");

  static constexpr auto fields() { return std::tuple{}; }
};

struct HoldPublication {
  static constexpr auto names =
      act(103, "hold_publication", "publication_held", "暂停公示", "hold the publication",
          "暂停: the case is irregular; no publication until a supervisor answers (附4-9).");

  static constexpr auto fields() { return std::tuple{}; }
};

struct ReleasePublication {
  static constexpr auto names =
      act(104, "release_publication", "publication_released", "恢复公示", "release the publication",
          "恢复: the supervisor has answered.");

  static constexpr auto fields() { return std::tuple{}; }
};

// clang-format off
struct ItemOpened          : Happened<OpenItem> {};
struct ItemDrafted         : Happened<DraftItem> {};
struct ItemProofread       : Happened<Proofread> {};
struct ItemReviewed        : Happened<ReviewItem> {};
struct SecrecyCleared      : Happened<ClearSecrecy> {};
struct ItemApproved        : Happened<ApproveItem> {};
struct ItemPublished       : Happened<Publish> {};
struct ItemSentBack        : Happened<SendBack> {};
struct ItemWithheld        : Happened<WithholdItem> {};
struct UpdateFellDue       : Happened<MarkUpdateDue> {};
struct ItemUpdated         : Happened<UpdateItem> {};
struct ItemRechecked       : Happened<RecheckItem> {};
struct ItemCorrected       : Happened<CorrectItem> {};
struct ItemReplaced        : Happened<ReplaceItem> {};
struct ItemWithdrawn       : Happened<WithdrawItem> {};
struct ItemExpired         : Happened<ExpireItem> {};
struct PublicationHeld     : Happened<HoldPublication> {};
struct PublicationReleased : Happened<ReleasePublication> {};
struct WithdrawalRequired  : Happened<RequireWithdrawal> {};
// clang-format on

using DisclosureEvents =
    Types<ItemOpened, ItemDrafted, ItemProofread, ItemReviewed, SecrecyCleared, ItemApproved,
          ItemPublished, ItemSentBack, ItemWithheld, UpdateFellDue, ItemUpdated, ItemRechecked,
          ItemCorrected, ItemReplaced, ItemWithdrawn, ItemExpired, PublicationHeld,
          PublicationReleased, WithdrawalRequired>;

}  // namespace caseledger
