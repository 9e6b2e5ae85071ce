// From the library's tree, sorted by key, to ours, sorted by line.
#include "engine/toml_tree.h"

#include <algorithm>
#include <optional>

// Version 3.3 asserts what a broken file makes untrue ("[[=", "[1, }") and, without assertions,
// tells the compiler to take it for granted. Compiled in here and not taken from the shared
// library, its assertions are on and end in a fault.
namespace {
struct BrokenAssertion {};
constexpr void assert_that(bool holds) {
  if (!holds) throw BrokenAssertion{};
}
}  // namespace
#undef NDEBUG
#undef TOML_SHARED_LIB
#undef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 1
#define TOML_ASSERT(expression) assert_that(static_cast<bool>(expression))
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

}  // namespace

Result<TomlTable> parse_toml(std::string_view file, std::string_view text) try {
  Copier copier(file);
  auto table = copier.copy(toml::parse(text, file));
  if (copier.problem()) return tl::unexpected(*copier.problem());
  return table;
} catch (const toml::parse_error& error) {
  return fault(FaultKind::malformed,
               at(file, error.source().begin) + std::string(error.description()));
} catch (const BrokenAssertion&) {
  return fault(FaultKind::malformed, std::string(file) + ": this is not TOML");
}

}  // namespace caseledger::engine
