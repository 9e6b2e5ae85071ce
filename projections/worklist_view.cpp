// One SELECT for each duty; a clock of its kind says until when.
#include "projections/worklist_view.h"

#include "projections/duties.h"
#include "projections/stream_state.h"
#include "statemachines/words/check.h"

namespace caseledger::projections {
namespace {

std::string sql_text(std::string_view text) {
  std::string text_in_sql = "'";
  for (const char c : text) text_in_sql.append(c == '\'' ? 2 : 1, c);
  return text_in_sql + "'";
}

std::string who_of(const ProcedureDuty& duty) {
  const auto& owed = duty.owed;
  if (owed.capacity != Capacity::unspecified) return std::string(key_of(owed.capacity));
  auto who = std::string(key_of(owed.leader));
  if (owed.other_leader != LeaderTerm::unspecified) {
    who += " " + std::string(key_of(owed.other_leader));
  }
  return who;
}

struct StreamTitle {
  std::string_view table, title;
};

StreamTitle stream_of(Procedure procedure) {
  StreamTitle titled;
  const bool is_known = with_procedure(procedure, [&]<class P>(std::type_identity<P>) {
    constexpr auto& table = Description<typename RowOf<P>::type>::table;
    static_assert(!table.title.empty(), "by which column do people know the stream?");
    titled = {table.name, table.title};
  });
  CL_REQUIRE(is_known);
  return titled;
}

/// The condition of a duty, over the row of its stream.
std::string_view condition_of(OwedWhile condition) {
  switch (condition) {
    case OwedWhile::always:
      return {};
    case OwedWhile::group_is_missing:
      return "review_group IS NULL";
    case OwedWhile::group_is_formed:
      return "review_group IS NOT NULL";
    case OwedWhile::review_was_not_extended:
      return "NOT EXISTS(SELECT 1 FROM deadlines WHERE stream = streams.id AND procedure = 'case'"
             " AND clock = 'review' AND stopped_on IS NULL AND extensions > 0)";
    case OwedWhile::transfer_is_advised:
      return "opinion = 'transfer'";
    case OwedWhile::case_may_be_major:
      return "is_major IS NOT 0";
    case OwedWhile::case_is_ordinary:
      return "is_major = 0";
    case OwedWhile::something_is_unanswered:
      return "unanswered_irregularities > 0";
    case OwedWhile::nothing_is_unanswered:
      return "unanswered_irregularities = 0";
    case OwedWhile::text_is_missing:
      return "text_sha256 IS NULL";
    case OwedWhile::text_is_drafted:
      return "text_sha256 IS NOT NULL";
    case OwedWhile::publication_is_not_held:
      return "is_held = 0";
    case OwedWhile::overturned_text_is_displayed:
      return "overturned IS NOT NULL AND is_displayed = 1";
    case OwedWhile::text_is_displayed:
      return "is_displayed = 1";
  }
  return {};
}

/// Of an item that is about no case: nobody by name.
std::string officers_of(const ProcedureDuty& duty) {
  if (!duty.owed.is_by_name()) return "NULL";
  const std::string_view of_case =
      duty.procedure == Procedure::matter ? "streams.id" : "streams.about";
  return "(SELECT group_concat(officer, ' ') FROM participants WHERE case_id = " +
         std::string(of_case) + " AND part = " + sql_text(key_of(duty.owed.capacity)) + ")";
}

std::string select_of(const ProcedureDuty& duty, std::size_t number) {
  const auto [table, title] = stream_of(duty.procedure);
  std::string sql = "SELECT " + std::to_string(number) + " AS duty, " +
                    sql_text(key_of(duty.procedure)) + " AS procedure, streams.id AS stream," +
                    " streams.stage AS stage";
  const std::pair<std::string_view, std::string> texts[] = {{"who", who_of(duty)},
                                                            {"task", std::string(duty.key)},
                                                            {"zh", std::string(duty.owed.zh)},
                                                            {"en", std::string(duty.owed.en)},
                                                            {"article", std::string(duty.article)}};
  for (const auto& [name, text] : texts) sql += ", " + sql_text(text) + " AS " + std::string(name);
  sql += ", " + officers_of(duty) + " AS officers, streams." + std::string(title) + " AS title, " +
         sql_text(key_of(duty.owed.clock)) + " AS duty_clock FROM " + std::string(table) +
         " AS streams WHERE 1";
  if (!duty.stage.empty()) sql += " AND stage = " + sql_text(duty.stage);
  if (const auto condition = condition_of(duty.owed.only_while); !condition.empty()) {
    sql += " AND " + std::string(condition);
  }
  return sql;
}

}  // namespace

std::vector<std::string> worklist_sql() {
  std::string sql = "CREATE VIEW tasks AS ";
  for (std::size_t n = 0; n < duties().size(); ++n) {
    if (n != 0) sql += " UNION ALL ";
    sql += select_of(duties()[n], n);
  }
  // An item's new text is due by the clock that asked for it: publication at first, update later.
  return {
      sql,
      "CREATE VIEW worklists AS"
      " SELECT duty, tasks.procedure, tasks.stream, stage, who, task, zh, en, article, officers,"
      "   title, due.clock, basis, due_on, is_provisional"
      " FROM tasks LEFT JOIN deadlines AS due"
      " ON due.stream = tasks.stream AND due.procedure = tasks.procedure"
      " AND due.number = (SELECT number FROM deadlines AS running"
      "   WHERE running.stream = tasks.stream AND running.procedure = tasks.procedure"
      "   AND (running.clock = duty_clock"
      "     OR (duty_clock = 'publication' AND running.clock = 'update'))"
      "   AND running.stopped_on IS NULL AND running.suspended_on IS NULL"
      "   ORDER BY running.due_on, running.number LIMIT 1)"};
}

}  // namespace caseledger::projections
