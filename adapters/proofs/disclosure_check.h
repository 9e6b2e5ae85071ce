// Checks a disclosure the way a stranger would, from the bundle alone and, better, with keys that
// he has from elsewhere: each word against its commitment, each leaf against the tree, the tree's
// root against the signed checkpoint, and what is shown against what the law wants shown. The
// browser does the same on the public pages (adapters/site/assets/examine.js), in code of its own.
#pragma once

#include <string>
#include <vector>

#include "adapters/language/language.h"
#include "adapters/proofs/disclosure_bundle.h"

namespace caseledger::adapters {

enum class Finding : std::uint8_t {
  holds,
  noted,  ///< nothing is wrong, but the reader should know
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

/// With `keys`, vkeys, in place of the bundle's own claim. Every part is looked at, also after one
/// was found broken. malformed: a given key is none.
Result<DisclosureReport> check_disclosure(const Disclosure& disclosure,
                                          const std::vector<std::string>& keys = {});

}  // namespace caseledger::adapters
