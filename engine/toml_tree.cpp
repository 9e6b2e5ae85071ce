// From the library's tree, sorted by key, to ours, sorted by line.
#include "engine/toml_tree.h"

#include <algorithm>
#include <optional>

// With exceptions: without them the library's parser runs on after an error and into its own
// assertions.
#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>

namespace caseledger::engine {
namespace {

std::string at(std::string_view file, toml::source_position position) {
  return std::string(file) + ":" + std::to_string(position.line) + ": ";
}

/// Copies nodes; the first that has no place in our files stops it.
class Copier {
 public:
  explicit Copier(std::string_view file) : file_(file) {}

  TomlTable copy(const toml::table& table) {
    TomlTable entries;
    for (const auto& [key, node] : table) {
      entries.push_back({std::string(key.str()), copy(node)});
      entries.back().node.line = static_cast<int>(key.source().begin.line);
    }
    std::ranges::stable_sort(entries, {}, [](const TomlEntry& one) { return one.node.line; });
    return entries;
  }

  const std::optional<Fault>& problem() const { return problem_; }

 private:
  TomlNode copy(const toml::node& node) {
    TomlNode copied;
    copied.line = static_cast<int>(node.source().begin.line);
    if (const auto* table = node.as_table()) {
      copied.value = copy(*table);
    } else if (const auto* array = node.as_array()) {
      TomlArray items;
      for (const auto& item : *array) items.push_back(copy(item));
      copied.value = std::move(items);
    } else {
      copy_value(node, copied);
    }
    return copied;
  }

  void copy_value(const toml::node& node, TomlNode& copied) {
    if (const auto* text = node.as_string()) {
      copied.value = text->get();
    } else if (const auto* number = node.as_integer()) {
      copied.value = number->get();
    } else if (const auto* flag = node.as_boolean()) {
      copied.value = flag->get();
    } else if (const auto* date = node.as_date()) {
      copied.value = day_of(date->get().year, date->get().month, date->get().day);
    } else if (!problem_) {
      problem_ = Fault{FaultKind::malformed, at(file_, node.source().begin) +
                                                 "fractions and times of day have no place here"};
    }
  }

  std::string_view file_;
  std::optional<Fault> problem_;
};

bool begins_a_key(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '"' || c == '\'';
}

/// A header that goes on with no key ends the process in the library's assertion (up to 3.4), so
/// such a line never reaches it. A line within a text that looks like one is refused as well.
bool is_broken_header(std::string_view line) {
  const auto skip_blanks = [&] {
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  };
  skip_blanks();
  if (!line.starts_with('[')) return false;
  line.remove_prefix(line.starts_with("[[") ? 2 : 1);
  skip_blanks();
  return line.empty() || !begins_a_key(line.front());
}

int line_of_broken_header(std::string_view text) {
  for (int number = 1; !text.empty(); ++number) {
    const auto end = std::min(text.find('\n'), text.size() - 1);
    if (is_broken_header(text.substr(0, end))) return number;
    text.remove_prefix(end + 1);
  }
  return 0;
}

}  // namespace

Result<TomlTable> parse_toml(std::string_view file, std::string_view text) try {
  if (const int line = line_of_broken_header(text); line != 0) {
    return fault(FaultKind::malformed, std::string(file) + ":" + std::to_string(line) +
                                           ": a table's header must begin with its name");
  }
  Copier copier(file);
  auto table = copier.copy(toml::parse(text, file));
  if (copier.problem()) return tl::unexpected(*copier.problem());
  return table;
} catch (const toml::parse_error& error) {
  return fault(FaultKind::malformed,
               at(file, error.source().begin) + std::string(error.description()));
}

}  // namespace caseledger::engine
