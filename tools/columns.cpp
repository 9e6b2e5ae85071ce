#include "tools/columns.h"

#include <algorithm>
#include <ostream>

#include "engine/characters.h"
#include "statemachines/words/check.h"

namespace caseledger::tools {
namespace {

/// The first code point of well-formed UTF-8 and its bytes.
std::pair<char32_t, std::size_t> first_of(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
  for (std::size_t n = 1; n < length && n < text.size(); ++n) {
    point = point << 6 | (static_cast<unsigned char>(text[n]) & 0x3FU);
  }
  return {point, std::min(length, text.size())};
}

bool is_wide(char32_t point) {
  return (point >= 0x1100 && point <= 0x115F) || (point >= 0x2E80 && point <= 0xA4CF) ||
         (point >= 0xAC00 && point <= 0xD7A3) || (point >= 0xF900 && point <= 0xFAFF) ||
         (point >= 0xFE30 && point <= 0xFE6F) || (point >= 0xFF00 && point <= 0xFF60) ||
         (point >= 0xFFE0 && point <= 0xFFE6) || (point >= 0x1F300 && point <= 0x1FAFF) ||
         (point >= 0x20000 && point <= 0x3FFFD);
}

}  // namespace

std::size_t cells_of(std::string_view text) {
  std::size_t cells = 0;
  while (!text.empty()) {
    const auto [point, length] = first_of(text);
    cells += is_wide(point) ? 2 : 1;
    text.remove_prefix(length);
  }
  return cells;
}

void Columns::add(std::vector<std::string> row) {
  CL_REQUIRE(row.size() == rows_.front().size());
  for (auto& cell : row) cell = engine::in_one_line(cell);
  rows_.push_back(std::move(row));
}

void Columns::print(std::ostream& out) const {
  std::vector<std::size_t> widths(rows_.front().size());
  for (const auto& row : rows_) {
    for (std::size_t n = 0; n < row.size(); ++n) {
      widths[n] = std::max(widths[n], cells_of(row[n]));
    }
  }
  for (const auto& row : rows_) {
    std::string line;
    for (std::size_t n = 0; n < row.size(); ++n) {
      line += row[n];
      if (n + 1 < row.size()) line.append(widths[n] - cells_of(row[n]) + 2, ' ');
    }
    out << line << "\n";
  }
}

}  // namespace caseledger::tools
