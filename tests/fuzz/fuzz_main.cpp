// The door through which libFuzzer calls a fuzzer.
#include "tests/fuzz/fuzz_input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  caseledger::fuzz::read({data, size});
  return 0;
}
