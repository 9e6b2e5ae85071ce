// A stream's row is written once for all its leaves of a batch; lists that did not change are left.
#include "projections/stream_table.h"

#include "projections/fold.h"
#include "projections/law_columns.h"

namespace caseledger::projections {

StreamTable::StreamTable(SQLite::Database& database)
    : rows_(database),
      deadlines_(database),
      participants_(database),
      measures_(database),
      editions_(database),
      its_deadlines_(database, select_all<DeadlineRow>() +
                                   "WHERE procedure = ? AND stream = ? ORDER BY number"),
      last_edition_(database,
                    select_all<EditionRow>() + "WHERE item = ? ORDER BY edition DESC LIMIT 1"),
      forget_people_(database, "DELETE FROM participants WHERE case_id = ?"),
      forget_measures_(database, "DELETE FROM measures WHERE case_id = ?"),
      end_edition_(database,
                   "UPDATE editions SET ended_on = ? WHERE item = ? AND ended_on IS NULL") {}

StreamState StreamTable::load(const StreamKey& key) {
  auto state = new_stream(key);
  const auto load_folded = [&]<class Row>(Folded<Row>& folded) {
    auto found = ask<Row>(rows<Row>().one, key.stream);
    if (found.empty()) return;
    folded.row = std::move(found.front());
    give_to_law(folded.file, folded.row);
    load_parts(folded);
  };
  std::visit(load_folded, state.folded);
  load_deadlines(state);
  return state;
}

void StreamTable::load_parts(Folded<ItemRow>& folded) {
  if (!folded.row.is_displayed) return;
  const auto last = ask<EditionRow>(last_edition_, folded.row.id);
  if (!last.empty()) folded.file.displayed = last.front().text;
}

void StreamTable::load_deadlines(StreamState& state) {
  auto* deadlines =
      std::visit([](auto& folded) { return deadlines_of(folded.file); }, state.folded);
  if (deadlines == nullptr) return;
  for (auto& row : ask<DeadlineRow>(its_deadlines_, state.key)) {
    deadlines->push_back(std::move(row.deadline));
    state.started_positions.push_back(row.started_position);
  }
}

template <class Row>
void StreamTable::save_folded(StreamState& state, Folded<Row>& folded) {
  show(state);
  rows<Row>().insert.write(folded.row);
}

void StreamTable::save(StreamState& state) {
  std::visit([&](auto& folded) { save_folded(state, folded); }, state.folded);
  if (state.clocks_changed) {
    for (const auto& row : deadline_rows(state)) deadlines_.write(row);
  }
  state.is_changed = state.clocks_changed = false;
}

/// The row is still as the tables have it; what differs from the law's file is new.
void StreamTable::save_folded(StreamState& state, Folded<CaseRow>& folded) {
  const auto& [row, file] = folded;
  const bool has_other_people =
      row.handlers != file.handlers || row.recused != file.recused || row.group != file.group;
  const bool has_other_measures = row.measures != file.measures;
  show(state);
  rows<CaseRow>().insert.write(row);
  if (has_other_people) save_people(row);
  if (has_other_measures) save_measures(row);
}

void StreamTable::save_folded(StreamState& state, Folded<ItemRow>& folded) {
  show(state);
  rows<ItemRow>().insert.write(folded.row);
  if (state.edition_ended_on) run(end_edition_, state.edition_ended_on, folded.row.id);
  for (const auto& edition : state.new_editions) editions_.write(edition);
  state.edition_ended_on.reset();
  state.new_editions.clear();
}

void StreamTable::save_people(const CaseRow& row) {
  static const std::string handler{key_of(Capacity::handler)};
  static const std::string reviewer{key_of(Capacity::reviewer)};
  static const std::string recused = "recused";
  run(forget_people_, row.id);
  for (const auto& officer : row.handlers) participants_.write({row.id, handler, officer, {}});
  for (const auto& one : row.group) {
    participants_.write({row.id, reviewer, one.officer, one.category});
  }
  for (const auto& officer : row.recused) participants_.write({row.id, recused, officer, {}});
}

void StreamTable::save_measures(const CaseRow& row) {
  run(forget_measures_, row.id);
  std::uint32_t number = 0;
  for (const auto& imposed : row.measures) {
    measures_.write({row.id, number++, imposed.measure, imposed.amount.count});
  }
}

}  // namespace caseledger::projections
