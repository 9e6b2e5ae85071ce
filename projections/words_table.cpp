// Every vocabulary of which some column holds keys, and those that stand inside other texts.
#include "projections/words_table.h"

#include "projections/insert.h"

namespace caseledger::projections {
namespace {

void fill(Insert<WordRow>& words, std::string_view vocabulary, std::span<const Term> list) {
  for (const auto& word : list.subspan(1)) {
    words.write({std::string(vocabulary), std::string(word.key), std::string(word.zh),
                 std::string(word.en)});
  }
}

}  // namespace

void fill_words(SQLite::Database& database) {
  Insert<WordRow> words(database);
  for (const auto& table : tables()) {
    for (const auto& column : table.columns) {
      if (column.vocabulary.empty()) continue;
      const auto& named = column.about.vocabulary;
      fill(words, named.empty() ? std::string_view(column.name) : named, column.vocabulary);
    }
  }
  fill(words, "leader", terms_of<LeaderTerm>());  // worklists.who
  fill(words, "rung", terms_of<Rung>());          // timeline.detail
}

}  // namespace caseledger::projections
