// Every table as its description says, then the views and the rows that never change.
#include "projections/schema.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include "projections/cursor_table.h"
#include "projections/table_sql.h"
#include "projections/words_table.h"
#include "projections/worklist_view.h"

namespace caseledger::projections {
namespace {

void drop_everything(SQLite::Database& database) {
  std::vector<std::string> drops;
  SQLite::Statement all(database,
                        "SELECT 'DROP ' || type || ' ' || quote(name) FROM sqlite_schema"
                        " WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
                        " ORDER BY type DESC, name");
  while (all.executeStep()) drops.push_back(all.getColumn(0).getString());
  all.reset();
  for (const auto& drop : drops) database.exec(drop);
}

/// FNV-1a: a number that changes with the text.
class Number {
 public:
  void take(std::string_view text) {
    for (const char c : text) {
      number_ = (number_ ^ static_cast<unsigned char>(c)) * 16'777'619U;
    }
  }
  int positive() const { return static_cast<int>(number_ & 0x7fff'ffffU); }

 private:
  std::uint32_t number_ = 2'166'136'261U;
};

/// Of everything that make_schema() makes, so that no change of a table, a word or a duty can
/// forget to make old files anew.
int make_number() {
  Number number;
  number.take(std::to_string(kFoldVersion));
  for (const auto& table : tables()) {
    if (!table.about.is_view) number.take(create_sql(table));
  }
  for (const auto& word : words()) {
    for (const auto& text : {word.vocabulary, word.key, word.zh, word.en}) number.take(text);
  }
  for (const auto& sql : worklist_sql()) number.take(sql);
  return number.positive();
}

int schema_number() {
  static const int number = make_number();
  return number;
}

}  // namespace

void make_schema(SQLite::Database& database) {
  drop_everything(database);
  for (const auto& table : tables()) {
    if (!table.about.is_view) database.exec(create_sql(table));
  }
  write_cursor(database, {});
  fill_words(database);
  for (const auto& sql : worklist_sql()) database.exec(sql);
  database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  database.exec("PRAGMA user_version = " + std::to_string(schema_number()));
}

bool has_schema(SQLite::Database& database) {
  return ask_integer(database, "PRAGMA application_id") == kApplicationId &&
         ask_integer(database, "PRAGMA user_version") == schema_number();
}

}  // namespace caseledger::projections
