// Walks the field lists; nothing here knows any single act.
#include "engine/canonical.h"

#include <algorithm>
#include <type_traits>

namespace caseledger::engine {

std::string plain_document(const Document& value) {
  if (!value.given()) return "none";
  return to_hex(value.sha256) + " " + to_hex(value.sm3) + " " + std::to_string(value.size_bytes);
}

namespace {

template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};

std::string plain(bool value) { return value ? "true" : "false"; }
std::string plain(std::uint32_t value) { return std::to_string(value); }
std::string plain(const CommandId& value) {
  return std::to_string(value.high) + " " + std::to_string(value.low);
}
std::string plain(std::uint64_t value) { return std::to_string(value); }
std::string plain(Day value) { return to_text(value); }
std::string plain(Instant value) { return to_text(value); }
std::string plain(Fen value) { return std::to_string(value.count); }
std::string plain(const Id& value) { return value; }
std::string plain(const Digest& value) { return to_hex(value); }
std::string plain(Said value) { return std::to_string(value.chars) + " chars"; }
std::string plain(const Document& value) { return plain_document(value); }
template <Vocabulary E>
std::string plain(E value) {
  return std::string(key_of(value));
}

void line(std::string& out, const std::string& path, std::string_view value) {
  out.append(path).append("=").append(value).append("\n");
}

/// Walks a body; `at(path, value)` sees every field that has no parts, by its path below the body.
template <class T, class At>
void walk(const std::string& path, const T& value, At& at) {
  if constexpr (Described<T>) {
    for_each_field<T>([&](const auto& field) {
      const auto name = std::string(field.name);
      walk(path.empty() ? name : path + "/" + name, value.*field.member, at);
    });
  } else if constexpr (IsVector<T>::value) {
    at(path, static_cast<std::uint32_t>(value.size()));
    for (std::size_t n = 0; n < value.size(); ++n) {
      walk(path + "/" + std::to_string(n), value[n], at);
    }
  } else {
    at(path, value);
  }
}

template <class At>
void walk(const CommandBody& body, At at) {
  std::visit([&](const auto& one) { walk(std::string(), one, at); }, body);
}

void write_circumstances(std::string& out, const Command& command, std::string_view act) {
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
  walk(command.body, [&](const std::string& path, const auto& value) {
    line(out, "body/" + path, plain(value));
  });
  auto words = command.contents;
  std::ranges::sort(words, {}, &Content::path);
  for (const auto& content : words) {
    line(out, "words/" + content.path, std::to_string(content.text.size()));
    out.append(content.text).append("\n");
  }
  return out;
}

std::string statement_head(const Command& command, std::string_view act, std::string_view origin) {
  std::string out = "caseledger/act/v1\n";
  line(out, "ledger", origin);
  line(out, "command", plain(command.id));
  write_circumstances(out, command, act);
  return out;
}

std::string statement(const Command& command, std::string_view origin,
                      const CommitmentAt& commitment_at) {
  auto out = statement_head(command, name_of(command.body), origin);
  walk(command.body, [&]<class T>(const std::string& path, const T& value) {
    auto text = plain(value);
    if constexpr (std::is_same_v<T, Said>) {
      if (value.given()) text.append(" ").append(to_hex(commitment_at(path)));
    }
    line(out, "body/" + path, text);
  });
  return out;
}

std::vector<std::string> paths_of_words(const CommandBody& body) {
  std::vector<std::string> paths;
  walk(body, [&]<class T>(const std::string& path, const T& value) {
    if constexpr (std::is_same_v<T, Said>) {
      if (value.given()) paths.push_back(path);
    }
  });
  return paths;
}

std::optional<CommandBody> asked(const Event& event) {
  return std::visit(
      []<class E>(const E& one) -> std::optional<CommandBody> {
        if constexpr (requires { typename E::Asked; }) {
          return CommandBody{static_cast<const typename E::Asked&>(one)};
        } else {
          return std::nullopt;
        }
      },
      event);
}

}  // namespace caseledger::engine
