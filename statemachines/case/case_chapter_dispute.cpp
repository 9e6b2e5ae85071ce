// What becomes of an opinion that is not agreement.
#include "statemachines/case/case_chapters.h"
#include "statemachines/case/case_table.h"

namespace caseledger::case_chapters {

void hear_dispute(CaseHearing& hearing, const CommandBody& command) {
  using namespace case_table;
  using Here = Chapter<CaseLaw, CaseFile, Opined, Disputed, Referred>;
  Here::hear(key_of(hearing.file.stage), hearing, command);
}

}  // namespace caseledger::case_chapters
