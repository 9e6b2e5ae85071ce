// What the law knows of a disclosure item: the fold of its facts. Only what requirements read is
// here; what people look at is the projections' business. `evolve` is total and never refuses: what
// is in the ledger has happened.
//
// Two texts may exist at once: the one on display, and a later version on its way through the
// examinations. What becomes of the first never depends on how far the second has come.
#pragma once

#include "statemachines/day/deadline.h"
#include "statemachines/day/decision.h"

namespace caseledger {

struct DisclosureFile {
  ItemStage stage = ItemStage::unopened;
  Version version;
  Instant stage_since;  ///< occurred-at of the step that led to this stage or to this text

  PublicRegister register_ = PublicRegister::unspecified;
  Id about, section;
  Day since;  ///< 作出之日 or 变更之日
  Document source;
  ActionKind action = ActionKind::unspecified;

  // The text under examination, and who signed for it (附1-6, 附1-9, 附1-10). A new text has no
  // signatures yet, and one that is sent back loses them.
  Document text;
  std::uint32_t draft_version = 0;
  bool has_content = false, has_reasons = false, has_remedies = false;  ///< 附1-7
  Id proofreader, reviewer, secrecy_reviewer, approver;
  bool is_correcting = false;  ///< 附1-13: it is to replace a text with an error

  // The text on display.
  Document displayed;
  Day first_published_on;
  bool is_held = false;        ///< the case is irregular and nobody answered for it yet (附4-9)
  bool is_overturned = false;  ///< nothing more of it may be published (处罚法48)

  std::uint32_t irregularities = 0, unanswered_irregularities = 0;
  Deadlines deadlines;

  bool is_displayed() const { return displayed.given(); }
  bool was_published() const { return first_published_on != Day{}; }
  bool is_decision() const { return register_ == PublicRegister::decisions; }
  /// Whether this officer signed for the text under examination.
  bool is_signed_by(std::string_view officer) const;
  friend bool operator==(const DisclosureFile&, const DisclosureFile&) = default;
};

/// Folds one fact of the item, whatever its kind. Refusals do not come here.
void evolve(DisclosureFile& file, const Step& step);

}  // namespace caseledger
