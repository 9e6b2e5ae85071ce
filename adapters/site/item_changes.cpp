// Editions are rows of the read models; which fields a draft withheld stands in its leaf.
#include "adapters/site/item_changes.h"

#include <algorithm>

#include "adapters/language/labels.h"
#include "adapters/language/messages.h"
#include "adapters/proofs/displayed_item.h"
#include "adapters/site/difference.h"
#include "adapters/site/site_page.h"

namespace caseledger::adapters {
namespace {

using projections::EditionRow;
using projections::TimelineRow;
using projections::Wording;

constexpr std::string_view kChanging[] = {"record_corrected", "item_corrected", "item_updated",
                                          "item_replaced", "item_drafted"};
constexpr std::string_view kNumber = "document_number";

struct Field {
  std::string_view name;
  Wording EditionRow::*member;
};
constexpr Field kCompared[] = {{"title", &EditionRow::title},
                               {"content", &EditionRow::content},
                               {"facts_and_reasons", &EditionRow::facts_and_reasons},
                               {"remedies", &EditionRow::remedies},
                               {"text", &EditionRow::text_inline}};

/// What the draft on display right after an edition withheld.
std::vector<Id> withheld_by(std::span<const ledger::Leaf> stream, const EditionRow& edition) {
  const auto end = std::ranges::upper_bound(stream, edition.position, {}, &ledger::Leaf::position);
  return displayed_item({stream.begin(), end}).withheld;
}

PageData row_of_field(std::string label, const Wording& old_text, const Wording& new_text) {
  const auto found = difference_of(old_text.value_or(""), new_text.value_or(""));
  PageData row;
  row.set("label", std::move(label));
  row.set("before", found.before);
  set_if_any(row, "old", found.old_words);
  set_if_any(row, "new", found.new_words);
  row.set("after", found.after);
  return row;
}

PageData row_of_act(const TimelineRow& leaf, const Ruleset& ruleset) {
  std::string cites;
  for (const auto& article : leaf.articles) {
    cites.append(cites.empty() ? "" : "、").append(cite_of(article, ruleset));
  }
  PageData row;
  row.set("act", std::string(event_label(leaf.event).zh));
  set_if_any(row, "cites", cites);
  set_day(row, "day", local_day(leaf.occurred_at));
  return row;
}

/// The acts between two editions that changed words. The engine's own entries are none.
PageData acts_between(const std::vector<TimelineRow>& timeline, const EditionRow& old_edition,
                      const EditionRow& new_edition, const Ruleset& ruleset) {
  PageData acts{PageData::type::list};
  for (const auto& leaf : timeline) {
    const bool is_between =
        old_edition.position < leaf.position && leaf.position < new_edition.position;
    if (!is_between || std::ranges::count(kChanging, leaf.event) == 0) continue;
    acts << row_of_act(leaf, ruleset);
  }
  return acts;
}

PageData fields_between(std::span<const ledger::Leaf> stream, PublicRegister of,
                        const EditionRow& old_edition, const EditionRow& new_edition) {
  auto hidden = withheld_by(stream, old_edition);
  std::ranges::copy(withheld_by(stream, new_edition), std::back_inserter(hidden));
  PageData fields{PageData::type::list};
  for (const auto& [name, member] : kCompared) {
    const auto &old_text = old_edition.*member, &new_text = new_edition.*member;
    if (old_text == new_text || std::ranges::count(hidden, name) != 0) continue;
    fields << row_of_field(label_of_field(name, of), old_text, new_text);
  }
  return fields;
}

/// A correction made before anything was published corrected nothing that the public saw.
Result<void> add_number(PageData& changes, const SiteSource& source, const Id& about,
                        ledger::Position first_published) {
  const projections::StreamKey stream{Procedure::matter, about};
  CL_TRY(const auto corrections, source.queries.corrections(stream));
  CL_TRY(const auto timeline, source.queries.timeline(stream));
  for (const auto& correction : corrections) {
    if (correction.path != kNumber || correction.position < first_published) continue;
    const auto leaf = std::ranges::find(timeline, correction.position, &TimelineRow::position);
    PageData acts{PageData::type::list}, fields{PageData::type::list}, change;
    if (leaf != timeline.end()) acts << row_of_act(*leaf, source.ruleset);
    fields << row_of_field("文号", correction.old_text, correction.new_text);
    set_truth(change, "has_edition", false);
    change.set("acts", acts);
    change.set("fields", fields);
    changes << change;
  }
  return {};
}

}  // namespace

Result<void> set_changes(PageData& values, const SiteSource& source,
                         const projections::ItemRow& item,
                         const std::vector<EditionRow>& editions) {
  PageData changes{PageData::type::list};
  CL_TRY(const auto stream, source.ledger.read_stream(Procedure::disclosure, item.id));
  CL_TRY(const auto timeline, source.queries.timeline({Procedure::disclosure, item.id}));
  for (std::size_t n = 1; n < editions.size(); ++n) {
    const auto &old_edition = editions[n - 1], &new_edition = editions[n];
    PageData change;
    change.set("acts", acts_between(timeline, old_edition, new_edition, source.ruleset));
    change.set("fields", fields_between(stream, item.register_, old_edition, new_edition));
    set_truth(change, "has_edition", true);
    change.set("edition", std::to_string(new_edition.edition));
    set_day(change, "published", new_edition.published_on);
    changes << change;
  }
  if (!editions.empty()) {
    CL_TRY(add_number(changes, source, item.about, editions.front().position));
  }
  set_truth(values, "has_changes", changes.is_non_empty_list());
  values.set("changes", changes);
  return {};
}

}  // namespace caseledger::adapters
