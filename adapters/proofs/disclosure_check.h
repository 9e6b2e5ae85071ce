// Checks a disclosure as a stranger would, from the bundle alone and, better, with keys obtained
// from another source: words against their commitments, leaves against the tree, the root of the
// tree against the signed checkpoint, and the fields shown against those that the law requires. The
// browser does the same on the public pages (adapters/site/assets/examine.js), in code of its own.
#pragma once

#include <string>
#include <vector>

#include "adapters/language/language.h"
#include "adapters/proofs/disclosure_bundle.h"

namespace caseledger::adapters {

enum class Finding : std::uint8_t {
  holds,
  noted,  ///< nothing is wrong, but the reader should know it
  broken
};

struct CheckedLine {
  Finding finding = Finding::holds;
  std::string subject;  ///< "proof", "signature", or the field: "remedies"
  Bilingual what;
};

struct DisclosureReport {
  std::vector<CheckedLine> lines;
  bool is_clean() const;
};

/// Signatures are checked under `keys` (vkeys); if none are given, under the keys that the bundle
/// itself names. All parts are checked, even after one was found broken. malformed: one of `keys`
/// is no vkey.
Result<DisclosureReport> check_disclosure(const Disclosure& disclosure,
                                          const std::vector<std::string>& keys = {});

}  // namespace caseledger::adapters
