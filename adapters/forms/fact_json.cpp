// Walks the field list of the event; nothing here knows any single one.
#include "adapters/forms/fact_json.h"

#include "adapters/forms/clock_json.h"
#include "adapters/forms/form_writer.h"
#include "adapters/forms/uuid.h"
#include "adapters/language/labels.h"
#include "statemachines/procedures.h"

namespace caseledger::adapters {
namespace {

/// Texts by their length, documents by their digests, and what the vault still has of them. Keeps
/// the first fault for the end.
class VaultWords : public TextForms {
 public:
  explicit VaultWords(const WordsAt& words_at) : words_at_(words_at) {}

  std::optional<Json> said(Said said, const std::string& path) const override {
    auto json = Json::object();
    json.add("chars", Json::number(said.chars));
    if (words_at_) json.add("text", words(path).value_or(Json{}));
    return json;
  }

  std::optional<Json> document(const Document& document, const std::string& path) const override {
    auto json = digests_json(document);
    if (auto text = words(path)) json.add("text", std::move(*text));
    return json;
  }

  const std::optional<Fault>& fault() const { return fault_; }

 private:
  std::optional<Json> words(const std::string& path) const {
    if (!words_at_ || fault_) return std::nullopt;
    auto found = words_at_(path);
    if (!found) {
      fault_ = found.error();
      return std::nullopt;
    }
    return *found ? std::optional(Json::text(**found)) : std::nullopt;
  }

  const WordsAt& words_at_;
  mutable std::optional<Fault> fault_;
};

void add_circumstances(Json& json, const ledger::Fact& fact) {
  json.add("recorded_at", to_text(fact.recorded_at)).add("occurred_at", to_text(fact.occurred_at));
  json.add("actor", fact.actor).add("capacity", key_of(fact.capacity));
  json.add("capacity_zh", term(fact.capacity).zh);
  json.add("law_version", Json::number(fact.law_version));
  json.add("ruleset", to_hex(fact.ruleset)).add("calendar", to_hex(fact.calendar));
  auto articles = Json::array();
  for (const auto& article : fact.articles) articles.add(Json::text(article));
  json.add("articles", std::move(articles));
  json.add("stage", fact.stage_after);
  json.add("stage_zh", stage_label(fact.procedure, fact.stage_after).zh);
}

void add_place(Json& json, const ledger::Leaf& leaf) {
  const auto& fact = leaf.fact;
  json.add("seq", Json::number(leaf.position.index)).add("prev", to_hex(leaf.prev));
  json.add(find_procedure(fact.procedure)->stream_member, fact.stream);
  json.add("version", Json::number(fact.version.count));
  json.add("command", fact.command_id.is_zero() ? Json{} : Json::text(uuid_text(fact.command_id)));
  json.add("part", Json::number(fact.command_part));
  json.add("event", name_of(fact.event)).add("event_zh", fact.event.names().label.zh);
}

}  // namespace

Result<Json> fact_json(const ledger::Leaf& leaf, const WordsAt& words_at) {
  auto json = Json::object();
  add_place(json, leaf);
  add_circumstances(json, leaf.fact);
  const VaultWords words(words_at);
  const auto& event = leaf.fact.event;
  json.add("body", *write_form(event.shape(), event.body(), Place("$.body"), words));
  json.add("clocks", clocks_json(leaf.fact.clocks));
  if (!leaf.key.empty()) json.add("key", leaf.key);
  if (words.fault()) return tl::unexpected(*words.fault());
  return json;
}

Result<Json> fact_json(const ledger::Leaf& leaf, const ledger::Ledger& ledger) {
  const WordsAt words_at = [&](std::string_view path) {
    return ledger.content(leaf.position, path);
  };
  return fact_json(leaf, words_at);
}

}  // namespace caseledger::adapters
