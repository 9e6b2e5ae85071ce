// The view `worklists`, who has to do what now, and `tasks`, of which it is made: the duties over
// the rows of their streams. Private to the room.
#pragma once

#include <string>
#include <vector>

namespace caseledger::projections {

/// What makes the two views. The columns of `worklists` are those of WorklistRow.
std::vector<std::string> worklist_sql();

}  // namespace caseledger::projections
