// The longest common subsequence of two texts, in a table; of what is too long for a table only the
// common beginning and end are found, which is still a true account, only a coarser one.
#include "adapters/texts/paragraphs.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace caseledger::adapters {
namespace {

constexpr std::size_t kTableMax = std::size_t{4} << 20;

using Paragraphs = std::vector<std::string_view>;
/// Places of equal paragraphs in both, ascending.
using Matches = std::vector<std::pair<std::size_t, std::size_t>>;

class Matcher {
 public:
  Matcher(const Paragraphs& a, const Paragraphs& b) : a_(a), b_(b) {}

  Matches matches() {
    std::size_t begin = 0, a_end = a_.size(), b_end = b_.size();
    for (; begin < a_end && begin < b_end && a_[begin] == b_[begin]; ++begin) {
      found_.emplace_back(begin, begin);
    }
    while (a_end > begin && b_end > begin && a_[a_end - 1] == b_[b_end - 1]) --a_end, --b_end;
    if ((a_end - begin + 1) * (b_end - begin + 1) <= kTableMax) between(begin, a_end, b_end);
    for (; a_end < a_.size(); ++a_end, ++b_end) found_.emplace_back(a_end, b_end);
    return std::move(found_);
  }

 private:
  void between(std::size_t begin, std::size_t a_end, std::size_t b_end) {
    const auto height = a_end - begin, width = b_end - begin;
    // How many are common to what follows.
    std::vector<std::uint32_t> common((height + 1) * (width + 1));
    const auto at = [&](std::size_t n, std::size_t k) -> std::uint32_t& {
      return common[n * (width + 1) + k];
    };
    for (auto n = height; n-- > 0;) {
      for (auto k = width; k-- > 0;) {
        at(n, k) = a_[begin + n] == b_[begin + k] ? at(n + 1, k + 1) + 1
                                                  : std::max(at(n + 1, k), at(n, k + 1));
      }
    }
    for (std::size_t n = 0, k = 0; n < height && k < width;) {
      if (a_[begin + n] == b_[begin + k]) {
        found_.emplace_back(begin + n++, begin + k++);
      } else if (at(n + 1, k) >= at(n, k + 1)) {
        ++n;
      } else {
        ++k;
      }
    }
  }

  const Paragraphs& a_;
  const Paragraphs& b_;
  Matches found_;
};

/// Adds a text to the rows of those before it. What lies between two matches took each other's
/// places.
std::vector<ParagraphRow> beside(std::vector<ParagraphRow> rows, std::size_t column,
                                 const Paragraphs& text) {
  Paragraphs before;
  std::vector<std::size_t> row_of;
  for (std::size_t n = 0; n < rows.size(); ++n) {
    if (!rows[n][column - 1]) continue;
    before.push_back(*rows[n][column - 1]);
    row_of.push_back(n);
  }
  auto matches = Matcher(before, text).matches();
  matches.emplace_back(before.size(), text.size());
  const auto width = column + 1;
  for (auto& row : rows) row.resize(width);
  std::vector<ParagraphRow> made;
  std::size_t next = 0, a = 0, b = 0;
  const auto copy_until = [&](std::size_t row) {
    for (; next < row; ++next) made.push_back(std::move(rows[next]));
  };
  const auto put = [&](std::size_t place) {
    copy_until(row_of[place] + 1);
    made.back()[column] = text[b++];
  };
  for (const auto& [to_a, to_b] : matches) {
    while (a < to_a && b < to_b) put(a++);
    copy_until(to_a < before.size() ? row_of[to_a] : rows.size());
    while (b < to_b) made.emplace_back(width).back() = text[b++];
    if (to_b < text.size()) put(to_a);
    a = to_a + 1;
  }
  return made;
}

}  // namespace

std::vector<std::string_view> paragraphs_of(std::string_view text) {
  std::vector<std::string_view> paragraphs;
  while (!text.empty()) {
    auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) paragraphs.push_back(line);
  }
  return paragraphs;
}

std::vector<ParagraphRow> side_by_side(const std::vector<std::string_view>& texts) {
  std::vector<ParagraphRow> rows;
  for (std::size_t column = 0; column < texts.size(); ++column) {
    const auto paragraphs = paragraphs_of(texts[column]);
    if (column > 0) {
      rows = beside(std::move(rows), column, paragraphs);
      continue;
    }
    for (const auto paragraph : paragraphs) rows.push_back({paragraph});
  }
  return rows;
}

}  // namespace caseledger::adapters
