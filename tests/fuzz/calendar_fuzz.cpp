// A year's holidays: no day of a calendar that was accepted ends the counting of days.
#include "engine/calendar_file.h"
#include "engine/calendar_stack.h"
#include "tests/fuzz/fuzz_input.h"

void caseledger::fuzz::read(Input input) {
  const auto file = engine::read_calendar_file("fuzz.toml", text_of(input));
  if (file) (void)engine::stack_calendar({*file});
}
