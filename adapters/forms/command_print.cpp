// A command as its line: what parse_command reads back to the same command.
#include <algorithm>

#include "adapters/forms/acts.h"
#include "adapters/forms/command_json.h"
#include "adapters/forms/form_writer.h"
#include "adapters/forms/signature_json.h"
#include "adapters/forms/uuid.h"
#include "statemachines/words/check.h"

namespace caseledger::adapters {
namespace {

/// Words of a command are among its contents.
class OwnWords {
 public:
  explicit OwnWords(const std::vector<Content>& contents) : contents_(contents) {}

  std::optional<Json> said(Said, const std::string& path) const {
    const auto* content = find(path);
    CL_REQUIRE(content != nullptr);
    return Json::text(content->text);
  }

  std::optional<Json> document(const Document& document, const std::string& path) const {
    const auto* content = find(path);
    if (content == nullptr) return digests_json(document);
    auto json = Json::object();
    json.add("text", content->text);
    return json;
  }

 private:
  const Content* find(const std::string& path) const {
    const auto found = std::ranges::find(contents_, path, &Content::path);
    return found == contents_.end() ? nullptr : &*found;
  }

  const std::vector<Content>& contents_;
};

}  // namespace

std::string print_command(const engine::Command& command) {
  const OwnWords words(command.contents);
  const FormWriter writer(words);
  auto form = Json::object();
  form.add("id", uuid_text(command.id)).add("act", name_of(command.body));
  form.add(stream_member(command.procedure), command.stream);
  form.add("actor", command.actor).add("capacity", key_of(command.capacity));
  form.add("occurred_at", to_text(command.occurred_at));
  if (command.expected_version) {
    form.add("expected_version", Json::number(command.expected_version->count));
  }
  if (command.recorded_at) form.add("recorded_at", to_text(*command.recorded_at));
  const Place top("$.body");
  std::visit([&](const auto& body) { form.add("body", *writer.write(body, top)); }, command.body);
  if (command.signature) form.add("signature", signature_json(*command.signature));
  return print_json(form);
}

}  // namespace caseledger::adapters
