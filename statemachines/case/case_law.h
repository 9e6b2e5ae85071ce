// The case procedure 案件: from 立案 to 归档 (陵水字〔2021〕93号 附4, 行政处罚法). The table itself
// is in case_table.h; here is what others ask of it.
#pragma once

#include "statemachines/case/case_file.h"
#include "statemachines/day/context.h"
#include "statemachines/day/decision.h"
#include "statemachines/table/duty.h"

namespace caseledger {

/// Cited by every leaf of this procedure. A changed table gets a new number and the old one stays.
inline constexpr std::uint32_t kCaseLawVersion = 1;

/// Pure: the same file, command and context give the same decision, today and years later.
Decision decide(const CaseFile& file, const CommandBody& command, const Context& context);

/// The table as data, in the order of the law; and the clauses of each row, actors first.
std::vector<LawRow> case_rows();
std::vector<std::vector<Clause>> case_clauses();
/// Whose duty the rows are, in their order.
std::vector<LawDuty> case_duties();

/// What is asked or said beside the rows: of every act of a case, of a decision that comes too
/// early, and of an irregular act.
std::vector<NamedClause> case_sentences();

}  // namespace caseledger
