// The public site 执法公示 (附1-7): static HTML that any web server or a USB stick can carry. What
// is shown of a decision is what was drafted, reviewed and approved for publication, nothing from
// the case file; a withdrawn decision shows its public reason and no text (处罚法48).
#pragma once

#include <filesystem>
#include <string>

#include "ledger/checkpoint.h"
#include "ledger/fault.h"
#include "projections/queries.h"

namespace caseledger::adapters {

struct SiteOptions {
  std::string bureau;             ///< the name in the head of every page
  ledger::Checkpoint checkpoint;  ///< of the ledger the pages were made from
  Day today;
};

struct SiteReport {
  std::uint32_t pages = 0;
  std::uint32_t decisions = 0;
  std::uint32_t withdrawn = 0;
};

/// Writes all pages anew into `folder`, which is made if missing; pages of decisions that are no
/// longer on display are removed. Files a person put there are left alone.
Result<SiteReport> export_site(const projections::Queries& queries, const SiteOptions& options,
                               const std::filesystem::path& folder);

}  // namespace caseledger::adapters
