// One case as it stood: folded from its leaves, without the tables, so that two moments can be laid
// side by side.
#pragma once

#include "projections/filters.h"
#include "projections/source.h"

namespace caseledger::projections {

struct CaseThen {
  CaseRow row;
  std::vector<DeadlineRow> deadlines;
};

/// Nothing where no leaf of the case lies within.
Result<std::optional<CaseThen>> case_as_of(const Source& source, std::string_view id,
                                           const AsOf& as_of);

}  // namespace caseledger::projections
