// What happened, what was refused, flagged and corrected.
#include <map>

#include "projections/query_state.h"
#include "projections/whose.h"

namespace caseledger::projections {
namespace {

/// A breach and the leaf beside which it is shown.
struct PlacedBreach {
  ledger::Position position;
  Breach breach;
};

}  // namespace

template <>
struct Description<PlacedBreach> {
  static constexpr auto columns(auto of) {
    return of(column("position", &PlacedBreach::position), column("", &PlacedBreach::breach));
  }
};

namespace {

/// By leaf; those of one leaf in the order of the law.
class Breaches {
 public:
  void add(std::vector<PlacedBreach> found) {
    for (auto& one : found) by_leaf_[one.position].push_back(std::move(one.breach));
  }
  std::vector<Breach> at(ledger::Position position) const {
    const auto found = by_leaf_.find(position);
    return found == by_leaf_.end() ? std::vector<Breach>() : found->second;
  }

 private:
  std::map<ledger::Position, std::vector<Breach>> by_leaf_;
};

void add_refused(Breaches& breaches, SQLite::Database& database, const Conditions& refusals) {
  breaches.add(refusals.ask<PlacedBreach>(
      database,
      "SELECT position, article, requirement, actual FROM breaches WHERE position IN"
      " (SELECT position FROM refusals",
      ") ORDER BY position, number"));
}

/// An irregularity is shown on its own leaf and on the act it flags.
void add_flagged(Breaches& breaches, SQLite::Database& database, const Conditions& conditions) {
  for (const std::string beside : {"position", "act_position"}) {
    breaches.add(conditions.ask<PlacedBreach>(
        database, "SELECT " + beside + ", article, requirement, actual FROM irregularities",
        " ORDER BY position"));
  }
}

Conditions of_stream(const StreamKey& stream) {
  Conditions conditions;
  conditions.add(stream);
  return conditions;
}

/// A refused filing has no section yet; then it is that of whoever asked.
std::string of_section_or_actor() {
  return "(" + of_section() + " OR (NOT " + has_section() +
         " AND actor IN (SELECT id FROM officers WHERE section = :section)))";
}

/// What a word of the table `words` is called.
std::string called(const std::string& vocabulary, const std::string& key) {
  return "ifnull((SELECT zh || char(10) || en FROM words WHERE vocabulary = '" + vocabulary +
         "' AND key = " + key + "), '')";
}

/// `word` is the column of the act or requirement, of that vocabulary.
Conditions conditions_of(const HistoryFilter& filter, const std::string& vocabulary,
                         const std::string& word) {
  Conditions conditions;
  if (filter.stream) conditions.add(*filter.stream);
  if (filter.section) conditions.add(of_section_or_actor(), *filter.section);
  if (filter.since) conditions.add("occurred_at >= ?", to_text(start_of(*filter.since)));
  if (filter.until) conditions.add("occurred_at < ?", to_text(start_of(*filter.until + 1)));
  const auto line = std::string(" || char(10) || ");
  conditions.add_match("stream" + line + "ifnull(" + title_of_stream() + ", '')" + line + word +
                           line + called(vocabulary, word),
                       filter.match);
  return conditions;
}

}  // namespace

std::vector<TimelineRow> ask_timeline(SQLite::Database& database, const StreamKey& stream) {
  const auto conditions = of_stream(stream);
  Breaches breaches;
  add_refused(breaches, database, conditions);
  add_flagged(breaches, database, conditions);
  auto rows = conditions.ask<TimelineRow>(database, " ORDER BY position");
  for (auto& row : rows) row.breaches = breaches.at(row.position);
  return rows;
}

std::vector<IrregularityRow> ask_irregularities(SQLite::Database& database,
                                                const HistoryFilter& filter) {
  auto conditions = conditions_of(filter, "requirement", "requirement");
  conditions.add_id("article", filter.article);
  if (filter.officer) {
    conditions.add("position IN (SELECT position FROM responsible WHERE officer = ?)",
                   *filter.officer);
  }
  if (filter.unanswered) conditions.add("answered_position IS NULL");
  return conditions.ask<IrregularityRow>(database, " ORDER BY position");
}

std::vector<RefusalRow> ask_refusals(SQLite::Database& database, const HistoryFilter& filter) {
  auto conditions = conditions_of(filter, "act", "act");
  conditions.add_id("actor", filter.officer);
  if (filter.article) {
    conditions.add("position IN (SELECT position FROM breaches WHERE article = ?)",
                   *filter.article);
  }
  Breaches breaches;
  add_refused(breaches, database, conditions);
  auto rows = conditions.ask<RefusalRow>(database, " ORDER BY position");
  for (auto& row : rows) row.breaches = breaches.at(row.position);
  return rows;
}

std::vector<CorrectionRow> ask_corrections(SQLite::Database& database, const StreamKey& stream) {
  return of_stream(stream).ask<CorrectionRow>(database, " ORDER BY position");
}

Result<std::vector<TimelineRow>> Queries::timeline(const StreamKey& stream,
                                                   const AsOf& as_of) const {
  return state_->ask("asking for a timeline", [&](SQLite::Database& database) {
    auto rows = ask_timeline(database, stream);
    std::erase_if(rows, [&](const TimelineRow& row) {
      return !as_of.includes(row.position, row.recorded_at, row.occurred_at);
    });
    return rows;
  });
}

Result<std::vector<IrregularityRow>> Queries::irregularities(const HistoryFilter& filter) const {
  return state_->ask("listing irregularities", [&](SQLite::Database& database) {
    return ask_irregularities(database, filter);
  });
}

Result<std::vector<RefusalRow>> Queries::refusals(const HistoryFilter& filter) const {
  return state_->ask("listing refusals",
                     [&](SQLite::Database& database) { return ask_refusals(database, filter); });
}

Result<std::vector<CorrectionRow>> Queries::corrections(const StreamKey& stream) const {
  return state_->ask("listing corrections",
                     [&](SQLite::Database& database) { return ask_corrections(database, stream); });
}

}  // namespace caseledger::projections
