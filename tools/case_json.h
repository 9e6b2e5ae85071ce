// Rows of the read models as JSON, in the words of the vocabularies' keys.
#pragma once

#include "adapters/forms/json.h"
#include "projections/as_of.h"
#include "projections/queries.h"

namespace caseledger::tools {

adapters::Json json_of(const projections::CaseRow& row);
adapters::Json json_of(const projections::CaseListed& listed);
adapters::Json json_of(const projections::DeadlineRow& row);
adapters::Json json_of(const projections::TimelineRow& row);
adapters::Json json_of(const projections::ItemAsLawKnows& row);

}  // namespace caseledger::tools
