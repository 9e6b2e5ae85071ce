// SCHEMA.md: the tables as a page for whoever opens the file with a tool of their own, printed from
// their descriptions; a test holds the page in the tree to this print.
#pragma once

#include <string>

namespace caseledger::projections {

std::string print_schema();

}  // namespace caseledger::projections
