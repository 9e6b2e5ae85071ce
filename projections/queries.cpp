// Opening, and the questions about the bureau itself; the others are in *_queries.cpp.
#include "projections/queries.h"

#include "projections/cursor_table.h"
#include "projections/folded.h"
#include "projections/officer_table.h"
#include "projections/query_state.h"
#include "projections/read_models.h"
#include "projections/schema.h"
#include "projections/whose.h"

namespace caseledger::projections {
namespace {

std::string part_pattern(std::string_view text) {
  std::string pattern = "%";
  for (const char c : folded(text)) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + '%';
}

}  // namespace

Queries::Queries(std::unique_ptr<State> state) : state_(std::move(state)) {}
Queries::~Queries() = default;

Result<std::unique_ptr<Queries>> Queries::open(const ModelPlace& place) {
  using Opened = Result<std::unique_ptr<Queries>>;
  const auto file = place.database();
  return guarded_result("opening " + file, [&]() -> Opened {
    auto state = std::make_unique<State>(open_database(place, Access::read));
    if (!has_schema(state->database)) {
      return fault(FaultKind::corrupt, "read models",
                   {file + " 是另一版本，请重建", file + " is of another version; rebuild"});
    }
    return std::unique_ptr<Queries>(new Queries(std::move(state)));
  });
}

Result<Cursor> Queries::cursor() const {
  return state_->ask("reading the cursor",
                     [](SQLite::Database& database) { return read_cursor(database); });
}

Result<std::vector<Id>> Queries::ids(Procedure procedure) const {
  return state_->ask("listing streams", [&](SQLite::Database& database) {
    std::vector<Id> ids;
    for (const auto& table : tables()) {
      const auto* stream = table.stream_column();
      const bool is_its = table.about.section == Section::streams && stream != nullptr &&
                          stream->about.stream_of == procedure;
      if (!is_its) continue;
      SQLite::Statement statement(database, "SELECT id FROM " + std::string(table.about.name));
      while (statement.executeStep()) ids.push_back(statement.getColumn(0).getString());
    }
    return ids;
  });
}

Result<std::optional<BureauRow>> Queries::bureau() const {
  return state_->ask("asking for the bureau", [](SQLite::Database& database) {
    auto rows =
        Conditions().ask<BureauRow>(database, " AND opened_on IS NOT NULL ORDER BY id LIMIT 1");
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
  });
}

Result<std::vector<OfficerRow>> Queries::officers() const {
  return state_->ask("asking for officers", [](SQLite::Database& database) {
    return load_officers(database, "full_name IS NULL, full_name COLLATE pinyin, id");
  });
}

void Conditions::add(const std::string& sql, std::string value) {
  add(sql);
  values_.push_back(std::move(value));
}

void Conditions::add(const std::string& sql) { where_ += " AND " + sql; }

void Conditions::add(const StreamKey& stream) {
  add("procedure = ?", std::string(key_of(stream.procedure)));
  add("stream = ?", stream.stream);
}

void Conditions::add_id(const std::string& column, const std::optional<Id>& id) {
  if (id) add(column + " = ?", *id);
}

void Conditions::add_section(const std::optional<Id>& section) {
  if (section) add(of_section(), *section);
}

void Conditions::add_officer(const std::optional<Id>& officer) {
  if (officer) add(of_officer(), *officer);
}

void Conditions::add_match(const std::string& texts, const std::string& part) {
  if (!part.empty()) add("folded(" + texts + ") LIKE ? ESCAPE '\\'", part_pattern(part));
}

}  // namespace caseledger::projections
