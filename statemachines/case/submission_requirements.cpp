// A group is judged by one set of rules, whether it is being formed or stands in the file.
#include "statemachines/case/submission_requirements.h"

#include <algorithm>
#include <set>

#include "statemachines/case/investigation_requirements.h"

namespace caseledger {
namespace {

using Group = std::vector<GroupMember>;

constexpr std::size_t kMembersMin = 3;
constexpr std::size_t kMembersMax = 5;

template <class True>
Verdict of_each(const Group& group, True is_true) {
  const auto found = std::ranges::find_if_not(group, is_true);
  return found == group.end() ? Verdict::met() : Verdict::unmet(found->officer);
}

/// An officer who is named twice is one member.
Verdict three_to_five(const Group& group) {
  std::set<Id> officers;
  for (const auto& member : group) officers.insert(member.officer);
  const auto count = officers.size();
  const bool fits = count >= kMembersMin && count <= kMembersMax && count == group.size();
  return fits ? Verdict::met() : Verdict::unmet(std::to_string(count));
}

/// The first category that nobody represents.
Verdict each_category(const Group& group) {
  for (const auto category :
       {ReviewerCategory::water_expert, ReviewerCategory::lawyer, ReviewerCategory::section_head}) {
    if (std::ranges::find(group, category, &GroupMember::category) == group.end()) {
      return Verdict::unmet(Id(key_of(category)));
    }
  }
  return Verdict::met();
}

Verdict appointed(const Group& group, const Context& context) {
  return of_each(group, [&](const GroupMember& one) {
    return one.category != ReviewerCategory::unspecified &&
           context.bureau.category_of(one.officer, context.day()) == one.category;
  });
}

Verdict certified(const Group& group, const Context& context) {
  return of_each(group, [&](const GroupMember& one) {
    return context.bureau.certificate_valid(one.officer, context.day());
  });
}

Verdict without_handlers(const Group& group, const CaseFile& file) {
  return of_each(group, [&](const GroupMember& one) { return !file.is_handler(one.officer); });
}

Verdict without_recused(const Group& group, const CaseFile& file) {
  return of_each(group, [&](const GroupMember& one) { return !file.is_recused(one.officer); });
}

bool heads_the_section(const GroupMember& member, const CaseFile& file, const Context& context) {
  const auto* officer = context.bureau.officer(member.officer);
  if (officer == nullptr || officer->section != file.section) return false;
  return member.category == ReviewerCategory::section_head ||
         context.bureau.holds(member.officer, Capacity::section_head, context.day());
}

Verdict without_head_of_section(const Group& group, const CaseFile& file, const Context& context) {
  if (context.parameters().section_head_reviews_own_case) return Verdict::met();
  return of_each(group,
                 [&](const GroupMember& one) { return !heads_the_section(one, file, context); });
}

const Document* in_slot(const std::vector<Material>& materials, MaterialSlot slot) {
  const auto found = std::ranges::find_if(
      materials, [&](const Material& one) { return one.slot == slot && one.document.given(); });
  return found == materials.end() ? nullptr : &found->document;
}

Verdict filled(const SubmitForReview& command, MaterialSlot slot) {
  return Verdict::of(in_slot(command.materials, slot) != nullptr);
}

/// The draft may lie in its slot as well; then both are one text.
bool one_draft(const std::vector<Material>& materials, const Document& draft) {
  const auto* slot = in_slot(materials, MaterialSlot::draft_decision);
  return slot == nullptr || !draft.given() || slot->sha256 == draft.sha256;
}

/// How many documents are new in this slot. Another draft may stand beside the materials.
std::ptrdiff_t supplied(MaterialSlot slot, const CaseFile& file, const SupplyMaterials& command) {
  std::vector<Digest> texts;
  const bool may_revise = slot == MaterialSlot::draft_decision;
  const auto note = [&](const Document& one) {
    const bool is_old = (may_revise && one.sha256 == file.draft.sha256) ||
                        std::ranges::find(file.packet, Material{slot, one}) != file.packet.end();
    const bool is_noted = std::ranges::find(texts, one.sha256) != texts.end();
    if (one.given() && !is_old && !is_noted) texts.push_back(one.sha256);
  };
  for (const auto& one : command.materials) {
    if (one.slot == slot) note(one.document);
  }
  if (may_revise) note(command.draft);
  return std::ssize(texts);
}

}  // namespace

Verdict group_has_three_to_five::holds(const CaseFile&, const FormGroup& command, const Context&) {
  return three_to_five(command.members);
}
Verdict group_has_three_to_five::holds(const CaseFile& file, const SubmitForReview&,
                                       const Context&) {
  return three_to_five(file.group);
}

Verdict group_has_each_category::holds(const CaseFile&, const FormGroup& command, const Context&) {
  return each_category(command.members);
}
Verdict group_has_each_category::holds(const CaseFile& file, const SubmitForReview&,
                                       const Context&) {
  return each_category(file.group);
}

Verdict group_is_appointed::holds(const CaseFile&, const FormGroup& command,
                                  const Context& context) {
  return appointed(command.members, context);
}
Verdict group_is_appointed::holds(const CaseFile& file, const SubmitForReview&,
                                  const Context& context) {
  return appointed(file.group, context);
}

Verdict group_is_certified::holds(const CaseFile&, const FormGroup& command,
                                  const Context& context) {
  return certified(command.members, context);
}
Verdict group_is_certified::holds(const CaseFile& file, const SubmitForReview&,
                                  const Context& context) {
  return certified(file.group, context);
}

Verdict group_has_no_handler::holds(const CaseFile& file, const FormGroup& command,
                                    const Context&) {
  return without_handlers(command.members, file);
}
Verdict group_has_no_handler::holds(const CaseFile& file, const SubmitForReview&, const Context&) {
  return without_handlers(file.group, file);
}

Verdict group_has_no_recused::holds(const CaseFile& file, const FormGroup& command,
                                    const Context&) {
  return without_recused(command.members, file);
}
Verdict group_has_no_recused::holds(const CaseFile& file, const SubmitForReview&, const Context&) {
  return without_recused(file.group, file);
}

Verdict group_has_no_head_of_the_section::holds(const CaseFile& file, const FormGroup& command,
                                                const Context& context) {
  return without_head_of_section(command.members, file, context);
}
Verdict group_has_no_head_of_the_section::holds(const CaseFile& file, const SubmitForReview&,
                                                const Context& context) {
  return without_head_of_section(file.group, file, context);
}

Verdict final_report_is_enclosed::holds(const CaseFile&, const SubmitForReview& command,
                                        const Context&) {
  return filled(command, MaterialSlot::final_report);
}

Verdict proposal_is_enclosed::holds(const CaseFile&, const SubmitForReview& command,
                                    const Context&) {
  return filled(command, MaterialSlot::proposal);
}

Verdict packet_holds_one_draft::holds(const CaseFile&, const SubmitForReview& command,
                                      const Context&) {
  return Verdict::of(one_draft(command.materials, command.draft));
}
Verdict packet_holds_one_draft::holds(const CaseFile& file, const SupplyMaterials& command,
                                      const Context&) {
  return Verdict::of(
      one_draft(command.materials, command.draft.given() ? command.draft : file.draft));
}

Verdict evidence_is_enclosed::holds(const CaseFile&, const SubmitForReview& command,
                                    const Context&) {
  return filled(command, MaterialSlot::evidence);
}

Verdict hearing_record_is_enclosed::holds(const CaseFile& file, const SubmitForReview& command,
                                          const Context&) {
  return file.hearing_held ? filled(command, MaterialSlot::hearing_record) : Verdict::met();
}

Verdict assessment_is_enclosed::holds(const CaseFile& file, const SubmitForReview& command,
                                      const Context&) {
  return file.assessment_held ? filled(command, MaterialSlot::assessment_report) : Verdict::met();
}

Verdict notice_precedes_review::holds(const CaseFile& file, const Context& context) {
  const bool is_due =
      context.parameters().notice_before_review && file.action == ActionKind::penalty;
  return Verdict::of(!is_due || (file.notified && file.defence_recorded));
}

Verdict draft_was_revised::holds(const CaseFile& file, const SubmitForReview& command,
                                 const Context&) {
  const bool asks_for_revision =
      file.opinion == OpinionKind::change || file.opinion == OpinionKind::correct;
  return Verdict::of(!asks_for_revision || command.draft.sha256 != file.opined_draft.sha256);
}

Verdict missing_items_are_named::holds(const CaseFile&, const RequestSupplement& command,
                                       const Context&) {
  const bool is_each_named = std::ranges::all_of(command.items, [](const SupplementItem& one) {
    return one.slot != MaterialSlot::unspecified &&
           (one.slot != MaterialSlot::other || one.what.given());
  });
  return Verdict::of(!command.items.empty() && is_each_named);
}

Verdict time_for_completion_is_set::holds(const CaseFile&, const RequestSupplement& command,
                                          const Context& context) {
  if (command.due == Day{}) return Verdict::unmet();
  return command.due > context.day() ? Verdict::met() : Verdict::unmet(to_text(command.due));
}

Verdict missing_items_are_supplied::holds(const CaseFile& file, const SupplyMaterials& command,
                                          const Context&) {
  for (const auto slot : file.asked_for) {
    const auto asked = std::ranges::count(file.asked_for, slot);
    if (supplied(slot, file, command) < asked) return Verdict::unmet(Id(key_of(slot)));
  }
  return Verdict::met();
}

Verdict completion_is_overdue::holds(const CaseFile& file, const Context& context) {
  const auto* deadline = earliest(file.deadlines, ClockKind::supplement);
  if (deadline == nullptr || deadline->due < context.day()) return Verdict::met();
  return Verdict::unmet(to_text(deadline->due));
}

}  // namespace caseledger
