// That a program knows itself, and says each time the same.
#include "adapters/program_id.h"

#include <gmock/gmock.h>

namespace caseledger::adapters {
namespace {

TEST(ProgramId, IsWhatTheLinkerWrote) {
  EXPECT_THAT(program_id(), testing::MatchesRegex("([0-9a-f][0-9a-f])+"));
  EXPECT_EQ(program_id(), program_id());
}

}  // namespace
}  // namespace caseledger::adapters
