// The numbers of a year, asked one after the other of one moment of the file.
#include "projections/query_state.h"
#include "projections/report.h"
#include "projections/whose.h"

namespace caseledger::projections {
namespace {

/// The parameters that one statement names, whichever those are.
class Named {
 public:
  explicit Named(SQLite::Statement& statement) : statement_(statement) {}
  void put(const char* name, const std::string& value) {
    if (statement_.getIndex(name) != 0) statement_.bind(name, value);
  }

 private:
  SQLite::Statement& statement_;
};

void put_year(Named& named, const ReportFilter& filter, Day today) {
  const auto first = day_of(filter.year, 1, 1), next = day_of(filter.year + 1, 1, 1);
  named.put(":first", to_text(first));
  named.put(":last", to_text(next + -1));
  named.put(":before", to_text(start_of(first)));
  named.put(":after", to_text(start_of(next)));
  named.put(":today", to_text(today));
  if (filter.section) named.put(":section", *filter.section);
  if (filter.officer) named.put(":officer", *filter.officer);
}

/// The part, what it is called, and its value; a figure that is not divided has one part, "".
std::string sql_of(const Figure& figure, const ReportFilter& filter) {
  const auto part = figure.part.empty() ? std::string("''") : std::string(figure.part);
  const auto value =
      figure.sum.empty() ? std::string("count(*)") : "sum(" + std::string(figure.sum) + ")";
  std::string where;
  if (filter.section) where += " AND " + of_section();
  if (filter.officer) {
    where += " AND " + (figure.officer.empty() ? of_officer() : std::string(figure.officer));
  }
  return "SELECT ifnull(part, ''), ifnull(zh, part), ifnull(en, part), value FROM (SELECT " + part +
         " AS part, " + value + " AS value FROM (SELECT * FROM " + figure.from + ") WHERE 1" +
         where + " GROUP BY part) LEFT JOIN words ON vocabulary = '" + std::string(figure.words) +
         "' AND key = part ORDER BY value DESC, part";
}

/// The whole first, then its parts; a number of which there is nothing is 0.
void add_figure(std::vector<ReportRow>& report, SQLite::Database& database, const Figure& figure,
                const ReportFilter& filter, Day today) {
  SQLite::Statement statement(database, sql_of(figure, filter));
  Named named(statement);
  put_year(named, filter, today);
  ReportRow row;
  row.number = figure.key;
  row.zh = figure.label.zh;
  row.en = figure.label.en;
  row.unit = figure.sum.empty() ? "count" : "fen";
  const auto whole = report.size();
  report.push_back(row);
  while (statement.executeStep()) {
    Reader reader(statement);
    reader.take(row.of);
    reader.take(row.of_zh);
    reader.take(row.of_en);
    reader.take(row.value);
    report[whole].value += row.value;
    if (!row.of.empty()) report.push_back(row);
  }
}

/// What the ruleset says is heavier, as rows; an asker's own, of this connection.
void make_severity(SQLite::Database& database, const Ruleset& ruleset) {
  database.exec("CREATE TEMP TABLE IF NOT EXISTS severity(rank INTEGER, measure TEXT)");
  database.exec("DELETE FROM temp.severity");
  SQLite::Statement insert(database, "INSERT INTO temp.severity VALUES(?, ?)");
  std::uint32_t rank = 0;
  for (const auto measure : ruleset.severity) run(insert, rank++, measure);
}

}  // namespace

Result<std::vector<ReportRow>> Queries::report(const ReportFilter& filter, Day today,
                                               const Ruleset& ruleset) const {
  return state_->ask("asking for a report", [&](SQLite::Database& database) {
    make_severity(database, ruleset);
    std::vector<ReportRow> report;
    for (const auto& figure : figures()) add_figure(report, database, figure, filter, today);
    return report;
  });
}

}  // namespace caseledger::projections
