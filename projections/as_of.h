// One stream as it stood: folded from its leaves, without the tables, so that two moments can be
// laid side by side.
#pragma once

#include "projections/filters.h"
#include "projections/source.h"

namespace caseledger::projections {

struct CaseThen {
  CaseRow row;
  std::vector<DeadlineRow> deadlines;
};

/// Nothing where no leaf of the case lies within.
Result<std::optional<CaseThen>> case_as_of(const Source& source, const Id& id, const AsOf& as_of);

/// An item of public display as the law knew it, with its title.
struct ItemThen {
  Id id;
  DisclosureFile file;
  Wording title;
  ledger::Position last;  ///< of its leaves
  std::vector<DeadlineRow> deadlines;
};

/// Nothing where no leaf of the item lies within.
Result<std::optional<ItemThen>> item_as_of(const Source& source, const Id& id, const AsOf& as_of);

}  // namespace caseledger::projections
