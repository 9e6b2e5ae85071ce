// The words of the case procedure 案件 (陵水字〔2021〕93号 附4, 行政处罚法). Numbers are on disk:
// lists grow at the end only. A stage's key is the name by which its machine is seated.
#pragma once

#include "statemachines/words/terms.h"

namespace caseledger {

enum class CaseStage : std::uint16_t {
  unspecified,
  unfiled,
  filed,
  investigating,
  concluded,
  ordinary,
  preparing,
  submitted,
  supplement,
  reviewing,
  opined,
  disputed,
  referred,
  passed,
  meeting,
  decided,
  served,
  enforcing,
  closed,
  archived,
  no_decision,
  transferred,
  terminated,
  irregular,
  disposed
};
template <>
struct Terms<CaseStage> {
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"unfiled", "未立案", "not filed"},
                                  {"filed", "立案", "filed"},
                                  {"investigating", "调查取证", "investigating"},
                                  {"concluded", "调查终结", "investigation concluded"},
                                  {"ordinary", "非重大", "not major"},
                                  {"preparing", "送审准备", "preparing submission"},
                                  {"submitted", "已送审", "submitted"},
                                  {"supplement", "待补正", "awaiting completion"},
                                  {"reviewing", "审核中", "under review"},
                                  {"opined", "意见已出", "opinion issued"},
                                  {"disputed", "异议沟通", "disputed"},
                                  {"referred", "报主管领导", "referred to the leader"},
                                  {"passed", "审核通过", "review passed"},
                                  {"meeting", "党组会议", "before the party group"},
                                  {"decided", "决定", "decided"},
                                  {"served", "送达", "served"},
                                  {"enforcing", "执行", "enforcing"},
                                  {"closed", "结案", "closed"},
                                  {"archived", "归档", "archived"},
                                  {"no_decision", "不予作出决定", "no decision"},
                                  {"transferred", "移送", "transferred"},
                                  {"terminated", "终止", "terminated"},
                                  {"irregular", "违规作出", "irregularly made"},
                                  {"disposed", "已销毁", "destroyed"}};
};

enum class ActionKind : std::uint16_t { unspecified, penalty, coercion, levy };
template <>
struct Terms<ActionKind> {
  static constexpr std::string_view name = "action_kind";
  static constexpr std::string_view meaning =
      "附4-7: what kind of enforcement decision the case aims at.";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"penalty", "行政处罚", "penalty"},
                                  {"coercion", "行政强制", "coercion"},
                                  {"levy", "行政征收", "levy"}};
};

enum class WaterMatter : std::uint16_t {
  unspecified,
  sand_mining,
  unlicensed_abstraction,
  river_obstruction,
  soil_conservation,
  water_fee,
  dyke_damage,
  unlicensed_drilling,
  flood_control,
  hydraulic_works,
  water_quality,
  other
};
template <>
struct Terms<WaterMatter> {
  static constexpr std::string_view name = "water_matter";
  static constexpr std::string_view meaning = "";
  static constexpr Term list[] = {
      {"unspecified", "未定", "unspecified"},
      {"sand_mining", "非法采砂", "illegal sand mining"},
      {"unlicensed_abstraction", "未经批准擅自取水", "unlicensed abstraction"},
      {"river_obstruction", "河道内违法建设", "building in the river channel"},
      {"soil_conservation", "未编报水土保持方案", "soil conservation plan missing"},
      {"water_fee", "拒不缴纳水资源费", "unpaid water resource fee"},
      {"dyke_damage", "损毁堤防", "damaged dyke"},
      {"unlicensed_drilling", "擅自凿井", "drilling without permit"},
      {"flood_control", "妨碍行洪", "obstructing floods"},
      {"hydraulic_works", "侵占毁坏水工程", "damaging hydraulic works"},
      {"water_quality", "饮用水水源违法", "drinking water source"},
      {"other", "其他", "other"}};
};

enum class PartyKind : std::uint16_t { unspecified, person, unit };
template <>
struct Terms<PartyKind> {
  static constexpr std::string_view name = "party_kind";
  static constexpr std::string_view meaning = "";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"person", "自然人", "natural person"},
                                  {"unit", "法人或者其他组织", "legal person or organisation"}};
};

enum class RecordKind : std::uint16_t {
  unspecified,
  patrol,
  site_inspection,
  inquiry,
  statement_heard,
  hearing,
  sampling,
  appraisal,
  assessment,
  prior_registration,
  coercive_measure,
  documentary,
  monitoring_data
};
template <>
struct Terms<RecordKind> {
  static constexpr std::string_view name = "record_kind";
  static constexpr std::string_view meaning =
      "附2-7, 附3-3, 行政处罚法46: what is gathered, and at which occasion.";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"patrol", "巡查监督", "patrol"},
                                  {"site_inspection", "现场检查", "site inspection"},
                                  {"inquiry", "调查询问", "inquiry"},
                                  {"statement_heard", "陈述申辩", "statement and defence"},
                                  {"hearing", "听证", "hearing"},
                                  {"sampling", "抽样取证", "sampling"},
                                  {"appraisal", "鉴定意见", "expert appraisal"},
                                  {"assessment", "评估报告", "assessment"},
                                  {"prior_registration", "先行登记保存", "prior registration"},
                                  {"coercive_measure", "强制措施", "coercive measure"},
                                  {"documentary", "书证", "documentary evidence"},
                                  {"monitoring_data", "监测数据", "monitoring data"}};
};

enum class MaterialSlot : std::uint16_t {
  unspecified,
  final_report,
  proposal,
  draft_decision,
  evidence,
  hearing_record,
  assessment_report,
  other
};
template <>
struct Terms<MaterialSlot> {
  static constexpr std::string_view name = "material_slot";
  static constexpr std::string_view meaning = "附4-11: the slots of the packet.";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"final_report", "调查终结报告", "final report"},
                                  {"proposal", "决定建议及情况说明", "proposal and statement"},
                                  {"draft_decision", "决定书代拟稿", "draft decision"},
                                  {"evidence", "相关证据资料", "evidence"},
                                  {"hearing_record", "听证笔录", "hearing record"},
                                  {"assessment_report", "评估报告", "assessment report"},
                                  {"other", "其他材料", "other material"}};
};

/// 附4-15, five kinds; the second has two outcomes.
enum class OpinionKind : std::uint16_t {
  unspecified,
  agree,
  investigate_further,
  make_no_decision,
  change,
  correct,
  transfer
};
template <>
struct Terms<OpinionKind> {
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"agree", "同意", "agreement"},
                                  {"investigate_further", "继续调查建议", "investigate further"},
                                  {"make_no_decision", "不予作出决定建议", "make no decision"},
                                  {"change", "变更意见", "change"},
                                  {"correct", "纠正意见", "correct"},
                                  {"transfer", "移送意见", "transfer"}};
};

enum class TransferKind : std::uint16_t { unspecified, jurisdiction, suspected_crime };
template <>
struct Terms<TransferKind> {
  static constexpr std::string_view name = "transfer_kind";
  static constexpr std::string_view meaning = "";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"jurisdiction", "超出管辖", "outside jurisdiction"},
                                  {"suspected_crime", "涉嫌犯罪", "suspected crime"}};
};

enum class InquiryKind : std::uint16_t { unspecified, files_consulted, party_questioned };
template <>
struct Terms<InquiryKind> {
  static constexpr std::string_view name = "inquiry_kind";
  static constexpr std::string_view meaning = "";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"files_consulted", "调阅材料", "files consulted"},
                                  {"party_questioned", "询问当事人", "party questioned"}};
};

enum class View : std::uint16_t { unspecified, in_favour, against, abstained };
template <>
struct Terms<View> {
  static constexpr std::string_view name = "view";
  static constexpr std::string_view meaning = "";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"in_favour", "同意", "in favour"},
                                  {"against", "不同意", "against"},
                                  {"abstained", "弃权", "abstained"}};
};

/// Heaviest last is not the order here: ranks of severity are data of the ruleset.
enum class Measure : std::uint16_t {
  unspecified,
  warning,
  public_criticism,
  fine,
  confiscation,
  suspend_licence,
  revoke_licence,
  restrict_business,
  order_stop,
  levy_fee,
  demolish,
  order_correct
};
template <>
struct Terms<Measure> {
  static constexpr std::string_view name = "measure";
  static constexpr std::string_view meaning = "";
  static constexpr Term list[] = {
      {"unspecified", "未定", "unspecified"},
      {"warning", "警告", "warning"},
      {"public_criticism", "通报批评", "public criticism"},
      {"fine", "罚款", "fine"},
      {"confiscation", "没收", "confiscation"},
      {"suspend_licence", "暂扣许可证件", "licence suspended"},
      {"revoke_licence", "吊销许可证件", "licence revoked"},
      {"restrict_business", "限制开展生产经营活动", "business restricted"},
      {"order_stop", "责令停产停业", "ordered to stop"},
      {"levy_fee", "征收水资源费", "fee levied"},
      {"demolish", "强制拆除", "demolition"},
      {"order_correct", "责令改正", "ordered to correct"}};
};

enum class ServiceMethod : std::uint16_t {
  unspecified,
  in_person,
  left_at_place,
  by_post,
  electronic,
  by_notice,
  through_other
};
template <>
struct Terms<ServiceMethod> {
  static constexpr std::string_view name = "service_method";
  static constexpr std::string_view meaning =
      "行政处罚法61, 85 and 民事诉讼法: how a decision reaches its party.";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"in_person", "直接送达", "in person"},
                                  {"left_at_place", "留置送达", "left at the place"},
                                  {"by_post", "邮寄送达", "by post"},
                                  {"electronic", "电子送达", "electronically"},
                                  {"by_notice", "公告送达", "by public notice"},
                                  {"through_other", "委托送达", "through another body"}};
};

enum class NoPenaltyGround : std::uint16_t { unspecified, minor, not_established, not_punishable };
template <>
struct Terms<NoPenaltyGround> {
  static constexpr std::string_view name = "no_penalty_ground";
  static constexpr std::string_view meaning = "行政处罚法57(2)(3)(4): why there is no penalty.";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"minor", "违法行为轻微依法可以不予处罚", "minor breach"},
                                  {"not_established", "违法事实不能成立", "facts not established"},
                                  {"not_punishable", "依法不予处罚", "not punishable by law"}};
};

enum class OverturnKind : std::uint16_t { unspecified, changed, revoked, unlawful, void_ };
template <>
struct Terms<OverturnKind> {
  static constexpr std::string_view name = "overturn_kind";
  static constexpr std::string_view meaning = "";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"changed", "变更", "changed"},
                                  {"revoked", "撤销", "revoked"},
                                  {"unlawful", "确认违法", "declared unlawful"},
                                  {"void", "确认无效", "declared void"}};
};

/// Act done on paper in breach of the law, recorded as such (附4-20).
enum class IrregularAct : std::uint16_t {
  unspecified,
  decided_without_review,
  decided_against_review,
  decided_without_meeting,
  decided_on_changed_draft,
  served_without_decision,
  enforced_without_decision,
  decided_without_notice,
  other
};
template <>
struct Terms<IrregularAct> {
  static constexpr std::string_view name = "irregular_act";
  static constexpr std::string_view meaning =
      "Act done on paper in breach of the law, recorded as such (LAW.md row 42).";
  static constexpr Term list[] = {
      {"unspecified", "未定", "unspecified"},
      {"decided_without_review", "未经法制审核作出决定", "decided without review"},
      {"decided_against_review", "审核未通过作出决定", "decided though the review failed"},
      {"decided_without_meeting", "未经党组会议作出决定", "decided without the meeting"},
      {"decided_on_changed_draft", "决定与送审稿不一致", "decided on another text"},
      {"served_without_decision", "未作决定先行送达", "served without a decision"},
      {"enforced_without_decision", "未作决定先行执行", "enforced without a decision"},
      {"decided_without_notice", "未履行告知听证作出决定", "decided without notice or hearing"},
      {"other", "其他违规行为", "other irregular act"}};
};

enum class Retention : std::uint16_t { unspecified, ten_years, thirty_years, permanent };
template <>
struct Terms<Retention> {
  static constexpr std::string_view name = "retention";
  static constexpr std::string_view meaning = "附3-11, 档案法: how long the file is kept.";
  static constexpr Term list[] = {{"unspecified", "未定", "unspecified"},
                                  {"ten_years", "10年", "10 years"},
                                  {"thirty_years", "30年", "30 years"},
                                  {"permanent", "永久", "permanent"}};
};

enum class HoldGround : std::uint16_t { unspecified, dispute, obstruction, litigation, other };
template <>
struct Terms<HoldGround> {
  static constexpr std::string_view name = "hold_ground";
  static constexpr std::string_view meaning =
      "附3-12: why a file is kept beyond its period. Litigation is of its third item.";
  static constexpr Term list[] = {
      {"unspecified", "未定", "unspecified"},
      {"dispute", "异议、投诉、上访", "objection, complaint or petition"},
      {"obstruction", "逃避、拒绝、阻碍执法或者谩骂殴打", "obstruction or assault"},
      {"litigation", "诉讼保全", "litigation"},
      {"other", "其他", "other"}};
};

}  // namespace caseledger
