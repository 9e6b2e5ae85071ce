// One function per row; absent days and words are left out.
#include "tools/case_json.h"

#include "adapters/language/labels.h"

namespace caseledger::tools {
namespace {

using adapters::Json;

void add_day(Json& json, std::string_view key, const std::optional<Day>& day) {
  if (day) json.add(key, to_text(*day));
}

void add_words(Json& json, std::string_view key, const projections::Wording& words) {
  if (words) json.add(key, *words);
}

void add_digest(Json& json, std::string_view key, const Digest& digest) {
  if (!digest.is_zero()) json.add(key, to_hex(digest));
}

Json list_of(const std::vector<Id>& ids) {
  auto all = Json::array();
  for (const auto& id : ids) all.add(Json::text(id));
  return all;
}

Json json_of(const Imposed& imposed) {
  auto json = Json::object();
  json.add("measure", key_of(imposed.measure));
  json.add("amount_fen", Json::number(imposed.amount.count));
  return json;
}

Json json_of(const Breach& breach) {
  auto json = Json::object();
  json.add("article", breach.article);
  json.add("requirement", breach.requirement);
  if (!breach.actual.empty()) json.add("actual", breach.actual);
  return json;
}

}  // namespace

Json json_of(const projections::CaseRow& row) {
  auto json = Json::object();
  json.add("id", row.id);
  json.add("stage", key_of(row.stage)).add("stage_zh", word(row.stage).zh);
  json.add("version", Json::number(row.version.count));
  json.add("action", key_of(row.action)).add("matter", key_of(row.matter));
  json.add("section", row.section);
  json.add("handlers", list_of(row.handlers));
  add_words(json, "party", row.party_name);
  add_words(json, "cause", row.cause);
  add_day(json, "filed_on", row.filed_on);
  add_day(json, "concluded_on", row.concluded_on);
  if (row.is_major) json.add("major", Json::truth(*row.is_major));
  if (row.opinion) json.add("opinion", key_of(*row.opinion));
  json.add("draft_version", Json::number(row.draft_version));
  add_digest(json, "draft_sha256", row.draft_sha256);
  add_digest(json, "opined_draft_sha256", row.opined_draft_sha256);
  add_digest(json, "decision_sha256", row.decision_sha256);
  add_words(json, "document_number", row.document_number);
  auto measures = Json::array();
  for (const auto& one : row.measures) measures.add(json_of(one));
  json.add("measures", std::move(measures));
  add_day(json, "decided_on", row.decided_on);
  add_day(json, "served_on", row.served_on);
  add_day(json, "closed_on", row.closed_on);
  add_day(json, "archived_on", row.archived_on);
  if (row.next_due) {
    add_day(json, "next_due", row.next_due->day);
    json.add("next_clock", key_of(row.next_due->clock));
  }
  json.add("irregularities", Json::number(row.irregularities));
  json.add("unanswered", Json::number(row.unanswered_irregularities));
  json.add("refusals", Json::number(row.refusals));
  json.add("last_seq", Json::number(row.last_position.index));
  return json;
}

Json json_of(const projections::CaseListed& listed) {
  auto json = json_of(listed.row);
  json.add("overdue", Json::truth(listed.is_overdue()));
  return json;
}

Json json_of(const projections::DeadlineRow& row) {
  const auto& deadline = row.deadline;
  auto json = Json::object();
  json.add("procedure", key_of(row.stream.procedure)).add("stream", row.stream.stream);
  json.add("clock", key_of(deadline.clock)).add("clock_zh", word(deadline.clock).zh);
  json.add("basis", deadline.basis);
  json.add("started", to_text(deadline.started)).add("due", to_text(deadline.due));
  json.add("due_without_pause", to_text(deadline.due_without_pause));
  json.add("provisional", Json::truth(deadline.is_provisional));
  json.add("suspended", Json::truth(deadline.suspended_on != Day{}));
  if (!deadline.is_open()) json.add("stopped", to_text(deadline.stopped_on));
  json.add("extensions", Json::number(deadline.extensions));
  return json;
}

Json json_of(const projections::TimelineRow& row) {
  auto json = Json::object();
  json.add("seq", Json::number(row.position.index));
  json.add("leaf", to_hex(row.leaf_hash));
  json.add("version", Json::number(row.version.count));
  json.add("event", row.event).add("event_zh", adapters::event_label(row.event).zh);
  if (!row.detail.empty()) json.add("detail", row.detail);
  json.add("occurred_at", to_text(row.occurred_at));
  json.add("recorded_at", to_text(row.recorded_at));
  if (row.days_late != 0) json.add("days_late", Json::number(row.days_late));
  json.add("actor", row.actor).add("capacity", key_of(row.capacity));
  json.add("articles", list_of(row.articles));
  json.add("stage_after", row.stage_after);
  auto breaches = Json::array();
  for (const auto& breach : row.breaches) breaches.add(json_of(breach));
  json.add("breaches", std::move(breaches));
  return json;
}

Json json_of(const projections::ItemThen& item) {
  const auto& file = item.file;
  const auto add_if = [](Json& json, std::string_view key, Day day) {
    if (day != Day{}) json.add(key, to_text(day));
  };
  auto json = Json::object();
  json.add("id", item.id);
  json.add("stage", key_of(file.stage)).add("stage_zh", word(file.stage).zh);
  json.add("version", Json::number(file.version.count));
  json.add("register", key_of(file.register_)).add("about", file.about);
  json.add("section", file.section).add("action", key_of(file.action));
  add_if(json, "since", file.since);
  add_words(json, "title", item.title);
  add_digest(json, "source_sha256", file.source.sha256);
  json.add("draft_version", Json::number(file.draft_version));
  add_digest(json, "text_sha256", file.text.sha256);
  add_digest(json, "displayed_sha256", file.displayed.sha256);
  add_if(json, "first_published_on", file.first_published_on);
  json.add("held", Json::truth(file.is_held)).add("overturned", Json::truth(file.is_overturned));
  json.add("irregularities", Json::number(file.irregularities));
  json.add("unanswered", Json::number(file.unanswered_irregularities));
  json.add("last_seq", Json::number(item.last.index));
  return json;
}

}  // namespace caseledger::tools
