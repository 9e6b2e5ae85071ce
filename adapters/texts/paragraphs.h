// Texts beside each other, paragraph by paragraph: what they share stands in one row, and so does
// what took a paragraph's place.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace caseledger::adapters {

/// Its lines without the empty ones; each ends where a line feed does.
std::vector<std::string_view> paragraphs_of(std::string_view text);

/// A paragraph for each text, or nothing where the text has none there.
using ParagraphRow = std::vector<std::optional<std::string_view>>;

/// Every paragraph of every text in its order, each once. A text is put beside the one before it
/// in the list. The views are those of the texts.
std::vector<ParagraphRow> side_by_side(const std::vector<std::string_view>& texts);

}  // namespace caseledger::adapters
