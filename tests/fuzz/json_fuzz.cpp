// Any JSON: what is accepted has one printed form.
#include "adapters/forms/json.h"
#include "tests/fuzz/fuzz_input.h"

void caseledger::fuzz::read(Input input) {
  const auto json = adapters::read_json(text_of(input));
  if (!json) return;
  const auto printed = adapters::print_json(*json);
  const auto again = adapters::read_json(printed);
  expect(again && *again == *json && adapters::print_json(*again) == printed);
}
