// A command as its line: what parse_command reads back to the same command.
#include <algorithm>

#include "adapters/forms/command_json.h"
#include "adapters/forms/form_writer.h"
#include "adapters/forms/signature_json.h"
#include "adapters/forms/uuid.h"
#include "statemachines/procedures.h"
#include "statemachines/words/check.h"

namespace caseledger::adapters {
namespace {

/// Words of a command are among its contents.
class OwnWords : public TextForms {
 public:
  explicit OwnWords(const std::vector<Content>& contents) : contents_(contents) {}

  std::optional<Json> said(Said, const std::string& path) const override {
    const auto* content = find(path);
    CL_REQUIRE(content != nullptr);
    return Json::text(content->text);
  }

  std::optional<Json> document(const Document& document, const std::string& path) const override {
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
  auto form = Json::object();
  form.add("id", uuid_text(command.command_id)).add("act", name_of(command.body));
  form.add(find_procedure(command.procedure)->stream_member, command.stream);
  form.add("actor", command.actor).add("capacity", key_of(command.capacity));
  form.add("occurred_at", to_text(command.occurred_at));
  if (command.expected_version) {
    form.add("expected_version", Json::number(command.expected_version->count));
  }
  if (command.recorded_at) form.add("recorded_at", to_text(*command.recorded_at));
  const auto& body = command.body;
  form.add("body", *write_form(body.shape(), body.body(), Place("$.body"), words));
  if (command.signature) form.add("signature", signature_json(*command.signature));
  return print_json(form);
}

}  // namespace caseledger::adapters
