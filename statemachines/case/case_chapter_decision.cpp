// From the passed review to the decision and its service.
#include "statemachines/case/case_chapters.h"
#include "statemachines/case/case_table.h"

namespace caseledger::case_chapters {

void hear_decision(CaseHearing& hearing, const CommandBody& command) {
  using namespace case_table;
  using Here = Chapter<CaseLaw, CaseFile, Passed, Meeting, Decided>;
  Here::hear(key_of(hearing.file.stage), hearing, command);
}

}  // namespace caseledger::case_chapters
