// Rows say themselves what of them is shown (row_json.h).
#include "adapters/forms/case_json.h"

#include "adapters/forms/row_json.h"

namespace caseledger::adapters {

Json json_of(const projections::CaseRow& row) { return row_json(row); }
Json json_of(const projections::DeadlineRow& row) { return row_json(row); }
Json json_of(const projections::TimelineRow& row) { return row_json(row); }
Json json_of(const projections::ItemAsLawKnows& row) { return row_json(row); }
Json json_of(const projections::ItemRow& row) { return row_json(row); }
Json json_of(const projections::RefusalRow& row) { return row_json(row); }
Json json_of(const projections::IrregularityRow& row) { return row_json(row); }
Json json_of(const projections::ReportRow& row) { return row_json(row); }

Json json_of(const projections::CaseListed& listed) {
  auto json = row_json(listed.row);
  json.add("overdue", Json::truth(listed.is_overdue()));
  return json;
}

}  // namespace caseledger::adapters
