// Walks the field lists; nothing here knows any single act.
#include "engine/canonical.h"

#include <algorithm>

namespace caseledger::engine {

std::string plain_document(const Document& value) {
  if (!value.given()) return "none";
  return to_hex(value.sha256) + " " + to_hex(value.sm3) + " " + std::to_string(value.size_bytes);
}

namespace {

std::string plain(bool value) { return value ? "true" : "false"; }
std::string plain(const CommandId& value) {
  return std::to_string(value.high) + " " + std::to_string(value.low);
}
std::string plain(std::uint16_t value) { return std::to_string(value); }
std::string plain(std::uint32_t value) { return std::to_string(value); }
std::string plain(std::uint64_t value) { return std::to_string(value); }
std::string plain(Day value) { return to_text(value); }
std::string plain(Instant value) { return to_text(value); }
std::string plain(Fen value) { return std::to_string(value.count); }
std::string plain(const Id& value) { return value; }
std::string plain(const Digest& value) { return to_hex(value); }
std::string plain(Said value) { return std::to_string(value.chars) + " chars"; }
std::string plain(const Document& value) { return plain_document(value); }

std::string plain(const Shape& shape, const void* value) {
  if (shape.kind == Kind::list) return std::to_string(shape.count(value));
  if (shape.kind == Kind::vocabulary) return std::string(shape.terms[word_number(value)].key);
  return visit_value(shape.kind, value, [](const auto& one) { return plain(one); });
}

void line(std::string& out, const std::string& path, std::string_view value) {
  out.append(path).append("=").append(value).append("\n");
}

template <class Visit>
void walk(const CommandBody& body, Visit visit) {
  walk_values(body.shape(), body.body(), "", visit);
}

const Said* as_said(const Shape& shape, const void* value) {
  return shape.kind == Kind::said ? static_cast<const Said*>(value) : nullptr;
}

void write_circumstances(std::string& out, const Circumstances& command, std::string_view act) {
  line(out, "act", act);
  line(out, "procedure", key_of(command.procedure));
  line(out, "stream", command.stream);
  line(out, "actor", command.actor);
  line(out, "capacity", key_of(command.capacity));
  line(out, "occurred_at", to_text(command.occurred_at));
}

}  // namespace

std::string canonical_text(const Command& command) {
  std::string out;
  write_circumstances(out, command, name_of(command.body));
  walk(command.body, [&](const std::string& path, const Shape& shape, const void* value) {
    line(out, "body/" + path, plain(shape, value));
  });
  auto words = command.contents;
  std::ranges::sort(words, {}, &Content::path);
  for (const auto& content : words) {
    line(out, "words/" + content.path, std::to_string(content.text.size()));
    out.append(content.text).append("\n");
  }
  return out;
}

std::string statement_head(const Circumstances& command, std::string_view act,
                           std::string_view origin) {
  std::string out = "caseledger/act/v1\n";
  line(out, "ledger", origin);
  line(out, "command", plain(command.command_id));
  write_circumstances(out, command, act);
  return out;
}

std::string statement(const Command& command, std::string_view origin,
                      const CommitmentAt& commitment_at) {
  auto out = statement_head(command, name_of(command.body), origin);
  walk(command.body, [&](const std::string& path, const Shape& shape, const void* value) {
    auto text = plain(shape, value);
    const auto* said = as_said(shape, value);
    if (said != nullptr && said->given()) text.append(" ").append(to_hex(commitment_at(path)));
    line(out, "body/" + path, text);
  });
  return out;
}

std::vector<std::string> paths_of_words(const CommandBody& body) {
  std::vector<std::string> paths;
  walk(body, [&](const std::string& path, const Shape& shape, const void* value) {
    const auto* said = as_said(shape, value);
    if (said != nullptr && said->given()) paths.push_back(path);
  });
  return paths;
}

}  // namespace caseledger::engine
