// The disclosure procedure 公示信息: from 拟公开 to 撤回 or 到期 (陵水字〔2021〕93号 附1,
// 行政处罚法48). The table itself is in disclosure_table.h; here is what others ask of it.
#pragma once

#include "statemachines/day/context.h"
#include "statemachines/day/decision.h"
#include "statemachines/disclosure/disclosure_file.h"
#include "statemachines/table/duty.h"

namespace caseledger {

/// Cited by every leaf of this procedure. A changed table gets a new number and the old one stays.
inline constexpr std::uint32_t kDisclosureLawVersion = 1;

/// Pure: the same file, command and context give the same decision, today and years later.
Decision decide(const DisclosureFile& file, const CommandBody& command, const Context& context);

/// The table as data, in the order of the law; and the clauses of each row, actors first.
std::vector<LawRow> disclosure_rows();
std::vector<std::vector<Clause>> disclosure_clauses();
/// Whose duty the rows are, in their order.
std::vector<LawDuty> disclosure_duties();

}  // namespace caseledger
