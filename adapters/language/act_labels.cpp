// The names of acts and events, in the order of the field lists' headers.
#include <span>
#include <type_traits>
#include <utility>

#include "adapters/language/labels.h"
#include "statemachines/acts/case_words.h"
#include "statemachines/acts/facts.h"

namespace caseledger::adapters {
namespace {

struct Named {
  std::string_view key;
  Label label;
};

// clang-format off
constexpr Named kActs[] = {
    {"open_ledger",              {"建账", "open the ledger"}},
    {"enrol_officer",            {"录入执法人员", "enrol an officer"}},
    {"renew_certificate",        {"换发执法证件", "renew a certificate"}},
    {"suspend_certificate",      {"暂扣或者注销执法证件", "suspend a certificate"}},
    {"appoint_officer",          {"任命", "appoint an officer"}},
    {"relieve_officer",          {"免去任命", "relieve an officer"}},
    {"activate_ruleset",         {"启用规则集", "activate a ruleset"}},
    {"activate_calendar",        {"启用日历", "activate a calendar"}},
    {"adopt_log_key",            {"启用账本密钥", "adopt a key of the log"}},
    {"retire_log_key",           {"停用账本密钥", "retire a key of the log"}},
    {"enrol_key",                {"登记人员密钥", "enrol an officer's key"}},
    {"revoke_key",               {"注销人员密钥", "revoke an officer's key"}},
    {"record_timestamp",         {"登记可信时间戳", "record a trusted timestamp"}},

    {"file_case",                {"立案", "file the case"}},
    {"assign_handlers",          {"更换承办人", "assign handlers"}},
    {"recuse_officer",           {"回避", "recuse an officer"}},
    {"open_investigation",       {"开始调查", "open the investigation"}},
    {"gather_record",            {"取证", "gather a record"}},
    {"notify_rights",            {"告知", "notify the party of its rights"}},
    {"record_defence",           {"记录陈述申辩", "record the defence"}},
    {"conclude_investigation",   {"调查终结", "conclude the investigation"}},
    {"classify_major",           {"认定重大", "classify as major"}},
    {"classify_ordinary",        {"认定非重大", "classify as ordinary"}},
    {"request_voluntary_review", {"自愿送审", "request a voluntary review"}},
    {"terminate",                {"终止", "terminate"}},

    {"form_group",               {"组成审核小组", "form the review group"}},
    {"submit_for_review",        {"送审", "submit for review"}},
    {"accept_packet",            {"收件齐全", "accept the packet"}},
    {"request_supplement",       {"通知补正", "request completion"}},
    {"supply_materials",         {"补正提交", "supply materials"}},
    {"return_packet",            {"退回", "return the packet"}},
    {"withdraw_submission",      {"撤回送审", "withdraw the submission"}},
    {"inquire",                  {"调阅或者询问", "consult or question"}},
    {"extend_review",            {"批准延长审核", "extend the review"}},
    {"agree",                    {"出具同意意见", "agree"}},
    {"advise_investigation",     {"出具继续调查建议", "advise further investigation"}},
    {"advise_no_decision",       {"出具不予作出决定建议", "advise to make no decision"}},
    {"advise_change",            {"出具变更意见", "advise a change"}},
    {"advise_correction",        {"出具纠正意见", "advise a correction"}},
    {"advise_transfer",          {"出具移送意见", "advise a transfer"}},
    {"adopt_investigation",      {"采纳：继续调查", "adopt: investigate further"}},
    {"adopt_revision",           {"采纳：变更或者纠正", "adopt: revise"}},
    {"adopt_no_decision",        {"采纳：不予作出决定", "adopt: make no decision"}},
    {"adopt_transfer",           {"采纳：移送", "adopt: transfer"}},
    {"lodge_dispute",            {"提出异议", "dispute the opinion"}},
    {"settle_for_revision",      {"沟通一致：修改意见", "settle: the opinion is revised"}},
    {"settle_for_adoption",      {"沟通一致：采纳意见", "settle: the opinion is adopted"}},
    {"refer_dispute",            {"报送主管领导", "refer the dispute"}},
    {"uphold_opinion",           {"维持审核意见", "uphold the opinion"}},
    {"order_rereview",           {"责成重新审核", "order a new review"}},

    {"propose_to_meeting",       {"提交党组会议", "propose to the meeting"}},
    {"decide_ordinary",          {"负责人决定", "decide (ordinary)"}},
    {"decide_by_meeting",        {"集体讨论决定", "decide by meeting"}},
    {"defer",                    {"缓议", "defer"}},
    {"return_for_investigation", {"退回补充调查", "return for investigation"}},
    {"change_content",           {"会议改变内容", "change the content"}},
    {"resolve_no_penalty",       {"不予处罚", "resolve that there is no penalty"}},
    {"resolve_transfer",         {"决定移送", "resolve to transfer"}},
    {"serve",                    {"送达", "serve the decision"}},
    {"execute",                  {"执行", "execute"}},
    {"grant_instalments",        {"准予延期或者分期缴纳", "grant instalments"}},
    {"demand_performance",       {"催告", "demand performance"}},
    {"apply_to_court",           {"申请法院强制执行", "apply to the court"}},
    {"close_case",               {"结案", "close the case"}},
    {"archive_case",             {"归档", "archive the case"}},
    {"return_by_police",         {"公安机关不予立案退回", "returned by the police"}},
    {"overturn",                 {"变更、撤销或者确认违法", "overturned by another body"}},
    {"record_irregular_act",     {"补录违规行为", "record an irregular act"}},
    {"place_hold",               {"长期保存", "hold the file"}},
    {"lift_hold",                {"解除长期保存", "lift the hold"}},
    {"appraise_records",         {"销毁鉴定", "appraise the records for destruction"}},
    {"dispose_records",          {"批准销毁", "destroy the records"}},

    {"open_item",                {"拟公开", "open an item"}},
    {"draft_item",               {"起草公示文本", "draft the item"}},
    {"proofread",                {"校对", "proofread"}},
    {"review_item",              {"审核公示内容", "review the item"}},
    {"clear_secrecy",            {"保密审查", "clear of secrets"}},
    {"approve_item",             {"审定", "approve the item"}},
    {"publish",                  {"公示", "publish"}},
    {"send_back",                {"退回起草", "send back"}},
    {"withhold_item",            {"不予公开", "withhold the item"}},
    {"mark_update_due",          {"列为待更新", "mark as due for update"}},
    {"update_item",              {"更新公示内容", "update the item"}},
    {"recheck_item",             {"复查", "recheck the item"}},
    {"correct_item",             {"更正公示内容", "correct the item"}},
    {"replace_item",             {"撤换", "replace the item"}},
    {"require_withdrawal",       {"应当撤回公示", "require the withdrawal"}},
    {"withdraw_item",            {"撤回公示", "withdraw the item"}},
    {"expire_item",              {"公示期满", "end of display"}},
    {"hold_publication",         {"暂停公示", "hold the publication"}},
    {"release_publication",      {"恢复公示", "release the publication"}},

    {"answer_irregularity",      {"监督答复", "answer an irregularity"}},
    {"correct_record",           {"更正记录", "correct a record"}},
    {"pass_deadline",            {"期限提醒", "pass a deadline"}},
    {"recompute_deadline",       {"重算期限", "recompute a deadline"}},
};

constexpr Named kOwnEvents[] = {
    {"irregularity_recorded", {"记录违规", "irregularity recorded"}},
    {"command_refused",       {"拒绝", "refused"}},
};
// clang-format on

Label find(std::span<const Named> list, std::string_view key) {
  for (const auto& one : list) {
    if (one.key == key) return one.label;
  }
  return {key, key};
}

template <class Event>
bool is_of(std::string_view event, std::string_view& act) {
  if constexpr (requires { typename Event::Asked; }) {
    if (Event::name == event) act = Event::Asked::name;
  }
  return !act.empty();
}

/// The act that asks for an event; empty for those nobody asks for.
std::string_view act_of(std::string_view event) {
  return []<class... Events>(std::type_identity<std::tuple<Events...>>, std::string_view name) {
    std::string_view act;
    (is_of<Events>(name, act) || ...);
    return act;
  }(std::type_identity<AllEvents>{}, event);
}

template <Vocabulary Stage>
Label stage_of(std::string_view key) {
  for (const auto& word : words_of<Stage>()) {
    if (word.key == key) return {word.zh, word.en};
  }
  return {key, key};
}

}  // namespace

Label act_label(std::string_view act) { return find(kActs, act); }

Label event_label(std::string_view event) {
  const auto act = act_of(event);
  return act.empty() ? find(kOwnEvents, event) : act_label(act);
}

Label stage_label(Procedure procedure, std::string_view stage) {
  switch (procedure) {
    case Procedure::bureau:
      return stage_of<BureauStage>(stage);
    case Procedure::matter:
      return stage_of<CaseStage>(stage);
    case Procedure::disclosure:
      return stage_of<ItemStage>(stage);
    case Procedure::unspecified:
      break;
  }
  return {stage, stage};
}

}  // namespace caseledger::adapters
