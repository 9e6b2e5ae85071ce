// Which text of a disclosure item is on display: for each field, the leaf that holds its words. An
// update or a correction replaces fields of the draft, and a replaced field is found at the later
// leaf. All of it is read from the item's stream alone, so wrong read models do no harm here.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/leaf/leaf.h"

namespace caseledger::adapters {

/// The leaf and path at which the words of a field are kept.
struct FieldPlace {
  const ledger::Leaf* leaf = nullptr;
  std::string path;          ///< in that leaf
  bool is_document = false;  ///< the text of a document: the leaf has a digest, no commitment
};

struct DisplayedItem {
  PublicRegister register_ = PublicRegister::unspecified;
  const ledger::Leaf* opened = nullptr;  ///< names the register; null: no leaf opened the item
  const ledger::Leaf* draft = nullptr;   ///< null: nothing is on display
  std::vector<Id> withheld;              ///< by the draft
  std::map<std::string, FieldPlace, std::less<>> fields;
};

/// Requires the leaves of one stream in their order. The result points into them, so it must not
/// outlive them.
DisplayedItem displayed_item(std::span<const ledger::Leaf> stream);
/// The fields of a single leaf, published or not, with the register that its stream names. The same
/// holds for its pointers.
DisplayedItem single_leaf(std::span<const ledger::Leaf> stream, ledger::Position position);
/// The field of the draft that a later leaf replaces with the words at `path`; empty: none.
std::string replaced_field(const ledger::Leaf& later, std::string_view path);

}  // namespace caseledger::adapters
