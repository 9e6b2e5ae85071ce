// The public site 执法公示 (附1-7): static HTML that any web server or a USB stick can carry. What
// is shown is what was drafted, reviewed and approved for publication (附1-3, 附1-6), nothing from
// the case file and no field that was withheld; a withdrawn decision shows its public reason and no
// text (处罚法48). Each text comes with its proof (disclosure_bundle.h), which the page verifies in
// the reader's browser (adapters/site/assets/verify.js).
#pragma once

#include <filesystem>

#include "ledger/ledger.h"
#include "projections/queries.h"
#include "statemachines/day/bureau.h"

namespace caseledger::adapters {

struct SiteSource {
  const projections::Queries& queries;
  const ledger::Ledger& ledger;  ///< opened with the vault's key: words come from there
  const Bureau& bureau;
  Day today;
};

struct SiteReport {
  std::uint32_t pages = 0;
  std::uint32_t decisions = 0;
  std::uint32_t withdrawn = 0;
};

/// Writes all pages anew into `folder`, which is made if missing; pages of what is no longer on
/// display are removed. Files a person put there are left alone. unavailable: a folder that cannot
/// be written, or a checkpoint that does not cover everything on display yet.
Result<SiteReport> export_site(const SiteSource& source, const std::filesystem::path& folder);

}  // namespace caseledger::adapters
