// Signatures belong to a text: a new text has none.
#include "statemachines/disclosure/disclosure_file.h"

#include "statemachines/day/clock_effects.h"

namespace caseledger {
namespace {

void clear_signatures(DisclosureFile& file) {
  file.proofreader.clear();
  file.reviewer.clear();
  file.secrecy_reviewer.clear();
  file.approver.clear();
}

void take_text(DisclosureFile& file, const Document& text, const Step& step) {
  clear_signatures(file);
  file.text = text;
  file.stage_since = step.occurred_at;
}

/// What was wrong or overtaken is not examined again as it stands: a new text must be drafted.
void drop_text(DisclosureFile& file) {
  clear_signatures(file);
  file.text = {};
}

void fold(DisclosureFile& file, const ItemOpened& opened, const Step&) {
  file.register_ = opened.register_;
  file.about = opened.about;
  file.section = opened.section;
  file.since = opened.since;
  file.source = opened.source;
  file.action = opened.action;
}

void fold(DisclosureFile& file, const ItemDrafted& drafted, const Step& step) {
  take_text(file, drafted.text, step);
  ++file.draft_version;
  file.has_content = drafted.content.given();
  file.has_reasons = drafted.facts_and_reasons.given();
  file.has_remedies = drafted.remedies.given();
}

/// What an update does not mention stays as it was.
void fold(DisclosureFile& file, const ItemUpdated& updated, const Step& step) {
  take_text(file, updated.text, step);
  ++file.draft_version;
  file.has_content |= updated.content.given();
}

void fold(DisclosureFile& file, const ItemProofread&, const Step& step) {
  file.proofreader = step.actor;
}

void fold(DisclosureFile& file, const ItemReviewed&, const Step& step) {
  file.reviewer = step.actor;
}

void fold(DisclosureFile& file, const SecrecyCleared&, const Step& step) {
  file.secrecy_reviewer = step.actor;
}

void fold(DisclosureFile& file, const ItemApproved&, const Step& step) {
  file.approver = step.actor;
}

void fold(DisclosureFile& file, const ItemPublished& published, const Step& step) {
  if (!file.was_published()) file.first_published_on = local_day(step.occurred_at);
  file.displayed = published.text;
  file.is_correcting = false;
}

/// Those who signed the text with the error did not sign this one; it is shown when they have. The
/// first ledgers showed it at once.
void fold(DisclosureFile& file, const ItemCorrected& corrected, const Step& step) {
  take_text(file, corrected.text, step);
  ++file.draft_version;
  file.is_correcting = step.stage_after != key_of(ItemStage::corrected);
  if (!file.is_correcting) file.displayed = corrected.text;
}

void fold(DisclosureFile& file, const ItemSentBack&, const Step&) { clear_signatures(file); }

void fold(DisclosureFile& file, const UpdateFellDue&, const Step& step) {
  if (step.stage_after == key_of(ItemStage::draft)) drop_text(file);
}

void fold(DisclosureFile& file, const ItemReplaced&, const Step&) {
  drop_text(file);
  file.displayed = {};
  file.is_correcting = false;
}

void fold(DisclosureFile& file, const ItemWithdrawn&, const Step&) { file.displayed = {}; }
void fold(DisclosureFile& file, const ItemExpired&, const Step&) { file.displayed = {}; }
void fold(DisclosureFile& file, const PublicationHeld&, const Step&) { file.is_held = true; }
void fold(DisclosureFile& file, const PublicationReleased&, const Step&) { file.is_held = false; }
void fold(DisclosureFile& file, const WithdrawalRequired&, const Step&) {
  file.is_overturned = true;
}

void fold(DisclosureFile& file, const DeadlinePassed& passed, const Step&) {
  fold_rung(file.deadlines, passed);
}

void fold(DisclosureFile& file, const IrregularityRecorded&, const Step&) {
  ++file.irregularities;
  ++file.unanswered_irregularities;
}

void fold(DisclosureFile& file, const IrregularityAnswered&, const Step&) {
  file.unanswered_irregularities = 0;
  answer_breaches(file.deadlines);
}

}  // namespace

bool DisclosureFile::is_signed_by(std::string_view officer) const {
  return officer == proofreader || officer == reviewer || officer == secrecy_reviewer ||
         officer == approver;
}

void evolve(DisclosureFile& file, const Step& step) {
  const auto stage = parse_term<ItemStage>(step.stage_after).value_or(file.stage);
  ++file.version.count;
  if (file.stage != stage) file.stage_since = step.occurred_at;
  file.stage = stage;
  visit_among<Join<DisclosureEvents, CommonEvents>>(step.event, [&](const auto& one) {
    if constexpr (requires { fold(file, one, step); }) fold(file, one, step);
  });
  for (const auto& moved : step.clocks) {
    const bool answers = apply(file.deadlines, moved);
    if (answers && file.unanswered_irregularities != 0) --file.unanswered_irregularities;
  }
}

}  // namespace caseledger
