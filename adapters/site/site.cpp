// Which pages there are, and what each list is filled with. What is said on them comes from the
// ledger with its proof; lists, stages and days from the read models.
#include "adapters/site/site.h"

#include <algorithm>

#include "adapters/language/labels.h"
#include "adapters/site/decision_pages.h"
#include "adapters/site/register_pages.h"
#include "adapters/site/site_menu.h"

namespace caseledger::adapters {
namespace {

namespace fs = std::filesystem;
using projections::DecisionEntry;
using projections::ItemRow;

constexpr std::string_view kCopied[] = {"style.css",  "proof.js",  "sm2.js",
                                        "examine.js", "verify.js", "search.js"};
constexpr std::size_t kLatestMax = 10;

/// From a page at the root of the site.
std::string link_to(const ShownItem& decision) {
  return std::string(kDecisions) + "/" + page_name(decision.item.id);
}

class Site {
 public:
  Site(const SiteSource& source, fs::path folder, CheckpointProofs& proofs)
      : source_(source), folder_(std::move(folder)), proofs_(proofs) {}

  Result<SiteReport> write();

 private:
  Result<void> load();
  Result<void> bring_pages();
  Result<void> bring_decisions();
  Result<void> bring_list_of_decisions();
  Result<void> bring_registers();
  Result<void> bring_index();
  Result<void> page(const PageHead& head, PageData values);
  PageData register_links() const;
  void set_words(PageData& values, const std::string& name, PublicRegister of) const;
  Result<std::vector<ItemRow>> withdrawn() const;

  const SiteSource& source_;
  SiteFolder folder_;
  CheckpointProofs& proofs_;
  SiteReport report_;
  std::vector<DecisionEntry> entries_;
  std::optional<RegisterPages> registers_;
  std::optional<PageMaker> maker_;
  std::vector<ShownItem> decisions_;
};

Result<std::vector<ItemRow>> Site::withdrawn() const {
  projections::ItemFilter filter;
  filter.register_ = PublicRegister::decisions;
  filter.stage = ItemStage::withdrawn;
  return source_.queries.items(filter);
}

Result<void> Site::load() {
  CL_TRY(entries_, source_.queries.decision_register());
  CL_TRY(auto registers, RegisterPages::load(source_, proofs_));
  registers_.emplace(std::move(registers));
  maker_.emplace(source_.bureau.name, registers_->shown(), proofs_.checkpoint(), source_.today);
  return {};
}

Result<SiteReport> Site::write() {
  CL_TRY(folder_.make());
  CL_TRY(load());
  CL_TRY(bring_pages());
  CL_TRY(folder_.publish());
  return report_;
}

Result<void> Site::bring_pages() {
  for (const auto name : kCopied) {
    CL_TRY(folder_.bring(std::string(name), model_text(name)));
  }
  CL_TRY(bring_decisions());
  CL_TRY(bring_list_of_decisions());
  CL_TRY(bring_registers());
  return bring_index();
}

Result<void> Site::bring_decisions() {
  DecisionPages pages(source_, registers_->shown(), proofs_, *maker_, folder_);
  for (const auto& entry : entries_) {
    CL_TRY(auto shown, pages.bring(entry));
    decisions_.push_back(std::move(shown));
    ++report_.pages;
  }
  report_.decision_pages = pages.counts();
  return pages.bring_record();
}

Result<void> Site::bring_list_of_decisions() {
  CL_TRY(const auto gone, withdrawn());
  PageData rows{PageData::type::list};
  for (const auto& decision : decisions_) rows << row_of(decision, link_to(decision));
  PageData old{PageData::type::list};
  for (const auto& item : gone) {
    PageData row;
    row.set("title", said(item.title, item.id));
    row.set("reason", said(item.withdrawn_reason, "—"));
    set_day(row, "ended", item.ended_on);
    old << row;
  }
  report_.decisions = static_cast<std::uint32_t>(decisions_.size());
  report_.withdrawn = static_cast<std::uint32_t>(gone.size());
  PageData values;
  values.set("count", std::to_string(decisions_.size()));
  values.set("decisions", rows);
  set_truth(values, "has_withdrawn", !gone.empty());
  values.set("withdrawn", old);
  return page({"decisions.html", "执法决定", "decisions.html", PublicRegister::decisions}, values);
}

Result<void> Site::bring_registers() {
  CL_TRY(const auto count, registers_->bring(*maker_, folder_));
  report_.pages += count;
  return {};
}

PageData Site::register_links() const {
  PageData links{PageData::type::list};
  for (const auto& entry : kSiteRegisters) {
    const auto* newest = registers_->newest(entry.of);
    const bool is_decisions = entry.of == PublicRegister::decisions;
    if (newest == nullptr && !is_decisions) continue;
    PageData row;
    row.set("href", std::string(entry.file));
    row.set("name", std::string(term(entry.of).zh));
    row.set("count", is_decisions ? "公示中" + std::to_string(decisions_.size()) + "件"
                                  : chinese(*newest->shown.item.published_on) + "公示");
    links << row;
  }
  return links;
}

void Site::set_words(PageData& values, const std::string& name, PublicRegister of) const {
  const auto* newest = registers_->newest(of);
  set_truth(values, "has_" + name, newest != nullptr);
  values.set(name, newest == nullptr ? std::string() : words_of(*newest));
}

Result<void> Site::bring_index() {
  PageData latest{PageData::type::list};
  for (std::size_t n = 0; n < std::min(decisions_.size(), kLatestMax); ++n) {
    latest << row_of(decisions_[n], link_to(decisions_[n]));
  }
  PageData values;
  set_words(values, "supervision", PublicRegister::supervision);
  set_words(values, "subjects", PublicRegister::subjects);
  values.set("registers", register_links());
  values.set("latest", latest);
  return page({"index.html", "行政执法公示", "index.html"}, values);
}

Result<void> Site::page(const PageHead& head, PageData values) {
  ++report_.pages;
  return folder_.bring(head.name, maker_->page(head, std::move(values)));
}

}  // namespace

Result<SiteReport> export_site(const SiteSource& source, const fs::path& folder) {
  CL_TRY(auto proofs, CheckpointProofs::open(source.ledger, source.bureau));
  return Site(source, folder, proofs).write();
}

}  // namespace caseledger::adapters
