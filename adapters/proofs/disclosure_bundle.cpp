// Fetches the words that displayed_item.h has located, and the proofs of their leaves. The JSON is
// in disclosure_json.cpp.
#include "adapters/proofs/disclosure_bundle.h"

#include <algorithm>

#include "adapters/proofs/displayed_item.h"
#include "statemachines/disclosure/disclosure_requirements.h"

namespace caseledger::adapters {
namespace {

using ledger::Leaf;

template <class Names>
bool contains(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != std::ranges::end(names);
}

class Bundling {
 public:
  Bundling(const DisclosureSource& source, const DisplayedItem& item,
           std::span<const std::string> hide)
      : source_(source), item_(item), hide_(hide) {}

  Result<Disclosure> bundle() {
    for (const auto& name : hide_) {
      if (!item_.fields.contains(name)) {
        return fault(FaultKind::malformed, name,
                     {"公示内容没有此字段", "no field of what is shown"});
      }
    }
    bundle_.register_ = item_.register_;
    CL_TRY(add_opened());
    bundle_.keys = source_.proofs.keys();
    add_mandatory();
    // The draft is always included, though each of its fields may have been replaced.
    CL_TRY(std::ignore, leaf_of(*item_.draft));
    for (const auto& [field, place] : item_.fields) {
      CL_TRY(add_field(field, place));
    }
    for (auto& [position, leaf] : leaves_) {
      if (position == item_.draft->position) {
        bundle_.draft = std::move(leaf);
      } else {
        bundle_.later.push_back(std::move(leaf));
      }
    }
    return std::move(bundle_);
  }

 private:
  Result<void> add_opened() {
    if (item_.opened == nullptr) return {};
    return proven(*item_.opened).map([&](ProvenLeaf&& opened) {
      bundle_.opened = std::move(opened);
    });
  }

  Result<ProvenLeaf> proven(const Leaf& leaf) const {
    CL_TRY(auto bytes, source_.ledger.leaf_bytes(leaf.position));
    CL_TRY(auto proof, source_.proofs.prove(leaf.position, bytes));
    return ProvenLeaf{std::move(proof), std::move(bytes)};
  }

  void add_mandatory() {
    if (!item_.draft->fact.event.is<ItemDrafted>()) return;
    const auto mandatory = mandatory_fields(item_.register_);
    bundle_.mandatory.assign(mandatory.begin(), mandatory.end());
  }

  Result<DisclosedLeaf*> leaf_of(const Leaf& leaf) {
    const auto [found, is_new] = leaves_.try_emplace(leaf.position);
    if (is_new) {
      CL_TRY(auto made, proven(leaf));
      static_cast<ProvenLeaf&>(found->second) = std::move(made);
    }
    return &found->second;
  }

  /// Of a field that is hidden or was erased, only the commitment in the leaf remains.
  Result<void> add_field(const std::string& field, const FieldPlace& place) {
    if (contains(item_.withheld, field) || contains(hide_, field)) {
      bundle_.hidden.push_back(field);
      return {};
    }
    CL_TRY(auto revealed, source_.ledger.reveal(place.leaf->position, place.path));
    if (!revealed) {
      // The text of a document may be kept outside of the ledger; its digest is in the leaf.
      if (!place.is_document) bundle_.hidden.push_back(field);
      return {};
    }
    return leaf_of(*place.leaf).map([&](DisclosedLeaf* leaf) {
      if (place.is_document) {
        leaf->texts.push_back({place.path, std::move(revealed->words)});
      } else {
        leaf->words.push_back({place.path, std::move(*revealed)});
      }
    });
  }

  const DisclosureSource& source_;
  const DisplayedItem& item_;
  std::span<const std::string> hide_;
  Disclosure bundle_;
  std::map<ledger::Position, DisclosedLeaf> leaves_;
};

}  // namespace

Result<Disclosure> disclose_item(const DisclosureSource& source, std::string_view item,
                                 std::span<const std::string> hide) {
  CL_TRY(const auto stream, source.ledger.read_stream(Procedure::disclosure, item));
  const auto displayed = displayed_item(stream);
  if (displayed.draft == nullptr) {
    return fault(FaultKind::malformed, std::string(item),
                 {"没有正在公示的文本", "nothing of it is on display"});
  }
  return Bundling(source, displayed, hide).bundle();
}

Result<Disclosure> disclose_leaf(const DisclosureSource& source, ledger::Position position,
                                 std::span<const std::string> hide) {
  CL_TRY(const auto leaf, source.ledger.read(position));
  if (leaf.fact.procedure != Procedure::disclosure) {
    const auto number = std::to_string(position.index);
    return fault(
        FaultKind::malformed, "",
        {"第" + number + "号事实不属于公示信息", "fact " + number + " is no fact of a disclosure"});
  }
  CL_TRY(const auto stream, source.ledger.read_stream(Procedure::disclosure, leaf.fact.stream));
  return Bundling(source, single_leaf(stream, position), hide).bundle();
}

}  // namespace caseledger::adapters
