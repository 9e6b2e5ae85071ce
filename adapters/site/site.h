// The public site 执法公示 (附1-7): static HTML that any web server or a USB stick can carry. It
// shows only words that were drafted, reviewed and approved for publication (附1-3, 附1-6): no
// words of the case file, and no field that was withheld. Of a withdrawn decision it shows the
// public reason and no text (处罚法48). Each text comes with its proof (disclosure_bundle.h), which
// the page verifies in the reader's browser (adapters/site/assets/verify.js).
#pragma once

#include <filesystem>

#include "ledger/ledger.h"
#include "projections/queries.h"
#include "statemachines/day/bureau.h"
#include "statemachines/day/ruleset.h"

namespace caseledger::adapters {

struct SiteSource {
  const projections::Queries& queries;
  const ledger::Ledger& ledger;  ///< opened with the vault's key: words come from there
  const Bureau& bureau;
  const Ruleset& ruleset;  ///< cites the articles by which words were changed
  Day today;
  const ledger::SecretKey& bureau_key;  ///< authenticates the record of what was made
  std::string program = {};  ///< which program this is; empty: unknown, so all pages are made
};

/// Of the decisions' pages.
struct SitePageCounts {
  std::uint32_t made = 0;
  std::uint32_t renewed = 0;  ///< only proven anew, under another checkpoint
  std::uint32_t kept = 0;
  friend bool operator==(const SitePageCounts&, const SitePageCounts&) = default;
};

struct SiteReport {
  std::uint32_t pages = 0;
  std::uint32_t decisions = 0;
  std::uint32_t withdrawn = 0;
  SitePageCounts decision_pages;
};

/// Brings `folder` up to date, which is made if missing. What it then holds is what a run into an
/// empty folder writes, but only what has changed since the last run is made and written
/// (decision_pages.h). Pages of what is no longer on display are removed, files that a person put
/// there are left alone. unavailable: a folder that cannot be written, or a checkpoint that does
/// not cover everything on display yet; the site is then as it was.
Result<SiteReport> export_site(const SiteSource& source, const std::filesystem::path& folder);

}  // namespace caseledger::adapters
