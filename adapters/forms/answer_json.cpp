// Answers as trees; print_json makes the line.
#include "adapters/forms/answer_json.h"

#include "adapters/forms/clock_json.h"
#include "adapters/forms/uuid.h"
#include "adapters/language/labels.h"
#include "adapters/language/messages.h"
#include "statemachines/procedures.h"

namespace caseledger::adapters {
namespace {

Json head(const engine::Command& command) {
  auto json = Json::object();
  json.add("id", command.command_id.is_zero() ? Json{} : Json::text(uuid_text(command.command_id)));
  return json;
}

void add_subject(Json& json, const engine::Command& command) {
  json.add(find_procedure(command.procedure)->stream_member, command.stream);
  json.add("act", name_of(command.body));
}

/// A rehearsal has none.
Json leaf_of(const Digest& leaf_hash) {
  return leaf_hash.is_zero() ? Json{} : Json::text(to_hex(leaf_hash));
}

Json sentences(const std::vector<engine::Sentence>& all, const Ruleset& ruleset,
               Language language) {
  auto list = Json::array();
  for (const auto& sentence : all) {
    auto json = Json::object();
    json.add("article", sentence.breach.article);
    json.add("cite", cite_of(sentence.breach.article, ruleset));
    json.add("text", text_of(sentence.breach.article, ruleset, language));
    const auto* article = ruleset.article(sentence.breach.article);
    if (article != nullptr && article->is_paraphrase) json.add("paraphrase", Json::truth(true));
    json.add("requirement", sentence.breach.requirement);
    json.add("unmet", language == Language::zh ? sentence.zh : sentence.en);
    json.add("actual", sentence.breach.actual);
    list.add(std::move(json));
  }
  return list;
}

void add_answer(Json& json, const engine::Command& command, const engine::Accomplished& done,
                const Ruleset& ruleset, Language language) {
  json.add("accepted", Json::truth(true));
  add_subject(json, command);
  json.add("seq", Json::number(done.position.index)).add("leaf", leaf_of(done.leaf_hash));
  json.add("leaves", Json::number(done.leaves)).add("version", Json::number(done.version.count));
  json.add("stage", done.stage_after);
  json.add("stage_zh", stage_label(command.procedure, done.stage_after).zh);
  json.add("article", done.article).add("cite", cite_of(done.article, ruleset));
  json.add("recorded_at", to_text(done.recorded_at)).add("clocks", clocks_json(done.clocks));
  json.add("flags", sentences(done.flags, ruleset, language));
  json.add("repeated", Json::truth(done.is_repeated));
  json.add("message", receipt_message(command, done, ruleset, language));
}

void add_answer(Json& json, const engine::Command& command, const engine::Declined& declined,
                const Ruleset& ruleset, Language language) {
  json.add("accepted", Json::truth(false));
  add_subject(json, command);
  json.add("seq", Json::number(declined.position.index)).add("leaf", leaf_of(declined.leaf_hash));
  json.add("version", Json::number(declined.version.count));
  json.add("recorded_at", to_text(declined.recorded_at));
  json.add("refused", sentences(declined.unmet, ruleset, language));
  json.add("repeated", Json::truth(declined.is_repeated));
  json.add("message", refusal_message(declined.unmet, ruleset, language));
}

void add_error(Json& json, const Fault& fault, Language language) {
  auto error = Json::object();
  error.add("kind", kind_key(fault.kind));
  // Of what was asked; other faults are of files and records.
  if (fault.place.starts_with("$")) error.add("path", fault.place);
  error.add("message", fault_message(fault, language));
  json.add("error", std::move(error));
}

}  // namespace

Json answer_tree(const engine::Command& command, const engine::Answer& answer,
                 const Ruleset& ruleset, Language language) {
  auto json = head(command);
  if (!answer) {
    add_error(json, answer.error(), language);
    return json;
  }
  std::visit([&](const auto& it) { add_answer(json, command, it, ruleset, language); }, *answer);
  return json;
}

std::string answer_json(const engine::Command& command, const engine::Answer& answer,
                        const Ruleset& ruleset, Language language) {
  return print_json(answer_tree(command, answer, ruleset, language));
}

}  // namespace caseledger::adapters
