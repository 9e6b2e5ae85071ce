// An item's text is shown first where it says more than the item's content does.
#include "adapters/site/register_pages.h"

#include <algorithm>

#include "adapters/site/item_changes.h"
#include "adapters/site/site_menu.h"

namespace caseledger::adapters {
namespace {

using projections::ItemRow;

/// An update may give its occasion as content, and all that holds in the text.
bool text_leads(const Disclosure& disclosure) {
  const auto* text = shown_words(disclosure, "text");
  const auto* content = shown_words(disclosure, "content");
  return text != nullptr && (content == nullptr || text->find(*content) == std::string::npos);
}

std::string file_of(const SiteRegister& entry, const ItemRow& item, std::size_t number) {
  if (number == 0) return std::string(entry.file);
  return std::string(kItems) + "/" + page_name(item.id);
}

}  // namespace

Result<RegisterPages> RegisterPages::load(const SiteSource& source, CheckpointProofs& proofs) {
  RegisterPages pages(source);
  projections::ItemFilter displayed;
  displayed.displayed = true;
  CL_TRY(auto rows, source.queries.items(displayed));
  std::ranges::stable_sort(rows, std::ranges::greater(), &ItemRow::published_on);
  for (auto& row : rows) {
    if (row.register_ == PublicRegister::decisions) continue;
    CL_TRY(auto disclosure, disclose_item({source.ledger, proofs}, row.id));
    ShownItem shown{std::move(row)};
    shown.title = title_of(shown.item, disclosure);
    pages.items_[shown.item.register_].push_back({std::move(shown), std::move(disclosure)});
  }
  return pages;
}

ShownRegisters RegisterPages::shown() const {
  ShownRegisters shown{PublicRegister::decisions};
  for (const auto& [of, items] : items_) shown.insert(of);
  return shown;
}

const StandingItem* RegisterPages::newest(PublicRegister of) const {
  const auto found = items_.find(of);
  return found == items_.end() ? nullptr : &found->second.front();
}

Result<PageData> RegisterPages::values_of(const Items& items, std::size_t number) const {
  const auto& [shown, disclosure] = items[number];
  const auto of = shown.item.register_;
  const auto& entry = *std::ranges::find(kSiteRegisters, of, &SiteRegister::of);
  const std::string root = number == 0 ? "" : "../";
  PageData others{PageData::type::list};
  for (std::size_t n = 0; n < items.size(); ++n) {
    if (n == number) continue;
    others << row_of(items[n].shown, root + file_of(entry, items[n].shown.item, n));
  }
  CL_TRY(const auto editions, source_->queries.editions(shown.item.id));
  auto values = row_of(shown, "");
  values.set("register", std::string(key_of(of)));
  values.set("register_name", std::string(entry.menu));
  values.set("register_file", std::string(entry.file));
  values.set("basis", std::string(entry.basis));
  set_truth(values, "is_newest", number == 0);
  set_truth(values, "text_leads", text_leads(disclosure));
  set_truth(values, "has_others", items.size() > 1);
  values.set("others", others);
  set_disclosure(values, disclosure);
  set_editions(values, editions);
  CL_TRY(set_changes(values, *source_, shown.item, editions));
  return values;
}

Result<std::uint32_t> RegisterPages::bring(PageMaker& maker, SiteFolder& folder) const {
  std::uint32_t count = 0;
  for (const auto& entry : kSiteRegisters) {
    const auto found = items_.find(entry.of);
    if (found == items_.end()) continue;
    const auto& items = found->second;
    for (std::size_t n = 0; n < items.size(); ++n) {
      const auto name = file_of(entry, items[n].shown.item, n);
      CL_TRY(auto values, values_of(items, n));
      CL_TRY(folder.bring(name, maker.page({name, items[n].shown.title, "register.html", entry.of},
                                           std::move(values))));
      ++count;
    }
  }
  return count;
}

std::string words_of(const StandingItem& item) {
  const auto* text = shown_words(item.disclosure, "text");
  const auto* content = shown_words(item.disclosure, "content");
  if (!text_leads(item.disclosure)) return content == nullptr ? std::string() : *content;
  auto words = *text;
  if (words.starts_with(item.shown.title)) words.erase(0, item.shown.title.size());
  words.erase(0, std::min(words.find_first_not_of("\n "), words.size()));
  return words;
}

}  // namespace caseledger::adapters
