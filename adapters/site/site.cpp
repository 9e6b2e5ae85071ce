// Which pages there are, and what each list is filled with. What is said on them comes from the
// ledger with its proof; lists, stages and days from the read models.
#include "adapters/site/site.h"

#include <algorithm>

#include "adapters/language/labels.h"
#include "adapters/site/decision_pages.h"

namespace caseledger::adapters {
namespace {

namespace fs = std::filesystem;
using projections::DecisionEntry;
using projections::ItemRow;

constexpr std::string_view kCopied[] = {"style.css", "proof.js", "sm2.js", "examine.js",
                                        "verify.js"};
constexpr std::size_t kLatestMax = 10;

/// The register of officers as it was approved and published.
struct OfficersPage {
  ShownItem shown;
  Disclosure disclosure;
};

class Site {
 public:
  Site(const SiteSource& source, fs::path folder, CheckpointProofs& proofs)
      : source_(source), folder_(std::move(folder)), proofs_(proofs) {}

  Result<SiteReport> write();

 private:
  Result<void> load();
  Result<void> load_officers();
  Result<void> bring_pages();
  Result<void> bring_decisions();
  Result<void> bring_list_of_decisions();
  Result<void> bring_officers();
  Result<void> bring_index();
  Result<void> page(const std::string& name, std::string_view title, std::string_view body,
                    PageData values);
  Result<std::vector<ItemRow>> withdrawn() const;

  const SiteSource& source_;
  SiteFolder folder_;
  CheckpointProofs& proofs_;
  SiteReport report_;
  std::vector<DecisionEntry> entries_;
  std::optional<OfficersPage> officers_;
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
  CL_TRY(load_officers());
  maker_.emplace(source_.bureau.name, officers_.has_value(), proofs_.checkpoint(), source_.today);
  return {};
}

Result<void> Site::load_officers() {
  projections::ItemFilter displayed;
  displayed.register_ = PublicRegister::officers;
  displayed.displayed = true;
  CL_TRY(const auto officers, source_.queries.items(displayed));
  if (officers.empty()) return {};
  const auto newest = std::ranges::max_element(officers, {}, &ItemRow::published_on);
  CL_TRY(auto disclosure, disclose_item({source_.ledger, proofs_}, newest->id));
  ShownItem shown{*newest, "—", title_of(*newest, disclosure)};
  officers_ = OfficersPage{std::move(shown), std::move(disclosure)};
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
  CL_TRY(bring_officers());
  return bring_index();
}

Result<void> Site::bring_decisions() {
  DecisionPages pages(source_, officers_.has_value(), proofs_, *maker_, folder_);
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
  for (const auto& decision : decisions_) rows << row_of(decision, "decisions/");
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
  return page("decisions.html", "执法决定", "decisions.html", values);
}

/// Only what was drafted, reviewed and approved is shown of the officers too: the register that the
/// bureau keeps for itself has names that nobody released (附1-3, 附1-6).
Result<void> Site::bring_officers() {
  if (!officers_) return {};
  const auto& [shown, disclosure] = *officers_;
  CL_TRY(const auto editions, source_.queries.editions(shown.item.id));
  auto values = row_of(shown, "");
  set_disclosure(values, disclosure);
  set_editions(values, editions);
  return page(std::string(kOfficers), shown.title, kOfficers, values);
}

Result<void> Site::bring_index() {
  const auto link = [](std::string_view href, std::string count, PublicRegister name) {
    PageData row;
    row.set("href", std::string(href));
    row.set("count", std::move(count));
    row.set("name", std::string(term(name).zh));
    return row;
  };
  PageData registers{PageData::type::list};
  registers << link("decisions.html", "公示中" + std::to_string(decisions_.size()) + "件",
                    PublicRegister::decisions);
  if (officers_) {
    registers << link(kOfficers, chinese(*officers_->shown.item.published_on) + "公示",
                      PublicRegister::officers);
  }
  PageData latest{PageData::type::list};
  for (std::size_t n = 0; n < std::min(decisions_.size(), kLatestMax); ++n) {
    latest << row_of(decisions_[n], "decisions/");
  }
  PageData values;
  values.set("registers", registers);
  values.set("latest", latest);
  return page("index.html", "行政执法公示", "index.html", values);
}

Result<void> Site::page(const std::string& name, std::string_view title, std::string_view body,
                        PageData values) {
  ++report_.pages;
  return folder_.bring(name, maker_->page(name, title, body, std::move(values)));
}

}  // namespace

Result<SiteReport> export_site(const SiteSource& source, const fs::path& folder) {
  CL_TRY(auto proofs, CheckpointProofs::open(source.ledger, source.bureau));
  return Site(source, folder, proofs).write();
}

}  // namespace caseledger::adapters
