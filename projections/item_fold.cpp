// What the events of a disclosure item change in its row and in its editions.
#include "projections/fold.h"

namespace caseledger::projections {
namespace {

class ItemFold {
 public:
  ItemFold(ItemRow& row, StreamState& state, const ledger::Leaf& leaf, Told& told)
      : row_(row),
        state_(state),
        position_(leaf.position),
        day_(local_day(leaf.fact.occurred_at)),
        told_(told) {}

  void operator()(const ItemOpened& opened) {
    row_.register_ = opened.register_;
    row_.about = opened.about;
    row_.section = opened.section;
    row_.action = opened.action;
    row_.since = opened.since;
    row_.source_sha256 = opened.source.sha256;
  }
  void operator()(const ItemDrafted& drafted) {
    row_.title = told_.text("title", drafted.title);
    row_.facts_and_reasons = told_.text("facts_and_reasons", drafted.facts_and_reasons);
    row_.remedies = told_.text("remedies", drafted.remedies);
    row_.drafted_position = position_;
    take_content(drafted.content);
    take_text(drafted.text);
  }
  void operator()(const ItemUpdated& updated) {
    if (updated.content.given()) take_content(updated.content);
    if (updated.text.given()) take_text(updated.text);
    row_.change = Change::unspecified;
  }
  void operator()(const ItemPublished& published) {
    row_.channel = told_.text("channel", published.channel);
    row_.published_position = position_;
    row_.ended_on.reset();
    publish();
  }
  /// The wrong edition stays until the correction has been examined and is published; in the first
  /// ledgers it stood at once.
  void operator()(const ItemCorrected& corrected) {
    if (corrected.text.given()) take_text(corrected.text);
    row_.reason = told_.text("reason", corrected.reason);
    if (row_.stage == ItemStage::corrected) publish();
  }
  void operator()(const ItemSentBack& sent) { row_.reason = told_.text("reason", sent.reason); }
  void operator()(const ItemWithheld& withheld) {
    row_.withhold_ground = withheld.ground;
    row_.reason = told_.text("reason", withheld.reason);
    end();
  }
  void operator()(const ItemReplaced& replaced) {
    row_.reason = told_.text("reason", replaced.reason);
    take_down();
  }
  void operator()(const ItemWithdrawn& withdrawn) {
    row_.withdrawn_reason = told_.text("public_reason", withdrawn.public_reason);
    end();
  }
  void operator()(const ItemExpired&) { end(); }
  void operator()(const WithdrawalRequired& required) { row_.overturned = required.kind; }
  void operator()(const UpdateFellDue& due) { row_.change = due.change; }
  void operator()(const PublicationHeld&) { row_.is_held = true; }
  void operator()(const PublicationReleased&) { row_.is_held = false; }
  template <class Other>
  void operator()(const Other&) {}

 private:
  void take_content(Said content) {
    row_.content = told_.text("content", content);
    row_.content_position = position_;
  }
  void take_text(const Document& text) {
    row_.text = text;
    row_.text_inline = told_.inline_text("text", text);
    row_.text_position = position_;
  }
  void publish() {
    end_edition();
    row_.published_on = day_;
    row_.is_displayed = true;
    state_.new_editions.push_back({row_.id, ++row_.edition, position_, day_, std::nullopt,
                                   row_.text, row_.title, row_.content, row_.facts_and_reasons,
                                   row_.remedies, row_.text_inline, row_.channel});
  }
  void end() {
    row_.ended_on = day_;
    take_down();
  }
  void take_down() {
    row_.is_displayed = false;
    end_edition();
  }
  void end_edition() {
    auto& ended =
        state_.new_editions.empty() ? state_.edition_ended_on : state_.new_editions.back().ended_on;
    if (!ended) ended = day_;
  }

  ItemRow& row_;
  StreamState& state_;
  ledger::Position position_;
  Day day_;
  Told& told_;
};

}  // namespace

void fold_event(ItemRow& row, StreamState& state, const ledger::Leaf& leaf, Told& told) {
  visit_among<DisclosureEvents>(leaf.fact.event, ItemFold(row, state, leaf, told));
}

void show_correction(ItemRow& row, ledger::Position corrected, std::string_view path,
                     const Wording& text) {
  if (row.drafted_position == corrected) {
    if (path == "title") row.title = text;
    if (path == "facts_and_reasons") row.facts_and_reasons = text;
    if (path == "remedies") row.remedies = text;
  }
  if (row.content_position == corrected && path == "content") row.content = text;
  if (row.published_position == corrected && path == "channel") row.channel = text;
}

void fold_deadlines(ItemRow& row, const Deadlines& deadlines) {
  row.publication_due = due_of_all_bases(deadlines, ClockKind::publication);
}

}  // namespace caseledger::projections
