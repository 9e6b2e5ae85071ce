// The words of the disclosure item procedure 公示信息 (附1).
#pragma once

#include "statemachines/words/terms.h"

namespace caseledger {

enum class ItemStage : std::uint16_t {
  unspecified,
  unopened,
  draft,
  proofed,
  reviewed,
  cleared,
  approved,
  published,
  update_due,
  corrected,
  withdrawn,
  withheld,
  expired
};
template <>
struct Terms<ItemStage> {
  static constexpr Term list[] = {
      {"unspecified", "未定", "unspecified"}, {"unopened", "未拟", "not opened"},
      {"draft", "拟公开", "draft"},           {"proofed", "已校对", "proofread"},
      {"reviewed", "已审核", "reviewed"},     {"cleared", "已保密审查", "cleared of secrets"},
      {"approved", "已审定", "approved"},     {"published", "已公示", "published"},
      {"update_due", "待更新", "update due"}, {"corrected", "已更正", "corrected"},
      {"withdrawn", "已撤回", "withdrawn"},   {"withheld", "不予公开", "withheld"},
      {"expired", "已到期", "expired"}};
};

enum class WithholdGround : std::uint16_t {
  unspecified,
  state_secret,
  trade_secret,
  personal_privacy,
  internal_matter,
  not_of_public_interest
};
template <>
struct Terms<WithholdGround> {
  static constexpr std::string_view name = "withhold_ground";
  static constexpr std::string_view meaning =
      "政府信息公开条例14-16, 处罚法48: why an item is not published.";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"state_secret", "国家秘密", "state secret"},
                                  {"trade_secret", "商业秘密", "trade secret"},
                                  {"personal_privacy", "个人隐私", "privacy"},
                                  {"internal_matter", "内部事务信息", "internal matter"},
                                  {"not_of_public_interest", "不具有社会影响", "no public effect"}};
};

enum class Change : std::uint16_t { unspecified, function, basis, process, post, content };
template <>
struct Terms<Change> {
  static constexpr std::string_view name = "change";
  static constexpr std::string_view meaning =
      "附1-11b: what changed so that the item must be published anew within ten working days.";
  static constexpr Term list[] = {
      {"unspecified", "未定", "unspecified"},     {"function", "执法职能", "function"},
      {"basis", "执法依据", "legal basis"},       {"process", "执法程序", "procedure"},
      {"post", "执法人员岗位", "officer's post"}, {"content", "其他内容", "other content"}};
};

}  // namespace caseledger
