// What each number means, as the SQL that finds it. Whoever wants another number adds it here.
#include "projections/report.h"

#include "statemachines/day/clock_effects.h"

namespace caseledger::projections {
namespace {

/// 不再在办: the investigation has an end, whatever came of it.
constexpr auto kEnded =
    "('closed', 'no_decision', 'transferred', 'terminated', 'archived', 'disposed')";

/// The stage of every case that was filed, at that instant: what its latest leaf says of those that
/// had occurred.
std::string stages_at(const std::string& instant) {
  return "(SELECT procedure, stream, stage_after AS stage, max(position) FROM timeline"
         " WHERE procedure = 'case' AND event <> 'command_refused' AND occurred_at < " +
         instant + " GROUP BY stream)";
}

std::string in_hand_at(const std::string& instant) {
  return stages_at(instant) + " WHERE stage NOT IN " + kEnded;
}

/// Of two moments of one case.
std::string moved(bool was_ended, bool is_ended) {
  const auto in = [](bool is) { return std::string(is ? "" : "NOT ") + "IN " + kEnded; };
  return "(SELECT later.procedure, later.stream, ("
         "   SELECT event FROM timeline AS act WHERE act.procedure = 'case'"
         "   AND act.stream = later.stream AND act.occurred_at < :after AND event IN"
         "   ('case_closed', 'no_decision_adopted', 'no_penalty_resolved', 'transfer_adopted',"
         "    'transfer_resolved', 'case_terminated')"
         "   ORDER BY position DESC LIMIT 1) AS event"
         " FROM " +
         stages_at(":after") + " AS later LEFT JOIN " + stages_at(":before") +
         " AS earlier ON earlier.stream = later.stream WHERE later.stage " + in(is_ended) +
         " AND " + (was_ended ? "" : "(earlier.stage IS NULL OR ") + "earlier.stage " +
         in(was_ended) + (was_ended ? ")" : "))");
}

std::string facts(const std::string& procedure, const std::string& events) {
  return "timeline WHERE procedure = '" + procedure + "' AND event IN (" + events +
         ") AND occurred_at >= :before AND occurred_at < :after";
}

/// A table of cases' parts as rows of their streams.
std::string of_cases(const std::string& columns, const std::string& from) {
  return "(SELECT 'case' AS procedure, " + columns + " FROM " + from + ")";
}

/// Duties whose last day lies in the year and has passed without them; a pause that began in time
/// still runs.
std::string overdue() {
  std::string clocks;
  for (std::uint16_t n = 1; n < terms_of<ClockKind>().size(); ++n) {
    const auto clock = static_cast<ClockKind>(n);
    if (!is_duty(clock)) continue;
    clocks += (clocks.empty() ? "'" : ", '") + std::string(key_of(clock)) + "'";
  }
  return "deadlines WHERE clock IN (" + clocks +
         ") AND due_on BETWEEN :first AND :last AND ifnull(stopped_on, :today) > due_on"
         " AND (suspended_on IS NULL OR suspended_on > due_on)";
}

const std::string kOpinions =
    "'agreed', 'investigation_advised', 'no_decision_advised', 'change_advised',"
    " 'correction_advised', 'transfer_advised'";

/// 一案按最重的一种计. The table `severity` is made of the ruleset (report_queries.cpp).
const std::string kHeaviest =
    "id AS stream, (SELECT measures.measure FROM measures LEFT JOIN severity"
    " ON severity.measure = measures.measure WHERE case_id = cases.id"
    " ORDER BY severity.rank IS NULL, severity.rank, number LIMIT 1) AS measure";

std::vector<Figure> of_the_docket() {
  const auto filed =
      of_cases("id AS stream, action, matter", "cases WHERE filed_on BETWEEN :first AND :last");
  return {
      {"in_hand_before",
       {"年初在办案件", "cases in hand before the year"},
       in_hand_at(":before"),
       "stage",
       "cases.stage"},
      {"filed", {"立案", "cases filed"}, filed, "action", "action"},
      {"filed_by_matter",
       {"立案（按涉水事项）", "cases filed, by matter"},
       filed,
       "matter",
       "matter"},
      {"filed_summary",
       {"立案（简易程序）", "cases filed under the summary procedure"},
       of_cases("id AS stream",
                "cases WHERE filed_on BETWEEN :first AND :last AND is_summary_procedure = 1")},
      {"reopened", {"恢复办理", "cases taken up again"}, moved(true, false)},
      {"ended", {"办结", "cases ended"}, moved(false, true), "event", "event"},
      {"in_hand",
       {"年末在办案件", "cases in hand after the year"},
       in_hand_at(":after"),
       "stage",
       "cases.stage"},
  };
}

std::vector<Figure> of_the_acts() {
  return {
      {"reviews",
       {"法制审核意见", "opinions of the legal review"},
       facts("case", kOpinions),
       "event",
       "event"},
      {"decisions",
       {"作出决定", "decisions made"},
       facts("case", "'decided_ordinary', 'decided_by_meeting'"),
       "event",
       "event"},
      {"major",
       {"重大执法决定", "major decisions"},
       of_cases("id AS stream",
                "cases WHERE decided_on BETWEEN :first AND :last AND is_major = 1")},
      {"heaviest",
       {"决定案件（一案按最重的一种计）", "cases decided, by their heaviest measure"},
       of_cases(kHeaviest,
                "cases WHERE decided_on BETWEEN :first AND :last AND measures IS NOT NULL"),
       "measure",
       "measure"},
      {"imposed",
       {"决定金额", "amounts imposed"},
       of_cases("case_id AS stream, measure, amount_fen",
                "measures WHERE amount_fen > 0 AND case_id IN"
                " (SELECT id FROM cases WHERE decided_on BETWEEN :first AND :last)"),
       "measure",
       "measure",
       {},
       "amount_fen"},
      {"payments",
       {"缴款笔数", "payments received"},
       of_cases("case_id AS stream",
                "payments WHERE amount_fen > 0 AND paid_on BETWEEN :first AND :last")},
      {"paid",
       {"实缴金额", "amounts paid"},
       of_cases("case_id AS stream, amount_fen", "payments WHERE paid_on BETWEEN :first AND :last"),
       {},
       {},
       {},
       "amount_fen"},
      {"overturned",
       {"决定被变更、撤销或者确认违法", "decisions overturned"},
       facts("case", "'decision_overturned'")},
      {"published",
       {"公示", "texts published"},
       "(SELECT 'disclosure' AS procedure, item AS stream, register FROM editions JOIN items"
       " ON items.id = item WHERE editions.published_on BETWEEN :first AND :last)",
       "register",
       "register"},
      {"withdrawn", {"撤回公示", "items withdrawn"}, facts("disclosure", "'item_withdrawn'")},
  };
}

std::vector<Figure> of_the_supervision() {
  const std::string in_the_year = " WHERE occurred_at >= :before AND occurred_at < :after";
  constexpr auto kActor = "actor = :officer";
  constexpr auto kResponsible =
      "position IN (SELECT position FROM responsible WHERE officer = :officer)";
  return {
      {"refused", {"被拒绝的行为", "acts refused"}, "refusals" + in_the_year, "act", "act", kActor},
      {"unmet",
       {"被拒绝的原因", "requirements that refused acts did not meet"},
       "(SELECT procedure, stream, actor, requirement FROM refusals"
       " JOIN breaches USING (position)" +
           in_the_year + ")",
       "requirement",
       "requirement",
       kActor},
      {"irregularities",
       {"违规记录", "irregularities"},
       "irregularities" + in_the_year,
       "requirement",
       "requirement",
       kResponsible},
      {"unanswered",
       {"未答复的违规", "irregularities without an answer"},
       "irregularities" + in_the_year + " AND answered_position IS NULL",
       {},
       {},
       kResponsible},
      {"overdue", {"逾期", "duties overdue"}, overdue(), "clock", "clock"},
  };
}

std::vector<Figure> all_figures() {
  auto all = of_the_docket();
  for (const auto& more : {of_the_acts(), of_the_supervision()}) {
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

}  // namespace

const std::vector<Figure>& figures() {
  static const auto all = all_figures();
  return all;
}

}  // namespace caseledger::projections
