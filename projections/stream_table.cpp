// See the header.
#include "projections/stream_table.h"

#include "projections/fold.h"

namespace caseledger::projections {
namespace {

/// Leaves the row new where the table has none.
template <class Row>
void load_row(SQLite::Statement& statement, Row& row) {
  auto found = ask<Row>(statement, row.id);
  if (!found.empty()) row = std::move(found.front());
}

}  // namespace

StreamTable::StreamTable(SQLite::Database& database)
    : bureau_(database, "bureau"),
      cases_(database, "cases"),
      items_(database, "items"),
      deadlines_(database, "deadlines"),
      participants_(database, "participants"),
      measures_(database, "measures"),
      editions_(database, "editions"),
      one_bureau_(database, "SELECT * FROM bureau WHERE id = ?"),
      one_case_(database, "SELECT * FROM cases WHERE id = ?"),
      one_item_(database, "SELECT * FROM items WHERE id = ?"),
      its_deadlines_(database,
                     "SELECT * FROM deadlines WHERE procedure = ? AND stream = ? ORDER BY number"),
      forget_people_(database, "DELETE FROM participants WHERE case_id = ?"),
      forget_measures_(database, "DELETE FROM measures WHERE case_id = ?"),
      end_edition_(database,
                   "UPDATE editions SET ended_on = ? WHERE item = ? AND ended_on IS NULL") {}

StreamState StreamTable::load(const StreamKey& key) {
  auto state = new_stream(key);
  std::visit(Overloaded{[&](BureauRow& row) { load_row(one_bureau_, row); },
                        [&](CaseRow& row) { load_row(one_case_, row); },
                        [&](ItemRow& row) { load_row(one_item_, row); }},
             state.row);
  load_deadlines(state);
  return state;
}

void StreamTable::load_deadlines(StreamState& state) {
  for (auto& row : ask<DeadlineRow>(its_deadlines_, state.key)) {
    state.deadlines.push_back(std::move(row.deadline));
    state.started_positions.push_back(row.started_position);
  }
}

void StreamTable::save(StreamState& state) {
  std::visit(Overloaded{[&](const BureauRow& row) { bureau_.write(row); },
                        [&](const CaseRow& row) {
                          cases_.write(row);
                          if (state.people_changed) save_people(row);
                          if (state.measures_changed) save_measures(row);
                        },
                        [&](const ItemRow& row) {
                          items_.write(row);
                          save_editions(state, row);
                        }},
             state.row);
  if (state.clocks_changed) save_deadlines(state);
  state.is_changed = state.clocks_changed = false;
  state.people_changed = state.measures_changed = false;
}

void StreamTable::save_deadlines(const StreamState& state) {
  for (std::size_t n = 0; n < state.deadlines.size(); ++n) {
    deadlines_.write(state.key, static_cast<std::uint32_t>(n), state.started_positions[n],
                     state.deadlines[n]);
  }
}

void StreamTable::save_people(const CaseRow& row) {
  static const std::string handler{key_of(Capacity::handler)};
  static const std::string reviewer{key_of(Capacity::reviewer)};
  static const std::string recused = "recused";
  constexpr auto none = ReviewerCategory::unspecified;
  run(forget_people_, row.id);
  for (const auto& officer : row.handlers) participants_.write(row.id, handler, officer, none);
  for (const auto& one : row.group) {
    participants_.write(row.id, reviewer, one.officer, one.category);
  }
  for (const auto& officer : row.recused) participants_.write(row.id, recused, officer, none);
}

void StreamTable::save_measures(const CaseRow& row) {
  run(forget_measures_, row.id);
  std::uint32_t number = 0;
  for (const auto& imposed : row.measures) {
    measures_.write(row.id, number++, imposed.measure, imposed.amount.count);
  }
}

void StreamTable::save_editions(StreamState& state, const ItemRow& row) {
  if (state.edition_ended_on) run(end_edition_, state.edition_ended_on, row.id);
  for (const auto& edition : state.new_editions) editions_.write(edition);
  state.edition_ended_on.reset();
  state.new_editions.clear();
}

}  // namespace caseledger::projections
