// See the header.
#include "projections/schema.h"

#include "projections/duties.h"
#include "projections/words_table.h"

namespace caseledger::projections {
namespace {

// What every stream carries; columns.h has the same order.
#define STREAM_COLUMNS                            \
  "  version INTEGER NOT NULL,"                   \
  "  last_position INTEGER NOT NULL,"             \
  "  last_act_position INTEGER NOT NULL,"         \
  "  last_recorded_at TEXT NOT NULL,"             \
  "  last_occurred_at TEXT NOT NULL,"             \
  "  next_due_on TEXT,"                           \
  "  next_due_clock TEXT,"                        \
  "  next_due_basis TEXT,"                        \
  "  next_due_is_provisional INTEGER NOT NULL,"   \
  "  overdue_announced INTEGER NOT NULL,"         \
  "  irregularities INTEGER NOT NULL,"            \
  "  unanswered_irregularities INTEGER NOT NULL," \
  "  refusals INTEGER NOT NULL,"                  \
  "  corrections INTEGER NOT NULL"

constexpr const char* kStreams =
    "CREATE TABLE bureau("
    "  id TEXT PRIMARY KEY,"
    "  stage TEXT NOT NULL,"
    "  name TEXT,"
    "  opened_on TEXT,"
    "  trust TEXT,"
    "  clock TEXT,"
    "  ruleset BLOB,"
    "  calendar BLOB," STREAM_COLUMNS
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE cases("
    "  id TEXT PRIMARY KEY,"
    "  stage TEXT NOT NULL,"
    "  action TEXT,"
    "  matter TEXT,"
    "  party_kind TEXT,"
    "  is_summary_procedure INTEGER NOT NULL,"
    "  section TEXT,"
    "  handlers TEXT,"
    "  recused TEXT,"
    "  party_name TEXT,"
    "  cause TEXT,"
    "  filed_position INTEGER,"
    "  filed_on TEXT,"
    "  concluded_on TEXT,"
    "  is_major INTEGER,"
    "  is_voluntary INTEGER NOT NULL,"
    "  review_group TEXT,"
    "  draft_sha256 BLOB,"
    "  draft_version INTEGER NOT NULL,"
    "  opinion TEXT,"
    "  opined_draft_sha256 BLOB,"
    "  revisit_on TEXT,"
    "  document_number TEXT,"
    "  decided_position INTEGER,"
    "  decision_sha256 BLOB,"
    "  measures TEXT,"
    "  decided_on TEXT,"
    "  served_on TEXT,"
    "  closed_on TEXT,"
    "  archived_on TEXT,"
    "  retention TEXT,"
    "  overturned TEXT,"
    "  irregular_act TEXT,"
    "  total_due_on TEXT," STREAM_COLUMNS
    ") STRICT;"
    "CREATE INDEX cases_by_stage ON cases(stage);"
    "CREATE INDEX cases_unanswered ON cases(id) WHERE unanswered_irregularities > 0;"
    "CREATE INDEX cases_by_due ON cases(next_due_on) WHERE next_due_on IS NOT NULL;"

    "CREATE TABLE items("
    "  id TEXT PRIMARY KEY,"
    "  stage TEXT NOT NULL,"
    "  register TEXT,"
    "  about TEXT,"
    "  section TEXT,"
    "  action TEXT,"
    "  since TEXT,"
    "  source_sha256 BLOB,"
    "  title TEXT,"
    "  content TEXT,"
    "  facts_and_reasons TEXT,"
    "  remedies TEXT,"
    "  drafted_position INTEGER,"
    "  content_position INTEGER,"
    "  text_sha256 BLOB,"
    "  text_sm3 BLOB,"
    "  text_bytes INTEGER,"
    "  text_inline TEXT,"
    "  text_position INTEGER,"
    "  edition INTEGER NOT NULL,"
    "  published_on TEXT,"
    "  channel TEXT,"
    "  published_position INTEGER,"
    "  publication_due_on TEXT,"
    "  change TEXT,"
    "  withhold_ground TEXT,"
    "  reason TEXT,"
    "  withdrawn_reason TEXT,"
    "  ended_on TEXT,"
    "  is_held INTEGER NOT NULL,"
    "  is_displayed INTEGER NOT NULL,"
    "  overturned TEXT," STREAM_COLUMNS
    ") STRICT;"
    "CREATE INDEX items_unanswered ON items(id) WHERE unanswered_irregularities > 0;"
    "CREATE INDEX items_overturned ON items(id) WHERE overturned IS NOT NULL;"
    "CREATE INDEX items_by_about ON items(about);"
    "CREATE INDEX items_by_stage ON items(stage);";

constexpr const char* kParts =
    "CREATE TABLE participants("
    "  case_id TEXT NOT NULL,"
    "  part TEXT NOT NULL,"
    "  officer TEXT NOT NULL,"
    "  category TEXT,"
    "  PRIMARY KEY(case_id, part, officer)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX participants_by_officer ON participants(officer);"

    "CREATE TABLE measures("
    "  case_id TEXT NOT NULL,"
    "  number INTEGER NOT NULL,"
    "  measure TEXT NOT NULL,"
    "  amount_fen INTEGER NOT NULL,"
    "  PRIMARY KEY(case_id, number)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE editions("
    "  item TEXT NOT NULL,"
    "  edition INTEGER NOT NULL,"
    "  position INTEGER NOT NULL,"
    "  published_on TEXT NOT NULL,"
    "  ended_on TEXT,"
    "  text_sha256 BLOB,"
    "  text_sm3 BLOB,"
    "  text_bytes INTEGER,"
    "  title TEXT,"
    "  content TEXT,"
    "  facts_and_reasons TEXT,"
    "  remedies TEXT,"
    "  text_inline TEXT,"
    "  channel TEXT,"
    "  PRIMARY KEY(item, edition)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE deadlines("
    "  procedure TEXT NOT NULL,"
    "  stream TEXT NOT NULL,"
    "  number INTEGER NOT NULL,"
    "  started_position INTEGER NOT NULL,"
    "  clock TEXT NOT NULL,"
    "  basis TEXT NOT NULL,"
    "  started_on TEXT NOT NULL,"
    "  due_on TEXT NOT NULL,"
    "  due_without_pause TEXT,"
    "  suspended_on TEXT,"
    "  stopped_on TEXT,"
    "  extensions INTEGER NOT NULL,"
    "  is_provisional INTEGER NOT NULL,"
    "  breach_recorded INTEGER NOT NULL,"
    "  rungs_passed INTEGER NOT NULL,"
    "  pauses TEXT,"
    "  PRIMARY KEY(stream, procedure, number)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX deadlines_open ON deadlines(due_on) WHERE stopped_on IS NULL;"

    "CREATE TABLE officers("
    "  id TEXT PRIMARY KEY,"
    "  full_name TEXT,"
    "  section TEXT,"
    "  enrolled_position INTEGER NOT NULL,"
    "  enrolled_on TEXT NOT NULL) STRICT, WITHOUT ROWID;"

    "CREATE TABLE certificates("
    "  officer TEXT NOT NULL,"
    "  number INTEGER NOT NULL,"
    "  certificate TEXT,"
    "  valid_from TEXT,"
    "  valid_until TEXT,"
    "  suspended_from TEXT,"
    "  PRIMARY KEY(officer, number)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE appointments("
    "  officer TEXT NOT NULL,"
    "  number INTEGER NOT NULL,"
    "  capacity TEXT,"
    "  category TEXT,"
    "  from_day TEXT,"
    "  until_day TEXT,"
    "  PRIMARY KEY(officer, number)) STRICT, WITHOUT ROWID;";

constexpr const char* kHistories =
    "CREATE TABLE timeline("
    "  position INTEGER PRIMARY KEY,"
    "  leaf_hash BLOB NOT NULL,"
    "  procedure TEXT NOT NULL,"
    "  stream TEXT NOT NULL,"
    "  version INTEGER NOT NULL,"
    "  event TEXT NOT NULL,"
    "  detail TEXT,"
    "  occurred_at TEXT NOT NULL,"
    "  recorded_at TEXT NOT NULL,"
    "  days_late INTEGER NOT NULL,"
    "  actor TEXT,"
    "  capacity TEXT,"
    "  law_version INTEGER NOT NULL,"
    "  articles TEXT,"
    "  stage_after TEXT) STRICT;"
    "CREATE INDEX timeline_by_stream ON timeline(stream);"

    "CREATE TABLE irregularities("
    "  position INTEGER PRIMARY KEY,"
    "  act_position INTEGER NOT NULL,"
    "  procedure TEXT NOT NULL,"
    "  stream TEXT NOT NULL,"
    "  version INTEGER NOT NULL,"
    "  article TEXT,"
    "  requirement TEXT,"
    "  actual TEXT,"
    "  responsible TEXT,"
    "  occurred_at TEXT NOT NULL,"
    "  recorded_at TEXT NOT NULL,"
    "  actor TEXT,"
    "  answered_position INTEGER,"
    "  answered_on TEXT,"
    "  answered_by TEXT,"
    "  answer TEXT) STRICT;"
    "CREATE INDEX irregularities_by_stream ON irregularities(stream);"
    "CREATE INDEX irregularities_open ON irregularities(position) WHERE answered_position IS NULL;"

    "CREATE TABLE refusals("
    "  position INTEGER PRIMARY KEY,"
    "  procedure TEXT NOT NULL,"
    "  stream TEXT NOT NULL,"
    "  act TEXT NOT NULL,"
    "  actor TEXT,"
    "  capacity TEXT,"
    "  occurred_at TEXT NOT NULL,"
    "  recorded_at TEXT NOT NULL) STRICT;"
    "CREATE INDEX refusals_by_stream ON refusals(stream);"

    "CREATE TABLE breaches("
    "  position INTEGER NOT NULL,"
    "  number INTEGER NOT NULL,"
    "  article TEXT,"
    "  requirement TEXT,"
    "  actual TEXT,"
    "  PRIMARY KEY(position, number)) STRICT, WITHOUT ROWID;"

    "CREATE TABLE corrections("
    "  position INTEGER PRIMARY KEY,"
    "  procedure TEXT NOT NULL,"
    "  stream TEXT NOT NULL,"
    "  corrected_version INTEGER NOT NULL,"
    "  path TEXT NOT NULL,"
    "  old_text TEXT,"
    "  new_text TEXT,"
    "  reason TEXT,"
    "  occurred_at TEXT NOT NULL,"
    "  recorded_at TEXT NOT NULL,"
    "  actor TEXT) STRICT;"
    "CREATE INDEX corrections_by_stream ON corrections(stream);";

constexpr const char* kFixed =
    "CREATE TABLE cursor("
    "  id INTEGER PRIMARY KEY CHECK(id = 0),"
    "  next_position INTEGER NOT NULL,"
    "  last_leaf_hash BLOB) STRICT;"
    "INSERT INTO cursor VALUES(0, 0, NULL);"

    "CREATE TABLE words("
    "  vocabulary TEXT NOT NULL,"
    "  key TEXT NOT NULL,"
    "  zh TEXT NOT NULL,"
    "  en TEXT NOT NULL,"
    "  PRIMARY KEY(vocabulary, key)) STRICT, WITHOUT ROWID;";

constexpr Table kTables[] = {{"cursor", "id"},
                             {"words", "vocabulary, key"},
                             {"bureau", "id"},
                             {"cases", "id"},
                             {"items", "id"},
                             {"participants", "case_id, part, officer"},
                             {"measures", "case_id, number"},
                             {"editions", "item, edition"},
                             {"deadlines", "stream, procedure, number"},
                             {"officers", "id"},
                             {"certificates", "officer, number"},
                             {"appointments", "officer, number"},
                             {"timeline", "position"},
                             {"irregularities", "position"},
                             {"refusals", "position"},
                             {"breaches", "position, number"},
                             {"corrections", "position"}};

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

}  // namespace

std::span<const Table> tables() { return kTables; }

void make_schema(SQLite::Database& database) {
  drop_everything(database);
  for (const auto* part : {kStreams, kParts, kHistories, kFixed}) database.exec(part);
  fill_words(database);
  make_worklists(database);
  database.exec("PRAGMA application_id = " + std::to_string(kApplicationId));
  database.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion));
}

bool has_schema(SQLite::Database& database) {
  return ask_integer(database, "PRAGMA application_id") == kApplicationId &&
         ask_integer(database, "PRAGMA user_version") == kSchemaVersion;
}

}  // namespace caseledger::projections
