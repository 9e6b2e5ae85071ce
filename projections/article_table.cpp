#include "projections/article_table.h"

#include <algorithm>

#include "projections/insert.h"

namespace caseledger::projections {
namespace {

std::vector<ArticleRow> rows_of(const Ruleset& ruleset) {
  std::vector<ArticleRow> rows;
  for (const auto& [id, article] : ruleset.articles) {
    rows.push_back({id, article.cite, article.zh, article.en});
  }
  std::ranges::sort(rows, {}, &ArticleRow::article);
  return rows;
}

std::vector<ArticleRow> told(const SQLite::Database& database) {
  SQLite::Statement statement(database, select_all<ArticleRow>() + "ORDER BY article");
  return take_all<ArticleRow>(statement);
}

}  // namespace

void write_articles(SQLite::Database& database, const Ruleset& ruleset) {
  const auto rows = rows_of(ruleset);
  if (told(database) == rows) return;
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  database.exec("DELETE FROM articles");
  Insert<ArticleRow> insert(database);
  for (const auto& row : rows) insert.write(row);
  transaction.commit();
}

}  // namespace caseledger::projections
