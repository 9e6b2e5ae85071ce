// Rows of the read models as JSON, in the words of the vocabularies' keys.
#pragma once

#include "adapters/forms/json.h"
#include "projections/as_of.h"
#include "projections/queries.h"

namespace caseledger::adapters {

Json json_of(const projections::CaseRow& row);
Json json_of(const projections::CaseListed& listed);
Json json_of(const projections::DeadlineRow& row);
Json json_of(const projections::TimelineRow& row);
Json json_of(const projections::ItemAsLawKnows& row);
Json json_of(const projections::ItemRow& row);
Json json_of(const projections::RefusalRow& row);
Json json_of(const projections::IrregularityRow& row);
Json json_of(const projections::ReportRow& row);

}  // namespace caseledger::adapters
