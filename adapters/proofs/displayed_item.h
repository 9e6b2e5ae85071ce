// Which text of a disclosure item is on display, read off its stream: for each field the leaf that
// says it. An update or a correction replaces fields of the draft; a field that a fact replaced is
// found at the later leaf. Nothing outside of this is asked, so read models may be gone or wrong.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/leaf/leaf.h"

namespace caseledger::adapters {

/// Where the words of a field stand.
struct FieldPlace {
  const ledger::Leaf* leaf = nullptr;
  std::string path;          ///< in that leaf
  bool is_document = false;  ///< an attachment rather than words
};

struct DisplayedItem {
  PublicRegister register_ = PublicRegister::unspecified;
  const ledger::Leaf* opened = nullptr;  ///< what says the register
  const ledger::Leaf* draft = nullptr;   ///< null: nothing is on display
  std::vector<Id> withheld;              ///< by the draft
  std::map<std::string, FieldPlace, std::less<>> fields;
};

/// What points into the leaves dies with them.
DisplayedItem displayed_item(std::span<const ledger::Leaf> stream);
/// The fields of one leaf by itself, though nobody published it; the register is that of its
/// stream.
DisplayedItem single_leaf(std::span<const ledger::Leaf> stream, ledger::Position position);
/// The field that a later leaf replaces with the words at one of its paths; empty: none.
std::string replaced_field(const ledger::Leaf& later, std::string_view path);

}  // namespace caseledger::adapters
