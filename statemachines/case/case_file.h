// What the law knows of a case: the fold of its facts. Only what requirements read is here; what
// people look at is the projections' business. `evolve` is total and never refuses: what is in the
// ledger has happened.
#pragma once

#include <optional>
#include <vector>

#include "statemachines/acts/case_events.h"
#include "statemachines/day/deadline.h"
#include "statemachines/day/decision.h"

namespace caseledger {

struct CaseFile {
  CaseStage stage = CaseStage::unfiled;
  Version version;
  Instant stage_since;  ///< occurred-at of the step that led to this stage
  Day filed_on;

  // 立案与调查
  std::vector<Id> handlers;
  std::vector<Id> recused;
  Id section;
  ActionKind action = ActionKind::unspecified;
  PartyKind party_kind = PartyKind::unspecified;
  bool is_summary_procedure = false;
  std::vector<RecordKind> records;  ///< every kind that was gathered
  bool hearing_held = false, assessment_held = false;
  bool notified = false, hearing_offered = false, hearing_requested = false;
  bool defence_recorded = false, defence_considered = false, defended = false;
  bool filing_is_approved = false;
  Document final_report;

  // 法制审核
  std::optional<bool> is_major;  ///< none: not classified yet
  bool is_voluntary = false;
  std::vector<GroupMember> group;
  Document draft;  ///< the text under review or reviewed
  std::uint32_t draft_version = 0;
  std::vector<Material> packet;  ///< what was handed in, in which slot
  std::vector<MaterialSlot>
      asked_for;  ///< of the last 补正通知, a slot as often as items were named
  std::optional<OpinionKind> opinion;
  Document opined_draft;  ///< the text the opinion is about
  TransferKind opined_transfer = TransferKind::unspecified;
  bool opinion_is_binding = false;  ///< after 沟通一致采纳 or 主管领导维持: only adoption is left
  bool hearing_awaits_review = false;  ///< held after the packet was handed in, not part of it

  // 决定与执行
  Day revisit_on;
  Document decision;
  std::vector<Imposed> measures;
  Day decided_on, served_on;
  bool performed = false;
  Day demanded_on, court_applied_on;  ///< the first: 催告书送达之日
  Day instalments_until;              ///< 处罚法66: until then nothing is demanded or enforced
  OverturnKind overturn = OverturnKind::unspecified;  ///< the last one, if any
  TransferKind transferred_as = TransferKind::unspecified;

  // 违规与公示
  std::uint32_t irregularities = 0, unanswered_irregularities = 0;
  std::vector<Id> responsible;  ///< for what is unanswered
  IrregularAct irregular_act = IrregularAct::unspecified;
  bool irregular_act_is_answered = false;
  bool disclosure_is_open = false;  ///< an item of the decision exists (附1-8b)
  bool disclosure_is_held = false;

  // 保管与销毁
  Retention retention = Retention::unspecified;
  Day archived_on;          ///< the last time it was filed away: the period counts from here
  std::uint32_t holds = 0;  ///< 长期保存, not yet lifted
  Id appraiser;             ///< since it was filed away or freed of its holds; empty: nobody
  Deadlines deadlines;

  bool is_handler(std::string_view officer) const;
  bool is_reviewer(std::string_view officer) const;
  bool is_recused(std::string_view officer) const;
  friend bool operator==(const CaseFile&, const CaseFile&) = default;
};

/// Whether an irregular act made a decision, which then owes what any decision owes.
constexpr bool is_a_decision(IrregularAct act) {
  switch (act) {
    case IrregularAct::decided_without_review:
    case IrregularAct::decided_against_review:
    case IrregularAct::decided_without_meeting:
    case IrregularAct::decided_on_changed_draft:
    case IrregularAct::decided_without_notice:
      return true;
    default:
      return false;
  }
}

/// 附1-8b of a decision that was made irregularly: its answer opens the item, unless the decision
/// was overturned meanwhile (处罚法48).
constexpr bool owes_disclosure_of_an_irregular_decision(const CaseFile& file) {
  return is_a_decision(file.irregular_act) && file.overturn == OverturnKind::unspecified;
}

/// Folds one fact of the case, whatever its kind. Refusals do not come here.
void evolve(CaseFile& file, const Step& step);

}  // namespace caseledger
