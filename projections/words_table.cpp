// Every vocabulary of which some column holds keys, those that stand inside other texts, and the
// names of acts, events, requirements and duties, each as its home calls it.
#include "projections/words_table.h"

#include "projections/insert.h"
#include "statemachines/clauses.h"
#include "statemachines/procedures.h"

namespace caseledger::projections {
namespace {

using Words = std::vector<WordRow>;

void add(Words& words, std::string_view vocabulary, std::string_view key, const Label& label) {
  words.push_back(
      {std::string(vocabulary), std::string(key), std::string(label.zh), std::string(label.en)});
}

void add(Words& words, std::string_view vocabulary, std::span<const Term> list) {
  for (const auto& word : list.subspan(1)) add(words, vocabulary, word.key, {word.zh, word.en});
}

/// timeline.stage_after and worklists.stage hold stages of any procedure.
void add_stages(Words& words) {
  for (const auto& table : tables()) {
    if (table.about.section != Section::streams) continue;
    const auto procedure = table.stream_column()->about.stream_of;
    add(words, "stage." + std::string(key_of(procedure)), find_procedure(procedure)->stages);
  }
}

void add_columns(Words& words) {
  for (const auto& table : tables()) {
    for (const auto& column : table.columns) {
      if (column.vocabulary.empty()) continue;
      const auto& named = column.about.vocabulary;
      add(words, named.empty() ? std::string_view(column.name) : named, column.vocabulary);
    }
  }
}

void add_names(Words& words) {
  for (const auto& act : all_commands()) add(words, "act", act.names->asked, act.names->label);
  for (const auto& event : all_events()) {
    add(words, "event", event.names->happened, event.names->label);
  }
  for (const auto& [name, clause] : all_clauses()) {
    add(words, "requirement", name, {clause.zh, clause.en});
  }
}

Words all_words() {
  Words words;
  add_columns(words);
  add_stages(words);
  add(words, "leader", terms_of<LeaderTerm>());  // worklists.who
  add(words, "rung", terms_of<Rung>());          // timeline.detail
  add_names(words);
  return words;
}

}  // namespace

const std::vector<WordRow>& words() {
  static const auto all = all_words();
  return all;
}

void fill_words(SQLite::Database& database) {
  Insert<WordRow> insert(database);
  for (const auto& word : words()) insert.write(word);
}

}  // namespace caseledger::projections
