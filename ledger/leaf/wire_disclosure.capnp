@0xc5197ea2408bd36f;
# The facts of a disclosure item. wire.capnp says how to read these comments.

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("caseledger::ledger::wire");
using Parts = import "wire_parts.capnp";
using Terms = import "wire_terms.capnp";

struct ItemOpened {
  # 拟公开: an item begins. For a decision the case itself orders it (附1-8b). Documents: source.
  register @0 :Terms.PublicRegister;
  about @1 :Text;  # the case, officer or matter it speaks of
  section @2 :Text;  # 责任科室 (附1-5)
  since @3 :Int32;  # 作出之日 or 变更之日: the clocks count from here; days
  action @4 :Terms.ActionKind;  # of a decision: some clocks are for one kind
}

struct ItemDrafted {
  # 起草: the text to be published (附1-7: 决定内容、事实理由、救济途径). Words: title, content, facts_and_reasons,
  # remedies, party. Documents: text.
  withheld @0 :List(Text);  # 不予公开的字段: of these the public sees the commitment alone
}

struct ItemProofread {}  # 校对 (附1-6). Words: note. Documents: text.

struct ItemReviewed {
  # 审核: the five checks of 附1-9, in their order. Words: checks/N/note. Documents: text.
  checks @0 :List(Parts.Check);
}

struct SecrecyCleared {
  # 保密审查 (附1-10). Words: note. Documents: text.
  clear @0 :Terms.Answer;  # yes: 不涉密
}

struct ItemApproved {}  # 审定 (附1-6) by 主要负责人 or 分管负责人. Documents: text.
struct ItemPublished {}  # 公示. Words: channel. Documents: text.
struct ItemSentBack {}  # 退回: an examiner sends the item back to its draft. Words: reason.

struct ItemWithheld {
  # 不予公开, with its ground. Words: reason.
  ground @0 :Terms.WithholdGround;
}

struct UpdateFellDue {
  # 待更新: what the item speaks of has changed (附1-11b).
  change @0 :Terms.Change;
  changedOn @1 :Int32;  # days
}

struct ItemUpdated {
  # 更新: a new version of the draft (附1-3, 附1-11). Words: content. Documents: text.
}

struct ItemRechecked {}  # 复查 (附1-13): looked at again and found right. Words: note.

struct ItemCorrected {
  # 更正 (附1-13): the right text, which goes through the examinations and supersedes the wrong one
  # when it is published; the old version stays. Words: reason. Documents: text.
}

struct ItemReplaced {
  # 撤换 (附1-13): the wrong text is taken down, a new one is drafted. Words: reason.
}

struct ItemWithdrawn {}  # 撤回, with the reason that is published (处罚法48). Words: public_reason.
struct ItemExpired {}  # 公示期满, 停止公示.

struct PublicationHeld {
  # 暂停: the case is irregular; no publication until a supervisor answers (附4-9).
}

struct PublicationReleased {}  # 恢复: the supervisor has answered.

struct WithdrawalRequired {
  # 应当撤回: the decision was changed, revoked or declared unlawful or void (处罚法48). Three working days
  # remain to take it down and say why; nothing more of it is published.
  kind @0 :Terms.OverturnKind;
  since @1 :Int32;  # the day it was overturned: the clock counts from here; days
}
