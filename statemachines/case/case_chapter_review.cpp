// The review itself, up to its written opinion.
#include "statemachines/case/case_chapters.h"
#include "statemachines/case/case_table.h"

namespace caseledger::case_chapters {

void hear_review(CaseHearing& hearing, const CommandBody& command) {
  using namespace case_table;
  using Here = Chapter<CaseLaw, CaseFile, Reviewing>;
  Here::hear(key_of(hearing.file.stage), hearing, command);
}

}  // namespace caseledger::case_chapters
