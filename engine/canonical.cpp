// Walks the field lists; nothing here knows any single act.
#include "engine/canonical.h"

#include <algorithm>
#include <type_traits>

namespace caseledger::engine {
namespace {

template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};

std::string plain(bool value) { return value ? "true" : "false"; }
std::string plain(std::uint32_t value) { return std::to_string(value); }
std::string plain(std::uint64_t value) { return std::to_string(value); }
std::string plain(Day value) { return to_text(value); }
std::string plain(Instant value) { return to_text(value); }
std::string plain(Fen value) { return std::to_string(value.count); }
std::string plain(const Id& value) { return value; }
std::string plain(const Digest& value) { return to_hex(value); }
std::string plain(Said value) { return std::to_string(value.chars) + " chars"; }
std::string plain(const Document& value) {
  if (!value.given()) return "none";
  return to_hex(value.sha256) + " " + to_hex(value.sm3) + " " + std::to_string(value.size_bytes);
}
template <Vocabulary E>
std::string plain(E value) {
  return std::string(key_of(value));
}

void line(std::string& out, const std::string& path, std::string_view value) {
  out.append(path).append("=").append(value).append("\n");
}

template <class T>
void write(std::string& out, const std::string& path, const T& value) {
  if constexpr (Described<T>) {
    for_each_field<T>([&](const auto& field) {
      write(out, path + "/" + std::string(field.name), value.*field.member);
    });
  } else if constexpr (IsVector<T>::value) {
    line(out, path, std::to_string(value.size()));
    for (std::size_t n = 0; n < value.size(); ++n) {
      write(out, path + "/" + std::to_string(n), value[n]);
    }
  } else {
    line(out, path, plain(value));
  }
}

}  // namespace

std::string canonical_text(const Command& command) {
  std::string out;
  line(out, "act", name_of(command.body));
  line(out, "procedure", key_of(command.procedure));
  line(out, "stream", command.stream);
  line(out, "actor", command.actor);
  line(out, "capacity", key_of(command.capacity));
  line(out, "occurred_at", to_text(command.occurred_at));
  std::visit([&](const auto& body) { write(out, "body", body); }, command.body);
  auto words = command.contents;
  std::ranges::sort(words, {}, &Content::path);
  for (const auto& content : words) {
    line(out, "words/" + content.path, std::to_string(content.text.size()));
    out.append(content.text).append("\n");
  }
  return out;
}

}  // namespace caseledger::engine
