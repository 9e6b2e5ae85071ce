// Whose duty it is to carry a case on, in the order of the law: what the rows of case_table.h name
// as Duty<…>.
#pragma once

#include "statemachines/table/general_duties.h"

namespace caseledger {

/// What the handlers of the case owe.
constexpr Owed owed_by_handler(std::string_view zh, std::string_view en,
                               ClockKind clock = ClockKind::case_total) {
  return {.zh = zh, .en = en, .capacity = Capacity::handler, .clock = clock};
}

/// 处罚法57 行政机关负责人: the principal head or the deputy in charge.
constexpr Owed owed_by_responsible_leader(std::string_view zh, std::string_view en) {
  return {.zh = zh,
          .en = en,
          .leader = LeaderTerm::principal_responsible,
          .other_leader = LeaderTerm::deputy_responsible,
          .clock = ClockKind::case_total};
}

constexpr Owed with_key(Owed owed, std::string_view key) {
  owed.key = key;
  return owed;
}
constexpr Owed only_while(OwedWhile condition, Owed owed) {
  owed.only_while = condition;
  return owed;
}

// 立案与调查

struct to_open_the_investigation {
  static constexpr Owed owed = owed_by_handler("开始调查", "begin the investigation");
};
struct to_investigate {
  static constexpr Owed owed = owed_by_handler("调查取证，终结调查", "investigate and conclude");
};
struct to_classify {
  static constexpr Owed owed =
      with_key(owed_by_handler("认定是否重大", "classify as major or not"), "classify_major");
};
struct to_decide {
  static constexpr Owed owed = owed_by_responsible_leader("作出决定", "decide");
};

// 法制审核

struct to_form_the_group {
  static constexpr Owed owed =
      only_while(OwedWhile::group_is_missing,
                 owed_by_responsible_leader("组成审核小组", "form the review group"));
};
struct to_submit {
  static constexpr Owed owed = only_while(OwedWhile::group_is_formed,
                                          owed_by_handler("送法制审核", "submit for legal review"));
};
struct to_take_in_the_packet {
  static constexpr Owed owed{.zh = "收件，核对材料",
                             .en = "take in and check the packet",
                             .capacity = Capacity::reviewer,
                             .clock = ClockKind::review};
};
struct to_complete_the_materials {
  static constexpr Owed owed =
      owed_by_handler("补正材料", "complete the materials", ClockKind::supplement);
};
/// Which of the six it is, the findings say; that it comes in time, the article of the clock.
struct to_issue_the_opinion {
  static constexpr Owed owed{.zh = "出具审核意见",
                             .en = "issue the opinion",
                             .capacity = Capacity::reviewer,
                             .clock = ClockKind::review,
                             .cites = Cites::the_clock,
                             .key = "issue_opinion"};
};
struct to_extend_the_review {
  static constexpr Owed owed{.zh = "审核将到期，可批准延长",
                             .en = "review nearly due: extend or not",
                             .leader = LeaderTerm::bureau_competent,
                             .clock = ClockKind::review,
                             .only_while = OwedWhile::review_was_not_extended,
                             .only_when_near = true};
};
struct to_answer_the_opinion {
  static constexpr Owed owed =
      with_key(owed_by_handler("采纳审核意见或者提出异议", "adopt the opinion or dispute it"),
               "answer_opinion");
};
struct to_approve_the_transfer {
  static constexpr Owed owed{.zh = "批准移送",
                             .en = "approve the transfer",
                             .leader = LeaderTerm::principal_responsible,
                             .clock = ClockKind::case_total,
                             .only_while = OwedWhile::transfer_is_advised};
};
struct to_settle_the_dispute {
  static constexpr Owed owed =
      with_key(owed_by_handler("与审核小组沟通，不成的报送", "settle with the group or refer"),
               "settle_dispute");
};
struct to_settle_the_referral {
  static constexpr Owed owed{.zh = "处理报送的异议",
                             .en = "settle the referred dispute",
                             .leader = LeaderTerm::competent,
                             .clock = ClockKind::case_total,
                             .key = "settle_referral"};
};

// 党组会议与决定

struct to_propose_to_the_meeting {
  static constexpr Owed owed = only_while(
      OwedWhile::case_may_be_major, owed_by_handler("提交党组会议", "propose to the meeting"));
};
struct to_decide_as_reviewed {
  static constexpr Owed owed = only_while(OwedWhile::case_is_ordinary, to_decide::owed);
};
struct to_hold_the_meeting {
  static constexpr Owed owed{.zh = "列入议程，录入会议结果",
                             .en = "put on the agenda, enter what was resolved",
                             .capacity = Capacity::party_secretary,
                             .clock = ClockKind::revisit};
};

// 送达、执行与归档

struct to_serve {
  static constexpr Owed owed =
      owed_by_handler("送达决定书", "serve the decision", ClockKind::service);
};
struct to_carry_out {
  static constexpr Owed owed =
      owed_by_handler("执行决定", "carry the decision out", ClockKind::unspecified);
};
struct to_close {
  static constexpr Owed owed =
      owed_by_handler("执行完毕后结案", "close when carried out", ClockKind::unspecified);
};
struct to_archive {
  static constexpr Owed owed{.zh = "归档",
                             .en = "archive the file",
                             .capacity = Capacity::archivist,
                             .clock = ClockKind::filing};
};
struct to_archive_what_is_answered {
  static constexpr Owed owed = only_while(OwedWhile::nothing_is_unanswered, to_archive::owed);
};

}  // namespace caseledger
