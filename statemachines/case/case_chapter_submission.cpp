// 送审 and its completion.
#include "statemachines/case/case_chapters.h"
#include "statemachines/case/case_table.h"

namespace caseledger::case_chapters {

void hear_submission(CaseHearing& hearing, const CommandBody& command) {
  using namespace case_table;
  using Here = Chapter<CaseLaw, CaseFile, Preparing, Submitted, Supplement>;
  Here::hear(key_of(hearing.file.stage), hearing, command);
}

}  // namespace caseledger::case_chapters
