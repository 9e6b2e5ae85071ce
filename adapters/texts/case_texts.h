// The documents of one stream with their texts: those that were given inline in an act can be read
// back as long as nobody disposed of the case; of others it is said where they are. And the way of
// the decision's text: as it was drafted, as it was reviewed, as it was decided.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/ledger.h"

namespace caseledger::adapters {

enum class TextPart : std::uint16_t { unspecified, draft, reviewed, decided };

enum class TextPlace : std::uint16_t { unspecified, inline_text, file, nowhere };

}  // namespace caseledger::adapters

namespace caseledger {

template <>
struct Terms<adapters::TextPart> {
  static constexpr Term list[] = {{"unspecified", "其他文书", "other"},
                                  {"draft", "起草稿", "draft"},
                                  {"reviewed", "审核稿", "reviewed"},
                                  {"decided", "决定", "decided"}};
};
template <>
struct Terms<adapters::TextPlace> {
  static constexpr Term list[] = {
      {"unspecified", "未定", "unspecified"},
      {"inline_text", "账内全文", "text in the ledger"},
      {"file", "账内文件", "file in the vault"},
      {"nowhere", "此处无原文（未存入、已销毁或无密钥）", "not here: never kept, or erased"}};
};

}  // namespace caseledger

namespace caseledger::adapters {

/// One document as one fact names it.
struct CaseText {
  ledger::Position position;
  Day day;
  std::string_view event;  ///< "decided_ordinary"
  Id actor;
  std::string path;    ///< "materials/0/document"
  std::string zh, en;  ///< what it is called: 送审材料3：决定书代拟稿
  TextPart part = TextPart::unspecified;
  Document document;
  TextPlace place = TextPlace::unspecified;
  /// Where any fact of the stream gave the very document inline.
  std::optional<std::string> text;
};

/// In the order of the facts. Empty for a stream without a document. A fault of the vault.
Result<std::vector<CaseText>> texts_of(const ledger::Ledger& ledger, const ledger::KeyOwner& owner);

/// One round of drafting, reviewing and deciding: places among the texts, nothing where a round
/// has none.
struct TextRound {
  std::optional<std::size_t> draft, reviewed, decided;
};

/// Another draft begins a round, and so does another review; a repeated one belongs to its round.
std::vector<TextRound> rounds_of(const std::vector<CaseText>& texts);

}  // namespace caseledger::adapters
