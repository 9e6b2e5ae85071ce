// What a page says is a function of the leaves of its item and of its case, of the program, the
// bureau and the checkpoint. Leaves are chained, so the hash of a stream's last leaf stands for all
// before it.
#include "adapters/site/decision_pages.h"

#include "adapters/language/labels.h"
#include "adapters/site/item_changes.h"
#include "adapters/site/page_renewal.h"
#include "statemachines/words/check.h"

namespace caseledger::adapters {
namespace {

using projections::DecisionEntry;
using projections::ItemRow;

/// Each text with its length before it, so that no two lists have the same bytes.
Digest digest_of(const std::vector<std::string>& texts) {
  ledger::Hasher hasher(ledger::HashFunction::sha256);
  for (const auto& text : texts) {
    const auto size = std::to_string(text.size()) + " ";
    hasher.update(ledger::bytes_of(size)).update(ledger::bytes_of(text));
  }
  return hasher.finish();
}

Digest sha256_of(std::string_view text) { return ledger::sha256(ledger::bytes_of(text)); }

Digest common_of(const SiteSource& source, const ShownRegisters& shown,
                 const CheckpointProofs& proofs) {
  std::string menu;
  for (const auto of : shown) menu.append(key_of(of)).append(" ");
  std::vector<std::string> texts{source.program, source.bureau.name, source.ledger.origin(),
                                 to_hex(source.ruleset.digest), menu};
  texts.insert(texts.end(), proofs.keys().begin(), proofs.keys().end());
  return digest_of(texts);
}

std::optional<SiteRecord> record_before(const SiteSource& source, const SiteFolder& folder) {
  if (source.program.empty()) return std::nullopt;
  const auto text = folder.read(std::string(kSiteRecordName));
  if (!text || !*text) return std::nullopt;
  return parse_site_record(**text, source.bureau_key);
}

/// Without what the bundle says.
ShownItem shown_of(const DecisionEntry& entry) {
  ShownItem shown{entry.item};
  if (const auto& about = entry.about) {
    shown.number = said(about->document_number, "—");
    if (about->matter != WaterMatter::unspecified) shown.cause = term(about->matter).zh;
    if (shown.item.action == ActionKind::unspecified) shown.item.action = about->action;
  }
  return shown;
}

}  // namespace

DecisionPages::DecisionPages(const SiteSource& source, const ShownRegisters& shown,
                             CheckpointProofs& proofs, PageMaker& maker, SiteFolder& folder)
    : source_(source),
      proofs_(proofs),
      maker_(maker),
      folder_(folder),
      before_(record_before(source, folder)),
      record_{common_of(source, shown, proofs), digest_of({proofs.note(), maker.imprint()}), {}} {
  if (before_ && before_->common != record_.common) before_.reset();
}

/// Nothing for a page that must be made each time. The words of an item are sealed under the key of
/// its name and vanish with the records of the case of that name: where that is not the case shown,
/// or where the key is about to be destroyed, no leaf of the two streams tells.
Result<std::optional<Digest>> DecisionPages::inputs_of(const DecisionEntry& entry) const {
  const auto& [item, about] = entry;
  if (item.about != item.id || (about && about->stage == CaseStage::disposed)) return std::nullopt;
  CL_TRY(const auto of_item, source_.ledger.leaf_hash(item.last_position));
  if (!about) return digest_of({item.id, to_hex(of_item)});
  CL_TRY(const auto of_case, source_.ledger.leaf_hash(about->last_position));
  return digest_of({item.id, to_hex(of_item), to_hex(of_case)});
}

/// The page as the last run wrote it, if this run would say the same on it.
std::optional<DecisionPages::Page> DecisionPages::page_before(const std::string& name,
                                                              const std::optional<Digest>& inputs) {
  if (!before_ || !inputs) return std::nullopt;
  const auto known = before_->pages.find(name);
  if (known == before_->pages.end() || known->second.inputs != *inputs) return std::nullopt;
  auto text = folder_.read(name);
  if (!text || !*text || sha256_of(**text) != known->second.sha256) return std::nullopt;
  return Page{known->second, std::move(**text), true};
}

Result<ShownItem> DecisionPages::bring(const DecisionEntry& entry) {
  const auto& [item, about] = entry;
  CL_REQUIRE(item.is_displayed && item.register_ == PublicRegister::decisions);
  CL_REQUIRE(!about || about->id == item.about);
  auto shown = shown_of(entry);
  const auto name = std::string(kDecisions) + "/" + page_name(item.id);
  CL_TRY(const auto inputs, inputs_of(entry));
  auto before = page_before(name, inputs);
  CL_TRY(const auto page, before ? renewed(std::move(*before)) : made(name, shown, inputs));
  shown.title = page.record.title;
  shown.party = page.record.party;
  if (inputs) record_.pages[name] = page.record;
  if (page.is_there) {
    folder_.keep(name);
  } else {
    CL_TRY(folder_.bring(name, page.text));
  }
  return shown;
}

Result<void> DecisionPages::bring_record() {
  return folder_.bring(std::string(kSiteRecordName), to_text(record_, source_.bureau_key));
}

Result<DecisionPages::Page> DecisionPages::renewed(Page before) {
  if (before_->moment == record_.moment) {
    ++counts_.kept;
    return before;
  }
  CL_TRY(auto text, renewed_page(before.text, proofs_, maker_.imprint()));
  ++counts_.renewed;
  before.record.sha256 = sha256_of(text);
  return Page{std::move(before.record), std::move(text)};
}

Result<DecisionPages::Page> DecisionPages::made(const std::string& name, ShownItem shown,
                                                const std::optional<Digest>& inputs) {
  CL_TRY(const auto disclosure, disclose_item({source_.ledger, proofs_}, shown.item.id));
  CL_TRY(const auto editions, source_.queries.editions(shown.item.id));
  CL_TRY(const auto leaves, leaves_of(shown.item));
  shown.title = title_of(shown.item, disclosure);
  shown.party = party_of(disclosure);
  auto values = row_of(shown, "");
  set_disclosure(values, disclosure);
  set_editions(values, editions);
  CL_TRY(set_changes(values, source_, shown.item, editions));
  values.set("leaves", leaves);
  auto text = maker_.page({name, shown.title, "decision.html", PublicRegister::decisions},
                          std::move(values));
  ++counts_.made;
  return Page{{inputs.value_or(Digest{}), sha256_of(text), shown.title, shown.party},
              std::move(text)};
}

Result<PageData> DecisionPages::leaves_of(const ItemRow& item) const {
  PageData rows{PageData::type::list};
  for (const auto procedure : {Procedure::matter, Procedure::disclosure}) {
    const auto stream = procedure == Procedure::matter ? item.about : item.id;
    CL_TRY(const auto timeline, source_.queries.timeline({procedure, stream}));
    for (const auto& leaf : timeline) {
      const bool is_shown = leaf.event == "decided_by_meeting" ||
                            leaf.event == "decided_ordinary" || leaf.event == "item_approved" ||
                            leaf.event == "item_published";
      if (!is_shown) continue;
      PageData row;
      row.set("seq", std::to_string(leaf.position.index));
      row.set("event", std::string(event_label(leaf.event).zh));
      row.set("hash", to_hex(leaf.leaf_hash));
      set_day(row, "day", local_day(leaf.occurred_at));
      rows << row;
    }
  }
  return rows;
}

}  // namespace caseledger::adapters
