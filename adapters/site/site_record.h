// What a run of `export site` leaves for the next one: from what each page of a decision was made
// and what it was then, so that the next run makes only what has changed. It lies in the site's
// folder as JSON Lines:
//
//   {"format":"caseledger/site/v2","common":"<64 hex>","moment":"<64 hex>"}
//   {"page":"decisions/2021-SF-0001.html","inputs":"<64 hex>","sha256":"<64 hex>",
//    "title":"…","party":"…"}
//   {"hmac":"<64 hex>"}
//
// The last line is HMAC-SHA256 over those before it, under a key that is made of the bureau's. A
// site may lie where others can write: without the key nobody can make an altered page pass for
// one that the last run wrote.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/vault/aead.h"
#include "statemachines/words/digest.h"

namespace caseledger::adapters {

inline constexpr std::string_view kSiteRecordName = "pages.jsonl";

struct PageRecord {
  Digest inputs;             ///< of what the page says, apart from what all pages have in common
  Digest sha256;             ///< of the page's bytes
  std::string title, party;  ///< which lists show
  friend bool operator==(const PageRecord&, const PageRecord&) = default;
};

struct SiteRecord {
  Digest common;  ///< of what every page depends on: the program, the bureau, its keys, the menu
  Digest moment;  ///< of the checkpoint with its signatures, and the day
  std::map<std::string, PageRecord, std::less<>> pages;  ///< by name
  friend bool operator==(const SiteRecord&, const SiteRecord&) = default;
};

std::string to_text(const SiteRecord& record, const ledger::SecretKey& bureau_key);
/// Nothing where the text is no record, was changed, or was written under another key.
std::optional<SiteRecord> parse_site_record(std::string_view text,
                                            const ledger::SecretKey& bureau_key);

}  // namespace caseledger::adapters
