// Lists of cases, and one case with everything.
#include <algorithm>

#include "projections/query_state.h"

namespace caseledger::projections {
namespace {

std::string order_of(CaseOrder order) {
  switch (order) {
    case CaseOrder::id:
      return " ORDER BY id";
    case CaseOrder::party:
      return " ORDER BY party_name IS NULL, party_name COLLATE pinyin, id";
    case CaseOrder::latest:
      return " ORDER BY last_position DESC";
    case CaseOrder::due:
      break;
  }
  return " ORDER BY next_due_on IS NULL, next_due_on, id";
}

constexpr auto kTexts =
    "id || char(10) || ifnull(party_name, '') || char(10) || ifnull(cause, '') || char(10)"
    " || ifnull(document_number, '')";

Conditions conditions_of(const CaseFilter& filter, const Today& today) {
  Conditions conditions;
  conditions.add_word("stage", filter.stage);
  conditions.add_word("action", filter.action);
  conditions.add_id("section", filter.section);
  if (filter.officer) {
    conditions.add(
        "id IN (SELECT case_id FROM participants WHERE officer = ? AND part <> 'recused')",
        *filter.officer);
  }
  if (filter.due_within_workdays) {
    const auto last = today.calendar.due_after(today.day, std::max(0, *filter.due_within_workdays),
                                               DayUnit::workday);
    conditions.add("next_due_on <= ?", to_text(last.day));
  }
  if (filter.overdue) conditions.add("next_due_on < ?", to_text(today.day));
  if (filter.irregular) conditions.add("(irregularities > 0 OR irregular_act IS NOT NULL)");
  if (filter.unanswered) conditions.add("unanswered_irregularities > 0");
  conditions.add_match(kTexts, filter.match);
  return conditions;
}

std::string limits_of(const CaseFilter& filter) {
  if (filter.limit == 0 && filter.offset == 0) return {};
  const auto limit = filter.limit == 0 ? std::string("-1") : std::to_string(filter.limit);
  return " LIMIT " + limit + " OFFSET " + std::to_string(filter.offset);
}

CaseListed listed(CaseRow row, const Today& today) {
  CaseListed one{std::move(row), std::nullopt};
  if (one.row.next_due) one.days_left = workdays_left(today, one.row.next_due->day);
  return one;
}

}  // namespace

std::optional<CaseRow> ask_case(SQLite::Database& database, std::string_view id) {
  SQLite::Statement statement(database, select_all<CaseRow>() + "WHERE id = ?");
  auto rows = ask<CaseRow>(statement, std::string(id));
  return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

Result<std::vector<CaseListed>> Queries::cases(const CaseFilter& filter, const Today& today) const {
  return state_->ask("listing cases", [&](SQLite::Database& database) {
    std::vector<CaseListed> list;
    for (auto& row : conditions_of(filter, today)
                         .ask<CaseRow>(database, order_of(filter.order) + limits_of(filter))) {
      list.push_back(listed(std::move(row), today));
    }
    return list;
  });
}

Result<std::optional<CaseWhole>> Queries::case_whole(std::string_view id) const {
  return state_->ask("asking for a case", [&](SQLite::Database& database) {
    std::optional<CaseWhole> whole;
    auto row = ask_case(database, id);
    if (!row) return whole;
    const StreamKey key{Procedure::matter, Id(id)};
    whole.emplace();
    whole->row = std::move(*row);
    whole->deadlines = ask_deadlines(database, {.stream = key, .closed_too = true});
    std::ranges::sort(whole->deadlines, {}, &DeadlineRow::number);
    whole->timeline = ask_timeline(database, key);
    whole->irregularities = ask_irregularities(database, {.stream = key});
    whole->refusals = ask_refusals(database, {.stream = key});
    whole->corrections = ask_corrections(database, key);
    whole->items = ask_items(database, {.about = key.stream});
    return whole;
  });
}

}  // namespace caseledger::projections
