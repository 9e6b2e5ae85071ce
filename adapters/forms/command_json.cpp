// The envelope; bodies are read by their field lists.
#include "adapters/forms/command_json.h"

#include "adapters/forms/signature_json.h"
#include "adapters/forms/uuid.h"
#include "statemachines/day/bureau.h"
#include "statemachines/procedures.h"
#include "statemachines/table/general_requirements.h"

namespace caseledger::adapters {
namespace {

/// Beside the one that names the stream (ProcedureRow::stream_member).
constexpr std::string_view kMembers[] = {
    "id",          "act",      "actor", "capacity", "occurred_at", "body", "expected_version",
    "recorded_at", "signature"};

std::string_view stream_member(Procedure id) { return find_procedure(id)->stream_member; }

/// "case, item and bureau"
std::string stream_members(std::string_view comma, std::string_view last_comma) {
  std::string all;
  for (const auto& one : procedures()) {
    const bool is_last = one.id == procedures().back().id;
    if (!all.empty()) all += is_last ? last_comma : comma;
    all += one.stream_member;
  }
  return all;
}

/// The members of a command's form.
std::vector<std::string_view> members() {
  std::vector<std::string_view> all(std::begin(kMembers), std::end(kMembers));
  for (const auto& one : procedures()) all.push_back(one.stream_member);
  return all;
}

class EnvelopeReader {
 public:
  EnvelopeReader(const Json& form, DoorRules rules) : form_(form), rules_(rules) {}

  Result<engine::Command> read() {
    if (reader_.is_object_of(form_, top_, members())) {
      read_id();
      read_stream(read_act());
      read_member("actor", command_.actor);
      read_capacity();
      read_member("occurred_at", command_.occurred_at);
      read_options();
      read_signature();
      read_body();
    }
    if (reader_.failed()) return tl::unexpected(reader_.error());
    command_.contents = reader_.take_contents();
    return std::move(command_);
  }

 private:
  template <class T>
  void read_member(std::string_view name, T& out) {
    const auto* json = reader_.failed() ? nullptr : reader_.required(form_, top_, name);
    if (json != nullptr) reader_.read(*json, Place(top_, name), out);
  }

  const std::string* read_text(std::string_view name) {
    const auto* json = reader_.failed() ? nullptr : reader_.required(form_, top_, name);
    return json == nullptr ? nullptr : reader_.text(*json, Place(top_, name));
  }

  void fail(std::string_view name, Bilingual what) {
    reader_.fail(Place(top_, name), std::move(what));
  }

  void read_id() {
    const auto* text = read_text("id");
    if (text == nullptr) return;
    if (const auto id = parse_uuid(*text)) {
      command_.command_id = *id;
    } else {
      fail("id", {"应为 UUID，形如 8-4-4-4-12 位十六进制",
                  "must be a UUID of 8-4-4-4-12 hexadecimal digits"});
    }
  }

  const HeldType* read_act() {
    const auto* name = read_text("act");
    if (name == nullptr) return nullptr;
    act_ = find_act(*name);
    if (act_ == nullptr) {
      fail("act", {"没有这个行为 " + as_shown(*name), "no such act " + as_shown(*name)});
    }
    return act_;
  }

  void read_stream(const HeldType* act) {
    for (const auto& procedure : procedures()) {
      const auto member = procedure.stream_member;
      if (reader_.failed() || form_.find(member) == nullptr) continue;
      if (command_.procedure != Procedure::unspecified) return fail(member, one_stream());
      command_.procedure = procedure.id;
      read_member(member, command_.stream);
    }
    if (reader_.failed() || act == nullptr) return;
    if (command_.procedure == Procedure::unspecified) {
      const auto wanted = act->procedure;
      return fail(wanted == Procedure::unspecified ? procedures().front().stream_member
                                                   : stream_member(wanted),
                  no_stream());
    }
    check_stream(*act);
  }

  void check_stream(const HeldType& act) {
    const auto member = stream_member(command_.procedure);
    if (act.procedure != Procedure::unspecified && act.procedure != command_.procedure) {
      const std::string name(act.names->asked);
      const std::string wanted(stream_member(act.procedure));
      return fail(member, {name + " 应以 \"" + wanted + "\" 提出",
                           name + " is asked of a \"" + wanted + "\""});
    }
    if (may_be_called(command_.procedure, command_.stream)) return;
    if (command_.procedure == Procedure::bureau) {
      fail(member, {"应为 \"bureau\"", "must be \"bureau\""});
    } else {
      fail(member, {"\"bureau\" 是机关登记簿的名称", "\"bureau\" is the name of the register"});
    }
  }

  static Bilingual one_stream() {
    return {stream_members("、", "、") + " 只能有一个",
            "only one of " + stream_members(", ", " and ") + " may be given"};
  }
  static Bilingual no_stream() {
    return {stream_members("、", "、") + " 须有一个",
            "one of " + stream_members(", ", " and ") + " must be given"};
  }

  void read_capacity() {
    read_member("capacity", command_.capacity);
    if (reader_.failed() || rules_.system_may_ask) return;
    const Bilingual what{"system 由系统自用，不接受外部提出", "system is not taken from outside"};
    if (command_.capacity == Capacity::system) fail("capacity", what);
    if (command_.actor == kSystemActor) fail("actor", what);
  }

  void read_options() {
    if (form_.find("expected_version") != nullptr) {
      read_member("expected_version", command_.expected_version.emplace().count);
    }
    if (form_.find("recorded_at") != nullptr) {
      read_member("recorded_at", command_.recorded_at.emplace());
    }
  }

  void read_signature() {
    const auto* json = reader_.failed() ? nullptr : form_.find("signature");
    if (json != nullptr) {
      command_.signature = adapters::read_signature(*json, Place(top_, "signature"), reader_);
    }
  }

  void read_body() {
    const auto* json = reader_.failed() ? nullptr : reader_.required(form_, top_, "body");
    if (json == nullptr) return;
    // Content paths begin below the body, so it is a top of its own that calls itself $.body.
    auto& body = command_.body;
    body = CommandBody::made(act_->names->wire);
    reader_.read(*json, Place("$.body"), body.shape(), body.body());
  }

  const Json& form_;
  DoorRules rules_;
  const Place top_{"$"};
  FormReader reader_;
  engine::Command command_;
  const HeldType* act_ = nullptr;
};

}  // namespace

Result<engine::Command> parse_command(std::string_view line, DoorRules rules) {
  CL_TRY(const auto form, read_json(line));
  return EnvelopeReader(form, rules).read();
}

std::optional<CommandId> find_command_id(std::string_view line) {
  const auto form = read_json(line);
  const auto* id = form ? form->find("id") : nullptr;
  const auto* text = id == nullptr ? nullptr : id->as_text();
  return text == nullptr ? std::nullopt : parse_uuid(*text);
}

std::optional<StreamNamed> find_stream(std::string_view line) {
  const auto form = read_json(line);
  if (!form) return std::nullopt;
  for (const auto& procedure : procedures()) {
    const auto* stream = form->find(procedure.stream_member);
    const auto* name = stream == nullptr ? nullptr : stream->as_text();
    if (name != nullptr) return StreamNamed{procedure.id, *name};
  }
  return std::nullopt;
}

}  // namespace caseledger::adapters
