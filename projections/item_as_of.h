// One item of public display as it stood: the law's own fold of its leaves, with its title.
#pragma once

#include <optional>

#include "projections/filters.h"
#include "projections/source.h"
#include "statemachines/disclosure/disclosure_file.h"

namespace caseledger::projections {

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
