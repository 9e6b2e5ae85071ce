// The bureau's own register 机关: it is opened once, then it names officers, certificates,
// appointments and the rules in force. The table is in bureau_law.cpp.
#pragma once

#include "statemachines/day/bureau.h"
#include "statemachines/day/context.h"
#include "statemachines/day/decision.h"
#include "statemachines/table/duty.h"

namespace caseledger {

/// Cited by every leaf of this procedure. A changed table gets a new number and the old one stays.
inline constexpr std::uint32_t kBureauLawVersion = 1;

/// Pure: the same register, command and context give the same decision, today and years later.
/// `context.bureau` is that register.
Decision decide(const Bureau& bureau, const CommandBody& command, const Context& context);

/// The table as data, in the order of the law; and the clauses of each row, actors first.
std::vector<LawRow> bureau_rows();
std::vector<std::vector<Clause>> bureau_clauses();
/// Whose duty the rows are, in their order.
std::vector<LawDuty> bureau_duties();

}  // namespace caseledger
