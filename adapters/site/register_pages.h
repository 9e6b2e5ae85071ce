// The pages of the standing registers 附1-7, all but the decisions: who enforces, what, by whom,
// how to complain. The newest item of a register has the register's page; what is on display beside
// it has a page of its own. Only what was drafted, reviewed and approved is shown (附1-3, 附1-6).
#pragma once

#include <map>
#include <vector>

#include "adapters/site/site.h"
#include "adapters/site/site_folder.h"
#include "adapters/site/site_page.h"

namespace caseledger::adapters {

struct StandingItem {
  ShownItem shown;
  Disclosure disclosure;
};

class RegisterPages {
 public:
  /// Everything on display now, the newest of each register first.
  static Result<RegisterPages> load(const SiteSource& source, CheckpointProofs& proofs);

  /// Decisions among them: their list is there even where it is empty.
  ShownRegisters shown() const;
  /// The newest item of a register; null: none is on display.
  const StandingItem* newest(PublicRegister of) const;
  /// Writes the pages. Returns how many.
  Result<std::uint32_t> bring(PageMaker& maker, SiteFolder& folder) const;

 private:
  using Items = std::vector<StandingItem>;
  explicit RegisterPages(const SiteSource& source) : source_(&source) {}
  Result<PageData> values_of(const Items& items, std::size_t number) const;

  const SiteSource* source_;
  std::map<PublicRegister, Items> items_;
};

/// What an item says, as one text without its title: for the front page.
std::string words_of(const StandingItem& item);

}  // namespace caseledger::adapters
