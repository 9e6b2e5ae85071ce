// Which chapter hears a case, and what is said where no row foresees an act.
#include "statemachines/case/case_law.h"

#include "statemachines/case/case_chapters.h"
#include "statemachines/case/case_table.h"
#include "statemachines/table/general_law.h"

namespace caseledger {
namespace {

using case_chapters::CaseHearing;
using case_table::CaseLaw;

void hear_chapter(CaseHearing& hearing, const CommandBody& command) {
  switch (hearing.file.stage) {
    case CaseStage::unfiled:
    case CaseStage::filed:
    case CaseStage::investigating:
    case CaseStage::concluded:
    case CaseStage::ordinary:
      return case_chapters::hear_investigation(hearing, command);
    case CaseStage::preparing:
    case CaseStage::submitted:
    case CaseStage::supplement:
      return case_chapters::hear_submission(hearing, command);
    case CaseStage::reviewing:
      return case_chapters::hear_review(hearing, command);
    case CaseStage::opined:
    case CaseStage::disputed:
    case CaseStage::referred:
      return case_chapters::hear_dispute(hearing, command);
    case CaseStage::passed:
    case CaseStage::meeting:
    case CaseStage::decided:
      return case_chapters::hear_decision(hearing, command);
    case CaseStage::served:
    case CaseStage::enforcing:
    case CaseStage::closed:
    case CaseStage::archived:
    case CaseStage::no_decision:
    case CaseStage::transferred:
    case CaseStage::terminated:
    case CaseStage::irregular:
    case CaseStage::disposed:
      return case_chapters::hear_end(hearing, command);
    case CaseStage::unspecified:
      break;
  }
  CL_REQUIRE(hearing.file.stage != CaseStage::unspecified);
}

template <class Requirement>
void note(CaseHearing& hearing, std::string actual) {
  constexpr const Clause& clause = Requirement::clause;
  hearing.unmet.push_back(
      {clause.article, type_word<Requirement>(), clause.zh, clause.en, std::move(actual)});
}

bool is_before_the_review_passed(CaseStage stage) {
  return stage < CaseStage::passed && stage != CaseStage::ordinary;
}

/// Whoever would decide too early is told the sentence that stands against it, 附4-9 and 附4-18,
/// rather than that the act is not foreseen here.
void note_what_a_decision_lacks(CaseHearing& hearing, const CommandBody& command) {
  const auto& file = hearing.file;
  const auto stage = std::string(key_of(file.stage));
  const bool by_head = command.is<DecideOrdinary>();
  const bool by_meeting = command.is<DecideByMeeting>();
  const bool is_proposed = command.is<ProposeToMeeting>();
  if (!by_head && !by_meeting && !is_proposed) return;
  if (!is_before_the_review_passed(file.stage)) {
    if (by_meeting && file.stage <= CaseStage::passed) {
      note<case_is_before_the_meeting>(hearing, stage);
    }
    const bool is_the_meetings = file.stage == CaseStage::meeting && file.is_major == true;
    if (by_head && is_the_meetings) note<case_is_not_major>(hearing, {});
    return;
  }
  if (!file.is_major) note<case_is_classified>(hearing, stage);
  note<opinion_agrees>(hearing, std::string(key_of(file.opinion.value_or(OpinionKind{}))));
  if (by_head && file.is_major == true) note<case_is_not_major>(hearing, {});
  if (by_meeting) note<case_is_before_the_meeting>(hearing, stage);
}

void hear(CaseHearing& hearing, const CommandBody& command) {
  const bool may_act = satisfied<actor_is_not_recused>(hearing, command);
  const auto noted = hearing.unmet.size();
  hear_chapter(hearing, command);
  if (!hearing.is_accepted && hearing.unmet.size() == noted) {
    note_what_a_decision_lacks(hearing, command);
  }
  hearing.is_accepted = hearing.is_accepted && may_act;
}

/// Where a clock's debtors are named, whoever acted still answers for the act's own flags.
void add_the_actor(Accepted& accepted, const Context& context) {
  auto& all = accepted.responsible;
  const bool is_needed = !all.empty() && context.capacity != Capacity::system &&
                         !accepted.event.is<IrregularActRecorded>();
  const auto is_own = [](const Unmet& flag) { return flag.requirement != "clock_is_kept"; };
  if (!is_needed || std::ranges::none_of(accepted.flags, is_own)) return;
  if (std::ranges::find(all, context.actor) == all.end()) all.emplace_back(context.actor);
}

}  // namespace

Decision decide(const CaseFile& file, const CommandBody& command, const Context& context) {
  constexpr GeneralArticles kArticles{.capacity = "附4-13(1)", .order = "附2-6", .rows = case_rows};
  auto decision = judge(file, command, context, kArticles,
                        [&](CaseHearing& hearing) { hear(hearing, command); });
  if (auto* accepted = std::get_if<Accepted>(&decision)) add_the_actor(*accepted, context);
  return decision;
}

std::vector<NamedClause> case_sentences() {
  const auto sentence = []<class R>(std::type_identity<R>) {
    return NamedClause{type_word<R>(), R::clause};
  };
  std::vector<NamedClause> all{sentence(std::type_identity<actor_is_not_recused>{}),
                               sentence(std::type_identity<case_is_classified>{}),
                               sentence(std::type_identity<case_is_before_the_meeting>{})};
  for (std::uint16_t n = 1; n < terms_of<IrregularAct>().size(); ++n) {
    const auto [requirement, clause] = rule_broken_by(static_cast<IrregularAct>(n));
    all.push_back({requirement, clause});
  }
  return all;
}

std::vector<LawRow> case_rows() { return CaseLaw::rows(); }
std::vector<LawDuty> case_duties() { return CaseLaw::duties(); }
std::vector<std::vector<Clause>> case_clauses() { return CaseLaw::clauses(); }

}  // namespace caseledger
