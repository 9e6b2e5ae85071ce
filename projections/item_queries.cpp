// Disclosure items, their editions, and the register of decisions.
#include "projections/query_state.h"

namespace caseledger::projections {
namespace {

std::vector<EditionRow> ask_editions(SQLite::Database& database, const Id& item) {
  Conditions conditions;
  conditions.add("item = ?", item);
  return conditions.ask<EditionRow>(database, " ORDER BY edition");
}

/// While a new text is in work the old one stays on display; readers get what is on display.
void show_edition(ItemRow& item, const EditionRow& edition) {
  item.title = edition.title;
  item.content = edition.content;
  item.facts_and_reasons = edition.facts_and_reasons;
  item.remedies = edition.remedies;
  item.text = edition.text;
  item.text_inline = edition.text_inline;
}

}  // namespace

std::vector<ItemRow> ask_items(SQLite::Database& database, const ItemFilter& filter) {
  Conditions conditions;
  conditions.add_word("register", filter.register_);
  conditions.add_word("stage", filter.stage);
  conditions.add_id("about", filter.about);
  if (filter.displayed) conditions.add("is_displayed = 1");
  conditions.add_id("section", filter.section);
  if (filter.officer) {
    conditions.add(
        "about IN (SELECT case_id FROM participants WHERE officer = ? AND part <> 'recused')",
        *filter.officer);
  }
  if (filter.due_by) conditions.add("next_due_on <= ?", to_text(*filter.due_by));
  if (filter.irregular) conditions.add("irregularities > 0");
  conditions.add_match("id || char(10) || about || char(10) || ifnull(title, '')", filter.match);
  return conditions.ask<ItemRow>(database, " ORDER BY register, id");
}

Result<std::vector<ItemRow>> Queries::items(const ItemFilter& filter) const {
  return state_->ask("listing disclosures",
                     [&](SQLite::Database& database) { return ask_items(database, filter); });
}

Result<std::vector<EditionRow>> Queries::editions(std::string_view item) const {
  return state_->ask("listing editions",
                     [&](SQLite::Database& database) { return ask_editions(database, Id(item)); });
}

Result<std::vector<DecisionEntry>> Queries::decision_register() const {
  return state_->ask("asking for the register of decisions", [&](SQLite::Database& database) {
    Conditions conditions;
    conditions.add("register = 'decisions'");
    conditions.add("is_displayed = 1");
    std::vector<DecisionEntry> entries;
    for (auto& item : conditions.ask<ItemRow>(database, " ORDER BY published_on DESC, id")) {
      auto about = ask_case(database, item.about);
      show_edition(item, ask_editions(database, item.id).back());
      entries.push_back({std::move(item), std::move(about)});
    }
    return entries;
  });
}

}  // namespace caseledger::projections
