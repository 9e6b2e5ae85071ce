// Rows say themselves what of them is shown (row_json.h).
#include "tools/case_json.h"

#include "tools/row_json.h"

namespace caseledger::tools {
using adapters::Json;

Json json_of(const projections::CaseRow& row) { return row_json(row); }
Json json_of(const projections::DeadlineRow& row) { return row_json(row); }
Json json_of(const projections::TimelineRow& row) { return row_json(row); }
Json json_of(const projections::ItemAsLawKnows& row) { return row_json(row); }

Json json_of(const projections::CaseListed& listed) {
  auto json = row_json(listed.row);
  json.add("overdue", Json::truth(listed.is_overdue()));
  return json;
}

}  // namespace caseledger::tools
