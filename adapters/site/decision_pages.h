// The pages of the decisions on display. A page is made when its item or the item's case has gone
// on since the last run, or when something changed that all pages depend on. One that only lacks
// the newest checkpoint is proven anew (page_renewal.h). The others stay. Which is which is told by
// the record of the last run (site_record.h) and by the bytes of the page itself.
#pragma once

#include <optional>

#include "adapters/site/page_maker.h"
#include "adapters/site/site.h"
#include "adapters/site/site_folder.h"
#include "adapters/site/site_page.h"
#include "adapters/site/site_record.h"

namespace caseledger::adapters {

class DecisionPages {
 public:
  /// `shown`: the registers to which the menu of each page leads. All others outlive the pages.
  DecisionPages(const SiteSource& source, const ShownRegisters& shown, CheckpointProofs& proofs,
                PageMaker& maker, SiteFolder& folder);

  /// Brings the page of a decision up to date. Returns what lists show of the decision.
  Result<ShownItem> bring(const projections::DecisionEntry& entry);
  /// Brings the record for the next run, after all pages.
  Result<void> bring_record();
  /// How many pages were made, proven anew and kept.
  const SitePageCounts& counts() const { return counts_; }

 private:
  struct Page {
    PageRecord record;
    std::string text;
    bool is_there = false;  ///< the file holds it already
  };
  Result<std::optional<Digest>> inputs_of(const projections::DecisionEntry& entry) const;
  std::optional<Page> page_before(const std::string& name, const std::optional<Digest>& inputs);
  Result<Page> renewed(Page before);
  Result<Page> made(const std::string& name, ShownItem shown, const std::optional<Digest>& inputs);
  Result<PageData> leaves_of(const projections::ItemRow& item) const;

  const SiteSource& source_;
  CheckpointProofs& proofs_;
  PageMaker& maker_;
  SiteFolder& folder_;
  std::optional<SiteRecord> before_;  ///< of the last run; none where nothing of it can be used
  SiteRecord record_;
  SitePageCounts counts_;
};

}  // namespace caseledger::adapters
