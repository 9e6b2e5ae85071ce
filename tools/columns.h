// Rows on a terminal, in columns that line up for Chinese and Latin alike: a Han character is two
// cells wide (Unicode East Asian Width W and F), and cells are what a terminal counts.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace caseledger::tools {

/// How many cells a text takes.
std::size_t cells_of(std::string_view text);

class Columns {
 public:
  explicit Columns(std::vector<std::string> head) { rows_.push_back(std::move(head)); }
  /// As many cells as the head has. Each stays in its place: a line break in it is shown as a sign
  /// (engine/characters.h).
  void add(std::vector<std::string> row);
  bool empty() const { return rows_.size() == 1; }
  void print(std::ostream& out) const;

 private:
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace caseledger::tools
