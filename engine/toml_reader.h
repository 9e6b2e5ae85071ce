// Reads a table of a TOML file strictly: what is missing, of the wrong type or not asked for is a
// problem with file and line. Problems are collected and the first in the file is the fault, so
// that the reading code is a plain list of what it wants.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/toml_tree.h"
#include "statemachines/words/terms.h"
#include "statemachines/words/values.h"

namespace caseledger::engine {

class TomlProblems {
 public:
  explicit TomlProblems(std::string_view file) : file_(file) {}

  void add(int line, std::string place, Bilingual what);
  bool any() const { return first_.has_value(); }
  /// The one that stands first in the file. Requires any().
  Fault fault() const;

 private:
  struct Problem {
    int line;
    std::string place;
    Bilingual what;
  };
  std::string file_;
  std::optional<Problem> first_;
};

/// Lives on the stack beside the table it reads. When it ends, every key nobody asked for is a
/// problem. After a problem the answers mean nothing: look at TomlProblems before using them.
class TomlReader {
 public:
  /// `name` is how the table is called in messages: "[pack]".
  TomlReader(TomlProblems& problems, const TomlTable& table, int line, std::string name);
  ~TomlReader();
  TomlReader(const TomlReader&) = delete;
  TomlReader& operator=(const TomlReader&) = delete;

  int line() const { return line_; }
  bool has(std::string_view key) const;
  /// The line of a key, or of the table where there is none.
  int line_of(std::string_view key) const;
  /// The table and the key are put before it.
  void complain(std::string_view key, Bilingual what);

  /// Not empty, no control characters.
  std::string text(std::string_view key);
  std::string text_or_none(std::string_view key);
  /// What values.h calls an Id.
  Id id(std::string_view key);
  /// 1970-01-02 to 9999-12-31; day zero is nobody's.
  Day day(std::string_view key);
  Day day_or_none(std::string_view key);
  std::int64_t number(std::string_view key, std::int64_t min, std::int64_t max);
  bool flag(std::string_view key);
  bool flag_or(std::string_view key, bool otherwise);

  /// A word of a vocabulary by its key.
  template <Vocabulary E>
  E word(std::string_view key) {
    const auto* node = find(key, true);
    return node == nullptr ? E{} : word_of<E>(*node, key);
  }
  /// Each word once, at least one.
  template <Vocabulary E>
  std::vector<E> words(std::string_view key) {
    std::vector<E> all;
    for (const auto& node : array(key)) all.push_back(word_of<E>(node, key));
    if (std::set<E>(all.begin(), all.end()).size() != all.size()) {
      complain(key, {"选项重复", "a word twice"});
    }
    return all;
  }
  /// Each day once; empty where the key is left out.
  std::vector<Day> days_or_none(std::string_view key);

  /// Of a table of any type; null where it is left out or something else.
  const TomlNode* node(std::string_view key);
  /// The entries of the table of tables `key`: [key.a], [key.b]; none where it is left out.
  const TomlTable& tables(std::string_view key);
  /// The items of [[key]]; none where it is left out.
  const TomlArray& items(std::string_view key);
  /// The table `node`, or an empty one and a problem.
  const TomlTable& table_of(const TomlNode& node, std::string_view name);

 private:
  const TomlNode* find(std::string_view key, bool is_required);
  const TomlArray& array(std::string_view key);
  std::string text_of(const TomlNode& node, std::string_view key);
  Day day_of(const TomlNode& node, std::string_view key);
  void wrong(int line, std::string_view key, Bilingual what);

  template <class T>
  const T* as(const TomlNode& node, std::string_view key, Bilingual otherwise) {
    const auto* value = std::get_if<T>(&node.value);
    if (value == nullptr) wrong(node.line, key, std::move(otherwise));
    return value;
  }

  template <Vocabulary E>
  E word_of(const TomlNode& node, std::string_view key) {
    const auto text = text_of(node, key);
    const auto value = parse_term<E>(text);
    if (!value) wrong(node.line, key, {"没有选项 \"" + text + "\"", "knows no \"" + text + "\""});
    return value.value_or(E{});
  }

  TomlProblems& problems_;
  const TomlTable& table_;
  int line_;
  std::string name_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace caseledger::engine
