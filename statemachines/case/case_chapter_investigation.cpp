// From 立案 to the question whether the case is major.
#include "statemachines/case/case_chapters.h"
#include "statemachines/case/case_table.h"

namespace caseledger::case_chapters {

void hear_investigation(CaseHearing& hearing, const CommandBody& command) {
  using namespace case_table;
  using Here = Chapter<CaseLaw, CaseFile, Unfiled, Filed, Investigating, Concluded, Ordinary>;
  Here::hear(key_of(hearing.file.stage), hearing, command);
}

}  // namespace caseledger::case_chapters
