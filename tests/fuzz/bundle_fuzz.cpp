// Disclosure bundles that somebody hands over.
#include "adapters/proofs/disclosure_bundle.h"
#include "adapters/proofs/disclosure_check.h"
#include "tests/fuzz/fuzz_input.h"

void caseledger::fuzz::read(Input input) {
  const auto bundle = adapters::parse_disclosure(text_of(input));
  if (!bundle) return;
  const auto again = adapters::parse_disclosure(to_json(*bundle));
  expect(again && *again == *bundle);
  (void)adapters::shown_words(*bundle, "text");
  expect(adapters::check_disclosure(*bundle, {}).has_value() || !bundle->keys.empty());
}
