// Follows the same events as the read models' fold of an item, but keeps the places of the words
// instead of the words.
#include "adapters/proofs/displayed_item.h"

#include <optional>

#include "statemachines/words/check.h"

namespace caseledger::adapters {
namespace {

using ledger::Leaf;

/// Whether both are of one stream, in its order.
bool is_next(const Leaf& before, const Leaf& leaf) {
  return leaf.fact.procedure == before.fact.procedure && leaf.fact.stream == before.fact.stream &&
         leaf.position > before.position;
}

class ItemFold {
 public:
  void take(const Leaf& leaf) {
    CL_REQUIRE(leaf_ == nullptr || is_next(*leaf_, leaf));
    leaf_ = &leaf;
    visit_among<Join<DisclosureEvents, CommonEvents>>(leaf.fact.event, *this);
  }
  DisplayedItem displayed() && { return std::move(displayed_); }

  void operator()(const ItemOpened& opened) {
    in_work_.register_ = opened.register_;
    in_work_.opened = leaf_;
  }
  void operator()(const ItemDrafted& drafted) {
    in_work_.draft = leaf_;
    in_work_.withheld = drafted.withheld;
    in_work_.fields.clear();
    corrected_.clear();
    take_fields();
  }
  void operator()(const ItemUpdated&) { take_fields(); }
  /// A correction is reviewed and published like any text. In the first ledgers it was on display
  /// at once, which its stage tells.
  void operator()(const ItemCorrected&) {
    take_fields();
    if (leaf_->fact.stage_after == key_of(ItemStage::corrected)) displayed_ = in_work_;
  }
  void operator()(const RecordCorrected& corrected) {
    for (auto& [field, place] : in_work_.fields) {
      if (place.is_document || field != corrected.path) continue;
      const auto first = corrected_.try_emplace(field, place.leaf).first->second;
      if (first->fact.version.count != corrected.version) continue;
      place = {leaf_, "text", false};
    }
  }
  void operator()(const ItemPublished&) { displayed_ = in_work_; }
  void operator()(const ItemWithheld&) { displayed_.draft = nullptr; }
  void operator()(const ItemReplaced&) { displayed_.draft = nullptr; }
  void operator()(const ItemWithdrawn&) { displayed_.draft = nullptr; }
  void operator()(const ItemExpired&) { displayed_.draft = nullptr; }
  template <class Other>
  void operator()(const Other&) {}

 private:
  /// Fields that the leaf does not mention stay as they were.
  void take_fields() {
    for (const auto& commitment : leaf_->commitments) {
      if (!replaced_field(*leaf_, commitment.path).empty()) place(commitment.path, false);
    }
    for (const auto& attachment : leaf_->attachments) place(attachment.path, true);
  }
  void place(const std::string& field, bool is_document) {
    in_work_.fields[field] = {leaf_, field, is_document};
    corrected_.erase(field);
  }

  const Leaf* leaf_ = nullptr;
  DisplayedItem in_work_, displayed_;
  std::map<std::string, const Leaf*, std::less<>> corrected_;  ///< the leaf before any correction
};

}  // namespace

std::string replaced_field(const Leaf& later, std::string_view path) {
  const auto& event = later.fact.event;
  if (const auto* corrected = event.get_if<RecordCorrected>()) {
    return path == "text" ? corrected->path : std::string();
  }
  const bool is_reason = event.is<ItemCorrected>() && path == "reason";
  return is_reason ? std::string() : std::string(path);
}

DisplayedItem displayed_item(std::span<const Leaf> stream) {
  ItemFold fold;
  for (const auto& leaf : stream) fold.take(leaf);
  return std::move(fold).displayed();
}

DisplayedItem single_leaf(std::span<const Leaf> stream, ledger::Position position) {
  DisplayedItem item;
  for (const auto& leaf : stream) {
    const auto& event = leaf.fact.event;
    if (const auto* opened = event.get_if<ItemOpened>()) {
      item.register_ = opened->register_;
      item.opened = &leaf;
    }
    if (leaf.position != position) continue;
    item.draft = &leaf;
    if (const auto* drafted = event.get_if<ItemDrafted>()) item.withheld = drafted->withheld;
    for (const auto& commitment : leaf.commitments) {
      item.fields[commitment.path] = {&leaf, commitment.path, false};
    }
    for (const auto& attachment : leaf.attachments) {
      item.fields[attachment.path] = {&leaf, attachment.path, true};
    }
  }
  return item;
}

}  // namespace caseledger::adapters
