// Whose duty it is to bring an item before the public and to keep it right: what the rows of
// disclosure_table.h name as Duty<…>.
#pragma once

#include "statemachines/table/general_duties.h"

namespace caseledger {

struct to_draft {
  static constexpr Owed owed{.zh = "起草公示文本",
                             .en = "draft the text",
                             .capacity = Capacity::handler,
                             .clock = ClockKind::publication,
                             .only_while = OwedWhile::text_is_missing};
};
struct to_proofread {
  static constexpr Owed owed{.zh = "校对",
                             .en = "proofread",
                             .capacity = Capacity::proofreader,
                             .clock = ClockKind::publication,
                             .only_while = OwedWhile::text_is_drafted};
};
struct to_review_for_disclosure {
  static constexpr Owed owed{.zh = "公示审核",
                             .en = "review for disclosure",
                             .capacity = Capacity::disclosure_reviewer,
                             .clock = ClockKind::publication};
};
struct to_clear_of_secrets {
  static constexpr Owed owed{.zh = "保密审查",
                             .en = "clear of secrets",
                             .capacity = Capacity::secrecy_reviewer,
                             .clock = ClockKind::publication};
};
struct to_approve {
  static constexpr Owed owed{.zh = "审定",
                             .en = "approve",
                             .leader = LeaderTerm::principal_responsible,
                             .other_leader = LeaderTerm::deputy_responsible,
                             .clock = ClockKind::publication};
};
struct to_publish {
  static constexpr Owed owed{.zh = "公示",
                             .en = "publish",
                             .capacity = Capacity::disclosure_reviewer,
                             .clock = ClockKind::publication,
                             .only_while = OwedWhile::publication_is_not_held,
                             .cites = Cites::the_clock};
};
struct to_update {
  static constexpr Owed owed{.zh = "更新公示文本",
                             .en = "update the text",
                             .capacity = Capacity::handler,
                             .clock = ClockKind::update,
                             .cites = Cites::the_clock};
};
struct to_withdraw {
  static constexpr Owed owed{.zh = "撤回并公开说明理由",
                             .en = "withdraw, giving the public reason",
                             .capacity = Capacity::disclosure_reviewer,
                             .clock = ClockKind::withdrawal,
                             .only_while = OwedWhile::overturned_text_is_displayed};
};
struct to_take_down {
  static constexpr Owed owed{.zh = "公示期限届满，停止公示",
                             .en = "take down: the time of display is over",
                             .capacity = Capacity::disclosure_reviewer,
                             .clock = ClockKind::expiry,
                             .only_while = OwedWhile::text_is_displayed,
                             .only_when_near = true};
};

}  // namespace caseledger
