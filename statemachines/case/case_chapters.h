// The chapters in which the case table is heard. Each is a file of its own, because Boost.MSM
// compiles one machine of all stages in minutes and gigabytes, and six small ones in seconds.
#pragma once

#include "statemachines/case/case_file.h"
#include "statemachines/table/rule.h"

namespace caseledger::case_chapters {

using CaseHearing = Hearing<CaseFile>;

// Each asks the rows of its own stages; the file stands at one of them.
void hear_investigation(CaseHearing& hearing, const CommandBody& command);
void hear_submission(CaseHearing& hearing, const CommandBody& command);
void hear_review(CaseHearing& hearing, const CommandBody& command);
void hear_dispute(CaseHearing& hearing, const CommandBody& command);
void hear_decision(CaseHearing& hearing, const CommandBody& command);
void hear_end(CaseHearing& hearing, const CommandBody& command);

}  // namespace caseledger::case_chapters
