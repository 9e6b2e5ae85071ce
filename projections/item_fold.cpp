// What people see of a disclosure item beyond what the law needs to know of it, and its editions.
#include "projections/fold.h"

namespace caseledger::projections {
namespace {

class ItemFold {
 public:
  ItemFold(Folded<ItemRow>& folded, const Folding& folding)
      : row_(folded.row),
        file_(folded.file),
        state_(folding.state),
        position_(folding.leaf.position),
        day_(folding.day()),
        texts_(folding.texts) {}

  void operator()(const ItemDrafted& drafted) {
    row_.title = texts_.text("title", drafted.title);
    row_.facts_and_reasons = texts_.text("facts_and_reasons", drafted.facts_and_reasons);
    row_.remedies = texts_.text("remedies", drafted.remedies);
    row_.drafted_position = position_;
    take_content(drafted.content);
    take_text(drafted.text);
  }
  void operator()(const ItemUpdated& updated) {
    if (updated.content.given()) take_content(updated.content);
    take_text(updated.text);
    row_.change = Change::unspecified;
  }
  void operator()(const ItemPublished& published) {
    row_.channel = texts_.text("channel", published.channel);
    row_.published_position = position_;
    row_.ended_on.reset();
    publish();
  }
  /// The wrong edition stays until the correction has been examined and is published; in the first
  /// ledgers it stood at once.
  void operator()(const ItemCorrected& corrected) {
    take_text(corrected.text);
    row_.reason = texts_.text("reason", corrected.reason);
    if (file_.stage == ItemStage::corrected) publish();
  }
  void operator()(const ItemSentBack& sent) { row_.reason = texts_.text("reason", sent.reason); }
  void operator()(const ItemWithheld& withheld) {
    row_.withhold_ground = withheld.ground;
    row_.reason = texts_.text("reason", withheld.reason);
    end();
  }
  void operator()(const ItemReplaced& replaced) {
    row_.reason = texts_.text("reason", replaced.reason);
    end_edition();
  }
  void operator()(const ItemWithdrawn& withdrawn) {
    row_.withdrawn_reason = texts_.text("public_reason", withdrawn.public_reason);
    end();
  }
  void operator()(const ItemExpired&) { end(); }
  void operator()(const WithdrawalRequired& required) { row_.overturned = required.kind; }
  void operator()(const UpdateFellDue& due) { row_.change = due.change; }
  template <class Other>
  void operator()(const Other&) {}

 private:
  void take_content(Said content) {
    row_.content = texts_.text("content", content);
    row_.content_position = position_;
  }
  void take_text(const Document& text) {
    row_.text_inline = texts_.inline_text("text", text);
    row_.text_position = position_;
  }
  void publish() {
    end_edition();
    row_.published_on = day_;
    state_.new_editions.push_back(
        {row_.id, ++row_.edition, position_, day_, std::nullopt, file_.displayed, row_.title,
         row_.content, row_.facts_and_reasons, row_.remedies, row_.text_inline, row_.channel});
  }
  void end() {
    row_.ended_on = day_;
    end_edition();
  }
  void end_edition() {
    auto& ended =
        state_.new_editions.empty() ? state_.edition_ended_on : state_.new_editions.back().ended_on;
    if (!ended) ended = day_;
  }

  ItemRow& row_;
  const DisclosureFile& file_;
  StreamState& state_;
  ledger::Position position_;
  Day day_;
  LeafTexts& texts_;
};

/// Where the law drops a text, its words are no longer in work either.
void drop_text(ItemRow& row) {
  row.text_inline.reset();
  row.text_position.reset();
}

}  // namespace

void fold_event(Folded<ItemRow>& folded, const Folding& folding) {
  visit_among<Join<DisclosureEvents, CommonEvents>>(folding.leaf.fact.event,
                                                    ItemFold(folded, folding));
  if (!folded.file.text.given()) drop_text(folded.row);
}

}  // namespace caseledger::projections
