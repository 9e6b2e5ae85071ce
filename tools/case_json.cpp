// Rows say themselves what of them is shown (row_json.h).
#include "tools/case_json.h"

#include "tools/row_json.h"

namespace caseledger::tools {
namespace {

using adapters::Json;

void add_day(Json& json, std::string_view key, Day day) {
  if (day != Day{}) json.add(key, to_text(day));
}

void add_digest(Json& json, std::string_view key, const Digest& digest) {
  if (!digest.is_zero()) json.add(key, to_hex(digest));
}

}  // namespace

Json json_of(const projections::CaseRow& row) { return row_json(row); }
Json json_of(const projections::DeadlineRow& row) { return row_json(row); }
Json json_of(const projections::TimelineRow& row) { return row_json(row); }

Json json_of(const projections::CaseListed& listed) {
  auto json = row_json(listed.row);
  json.add("overdue", Json::truth(listed.is_overdue()));
  return json;
}

/// An item is shown as the law's file has it, not as its row.
Json json_of(const projections::ItemThen& item) {
  const auto& file = item.file;
  auto json = Json::object();
  json.add("id", item.id);
  json.add("stage", key_of(file.stage)).add("stage_zh", word(file.stage).zh);
  json.add("version", Json::number(file.version.count));
  json.add("register", key_of(file.register_)).add("about", file.about);
  json.add("section", file.section).add("action", key_of(file.action));
  add_day(json, "since", file.since);
  if (item.title) json.add("title", *item.title);
  add_digest(json, "source_sha256", file.source.sha256);
  json.add("draft_version", Json::number(file.draft_version));
  add_digest(json, "text_sha256", file.text.sha256);
  add_digest(json, "displayed_sha256", file.displayed.sha256);
  add_day(json, "first_published_on", file.first_published_on);
  json.add("held", Json::truth(file.is_held)).add("overturned", Json::truth(file.is_overturned));
  json.add("irregularities", Json::number(file.irregularities));
  json.add("unanswered", Json::number(file.unanswered_irregularities));
  json.add("last_seq", Json::number(item.last.index));
  return json;
}

}  // namespace caseledger::tools
