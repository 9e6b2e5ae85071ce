// The words that every procedure shares: who acts, in which capacity, which clocks run and what a
// breach means. Numbers are on disk: lists grow at the end only.
#pragma once

#include "statemachines/words/terms.h"

namespace caseledger {

enum class Procedure : std::uint16_t { unspecified, bureau, matter, disclosure };
template <>
struct Terms<Procedure> {
  static constexpr std::string_view name = "procedure";
  static constexpr std::string_view meaning = "Which law a stream of facts obeys.";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"bureau", "机关", "bureau"},
                                  {"case", "案件", "case"},
                                  {"disclosure", "公示信息", "disclosure item"}};
};

enum class Capacity : std::uint16_t {
  unspecified,
  system,
  registrar,
  handler,
  section_head,
  reviewer,
  legal_adviser,
  deputy_head,
  principal_head,
  party_member,
  party_secretary,
  proofreader,
  disclosure_reviewer,
  secrecy_reviewer,
  archivist,
  av_custodian,
  office_inspector,
  supervisor,
  auditor
};
template <>
struct Terms<Capacity> {
  static constexpr std::string_view name = "capacity";
  static constexpr std::string_view meaning =
      "Held by appointment with dates; chosen anew for every act.";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"system", "系统", "system"},
                                  {"registrar", "登记员", "registrar"},
                                  {"handler", "承办人", "handler"},
                                  {"section_head", "科室负责人", "section head"},
                                  {"reviewer", "审核小组成员", "reviewer"},
                                  {"legal_adviser", "法律顾问", "legal adviser"},
                                  {"deputy_head", "分管领导", "deputy head"},
                                  {"principal_head", "主要负责人", "principal head"},
                                  {"party_member", "党组成员", "party group member"},
                                  {"party_secretary", "党组秘书", "secretary of the party group"},
                                  {"proofreader", "校对人", "proofreader"},
                                  {"disclosure_reviewer", "公示审核人", "disclosure reviewer"},
                                  {"secrecy_reviewer", "保密审查人", "secrecy reviewer"},
                                  {"archivist", "档案管理员", "archivist"},
                                  {"av_custodian", "音像保管人", "custodian of recordings"},
                                  {"office_inspector", "办公室抽检人", "office inspector"},
                                  {"supervisor", "监督人", "supervisor"},
                                  {"auditor", "审计人", "auditor"}};
};

/// The six leaders the document speaks of. They stay distinct; the ruleset says which capacities
/// answer to each (附1-6, 附3-8, 附3-15, 附4-16, 附4-17).
enum class LeaderTerm : std::uint16_t {
  unspecified,
  principal_responsible,
  deputy_responsible,
  superior,
  competent,
  main,
  bureau_competent
};
template <>
struct Terms<LeaderTerm> {
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"principal_responsible", "主要负责人", "principal head"},
                                  {"deputy_responsible", "分管负责人", "deputy head in charge"},
                                  {"superior", "上级领导", "superior leader"},
                                  {"competent", "主管领导", "competent leader"},
                                  {"main", "主要领导", "main leader"},
                                  {"bureau_competent", "局主管领导", "competent bureau leader"}};
};

enum class ReviewerCategory : std::uint16_t { unspecified, water_expert, lawyer, section_head };
template <>
struct Terms<ReviewerCategory> {
  static constexpr std::string_view name = "reviewer_category";
  static constexpr std::string_view meaning = "附4-3: who sits in the review group.";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"water_expert", "水利专家", "water expert"},
                                  {"lawyer", "局常聘律师", "retained lawyer"},
                                  {"section_head", "科室负责人", "section head"}};
};

enum class ClockKind : std::uint16_t {
  unspecified,
  review,
  supplement,
  publication,
  service,
  case_total,
  revisit,
  withdrawal,
  update,
  filing,
  expiry
};
template <>
struct Terms<ClockKind> {
  static constexpr std::string_view name = "clock_kind";
  static constexpr std::string_view meaning =
      "The duties that run against time. Several bases may start a clock of one kind (附1-8b "
      "and the seven days of the national notice): each is kept, the earliest is the due date.";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"review", "法制审核期限", "legal review"},
                                  {"supplement", "补正期限", "completion of materials"},
                                  {"publication", "公示期限", "publication"},
                                  {"service", "送达期限", "service"},
                                  {"case_total", "办案期限", "whole case"},
                                  {"revisit", "缓议再议", "revisit after deferral"},
                                  {"withdrawal", "撤回期限", "withdrawal"},
                                  {"update", "更新期限", "update"},
                                  {"filing", "归档期限", "filing"},
                                  {"expiry", "公示届满", "end of display"}};
};

enum class ClockMove : std::uint16_t {
  unspecified,
  started,
  suspended,
  resumed,
  extended,
  stopped,
  recomputed
};
template <>
struct Terms<ClockMove> {
  static constexpr std::string_view name = "clock_move";
  static constexpr std::string_view meaning = "";
  static constexpr Term list[] = {
      {"unspecified", "未定", "unspecified"}, {"started", "起算", "started"},
      {"suspended", "中止", "suspended"},     {"resumed", "恢复", "resumed"},
      {"extended", "延长", "extended"},       {"stopped", "办结", "stopped"},
      {"recomputed", "重算", "recomputed"}};
};

enum class Rung : std::uint16_t { unspecified, three_days, one_day, due, overdue };
template <>
struct Terms<Rung> {
  static constexpr std::string_view name = "rung";
  static constexpr std::string_view meaning =
      "A deadline announces itself four times, each time once.";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"three_days", "剩三日", "three days left"},
                                  {"one_day", "剩一日", "one day left"},
                                  {"due", "到期", "due today"},
                                  {"overdue", "逾期", "overdue"}};
};

enum class DayUnit : std::uint16_t { unspecified, workday, day, month, year };
template <>
struct Terms<DayUnit> {
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"workday", "工作日", "working days"},
                                  {"day", "日", "days"},
                                  {"month", "个月", "months"},
                                  {"year", "年", "years"}};
};

/// What a breach of a requirement does.
enum class Effect : std::uint16_t { unspecified, block, flag };
template <>
struct Terms<Effect> {
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"block", "拒绝", "refuse"},
                                  {"flag", "记录", "flag"}};
};

enum class Answer : std::uint16_t { unspecified, yes, no };
template <>
struct Terms<Answer> {
  static constexpr std::string_view name = "answer";
  static constexpr std::string_view meaning = "";
  static constexpr Term list[] = {
      {"unspecified", "未填", "blank"}, {"yes", "是", "yes"}, {"no", "否", "no"}};
};

enum class KeyAlgorithm : std::uint16_t { unspecified, ed25519, sm2 };
template <>
struct Terms<KeyAlgorithm> {
  static constexpr std::string_view name = "key_algorithm";
  static constexpr std::string_view meaning =
      "What a key signs with: Ed25519 for everybody's tools, SM2 (GB/T 32918) for national crypto.";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"ed25519", "Ed25519", "Ed25519"},
                                  {"sm2", "SM2", "SM2"}};
};

enum class PublicRegister : std::uint16_t {
  unspecified,
  subjects,
  matters,
  officers,
  decisions,
  supervision,
  other
};
template <>
struct Terms<PublicRegister> {
  static constexpr std::string_view name = "public_register";
  static constexpr std::string_view meaning =
      "陵水字〔2021〕93号 附1-7: the six kinds of published information.";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"subjects", "行政执法主体信息", "enforcement bodies"},
                                  {"matters", "行政执法事项信息", "enforcement matters"},
                                  {"officers", "行政执法人员信息", "enforcement officers"},
                                  {"decisions", "行政执法决定信息", "enforcement decisions"},
                                  {"supervision", "行政执法监督信息", "supervision"},
                                  {"other", "其他应当公示的信息", "other information"}};
};

}  // namespace caseledger
