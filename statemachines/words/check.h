// Bugs, and only bugs. A refusal is data, a fault is a Result; what ends up here is neither: the
// caller broke a contract (CL_REQUIRE) or we did (CL_ASSERT). Both are on in every build, print
// the sentence and the values, and abort: a ledger that goes on after a bug proves nothing.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace caseledger {

[[noreturn]] inline void bug(std::string_view who, const char* what, const char* file, int line) {
  std::fprintf(stderr, "caseledger: %.*s: %s (%s:%d)\n", static_cast<int>(who.size()), who.data(),
               what, file, line);
  std::abort();
}

}  // namespace caseledger

#define CL_REQUIRE(condition) \
  ((condition) ? void() : ::caseledger::bug("caller wrong", #condition, __FILE__, __LINE__))
#define CL_ASSERT(condition) \
  ((condition) ? void() : ::caseledger::bug("we are wrong", #condition, __FILE__, __LINE__))
