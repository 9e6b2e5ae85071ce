// The sentence behind a requirement's name. A leaf keeps the name alone; whoever shows it, today
// or years later, asks here.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "statemachines/day/decision.h"

namespace caseledger {

/// Of any procedure's table and of the general requirements; nothing for a name no law knows.
std::optional<Clause> clause_named(std::string_view requirement);

/// Of all of them, by name, each once.
std::vector<NamedClause> all_clauses();

/// Every article that a row, a requirement or a clock of any procedure rests on, once each.
std::vector<std::string_view> cited_articles();

}  // namespace caseledger
